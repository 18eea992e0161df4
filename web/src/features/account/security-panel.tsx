import type { Profile } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { api, mePath, useInvalidate } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  Card,
  CodeField,
  Form,
  FormActions,
  KeyValue,
  notify,
  PasswordField,
  Phone,
  PhoneField,
  useForm,
} from '../../ui/index.ts'
import { accountTexts } from './account-texts.ts'
import { atField } from './at-field.ts'
import css from './account.module.css'
import { AuthenticatorCard } from './security/authenticator-card.tsx'
import { PasskeyCard } from './security/passkey-card.tsx'
import { signInTexts } from './texts.ts'

/** What the person signs in with: phone, password, passkeys, authenticator app. */
export function SecurityPanel({ me }: { me: Profile }) {
  return (
    <div className={css.stack}>
      <PhoneCard me={me} />
      <PasswordCard me={me} />
      <PasskeyCard />
      <AuthenticatorCard />
    </div>
  )
}

function PhoneCard({ me }: { me: Profile }) {
  const t = useText(accountTexts)
  const [changing, setChanging] = useState(false)
  return (
    <Card
      title={t.phone}
      action={
        !changing && (
          <Button variant="light" onClick={() => setChanging(true)}>
            {t.changePhone}
          </Button>
        )
      }
    >
      {changing ? (
        <PhoneChange me={me} onDone={() => setChanging(false)} />
      ) : (
        <KeyValue
          items={[
            { label: t.phone, value: me.phone_number1 && <Phone number={me.phone_number1} link={false} /> },
          ]}
        />
      )}
    </Card>
  )
}

function PhoneChange({ me, onDone }: { me: Profile; onDone: () => void }) {
  const t = useText(accountTexts)
  const words = useText(signInTexts)
  const [phone, setPhone] = useState<string>()
  const form = useForm({
    initial: { phone: '', current_password: '' },
    validate: (values) => ({ phone: values.phone ? undefined : t.needed }),
    submit: ({ phone: wanted, current_password: password }) =>
      api.post(`${mePath}phone/`, {
        phone: wanted,
        ...(me.has_password ? { current_password: password } : {}),
      }),
    onDone: (_answer, values) => setPhone(values.phone),
  })
  if (phone !== undefined) return <PhoneCode phone={phone} onDone={onDone} />
  return (
    <Form form={form}>
      <PhoneField
        label={t.newPhone}
        description={t.newPhoneHint}
        required
        autoFocus
        {...form.field('phone')}
      />
      {me.has_password && (
        <PasswordField label={t.currentPassword} required {...form.field('current_password')} />
      )}
      <FormActions form={form} label={words.sendCode} onCancel={onDone} />
    </Form>
  )
}

function PhoneCode({ phone, onDone }: { phone: string; onDone: () => void }) {
  const t = useText(accountTexts)
  const words = useText(signInTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { code: '' },
    validate: ({ code }) => ({ code: code.length === 6 ? undefined : t.needed }),
    submit: (values) =>
      api.post(`${mePath}phone/confirm/`, { phone, ...values }).catch((error: unknown) => {
        throw atField(error)
      }),
    onDone: () => {
      invalidate(mePath)
      notify.success(t.phoneChanged)
      onDone()
    },
  })
  return (
    <Form form={form}>
      <CodeField label={words.code} autoFocus {...form.field('code')} />
      <FormActions form={form} label={words.go} onCancel={onDone} />
    </Form>
  )
}

function PasswordCard({ me }: { me: Profile }) {
  const t = useText(accountTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { current_password: '', new_password: '' },
    validate: (values) => ({
      current_password: !me.has_password || values.current_password ? undefined : t.needed,
      new_password: values.new_password ? undefined : t.needed,
    }),
    submit: ({ current_password: current, new_password: wanted }) =>
      api.post(`${mePath}password/`, {
        new_password: wanted,
        ...(me.has_password ? { current_password: current } : {}),
      }),
    onDone: () => {
      form.reset({ current_password: '', new_password: '' })
      invalidate(mePath, '/api/v1/sessions/')
      notify.success(t.passwordSaved)
    },
  })
  return (
    <Card title={t.password}>
      <Form form={form}>
        <Text size="sm" c="dimmed">
          {me.has_password ? t.passwordHint : t.noPassword}
        </Text>
        {me.has_password && (
          <PasswordField label={t.currentPassword} required {...form.field('current_password')} />
        )}
        <PasswordField
          label={t.newPassword}
          required
          meter
          autoComplete="new-password"
          personal={[me.first_name, me.last_name, me.email ?? '', me.phone_number1 ?? '']}
          {...form.field('new_password')}
        />
        <FormActions form={form} label={t.setPassword} />
      </Form>
    </Card>
  )
}
