import type { Child } from '@halqa/api-client'
import { useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, Loaded, notify, Page, useGo } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { ChildForm, childrenPath } from './child-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName } from './person.ts'
import { personTexts } from './texts.ts'

export default function EditChild() {
  const t = useText(personTexts)
  const family = useText(peopleNavigation).family
  const id = useParam('id')
  const go = useGo()
  const child = useOne<Child>(`${childrenPath}${id}/`)
  const name = child.data ? fullName(child.data) : t.edit
  return (
    <Page
      title={name}
      width="narrow"
      breadcrumbs={[
        { label: family, href: '/family' },
        { label: name, href: `/family/${id}` },
      ]}
    >
      <Loaded {...child}>
        {(present) => (
          <Card>
            <ChildForm
              child={present}
              onCancel={() => go(`/family/${id}`)}
              onDone={() => {
                notify.success(t.saved)
                go(`/family/${id}`)
              }}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
