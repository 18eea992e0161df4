import type { NewAuthenticator, RecoveryCodes as CodesAnswer, SecondFactorState } from '@halqa/api-client'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct, useInvalidate, useOne } from '../../../api/index.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import { Card, ConfirmPreview, Loaded, StatusBadge } from '../../../ui/index.ts'
import { AuthenticatorSetup } from './authenticator-setup.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import css from './security.module.css'
import { securityTexts } from './texts.ts'

export const factorPath = '/api/v1/second-factor/'

/** The authenticator app and its recovery codes. */
export function AuthenticatorCard() {
  const t = useText(securityTexts)
  const state = useOne<SecondFactorState>(factorPath)
  return (
    <Card title={t.app}>
      <Loaded {...state}>{(known) => <Authenticator state={known} />}</Loaded>
    </Card>
  )
}

function Authenticator({ state }: { state: SecondFactorState }) {
  const t = useText(securityTexts)
  const format = useFormat()
  const invalidate = useInvalidate()
  const [setting, setSetting] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  const [asking, setAsking] = useState<'off' | 'codes'>()
  const since = state.authenticator_since
  const turnOff = useAct(() => api.delete(`${factorPath}authenticator/`), {
    invalidates: [factorPath],
    success: t.turnedOff,
  })
  const renew = useAct(() => api.post<CodesAnswer>(`${factorPath}recovery-codes/`), {
    invalidates: [factorPath],
    onSuccess: (answer) => setCodes(answer.recovery_codes),
  })
  const started = (made: readonly string[]) => {
    invalidate(factorPath)
    setSetting(false)
    setCodes(made)
  }
  return (
    <div className={css.stack}>
      {since === null ? (
        <Text c="dimmed" size="sm">
          {state.required ? t.mustHave : t.appOff}
        </Text>
      ) : (
        <div>
          <StatusBadge tone="good">{t.on}</StatusBadge>{' '}
          <Text c="dimmed" size="sm" component="span">
            {t.appOn({ date: format.date(since) })} · {t.codesLeft({ count: state.recovery_codes_left })}
          </Text>
        </div>
      )}
      <Group gap="xs">
        <Button variant={since === null ? 'filled' : 'default'} onClick={() => setSetting(true)}>
          {since === null ? t.setUp : t.replace}
        </Button>
        {since !== null && (
          <>
            <Button variant="default" onClick={() => setAsking('codes')}>
              {t.newCodes}
            </Button>
            {!(state.required && state.passkeys === 0) && (
              <Button variant="light" color="red" onClick={() => setAsking('off')}>
                {t.turnOff}
              </Button>
            )}
          </>
        )}
      </Group>
      <Modal opened={setting} onClose={() => setSetting(false)} title={t.app} closeOnClickOutside={false}>
        {setting && (
          <AuthenticatorSetup
            start={() => api.post<NewAuthenticator>(`${factorPath}authenticator/`)}
            confirm={async (code) =>
              (await api.post<CodesAnswer>(`${factorPath}authenticator/confirm/`, { code })).recovery_codes
            }
            onDone={started}
            onCancel={() => setSetting(false)}
          />
        )}
      </Modal>
      <Modal
        opened={codes !== undefined}
        onClose={() => setCodes(undefined)}
        title={t.codesTitle}
        closeOnClickOutside={false}
      >
        {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      </Modal>
      <ConfirmPreview
        opened={asking === 'off'}
        onClose={() => setAsking(undefined)}
        title={t.turnOff}
        confirmLabel={t.turnOff}
        danger
        onConfirm={() => turnOff.run(undefined)}
      >
        {t.turnOffDetail}
      </ConfirmPreview>
      <ConfirmPreview
        opened={asking === 'codes'}
        onClose={() => setAsking(undefined)}
        title={t.newCodes}
        confirmLabel={t.newCodes}
        onConfirm={() => renew.run(undefined)}
      >
        {t.newCodesDetail}
      </ConfirmPreview>
    </div>
  )
}
