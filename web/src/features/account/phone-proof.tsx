import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { api, ApiError, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  CodeField,
  Countdown,
  Form,
  FormActions,
  groupPhone,
  PasswordField,
  PhoneField,
  useForm,
} from '../../ui/index.ts'
import { atField } from './at-field.ts'
import { postSignIn, type Demand, type SignInOutcome } from './security/demand.ts'
import { SecondStep } from './security/second-step.tsx'
import { signInTexts } from './texts.ts'

export interface CodeSent {
  expires_in: number
  retry_after: number
}

interface PhoneProofProps {
  hint?: string
  onSignedIn: () => void
  /** Nobody has this phone yet: the permit to make an account with it. */
  onNew: (signUpToken: string, phone: string) => void
  /** Another proof is due; left out, it is asked for in place. */
  onDemand?: (demand: Demand) => void
}

/** Phone, then the code from the message. */
export function PhoneProof({ hint, onSignedIn, onNew, onDemand }: PhoneProofProps) {
  const t = useText(signInTexts)
  const [sent, setSent] = useState<{ phone: string; again: string }>()
  const [demand, setDemand] = useState<Demand>()
  const form = useForm({
    initial: { phone: '' },
    guard: false,
    validate: ({ phone }) => ({ phone: phone ? undefined : t.needed }),
    submit: ({ phone }) => api.post<CodeSent>('/api/v1/auth/otp/request/', { phone }),
    onDone: ({ retry_after }, { phone }) => setSent({ phone, again: after(retry_after) }),
  })
  const proven = (outcome: SignInOutcome, phone: string) => {
    if (outcome.status === 'demand') return (onDemand ?? setDemand)(outcome.demand)
    if (outcome.status === 'new') return onNew(outcome.sign_up_token ?? '', phone)
    onSignedIn()
  }
  if (demand) return <SecondStep demand={demand} onDone={onSignedIn} onBack={() => setDemand(undefined)} />
  if (sent) {
    return (
      <CodeStep
        {...sent}
        onSentAgain={(again) => setSent({ ...sent, again })}
        onOtherPhone={() => setSent(undefined)}
        onDone={(outcome) => proven(outcome, sent.phone)}
      />
    )
  }
  return (
    <Form form={form}>
      <PhoneField
        label={t.phone}
        description={hint}
        required
        autoFocus
        autoComplete="tel webauthn"
        {...form.field('phone')}
      />
      <FormActions form={form} label={t.sendCode} wide />
    </Form>
  )
}

interface CodeStepProps {
  phone: string
  /** When another code may be asked for. */
  again: string
  onSentAgain: (again: string) => void
  onOtherPhone: () => void
  onDone: (outcome: SignInOutcome) => void
}

function CodeStep({ phone, again, onSentAgain, onOtherPhone, onDone }: CodeStepProps) {
  const t = useText(signInTexts)
  const [silent, setSilent] = useState(false)
  const form = useForm({
    initial: { code: '', password: '' },
    guard: false,
    validate: ({ code }) => ({ code: code.length === 6 ? undefined : t.needed }),
    submit: async ({ code, password }) => {
      try {
        return await postSignIn('/api/v1/auth/session/', {
          phone,
          code,
          ...(password ? { password } : {}),
        })
      } catch (error) {
        if (error instanceof ApiError && error.code === 'code_not_enough') setSilent(true)
        throw atField(error)
      }
    },
    onDone,
  })
  return (
    <Form form={form}>
      <Group justify="space-between" gap={4}>
        <Text>{t.sentTo({ phone: `\u2066${groupPhone(phone)}\u2069` })}</Text>
        <Button variant="subtle" size="compact-md" mih={44} onClick={onOtherPhone}>
          {t.otherPhone}
        </Button>
      </Group>
      <CodeField label={t.code} autoFocus {...form.field('code')} />
      {silent && <PasswordField label={t.password} description={t.silent} {...form.field('password')} />}
      <FormActions form={form} label={t.go} wide />
      <SendAgain phone={phone} again={again} onSent={onSentAgain} />
    </Form>
  )
}

/** The way to another code, once the pause is over. */
export function SendAgain({
  phone,
  again,
  path = '/api/v1/auth/otp/request/',
  onSent,
}: {
  phone: string
  again: string
  path?: string
  onSent: (again: string) => void
}) {
  const t = useText(signInTexts)
  const [waiting, setWaiting] = useState(true)
  const send = useAct(() => api.post<CodeSent | undefined>(path, { phone }), {
    success: t.sentAgain,
    onSuccess: (answer) => {
      setWaiting(true)
      onSent(after(answer?.retry_after ?? 30))
    },
  })
  if (waiting) {
    return (
      <Text size="sm" c="dimmed" ta="center" component="div">
        {t.againIn} <Countdown key={again} until={again} onEnd={() => setWaiting(false)} />
      </Text>
    )
  }
  return (
    <Button variant="subtle" loading={send.running} onClick={() => void send.run(undefined)}>
      {t.again}
    </Button>
  )
}

export function after(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString()
}
