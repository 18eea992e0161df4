import type { Retention } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { api, useInvalidate, useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, Form, FormActions, Loaded, notify, NumberField, Page, useForm } from '../../ui/index.ts'
import { privacyNavigation } from './navigation-texts.ts'
import css from './privacy.module.css'
import { retentionTexts } from './texts.ts'

const path = '/api/v1/privacy/retention/'

/** How long each kind of data is kept, and what the last night removed. */
export default function RetentionPage() {
  const t = useText(retentionTexts)
  const navigation = useText(privacyNavigation)
  const retention = useOne<Retention>(path)
  return (
    <Page
      title={navigation.retention}
      description={t.description}
      breadcrumbs={[{ label: navigation.requests, href: '/admin/privacy' }]}
    >
      <Loaded {...retention}>{(found) => <Days key={JSON.stringify(found)} retention={found} />}</Loaded>
    </Page>
  )
}

function Days({ retention }: { retention: Retention }) {
  const t = useText(retentionTexts)
  const format = useFormat()
  const invalidate = useInvalidate()
  const form = useForm<Record<string, number | null>, Retention>({
    initial: Object.fromEntries(retention.results.map(({ kind, days }) => [kind, days])),
    submit: (values) => {
      const changed = retention.results.filter(
        ({ kind, days }) => values[kind] !== days && values[kind] !== null,
      )
      return api.patch<Retention>(path, Object.fromEntries(changed.map(({ kind }) => [kind, values[kind]])))
    },
    onDone: () => {
      notify.success(t.saved)
      invalidate(path, '/api/v1/settings/')
    },
  })
  return (
    <Card>
      <Text size="sm" c="dimmed">
        {retention.last_run ? `${t.lastRun}: ${format.dateTime(retention.last_run)}` : t.never}
      </Text>
      <Form form={form}>
        {retention.results.map((row) => (
          <div key={row.kind} className={css.line}>
            <NumberField
              label={row.label}
              description={`${row.help} ${t.range({ min: row.min, max: row.max, usual: row.default })}`}
              min={row.min}
              max={row.max}
              {...form.field(row.kind)}
            />
            {row.removed !== null && <Text size="sm">{t.removed({ count: row.removed })}</Text>}
          </div>
        ))}
        {form.dirty && <FormActions form={form} label={t.save} onCancel={() => form.reset()} />}
      </Form>
      <Text size="sm" c="dimmed" mt="md">
        {t.backups}
      </Text>
    </Card>
  )
}
