import type { Invited } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate, useMe } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  Card,
  Form,
  FormActions,
  Link,
  MultiSelectField,
  notify,
  Page,
  PhoneField,
  TextField,
  useForm,
  useGo,
} from '../../ui/index.ts'
import { accountNavigation } from './navigation-texts.ts'
import { roleOptions, roleTexts } from './texts.ts'
import { nameOf, usersPath } from './user-list.tsx'
import { userTexts } from './user-texts.ts'
import css from './account.module.css'

/** An account with roles for somebody, and the link that lets him in. */
export default function InviteUser() {
  const t = useText(userTexts)
  const list = useText(accountNavigation).users
  const [invited, setInvited] = useState<Invited>()
  return (
    <Page
      title={invited ? nameOf(invited.user) : t.invite}
      width="narrow"
      breadcrumbs={[{ label: list, href: '/admin/users' }]}
    >
      <Card>
        {invited ? (
          <div className={css.stack}>
            <InvitationLink link={invited.invitation_link} />
            <Button component={Link} href={`/admin/users/${invited.user.id}`} variant="light">
              {t.toPerson}
            </Button>
          </div>
        ) : (
          <InvitationForm onDone={setInvited} />
        )}
      </Card>
    </Page>
  )
}

function InvitationForm({ onDone }: { onDone: (invited: Invited) => void }) {
  const t = useText(userTexts)
  const roles = useText(roleTexts)
  const go = useGo()
  const { me } = useMe()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const none: string[] = []
  const form = useForm({
    initial: { first_name: '', last_name: '', phone_number1: '', email: '', roles: none },
    validate: (values) => ({
      first_name: values.first_name.trim() ? undefined : t.needed,
      last_name: values.last_name.trim() ? undefined : t.needed,
      roles: values.roles.length > 0 ? undefined : t.needed,
    }),
    submit: ({ phone_number1: phone, email, ...rest }) =>
      api
        .post<Invited>(
          usersPath,
          { ...rest, phone_number1: phone || null, email: email || null },
          { idempotencyKey: key.current },
        )
        .catch((error: unknown) => {
          // A corrected invitation is another intent.
          key.current = newKey()
          throw error
        }),
    onDone: (answer) => {
      invalidate(usersPath)
      onDone(answer)
    },
  })
  const owner = me?.roles.includes('owner') === true
  const options = roleOptions(roles).filter(({ value }) => owner || (value !== 'owner' && value !== 'admin'))
  return (
    <Form form={form}>
      <Text c="dimmed">{t.inviteHint}</Text>
      <TextField label={t.firstName} required autoFocus maxLength={150} {...form.field('first_name')} />
      <TextField label={t.lastName} required maxLength={150} {...form.field('last_name')} />
      <PhoneField label={t.phone} autoComplete="off" {...form.field('phone_number1')} />
      <TextField label={t.email} ltr inputMode="email" autoComplete="off" {...form.field('email')} />
      <MultiSelectField label={t.roles} required options={options} {...form.field('roles')} />
      <FormActions form={form} label={t.sendInvitation} onCancel={() => go('/admin/users')} />
    </Form>
  )
}

/** The one-time link, to be handed over by other ways too. */
export function InvitationLink({ link }: { link: string }) {
  const t = useText(userTexts)
  const copy = () => {
    void navigator.clipboard.writeText(link).then(() => notify.success(t.copied))
  }
  return (
    <div className={css.stack} role="status">
      <Text fw={600}>{t.invitationSent}</Text>
      <Text c="dimmed" size="sm">
        {t.invitationLink}
      </Text>
      <div className={css.link} dir="ltr">
        {link}
      </div>
      <Button variant="default" onClick={copy}>
        {t.copy}
      </Button>
    </div>
  )
}
