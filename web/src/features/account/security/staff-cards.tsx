import type { DeskSignIn, UserRecord } from '@halqa/api-client'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct, useMe } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Card, ConfirmPreview, Countdown } from '../../../ui/index.ts'
import { nameOf, usersPath } from '../user-list.tsx'
import { QrCode } from './qr-code.tsx'
import css from './security.module.css'
import { securityTexts } from './texts.ts'

const staff = ['owner', 'admin', 'supervisor', 'financial', 'support']

/** What the staff may do about the ways into somebody's account. */
export function SecurityCard({ user, mayManage }: { user: UserRecord; mayManage: boolean }) {
  const t = useText(securityTexts)
  const { me, can } = useMe()
  const [asking, setAsking] = useState(false)
  const desk = can('users.desk_sign_in') && user.is_active && !user.roles.some((role) => staff.includes(role))
  const reset = useAct(() => api.delete(`${usersPath}${user.id}/second-factor/`), { success: t.resetDone })
  const mayReset = mayManage && user.id !== me?.id
  if (!desk && !mayReset) return null
  return (
    <Card title={desk ? t.deskCode : undefined}>
      <div className={css.stack}>
        {desk && <DeskCode user={user} />}
        {mayReset && (
          <Group>
            <Button variant="light" color="red" onClick={() => setAsking(true)}>
              {t.resetFactor}
            </Button>
          </Group>
        )}
      </div>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.resetFactor}
        confirmLabel={t.resetFactor}
        danger
        onConfirm={() => reset.run(undefined)}
      >
        {t.resetDetail({ name: nameOf(user) })}
      </ConfirmPreview>
    </Card>
  )
}

function DeskCode({ user }: { user: UserRecord }) {
  const t = useText(securityTexts)
  const [made, setMade] = useState<DeskSignIn>()
  const [over, setOver] = useState(false)
  const make = useAct(() => api.post<DeskSignIn>(`${usersPath}${user.id}/one-time-sign-in/`), {
    onSuccess: (answer) => {
      setOver(false)
      setMade(answer)
    },
  })
  return (
    <>
      <Text size="sm" c="dimmed">
        {t.deskCodeHint}
      </Text>
      <Group>
        <Button variant="default" loading={make.running} onClick={() => void make.run(undefined)}>
          {t.showCode}
        </Button>
      </Group>
      <Modal opened={made !== undefined} onClose={() => setMade(undefined)} title={t.deskCode}>
        {made && (
          <div className={css.stack}>
            <Text>{t.deskScan({ name: nameOf(user) })}</Text>
            {over ? (
              <Text fw={600}>{t.deskExpired}</Text>
            ) : (
              <>
                <QrCode text={made.link} label={t.deskCode} />
                <Text size="sm" c="dimmed" ta="center" component="div">
                  {t.goodFor}{' '}
                  <Countdown key={made.link} until={made.expires_at} onEnd={() => setOver(true)} />
                </Text>
              </>
            )}
            <Button variant="default" loading={make.running} onClick={() => void make.run(undefined)}>
              {t.another}
            </Button>
          </div>
        )}
      </Modal>
    </>
  )
}
