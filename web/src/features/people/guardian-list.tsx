import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ConfirmPreview, Person, Phone, StatusBadge } from '../../ui/index.ts'
import { fullName } from './person.ts'
import css from './people.module.css'
import { personTexts } from './texts.ts'

interface Guardian {
  user_id: string
  first_name: string
  last_name: string
  relation: 'father' | 'mother' | 'grandparent' | 'sibling' | 'guardian'
  is_primary: boolean
  /** Only staff get it. */
  phone_number1?: string | null
}

export interface GuardianListProps {
  guardians: readonly Guardian[]
  childName: string
  /** `/api/v1/learners/ID/`: where `guardians/USER/` hangs. */
  path: string
  /** Whose access may this person end? */
  mayEnd: (guardian: Guardian) => boolean
  onEnded?: (guardian: Guardian) => void
}

/** Who stands behind a child, and the way to end somebody's access. */
export function GuardianList({ guardians, childName, path, mayEnd, onEnded }: GuardianListProps) {
  const t = useText(personTexts)
  const [leaving, setLeaving] = useState<Guardian | null>(null)
  const end = useAct((guardian: Guardian) => api.delete(`${path}guardians/${guardian.user_id}/`), {
    invalidates: ['/api/v1/parents/children/', '/api/v1/learners/'],
    success: t.accessEnded,
    onSuccess: (_none, guardian) => onEnded?.(guardian),
  })
  // Somebody without a name is called by his phone, kept from being turned around in right-to-left sentences.
  const nameOf = ({ phone_number1, ...guardian }: Guardian) =>
    fullName(guardian) || (phone_number1 ? `\u2066${phone_number1}\u2069` : t.guardian)
  return (
    <>
      {guardians.map((guardian) => (
        <div key={guardian.user_id} className={css.guardian}>
          <Person
            name={nameOf(guardian)}
            detail={
              <>
                {t[guardian.relation]}
                {guardian.phone_number1 && (
                  <>
                    {' '}
                    · <Phone number={guardian.phone_number1} />
                  </>
                )}
              </>
            }
          />
          <Group gap="xs">
            {guardian.is_primary && <StatusBadge tone="info">{t.primary}</StatusBadge>}
            {mayEnd(guardian) && (
              <Button variant="subtle" color="red" onClick={() => setLeaving(guardian)}>
                {t.endAccess}
              </Button>
            )}
          </Group>
        </div>
      ))}
      <ConfirmPreview
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={leaving ? t.endAccessTitle({ name: nameOf(leaving) }) : ''}
        confirmLabel={t.endAccess}
        danger
        onConfirm={async () => {
          if (leaving) await end.run(leaving)
        }}
      >
        {leaving && t.endAccessDetail({ name: nameOf(leaving), child: childName })}
      </ConfirmPreview>
    </>
  )
}
