import type { Confirmation } from '@halqa/api-client'
import { Button, Divider, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct, useOne } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { CodeField, Form, FormActions, Loaded, PasswordField, TextField, useForm } from '../../../ui/index.ts'
import { atField } from '../at-field.ts'
import { PasskeyButton } from './passkey-button.tsx'
import css from './security.module.css'
import { securityTexts } from './texts.ts'

const path = '/api/v1/auth/confirm/'
type Way = Confirmation['methods'][number]

/** Appears over whatever the person was doing when a call asks for a fresh proof, and goes away with it. */
export default function ProveAgain({ onEnd }: { onEnd: (proven: boolean) => void }) {
  const t = useText(securityTexts)
  const ways = useOne<Confirmation>(path, {}, { freshFor: 0 })
  return (
    <Modal
      opened
      onClose={() => onEnd(false)}
      title={t.proveTitle}
      zIndex={1_000}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t.back }}
    >
      <div className={css.stack}>
        <Text size="sm" c="dimmed">
          {t.proveHint}
        </Text>
        <Loaded {...ways}>{(known) => <Ways known={known} onProven={() => onEnd(true)} />}</Loaded>
      </div>
    </Modal>
  )
}

function Ways({ known, onProven }: { known: Confirmation; onProven: () => void }) {
  const t = useText(securityTexts)
  const typed = known.methods.filter((way) => way !== 'passkey')
  const [chosen, setChosen] = useState<Way>()
  const way = chosen ?? typed[0]
  const names: Record<Way, string> = {
    passkey: t.usePasskey,
    password: t.byPassword,
    totp: t.byApp,
    code: t.byCode,
  }
  return (
    <>
      {known.methods.includes('passkey') && (
        <PasskeyButton
          variant={typed.length > 0 ? 'default' : 'filled'}
          onAnswer={async (passkey) => {
            await api.post(path, { passkey })
            onProven()
          }}
        />
      )}
      {known.methods.includes('passkey') && typed.length > 0 && <Divider label={t.or} />}
      {way === 'password' && <ByPassword onProven={onProven} />}
      {way === 'totp' && <ByApp onProven={onProven} />}
      {way === 'code' && <BySms phone={known.phone ?? ''} onProven={onProven} />}
      {typed
        .filter((other) => other !== way)
        .map((other) => (
          <Button key={other} variant="subtle" onClick={() => setChosen(other)}>
            {names[other]}
          </Button>
        ))}
    </>
  )
}

function ByPassword({ onProven }: { onProven: () => void }) {
  const t = useText(securityTexts)
  const form = useForm({
    initial: { password: '' },
    guard: false,
    validate: ({ password }) => ({ password: password ? undefined : t.needed }),
    submit: (values) => api.post(path, values),
    onDone: onProven,
  })
  return (
    <Form form={form}>
      <PasswordField label={t.password} required autoFocus {...form.field('password')} />
      <FormActions form={form} label={t.go} wide />
    </Form>
  )
}

function ByApp({ onProven }: { onProven: () => void }) {
  const t = useText(securityTexts)
  const [lost, setLost] = useState(false)
  const form = useForm({
    initial: { otp: '' },
    guard: false,
    validate: ({ otp }) => ({ otp: (lost ? otp.trim() : otp.length === 6) ? undefined : t.needed }),
    submit: (values) =>
      api.post(path, values).catch((error: unknown) => {
        throw atField(error, { second_factor_not_right: 'otp' })
      }),
    onDone: onProven,
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
            {...form.field('otp')}
          />
        ) : (
          <CodeField label={t.appCode} autoFocus {...form.field('otp')} />
        )}
        <FormActions form={form} label={t.go} wide />
      </Form>
      <Button variant="subtle" onClick={swap}>
        {lost ? t.useApp : t.useRecovery}
      </Button>
    </>
  )
}

function BySms({ phone, onProven }: { phone: string; onProven: () => void }) {
  const t = useText(securityTexts)
  const [sent, setSent] = useState(false)
  const send = useAct(() => api.post(`${path}code/`), { onSuccess: () => setSent(true) })
  const form = useForm({
    initial: { code: '' },
    guard: false,
    validate: ({ code }) => ({ code: code.length === 6 ? undefined : t.needed }),
    submit: (values) =>
      api.post(path, values).catch((error: unknown) => {
        throw atField(error)
      }),
    onDone: onProven,
  })
  if (!sent) {
    return (
      <>
        <Text>{t.sendTo({ phone: `\u2066${phone}\u2069` })}</Text>
        <Button loading={send.running} onClick={() => void send.run(undefined)}>
          {t.sendCode}
        </Button>
      </>
    )
  }
  return (
    <Form form={form}>
      <CodeField label={t.smsCode} autoFocus {...form.field('code')} />
      <FormActions form={form} label={t.go} wide />
    </Form>
  )
}
