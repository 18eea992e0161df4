import { useMe } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, DetailSkeleton, notify, Page, useGo } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { ChildForm } from './child-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName } from './person.ts'

const messages = defineMessages({
  title: { en: 'Add a child', ar: 'إضافة طفل', fa: 'افزودن فرزند' },
  done: { en: '{name} was added.', ar: 'تمت إضافة {name}.', fa: '{name} افزوده شد.' },
})

/** A new child. `?next=/path` leads back to where the child was needed, with `child` as a parameter. */
export default function NewChild() {
  const t = useText(messages)
  const family = useText(peopleNavigation).family
  const { me } = useMe()
  const go = useGo()
  const [next] = useSearchParam('next')
  const back = /^\/(?![/\\])/.test(next) ? next : null
  return (
    <Page title={t.title} width="narrow" breadcrumbs={[{ label: family, href: '/family' }]}>
      <Card>
        {me === undefined ? (
          <DetailSkeleton />
        ) : (
          <ChildForm
            familyName={me.last_name}
            onCancel={() => go(back ?? '/family')}
            onDone={(child) => {
              notify.success(t.done({ name: fullName(child) }))
              go(back === null ? '/family' : `${back}${back.includes('?') ? '&' : '?'}child=${child.id}`)
            }}
          />
        )}
      </Card>
    </Page>
  )
}
