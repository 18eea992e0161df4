import { ActionIcon, Group, Menu } from '@mantine/core'
import { IconCrown, IconDots, IconGavel, IconPencil, IconUserMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ConfirmPreview, Person, Phone, StatusBadge } from '../../ui/index.ts'
import { EndCustody } from './end-custody.tsx'
import { familyTexts } from './family-texts.ts'
import { fullName } from './person.ts'
import css from './people.module.css'
import { RightsForm } from './rights-form.tsx'
import { RightsLine } from './rights-line.tsx'
import { staffTexts } from './staff-texts.ts'
import { personTexts } from './texts.ts'

export interface Guardian {
  user_id: string
  first_name: string
  last_name: string
  relation: 'father' | 'mother' | 'grandparent' | 'sibling' | 'guardian'
  is_primary: boolean
  rights: { view: boolean; pay: boolean; pick_up: boolean; message: boolean }
  /** Only staff get it. */
  phone_number1?: string | null
}

/** What the reader may do with one guardian. */
export interface GuardianPowers {
  end?: boolean
  edit?: boolean
  handOver?: boolean
  /** Because of a custody decision: staff with the right to it. */
  custody?: boolean
}

export interface GuardianListProps {
  guardians: readonly Guardian[]
  childName: string
  /** `/api/v1/learners/ID/`: where `guardians/USER/` hangs. */
  path: string
  powers: (guardian: Guardian) => GuardianPowers
  onEnded?: (guardian: Guardian) => void
}

type Act = 'end' | 'edit' | 'handOver' | 'custody'
const lists = ['/api/v1/parents/children/', '/api/v1/learners/']

/** Who stands behind a child, what each may, and what can be done about it. */
export function GuardianList({ guardians, childName, path, powers, onEnded }: GuardianListProps) {
  const t = useText(personTexts)
  const family = useText(familyTexts)
  const [chosen, setChosen] = useState<{ act: Act; guardian: Guardian } | null>(null)
  const close = () => setChosen(null)
  const end = useAct((guardian: Guardian) => api.delete(`${path}guardians/${guardian.user_id}/`), {
    invalidates: lists,
    success: t.accessEnded,
    onSuccess: (_none, guardian) => onEnded?.(guardian),
  })
  const handOver = useAct((guardian: Guardian) => api.post(`${path}guardians/${guardian.user_id}/primary/`), {
    invalidates: lists,
    success: family.handedOver,
  })
  // Somebody without a name is called by his phone, kept from being turned around in right-to-left sentences.
  const nameOf = ({ phone_number1, ...guardian }: Guardian) =>
    fullName(guardian) || (phone_number1 ? `\u2066${phone_number1}\u2069` : t.guardian)
  const name = chosen ? nameOf(chosen.guardian) : ''
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
                {!guardian.is_primary && <RightsLine rights={guardian.rights} />}
              </>
            }
          />
          <Group gap="xs" wrap="nowrap">
            {guardian.is_primary && <StatusBadge tone="info">{t.primary}</StatusBadge>}
            <Powers
              powers={powers(guardian)}
              name={nameOf(guardian)}
              onChoose={(act) => setChosen({ act, guardian })}
            />
          </Group>
        </div>
      ))}
      {chosen?.act === 'edit' && (
        <RightsForm guardian={chosen.guardian} name={name} path={path} onClose={close} />
      )}
      {chosen?.act === 'custody' && (
        <EndCustody guardian={chosen.guardian} name={name} child={childName} path={path} onClose={close} />
      )}
      <ConfirmPreview
        opened={chosen?.act === 'end'}
        onClose={close}
        title={t.endAccessTitle({ name })}
        confirmLabel={t.endAccess}
        danger
        onConfirm={() => chosen && end.run(chosen.guardian)}
      >
        {t.endAccessDetail({ name, child: childName })}
      </ConfirmPreview>
      <ConfirmPreview
        opened={chosen?.act === 'handOver'}
        onClose={close}
        title={family.handOverTitle({ name })}
        confirmLabel={family.handOver}
        onConfirm={() => chosen && handOver.run(chosen.guardian)}
      >
        {family.handOverDetail({ name })}
      </ConfirmPreview>
    </>
  )
}

function Powers({
  powers,
  name,
  onChoose,
}: {
  powers: GuardianPowers
  name: string
  onChoose: (act: Act) => void
}) {
  const t = useText(personTexts)
  const family = useText(familyTexts)
  const staff = useText(staffTexts)
  const any = Object.values(powers).some(Boolean)
  if (!any) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={44} aria-label={family.more({ name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {powers.edit && (
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => onChoose('edit')}>
            {family.editRights}
          </Menu.Item>
        )}
        {powers.handOver && (
          <Menu.Item leftSection={<IconCrown size={18} aria-hidden />} onClick={() => onChoose('handOver')}>
            {family.handOver}
          </Menu.Item>
        )}
        {powers.end && (
          <Menu.Item
            color="red.8"
            leftSection={<IconUserMinus size={18} aria-hidden />}
            onClick={() => onChoose('end')}
          >
            {t.endAccess}
          </Menu.Item>
        )}
        {powers.custody && (
          <Menu.Item
            color="red.8"
            leftSection={<IconGavel size={18} aria-hidden />}
            onClick={() => onChoose('custody')}
          >
            {staff.endCustody}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
