import { useText } from '../../i18n/index.ts'
import { Card, notify, Page, useGo } from '../../ui/index.ts'
import { InstructorForm } from './instructor-form.tsx'
import { instructorTexts } from './instructor-texts.ts'
import { peopleNavigation } from './navigation-texts.ts'
import { personTexts } from './texts.ts'

export default function NewInstructor() {
  const t = useText(instructorTexts)
  const { saved } = useText(personTexts)
  const { instructors } = useText(peopleNavigation)
  const go = useGo()
  return (
    <Page title={t.add} width="narrow" breadcrumbs={[{ label: instructors, href: '/admin/instructors' }]}>
      <Card>
        <InstructorForm
          manages
          onCancel={() => go('/admin/instructors')}
          onDone={() => {
            notify.success(saved)
            go('/admin/instructors')
          }}
        />
      </Card>
    </Page>
  )
}
