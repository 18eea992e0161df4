import { Alert } from '@mantine/core'
import { useState } from 'react'
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
  Tabs,
  TextField,
  useForm,
  useGo,
} from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './account.module.css'
import { atField } from './at-field.ts'
import { Frame } from './frame.tsx'
import { after, SendAgain } from './phone-proof.tsx'
import { signInTexts } from './texts.ts'

const askPath = '/api/v1/auth/password-reset/'

/** A new password by a code to the phone or a link to the mailbox. The answer never tells whether there is an account. */
export default function ForgottenPassword() {
  const t = useText(signInTexts)
  const [way, setWay] = useSearchParam('by', 'phone')
  return (
    <Frame title={t.resetTitle} hint={t.resetHint}>
      <Tabs
        label={t.resetTitle}
        value={way}
        onChange={setWay}
        tabs={[
          { value: 'phone', label: t.byPhone, content: <ByPhone /> },
          { value: 'email', label: t.byEmail, content: <ByEmail /> },
        ]}
      />
      <div className={css.below}>
        <Link href="/sign-in" className={css.textLink}>
          {t.signIn}
        </Link>
      </div>
    </Frame>
  )
}

function ByPhone() {
  const t = useText(signInTexts)
  const [sent, setSent] = useState<{ phone: string; again: string }>()
  const form = useForm({
    initial: { phone: '' },
    guard: false,
    validate: ({ phone }) => ({ phone: phone ? undefined : t.needed }),
    submit: ({ phone }) => api.post(askPath, { phone }),
    onDone: (_answer, { phone }) => setSent({ phone, again: after(30) }),
  })
  if (sent) return <CodeAndPassword {...sent} onSentAgain={(again) => setSent({ ...sent, again })} />
  return (
    <Form form={form}>
      <PhoneField label={t.phone} required autoFocus {...form.field('phone')} />
      <FormActions form={form} label={t.sendCode} wide />
    </Form>
  )
}

function CodeAndPassword({
  phone,
  again,
  onSentAgain,
}: {
  phone: string
  again: string
  onSentAgain: (again: string) => void
}) {
  const t = useText(signInTexts)
  const go = useGo()
  const form = useForm({
    initial: { code: '', new_password: '' },
    guard: false,
    validate: (values) => ({
      code: values.code.length === 6 ? undefined : t.needed,
      new_password: values.new_password ? undefined : t.needed,
    }),
    submit: (values) =>
      api.post(`${askPath}confirm/`, { phone, ...values }).catch((error: unknown) => {
        throw atField(error)
      }),
    onDone: () => {
      notify.success(t.passwordSet)
      go('/sign-in?by=password')
    },
  })
  return (
    <Form form={form}>
      <CodeField label={t.code} autoFocus {...form.field('code')} />
      <PasswordField
        label={t.newPassword}
        required
        meter
        autoComplete="new-password"
        personal={[phone]}
        {...form.field('new_password')}
      />
      <FormActions form={form} label={t.savePassword} wide />
      <SendAgain phone={phone} again={again} path={askPath} onSent={onSentAgain} />
    </Form>
  )
}

function ByEmail() {
  const t = useText(signInTexts)
  const [sent, setSent] = useState<string>()
  const form = useForm({
    initial: { email: '' },
    guard: false,
    validate: ({ email }) => ({ email: email ? undefined : t.needed }),
    submit: ({ email }) => api.post(askPath, { email }),
    onDone: (_answer, { email }) => setSent(email),
  })
  if (sent !== undefined) {
    return (
      <Alert color="teal" variant="light" title={t.linkSent} role="status">
        {t.linkSentDetail({ email: `\u2066${sent}\u2069` })}
      </Alert>
    )
  }
  return (
    <Form form={form}>
      <TextField
        label={t.email}
        required
        ltr
        inputMode="email"
        autoComplete="email"
        {...form.field('email')}
      />
      <FormActions form={form} label={t.sendLink} wide />
    </Form>
  )
}
