import type { File as StoredFile, Profile } from '@halqa/api-client'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { api, mePath, upload, useAct, useInvalidate } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  Avatar,
  DateField,
  FileField,
  Form,
  FormActions,
  notify,
  PhoneField,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts'
import { accountTexts } from './account-texts.ts'

/** Name, picture and the like of the signed-in person. */
export function ProfileForm({ me }: { me: Profile }) {
  const t = useText(accountTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: {
      avatar: me.avatar,
      first_name: me.first_name,
      last_name: me.last_name,
      email: me.email ?? '',
      username: me.username ?? '',
      dob: me.dob,
      gender: me.gender,
      phone_number2: me.phone_number2 ?? '',
      address: me.address,
    },
    validate: (values) => ({
      first_name: values.first_name.trim() ? undefined : t.needed,
      last_name: values.last_name.trim() ? undefined : t.needed,
    }),
    submit: ({ email, username, phone_number2, ...rest }) =>
      api.patch<Profile>(mePath, {
        ...rest,
        email: email || null,
        username: username || null,
        phone_number2: phone_number2 || null,
      }),
    onDone: () => {
      invalidate(mePath)
      notify.success(t.saved)
    },
  })
  return (
    <Form form={form}>
      <Photo
        name={`${me.first_name} ${me.last_name}`}
        value={form.values.avatar}
        onChange={(avatar) => form.set({ avatar })}
      />
      <TextField
        label={t.firstName}
        required
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
      <TextField
        label={t.email}
        description={t.emailHint}
        ltr
        inputMode="email"
        autoComplete="email"
        {...form.field('email')}
      />
      {me.email !== null && !me.email_verified && <Unconfirmed email={me.email} />}
      <TextField
        label={t.username}
        description={t.usernameHint}
        ltr
        autoComplete="username"
        maxLength={40}
        {...form.field('username')}
      />
      <DateField label={t.birthday} {...form.field('dob')} />
      <SelectField
        label={t.gender}
        options={[
          { value: 'male', label: t.male },
          { value: 'female', label: t.female },
        ]}
        {...form.field('gender')}
      />
      <PhoneField label={t.otherPhone} {...form.field('phone_number2')} />
      <TextField label={t.address} rows={2} maxLength={300} {...form.field('address')} />
      <FormActions form={form} />
    </Form>
  )
}

function Unconfirmed({ email }: { email: string }) {
  const t = useText(accountTexts)
  const again = useAct(() => api.post('/auth/users/resend_activation/', { email }), { success: t.letterSent })
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" c="dimmed">
        {t.emailOpen}
      </Text>
      <Button variant="light" loading={again.running} onClick={() => void again.run(undefined)}>
        {t.sendAgain}
      </Button>
    </Group>
  )
}

/** The present picture with a way to change it, or the place to choose one. */
function Photo({
  name,
  value,
  onChange,
}: {
  name: string
  value: string | null
  onChange: (value: string | null) => void
}) {
  const t = useText(accountTexts)
  const [choosing, setChoosing] = useState(false)
  if (choosing) {
    return (
      <FileField<StoredFile>
        label={t.photo}
        maxSize={6_000_000}
        send={(file, tell) =>
          upload<StoredFile>('/api/v1/files/', file, { ...tell, fields: { purpose: 'avatar' } })
        }
        onSent={(sent) => onChange(sent?.id ?? null)}
      />
    )
  }
  return (
    <Group gap="md">
      <Avatar name={name} src={value && `${value}?size=128`} size={64} />
      <Button variant="default" onClick={() => setChoosing(true)}>
        {t.changePhoto}
      </Button>
      {value !== null && (
        <Button variant="subtle" color="gray" onClick={() => onChange(null)}>
          {t.removePhoto}
        </Button>
      )}
    </Group>
  )
}
