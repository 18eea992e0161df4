import type { SessionAnswer } from '@halqa/api-client'
import { Button, Loader, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  CodeField,
  Form,
  FormActions,
  Link,
  notify,
  PasswordField,
  PhoneField,
  useForm,
  useGo,
} from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { useAfterSignIn, type SafeNext } from './after-sign-in.ts'
import { atField } from './at-field.ts'
import { Frame } from './frame.tsx'
import { postSignIn, type Demand } from './security/demand.ts'
import { SecondStepPage } from './security/desk-sign-in.tsx'
import { signInTexts } from './texts.ts'

/** `uid` and `token` of the address, as the letter's link carries them. */
function useLink(): { uid: string; token: string } {
  const [uid] = useSearchParam('uid')
  const [token] = useSearchParam('token')
  return { uid, token }
}

/** The page behind the letter of a forgotten password. */
export function NewPasswordPage() {
  const t = useText(signInTexts)
  const go = useGo()
  const link = useLink()
  const form = useForm({
    initial: { new_password: '' },
    guard: false,
    validate: (values) => ({ new_password: values.new_password ? undefined : t.needed }),
    submit: (values) => api.post('/api/v1/auth/password-reset/confirm/', { ...link, ...values }),
    onDone: () => {
      notify.success(t.passwordSet)
      go('/sign-in?by=password')
    },
  })
  return (
    <Frame title={t.resetTitle}>
      <Form form={form}>
        <PasswordField
          label={t.newPassword}
          required
          autoFocus
          meter
          autoComplete="new-password"
          {...form.field('new_password')}
        />
        <FormActions form={form} label={t.savePassword} wide />
      </Form>
    </Frame>
  )
}

/** The page behind an invitation: the first password, and one is in. */
export function InvitationPage({ safeNext }: { safeNext: SafeNext }) {
  const t = useText(signInTexts)
  const { token } = useLink()
  const go = useGo()
  const [demand, setDemand] = useState<Demand>()
  const done = useAfterSignIn(safeNext)
  const form = useForm({
    initial: { password: '' },
    guard: false,
    validate: (values) => ({ password: values.password ? undefined : t.needed }),
    submit: (values) => postSignIn('/api/v1/auth/invitation/', { token, ...values }),
    onDone: (outcome) => (outcome.status === 'demand' ? setDemand(outcome.demand) : done()),
  })
  if (demand)
    return <SecondStepPage demand={demand} onDone={done} onBack={() => go('/sign-in?by=password')} />
  return (
    <Frame title={t.inviteTitle} hint={t.inviteHint}>
      <Form form={form}>
        <PasswordField
          label={t.newPassword}
          required
          autoFocus
          meter
          autoComplete="new-password"
          {...form.field('password')}
        />
        <FormActions form={form} label={t.go} wide />
      </Form>
    </Frame>
  )
}

/** The page behind the letter that confirms an e-mail address: it confirms by itself. */
export function ActivationPage() {
  const t = useText(signInTexts)
  const link = useLink()
  const [state, setState] = useState<'asking' | 'done' | 'failed'>('asking')
  const asked = useRef(false)
  useEffect(() => {
    // The link works once; a second run of the effect must not use it up.
    if (asked.current) return
    asked.current = true
    api.post('/api/v1/auth/activation/', link).then(
      () => setState('done'),
      () => setState('failed'),
    )
  })
  if (state === 'asking') {
    return (
      <Frame title={t.confirming}>
        <Loader type="dots" role="status" aria-label={t.confirming} />
      </Frame>
    )
  }
  const done = state === 'done'
  return (
    <Frame title={done ? t.confirmed : t.notConfirmed}>
      {!done && (
        <Text c="dimmed" mb="lg">
          {t.notConfirmedDetail}
        </Text>
      )}
      <Button component={Link} href={done ? '/today' : '/account'} fullWidth>
        {t.onward}
      </Button>
    </Frame>
  )
}

/** The page behind the letter for a lost phone: the new number, then its code, and one is in. */
export function NewPhonePage({ safeNext }: { safeNext: SafeNext }) {
  const t = useText(signInTexts)
  const link = useLink()
  const [phone, setPhone] = useState<string>()
  const form = useForm({
    initial: { new_phone_number1: '' },
    guard: false,
    validate: (values) => ({ new_phone_number1: values.new_phone_number1 ? undefined : t.needed }),
    submit: (values) => api.post('/auth/users/reset_phone_number1_confirm/', { ...link, ...values }),
    onDone: (_answer, values) => setPhone(values.new_phone_number1),
  })
  return (
    <Frame title={t.newPhoneTitle}>
      {phone === undefined ? (
        <Form form={form}>
          <PhoneField label={t.phone} required autoFocus {...form.field('new_phone_number1')} />
          <FormActions form={form} label={t.sendCode} wide />
        </Form>
      ) : (
        <NewPhoneCode phone={phone} safeNext={safeNext} />
      )}
    </Frame>
  )
}

function NewPhoneCode({ phone, safeNext }: { phone: string; safeNext: SafeNext }) {
  const t = useText(signInTexts)
  const done = useAfterSignIn(safeNext)
  const form = useForm({
    initial: { code: '' },
    guard: false,
    validate: (values) => ({ code: values.code.length === 6 ? undefined : t.needed }),
    submit: (values) =>
      api.post<SessionAnswer>('/api/v1/auth/session/', { phone, ...values }).catch((error: unknown) => {
        throw atField(error)
      }),
    onDone: done,
  })
  return (
    <Form form={form}>
      <Text>{t.sentTo({ phone: `\u2066${phone}\u2069` })}</Text>
      <CodeField label={t.code} autoFocus {...form.field('code')} />
      <FormActions form={form} label={t.go} wide />
    </Form>
  )
}
