import type { Learner } from '@halqa/api-client'
import { useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, Loaded, notify, Page, useGo } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { EditLearnerForm, learnersPath } from './learner-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName } from './person.ts'
import { personTexts } from './texts.ts'

export default function EditLearner() {
  const t = useText(personTexts)
  const learners = useText(peopleNavigation).learners
  const id = useParam('id')
  const go = useGo()
  const learner = useOne<Learner>(`${learnersPath}${id}/`)
  const name = learner.data ? fullName(learner.data) : t.edit
  return (
    <Page
      title={name}
      width="narrow"
      breadcrumbs={[
        { label: learners, href: '/admin/learners' },
        { label: name, href: `/admin/learners/${id}` },
      ]}
    >
      <Loaded {...learner}>
        {(present) => (
          <Card>
            <EditLearnerForm
              learner={present}
              onCancel={() => go(`/admin/learners/${id}`)}
              onDone={() => {
                notify.success(t.saved)
                go(`/admin/learners/${id}`)
              }}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
