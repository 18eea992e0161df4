import type { Invited, UserRecord } from '@halqa/api-client'
import { Button, Group } from '@mantine/core'
import { useState, type ComponentType } from 'react'
import { api, useAct, useInvalidate, useMe, useOne } from '../../api/index.ts'
import { localeNames, useFormat, useText } from '../../i18n/index.ts'
import {
  Card,
  Form,
  FormActions,
  KeyValue,
  Loaded,
  notify,
  Page,
  Phone,
  PhoneField,
  TextField,
  useForm,
} from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import css from './account.module.css'
import { Impersonate } from './impersonate.tsx'
import { InvitationLink } from './invitation-link.tsx'
import { accountNavigation } from './navigation-texts.ts'
import { SessionList } from './session-list.tsx'
import { SecurityCard } from './security/staff-cards.tsx'
import { nameOf, usersPath, UserState } from './user-list.tsx'
import { UserRoles } from './user-roles.tsx'
import { userTexts } from './user-texts.ts'

/** One account: who it is, its roles, and what an administrator may do about it; `parts` are cards of other areas. */
export function UserPage({ parts = [] }: { parts?: readonly ComponentType<{ userId: string }>[] }) {
  const id = useParam('id')
  const list = useText(accountNavigation).users
  const user = useOne<UserRecord>(`${usersPath}${id}/`)
  return (
    <Page
      title={user.data ? nameOf(user.data) : list}
      description={user.data && <UserState user={user.data} />}
      breadcrumbs={[{ label: list, href: '/admin/users' }]}
      actions={user.data && <Impersonate user={user.data} />}
    >
      <Loaded {...user}>
        {(present) => (
          <div className={css.stack}>
            <Account user={present} />
            {parts.map((Part, index) => (
              <Part key={index} userId={present.id} />
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Account({ user }: { user: UserRecord }) {
  const { me, can } = useMe()
  // Owners and administrators are touched by owners only; the server says so too.
  const high = user.roles.includes('owner') || user.roles.includes('admin')
  const mayManage = can('users.manage') && (!high || me?.roles.includes('owner') === true)
  return (
    <div className={css.stack}>
      <Details user={user} mayEdit={mayManage} />
      <UserRoles user={user} mayEdit={mayManage} />
      <SecurityCard user={user} mayManage={mayManage} />
      {mayManage && user.id !== me?.id && (
        <>
          <SessionList path={`${usersPath}${user.id}/sessions/`} />
          <Doings user={user} mayInvite={can('users.invite')} />
        </>
      )}
    </div>
  )
}

function Details({ user, mayEdit }: { user: UserRecord; mayEdit: boolean }) {
  const t = useText(userTexts)
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  return (
    <Card
      title={t.details}
      action={
        mayEdit &&
        !editing && (
          <Button variant="light" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )
      }
    >
      {editing ? (
        <DetailsForm user={user} onDone={() => setEditing(false)} />
      ) : (
        <KeyValue
          items={[
            {
              label: t.phone,
              value: user.contact_hidden
                ? t.contactHidden
                : user.phone_number1 && <Phone number={user.phone_number1} />,
            },
            { label: t.otherPhone, value: user.phone_number2 && <Phone number={user.phone_number2} /> },
            { label: t.email, value: user.email && <bdi dir="ltr">{user.email}</bdi> },
            { label: t.username, value: user.username && <bdi dir="ltr">{user.username}</bdi> },
            { label: t.language, value: user.locale && localeNames[user.locale] },
            { label: t.joined, value: format.dateTime(user.date_joined) },
            { label: t.secondFactor, value: user.second_factor ? t.yes : t.no },
            {
              label: t.lastSeen,
              value: user.last_seen_at ? format.dateTime(user.last_seen_at) : t.never,
            },
            {
              label: t.lastSignIn,
              value: user.last_sign_in_at ? format.dateTime(user.last_sign_in_at) : t.never,
            },
          ]}
        />
      )}
    </Card>
  )
}

function DetailsForm({ user, onDone }: { user: UserRecord; onDone: () => void }) {
  const t = useText(userTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: {
      first_name: user.first_name,
      last_name: user.last_name,
      email: user.email ?? '',
      username: user.username ?? '',
      phone_number2: user.phone_number2 ?? '',
    },
    submit: ({ email, username, phone_number2, ...names }) =>
      api.patch<UserRecord>(
        `${usersPath}${user.id}/`,
        { ...names, email: email || null, username: username || null, phone_number2: phone_number2 || null },
        { headers: { 'if-match': `"${user.version}"` } },
      ),
    onDone: () => {
      invalidate(usersPath)
      notify.success(t.saved)
      onDone()
    },
  })
  return (
    <Form form={form}>
      <TextField label={t.firstName} required maxLength={150} {...form.field('first_name')} />
      <TextField label={t.lastName} required maxLength={150} {...form.field('last_name')} />
      <TextField label={t.email} ltr inputMode="email" autoComplete="off" {...form.field('email')} />
      <TextField label={t.username} ltr autoComplete="off" {...form.field('username')} />
      <PhoneField label={t.otherPhone} autoComplete="off" {...form.field('phone_number2')} />
      <FormActions form={form} onCancel={onDone} />
    </Form>
  )
}

function Doings({ user, mayInvite }: { user: UserRecord; mayInvite: boolean }) {
  const t = useText(userTexts)
  const name = nameOf(user)
  const path = `${usersPath}${user.id}/`
  const [link, setLink] = useState<string>()
  const change = useAct((active: boolean) => api.patch<UserRecord>(path, { is_active: active }), {
    invalidates: [usersPath],
  })
  const setOpen = async (active: boolean) => {
    const done = await change.run(active)
    if (!done) return
    const back = () => void change.run(!active)
    notify.undo(active ? t.wasOpened({ name }) : t.wasClosed({ name }), back)
  }
  const invite = useAct(() => api.post<Invited>(`${path}invitation/`), {
    onSuccess: (answer) => setLink(answer.invitation_link),
  })
  return (
    <Card>
      <Group gap="xs">
        {mayInvite && user.is_active && (
          <Button variant="default" loading={invite.running} onClick={() => void invite.run(undefined)}>
            {t.reinvite}
          </Button>
        )}
        <Button
          variant="light"
          color={user.is_active ? 'red' : 'brand'}
          loading={change.running}
          onClick={() => void setOpen(!user.is_active)}
        >
          {user.is_active ? t.close : t.open}
        </Button>
      </Group>
      {link !== undefined && <InvitationLink link={link} />}
    </Card>
  )
}
