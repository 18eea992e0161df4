import type { GuardianInvitation } from '@halqa/api-client'
import { Button, Group, Text } from '@mantine/core'
import { api, useAct, useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Phone, StatusBadge, type Tone } from '../../ui/index.ts'
import { familyTexts } from './family-texts.ts'
import css from './people.module.css'
import { RightsLine } from './rights-line.tsx'
import { personTexts } from './texts.ts'

const tones: Readonly<Record<GuardianInvitation['status'], Tone>> = {
  open: 'info',
  accepted: 'good',
  declined: 'neutral',
  revoked: 'neutral',
  expired: 'neutral',
}

interface InvitationListProps {
  /** `/api/v1/parents/children/ID/` */
  path: string
  /** Who may send again (guardians) and take back. */
  mayResend?: boolean
  mayRevoke?: boolean
}

/** Invitations for a child that wait, ran out or were declined; accepted ones are guardians by now. */
export function InvitationList({ path, mayResend = false, mayRevoke = false }: InvitationListProps) {
  const t = useText(familyTexts)
  const list = useList<GuardianInvitation>(`${path}invitations/`, { page_size: 10 }, { refreshEvery: 30_000 })
  const shown = list.rows.filter(
    (one) => one.status === 'open' || one.status === 'expired' || one.status === 'declined',
  )
  if (shown.length === 0) return null
  return (
    <section aria-label={t.invitations}>
      <Text fw={600} mt="md">
        {t.invitations}
      </Text>
      {shown.map((invitation) => (
        <InvitationRow
          key={invitation.id}
          invitation={invitation}
          path={path}
          mayResend={mayResend && invitation.status !== 'declined'}
          mayRevoke={mayRevoke && invitation.status !== 'declined'}
        />
      ))}
    </section>
  )
}

function InvitationRow({
  invitation,
  path,
  mayResend,
  mayRevoke,
}: InvitationListProps & { invitation: GuardianInvitation }) {
  const t = useText(familyTexts)
  const person = useText(personTexts)
  const format = useFormat()
  const own = `${path}invitations/${invitation.id}/`
  const invalidates = [`${path}invitations/`]
  const resend = useAct(() => api.post(`${own}resend/`), { invalidates, success: t.invited })
  const revoke = useAct(() => api.delete(own), { invalidates, success: t.tookBack })
  return (
    <div className={css.guardian}>
      <div>
        <Phone number={invitation.phone} link={false} />
        <Text size="sm" c="dimmed">
          {person[invitation.relation]}
          {invitation.status === 'open' && ` · ${t.until({ day: format.date(invitation.expires_at) })}`}
          <RightsLine rights={invitation.rights} />
        </Text>
      </div>
      <Group gap="xs">
        <StatusBadge tone={tones[invitation.status]}>{t[invitation.status]}</StatusBadge>
        {mayResend && (
          <Button variant="subtle" loading={resend.running} onClick={() => void resend.run(undefined)}>
            {t.resend}
          </Button>
        )}
        {mayRevoke && (
          <Button
            variant="subtle"
            color="gray"
            loading={revoke.running}
            onClick={() => void revoke.run(undefined)}
          >
            {t.takeBack}
          </Button>
        )}
      </Group>
    </div>
  )
}
