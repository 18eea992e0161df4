import type { NewAuthenticator, SecondStep as SecondStepAnswer } from '@halqa/api-client'
import { Button, Divider, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { CodeField, Form, FormActions, TextField, useForm } from '../../../ui/index.ts'
import { atField } from '../at-field.ts'
import { AuthenticatorSetup } from './authenticator-setup.tsx'
import type { Demand } from './demand.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import css from './security.module.css'
import { securityTexts } from './texts.ts'

interface StepProps<D extends Demand> {
  demand: D
  onDone: () => void
  /** Back to the first step. */
  onBack: () => void
}

const path = '/api/v1/auth/second-factor/'

/** What is still asked for after password or code: a second proof, or to set one up. */
export function SecondStep({ demand, onDone, onBack }: StepProps<Demand>) {
  const t = useText(securityTexts)
  return (
    <div className={css.stack}>
      {demand.kind === 'factor' ? (
        <>
          <Factor demand={demand} onDone={onDone} />
          <Button variant="subtle" onClick={onBack}>
            {t.back}
          </Button>
        </>
      ) : (
        <Enrolment demand={demand} onDone={onDone} onBack={onBack} />
      )}
    </div>
  )
}

/** The title above a step. */
export function useStepTitle(demand: Demand): { title: string; hint: string } {
  const t = useText(securityTexts)
  if (demand.kind === 'enrolment') return { title: t.enrolTitle, hint: t.enrolHint }
  return { title: t.secondTitle, hint: demand.methods.includes('totp') ? t.secondHint : t.passkeyOnlyHint }
}

function Factor({ demand, onDone }: Omit<StepProps<Extract<Demand, { kind: 'factor' }>>, 'onBack'>) {
  const t = useText(securityTexts)
  const { methods, token } = demand
  const codes = methods.includes('totp')
  return (
    <>
      {codes && <ByCode token={token} recovery={methods.includes('recovery_code')} onDone={onDone} />}
      {codes && methods.includes('passkey') && <Divider label={t.or} />}
      {methods.includes('passkey') && (
        <PasskeyButton
          variant={codes ? 'default' : 'filled'}
          onAnswer={async (passkey) => {
            await api.post(path, { challenge_token: token, passkey })
            onDone()
          }}
        />
      )}
    </>
  )
}

function ByCode({ token, recovery, onDone }: { token: string; recovery: boolean; onDone: () => void }) {
  const t = useText(securityTexts)
  const [lost, setLost] = useState(false)
  const form = useForm({
    initial: { otp: '' },
    guard: false,
    validate: ({ otp }) => ({ otp: (lost ? otp.trim() : otp.length === 6) ? undefined : t.needed }),
    submit: ({ otp }) =>
      api.post<SecondStepAnswer>(path, { challenge_token: token, otp }).catch((error: unknown) => {
        throw atField(error, { second_factor_not_right: 'otp' })
      }),
    onDone,
  })
  const swap = () => {
    setLost(!lost)
    form.reset({ otp: '' })
  }
  return (
    <>
      <Form form={form}>
        {lost ? (
          <TextField
            label={t.recoveryCode}
            description={t.recoveryHint}
            ltr
            autoFocus
            autoComplete="off"
            maxLength={20}
            {...form.field('otp')}
          />
        ) : (
          <CodeField label={t.appCode} autoFocus {...form.field('otp')} />
        )}
        <FormActions form={form} label={t.go} wide />
      </Form>
      {(recovery || lost) && (
        <Button variant="subtle" onClick={swap}>
          {lost ? t.useApp : t.useRecovery}
        </Button>
      )}
    </>
  )
}

/** The centre asks for a second factor and there is none: it is made here, before anything else. */
function Enrolment({ demand, onDone, onBack }: StepProps<Extract<Demand, { kind: 'enrolment' }>>) {
  const t = useText(securityTexts)
  const [codes, setCodes] = useState<readonly string[]>()
  const challenge = { challenge_token: demand.token }
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />
  return (
    <>
      <Text size="sm" c="dimmed">
        {t.appOff}
      </Text>
      <AuthenticatorSetup
        start={() => api.post<NewAuthenticator>(`${path}enrolment/`, challenge)}
        confirm={async (code) => {
          const done = await api.post<SecondStepAnswer>(`${path}enrolment/confirm/`, { ...challenge, code })
          return done.recovery_codes ?? []
        }}
        onDone={setCodes}
        onCancel={onBack}
      />
    </>
  )
}
