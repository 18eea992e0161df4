import type { Instructor } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { api, useAct, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, KeyValue, Loaded, notify, Page, Phone, StatusBadge, useGo } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { InstructorForm, instructorsPath } from './instructor-form.tsx'
import { instructorTexts } from './instructor-texts.ts'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName } from './person.ts'
import css from './people.module.css'
import { personTexts } from './texts.ts'

/** One instructor, for those who manage them: how to reach him, and his profile to edit. */
export default function InstructorPage() {
  const t = useText(personTexts)
  const { instructors } = useText(peopleNavigation)
  const id = useParam('id')
  const go = useGo()
  const instructor = useOne<Instructor>(`${instructorsPath}${id}/`)
  return (
    <Page
      title={instructor.data ? fullName(instructor.data) : instructors}
      width="narrow"
      breadcrumbs={[{ label: instructors, href: '/admin/instructors' }]}
      actions={instructor.data && <Visibility instructor={instructor.data} />}
    >
      <Loaded {...instructor}>
        {(present) => (
          <div className={css.stack}>
            {present.staff && (
              <Card>
                <KeyValue
                  items={[
                    {
                      label: t.phone,
                      value: present.staff.phone_number1 ? (
                        <Phone number={present.staff.phone_number1} />
                      ) : null,
                    },
                    { label: t.email, value: present.staff.email },
                  ]}
                />
              </Card>
            )}
            <Card>
              <InstructorForm
                key={present.staff?.version}
                instructor={present}
                manages
                onCancel={() => go('/admin/instructors')}
                onDone={() => notify.success(t.saved)}
              />
            </Card>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Visibility({ instructor }: { instructor: Instructor }) {
  const t = useText(personTexts)
  const own = useText(instructorTexts)
  const name = fullName(instructor)
  const path = `${instructorsPath}${instructor.id}/`
  const restore = useAct(() => api.post(`${path}restore/`), {
    invalidates: [instructorsPath],
    success: t.isBack({ name }),
  })
  const archive = useAct(() => api.delete(path), {
    invalidates: [instructorsPath],
    onSuccess: () => notify.undo(t.wasArchived({ name }), () => void restore.run(undefined)),
  })
  if (instructor.staff?.archived_at) {
    return (
      <>
        <StatusBadge tone="neutral">{own.hidden}</StatusBadge>
        <Button
          leftSection={<IconEye size={18} aria-hidden />}
          loading={restore.running}
          onClick={() => void restore.run(undefined)}
        >
          {t.restore}
        </Button>
      </>
    )
  }
  return (
    <Button
      variant="default"
      leftSection={<IconEyeOff size={18} aria-hidden />}
      loading={archive.running}
      onClick={() => void archive.run(undefined)}
    >
      {t.archive}
    </Button>
  )
}
