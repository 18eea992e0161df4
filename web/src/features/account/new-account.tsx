import type { SessionAnswer } from '@halqa/api-client'
import { Group, Radio, Text } from '@mantine/core'
import { api } from '../../api/index.ts'
import { useLocale, useText } from '../../i18n/index.ts'
import { Form, FormActions, PasswordField, TextField, useForm } from '../../ui/index.ts'
import css from './account.module.css'
import { useSearchParam } from '../../url/index.ts'
import { signUpRoles, type SignUpRole } from './after-sign-in.ts'
import { signInTexts } from './texts.ts'

interface NewAccountProps {
  /** The permit of a right code; without it e-mail and password are asked for. */
  signUpToken?: string
  onDone: (role: SignUpRole) => void
}

/** Who somebody new is: a name, and whether he comes for his children or for himself. */
export function NewAccount({ signUpToken, onDone }: NewAccountProps) {
  const t = useText(signInTexts)
  const { locale } = useLocale()
  const [wanted] = useSearchParam('as')
  const role: SignUpRole = signUpRoles.find((known) => known === wanted) ?? 'parent'
  const form = useForm({
    initial: { first_name: '', last_name: '', role, email: '', password: '' },
    guard: false,
    validate: (values) => ({
      first_name: values.first_name.trim() ? undefined : t.needed,
      last_name: values.last_name.trim() ? undefined : t.needed,
      email: signUpToken !== undefined || values.email ? undefined : t.needed,
      password: signUpToken !== undefined || values.password ? undefined : t.needed,
    }),
    submit: ({ email, password, ...names }) =>
      api.post<SessionAnswer>('/api/v1/auth/session/sign-up/', {
        ...names,
        locale,
        ...(signUpToken === undefined ? { email, password } : { sign_up_token: signUpToken }),
      }),
    onDone: (_answer, values) => onDone(values.role),
  })
  const roles = [
    { value: 'parent', label: t.asParent },
    { value: 'student', label: t.asStudent },
    { value: 'tutor', label: t.asTutor },
  ] as const
  return (
    <Form form={form}>
      <Radio.Group
        label={t.iAm}
        value={form.values.role}
        onChange={(value) => form.set({ role: signUpRoles.find((known) => known === value) ?? 'parent' })}
        size="md"
      >
        <Group gap="xs" grow mt={4} preventGrowOverflow={false}>
          {roles.map(({ value, label }) => (
            <Radio.Card key={value} value={value} className={css.choice ?? ''}>
              <Radio.Indicator />
              <Text component="span">{label}</Text>
            </Radio.Card>
          ))}
        </Group>
      </Radio.Group>
      <TextField
        label={t.firstName}
        required
        autoFocus
        autoComplete="given-name"
        maxLength={150}
        {...form.field('first_name')}
      />
      <TextField
        label={t.lastName}
        required
        autoComplete="family-name"
        maxLength={150}
        {...form.field('last_name')}
      />
      {signUpToken === undefined && (
        <>
          <TextField
            label={t.email}
            required
            ltr
            inputMode="email"
            autoComplete="email"
            {...form.field('email')}
          />
          <PasswordField
            label={t.password}
            required
            meter
            autoComplete="new-password"
            personal={[form.values.first_name, form.values.last_name, form.values.email]}
            {...form.field('password')}
          />
        </>
      )}
      <FormActions form={form} label={t.create} wide />
    </Form>
  )
}
