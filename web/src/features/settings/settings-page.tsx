import type { Setting, SettingList } from '@halqa/api-client'
import { api, useInvalidate, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, Form, FormActions, Loaded, notify, Page, useForm } from '../../ui/index.ts'
import { LogoCard } from './logo-card.tsx'
import { SettingInput } from './setting-input.tsx'
import css from './settings.module.css'
import { groupTexts, settingsTexts } from './texts.ts'

const path = '/api/v1/settings/'

/** Every policy of the centre, in the groups in which the modules declare them. */
export default function SettingsPage() {
  const t = useText(settingsTexts)
  const list = useOne<SettingList>(path)
  return (
    <Page title={t.title} description={t.description}>
      <Loaded {...list}>{({ results }) => <Groups settings={results} />}</Loaded>
    </Page>
  )
}

function Groups({ settings }: { settings: readonly Setting[] }) {
  const t = useText(settingsTexts)
  const groups = [...new Set(settings.map(({ group }) => group))].map(
    (group) => [group, settings.filter((setting) => setting.group === group)] as const,
  )
  const nameOf = useGroupName()
  return (
    <div className={css.frame}>
      <nav aria-label={t.sections}>
        <ul className={css.sections}>
          {groups.map(([group]) => (
            <li key={group}>
              <a href={`#${group}`}>{nameOf(group)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(([group, own]) => (
        <div key={group} id={group} className={css.frame}>
          <Group title={nameOf(group)} settings={own} />
          {group === 'centre' && <LogoCard />}
        </div>
      ))}
    </div>
  )
}

function useGroupName(): (group: string) => string {
  const names: Readonly<Record<string, unknown>> = useText(groupTexts)
  return (group) => {
    // Asked first: a group that has no words keeps its key, and the page stands.
    const name = Object.hasOwn(groupTexts, group) ? names[group] : undefined
    return typeof name === 'string' ? name : group
  }
}

/** One group is one form; only what was changed is sent. */
function Group({ title, settings }: { title: string; settings: readonly Setting[] }) {
  const t = useText(settingsTexts)
  const invalidate = useInvalidate()
  const form = useForm<Record<string, unknown>, SettingList>({
    initial: Object.fromEntries(settings.map(({ key, value }) => [key, value])),
    submit: (values) => {
      const changed = settings.filter(
        ({ key, value }) => JSON.stringify(values[key]) !== JSON.stringify(value),
      )
      return api.patch<SettingList>(path, Object.fromEntries(changed.map(({ key }) => [key, values[key]])))
    },
    onDone: () => {
      notify.success(t.saved)
      invalidate(path)
      // Name, colour, language and zone of the centre are read once, at the start of the app.
      if (settings.some(({ group }) => group === 'centre')) location.reload()
    },
  })
  return (
    <Card title={title}>
      <Form form={form}>
        <div className={css.fields}>
          {settings.map((setting) => (
            <SettingInput key={setting.key} setting={setting} bound={form.field(setting.key)} />
          ))}
        </div>
        {form.dirty && <FormActions form={form} label={t.save} onCancel={() => form.reset()} />}
      </Form>
    </Card>
  )
}
