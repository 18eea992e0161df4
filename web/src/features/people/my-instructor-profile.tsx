import type { Instructor } from '@halqa/api-client'
import { useMe, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, Loaded, notify, Page, useGo } from '../../ui/index.ts'
import { InstructorForm, instructorsPath } from './instructor-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { personTexts } from './texts.ts'

/** What the public reads about the instructor who is signed in. */
export default function MyInstructorProfile() {
  const { saved } = useText(personTexts)
  const title = useText(peopleNavigation).myProfile
  const { me } = useMe()
  const go = useGo()
  const profile = useOne<Instructor>(`${instructorsPath}${me?.id ?? ''}/`, {}, { enabled: me !== undefined })
  return (
    <Page title={title} width="narrow">
      <Loaded {...profile}>
        {(present) => (
          <Card>
            <InstructorForm
              instructor={present}
              manages={false}
              onCancel={() => go('/today')}
              onDone={() => notify.success(saved)}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
