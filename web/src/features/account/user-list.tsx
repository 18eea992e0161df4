import type { UserRecord } from '@halqa/api-client'
import { Button, Group } from '@mantine/core'
import { IconMailPlus } from '@tabler/icons-react'
import { useList, useMe } from '../../api/index.ts'
import { useText, type Texts } from '../../i18n/index.ts'
import {
  Ago,
  DataList,
  FilterBar,
  Link,
  Page,
  Person,
  Phone,
  StatusBadge,
  type Column,
} from '../../ui/index.ts'
import { ExportMenu, ListViews } from '../../lists/index.ts'
import { useListState } from '../../url/index.ts'
import { accountNavigation } from './navigation-texts.ts'
import { useRoleNames } from './use-roles.ts'
import { userTexts } from './user-texts.ts'

export const usersPath = '/api/v1/users/'
type Words = Texts<typeof userTexts>

/** The name, or what else there is of somebody who has none yet. */
export function nameOf(
  user: Pick<UserRecord, 'first_name' | 'last_name' | 'phone_number1' | 'email'>,
): string {
  return `${user.first_name} ${user.last_name}`.trim() || user.phone_number1 || user.email || ''
}

/** Every account of the centre, found by name, phone or e-mail. */
export default function UserList() {
  const t = useText(userTexts)
  const roles = useRoleNames()
  const title = useText(accountNavigation).users
  const { can } = useMe()
  const state = useListState({
    filterNames: [
      'role',
      'is_active',
      'is_verified',
      'second_factor',
      'works_here',
      'last_seen_after',
      'last_seen_before',
      'never_seen',
    ],
    ordering: '-date_joined',
  })
  const list = useList<UserRecord>(usersPath, state.query)
  return (
    <Page
      title={title}
      width="wide"
      actions={
        can('users.invite') && (
          <>
            <Button component={Link} href="/admin/invitations" variant="default">
              {t.invitations}
            </Button>
            <Button
              component={Link}
              href="/admin/users/new"
              leftSection={<IconMailPlus size={18} aria-hidden />}
            >
              {t.invite}
            </Button>
          </>
        )
      }
    >
      <DataList
        label={title}
        name="users"
        columns={columnsOf(t, roles.nameOf)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(user) => user.id}
        rowName={nameOf}
        href={(user) => `/admin/users/${user.id}`}
        filters={
          <FilterBar
            state={state}
            choices={[
              { name: 'role', label: t.role, options: roles.options },
              {
                name: 'is_active',
                label: t.state,
                options: [
                  { value: 'true', label: t.active },
                  { value: 'false', label: t.inactive },
                ],
              },
              { name: 'is_verified', label: t.verified, options: yesNo(t) },
              { name: 'second_factor', label: t.secondFactor, options: yesNo(t) },
              { name: 'works_here', label: t.worksHere, options: yesNo(t) },
              {
                name: 'last_seen_before',
                label: t.notSeenFor,
                options: [30, 90, 180].map((days) => ({
                  value: dayBefore(days),
                  label: t.days({ count: days }),
                })),
              },
            ]}
          />
        }
        toolbar={
          <>
            <ListViews name="users" state={state} />
            {can('users.export') && <ExportMenu path={`${usersPath}export/`} state={state} />}
          </>
        }
        empty={{ title: t.none }}
      />
    </Page>
  )
}

function columnsOf(t: Words, roleName: (key: string) => string): Column<UserRecord>[] {
  return [
    {
      key: 'first_name',
      header: t.name,
      main: true,
      sortable: true,
      render: (user) => (
        <Person
          name={nameOf(user)}
          src={user.avatar && `${user.avatar}?size=64`}
          size={36}
          detail={user.email && <bdi dir="ltr">{user.email}</bdi>}
        />
      ),
    },
    {
      key: 'phone_number1',
      header: t.phone,
      render: (user) => user.phone_number1 && <Phone number={user.phone_number1} link={false} />,
    },
    {
      key: 'roles',
      header: t.roles,
      render: (user) => (
        <Group gap={4} component="span">
          {user.roles.map((role) => (
            <StatusBadge key={role} tone={role === 'owner' || role === 'admin' ? 'info' : 'neutral'}>
              {roleName(role)}
            </StatusBadge>
          ))}
        </Group>
      ),
    },
    { key: 'is_active', header: t.state, render: (user) => <UserState user={user} /> },
    {
      key: 'last_seen_at',
      header: t.lastSeen,
      sortable: true,
      render: (user) => (user.last_seen_at ? <Ago at={user.last_seen_at} /> : t.never),
    },
    {
      key: 'second_factor',
      header: t.secondFactor,
      hidden: true,
      render: (user) => (user.second_factor ? t.yes : t.no),
    },
    {
      key: 'is_verified',
      header: t.verified,
      hidden: true,
      render: (user) => (user.is_verified ? t.yes : t.no),
    },
    {
      key: 'date_joined',
      header: t.joined,
      sortable: true,
      hidden: true,
      render: (user) => <Ago at={user.date_joined} />,
    },
  ]
}

export function UserState({ user }: { user: UserRecord }) {
  const t = useText(userTexts)
  if (!user.is_active) return <StatusBadge tone="bad">{t.inactive}</StatusBadge>
  if (!user.has_password && user.last_sign_in_at === null)
    return <StatusBadge tone="waiting">{t.notYet}</StatusBadge>
  return <StatusBadge tone="good">{t.active}</StatusBadge>
}

function yesNo(t: Words): { value: string; label: string }[] {
  return [
    { value: 'true', label: t.yes },
    { value: 'false', label: t.no },
  ]
}

/** So many days ago, as the API reads days. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}
