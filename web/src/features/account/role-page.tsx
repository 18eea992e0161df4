import type { RoleInfo, UserRecord } from '@halqa/api-client'
import { Group, Text } from '@mantine/core'
import type { ComponentType } from 'react'
import { api, useInvalidate, useList, useMe } from '../../api/index.ts'
import { useLocale, useText } from '../../i18n/index.ts'
import {
  Card,
  EmptyState,
  ErrorState,
  Form,
  FormActions,
  Link,
  ListSkeleton,
  Loaded,
  notify,
  Page,
  Person,
  StatusBadge,
  useForm,
} from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import css from './account.module.css'
import { ArchiveRole } from './archive-role.tsx'
import { accountNavigation } from './navigation-texts.ts'
import { roleScreenTexts } from './role-texts.ts'
import { bodyOf, missingWords, RoleWordFields, wordsOf } from './role-words.tsx'
import type { HistorySlot } from './slots.ts'
import { rolesPath, useMatrix } from './use-roles.ts'
import { nameOf, usersPath } from './user-list.tsx'
import { userTexts } from './user-texts.ts'

/** One role: what it is for, who has it, what happened to it. */
export function RolePage({ history }: { history: ComponentType<HistorySlot> }) {
  const key = useParam('key')
  const list = useText(accountNavigation).roles
  const t = useText(roleScreenTexts)
  const { locale } = useLocale()
  const matrix = useMatrix()
  const found = matrix.data?.roles.find((role) => role.key === key)
  return (
    <Page
      title={found?.name[locale] ?? list}
      description={found && <Kind role={found} />}
      breadcrumbs={[{ label: list, href: '/admin/roles' }]}
    >
      <Loaded {...matrix}>
        {({ roles }) => {
          const role = roles.find((each) => each.key === key)
          return role ? <Role role={role} history={history} /> : <EmptyState title={t.nobody} />
        }}
      </Loaded>
    </Page>
  )
}

function Kind({ role }: { role: RoleInfo }) {
  const t = useText(roleScreenTexts)
  if (role.archived_at !== null) return <StatusBadge tone="bad">{t.archived}</StatusBadge>
  return (
    <StatusBadge tone={role.built_in ? 'neutral' : 'info'}>
      {role.built_in ? t.builtIn : t.custom}
    </StatusBadge>
  )
}

function Role({ role, history: History }: { role: RoleInfo; history: ComponentType<HistorySlot> }) {
  const { can } = useMe()
  const mayChange = can('roles.manage') && !role.built_in && role.archived_at === null
  return (
    <div className={css.stack}>
      {mayChange && <Words role={role} />}
      <Rights role={role} />
      <Holders role={role} />
      <History kind={`role:${role.key}`} />
      {can('roles.manage') && !role.built_in && <ArchiveRole role={role} />}
    </div>
  )
}

function Words({ role }: { role: RoleInfo }) {
  const t = useText(roleScreenTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: wordsOf(role),
    validate: (values) => missingWords(values, t.needed),
    submit: (values) => api.patch(`${rolesPath}${role.key}/`, bodyOf(values)),
    onDone: (_answer, values) => {
      invalidate(rolesPath, '/api/v1/audit/')
      notify.success(t.saved)
      form.reset(values)
    },
  })
  return (
    <Card title={t.words}>
      <Form form={form}>
        <RoleWordFields field={(name) => form.field(name)} />
        <FormActions form={form} label={t.save} />
      </Form>
    </Card>
  )
}

function Rights({ role }: { role: RoleInfo }) {
  const t = useText(roleScreenTexts)
  const { locale } = useLocale()
  const matrix = useMatrix()
  const labels = (matrix.data?.permissions ?? [])
    .filter((permission) => role.permissions.includes(permission.key))
    .map((permission) => permission.label[locale])
  return (
    <Card
      title={t.rights}
      action={
        role.key !== 'owner' &&
        role.archived_at === null && <Link href={`/admin/roles?role=${role.key}`}>{t.toMatrix}</Link>
      }
    >
      <Group gap={6} component="ul" className={css.plainList ?? ''}>
        {labels.map((label) => (
          <li key={label} className={css.right}>
            {label}
          </li>
        ))}
      </Group>
    </Card>
  )
}

function Holders({ role }: { role: RoleInfo }) {
  const t = useText(roleScreenTexts)
  const { people } = useText(userTexts)
  const { can } = useMe()
  const list = useList<UserRecord>(usersPath, { role: role.key, ordering: 'first_name', page_size: 10 })
  if (!can('users.view')) return null
  const body = () => {
    if (list.loading) return <ListSkeleton height={48} />
    if (list.error && list.rows.length === 0)
      return <ErrorState error={list.error} onRetry={() => void list.reload?.()} />
    if (list.rows.length === 0) return <Text c="dimmed">{t.nobody}</Text>
    return (
      <ul className={css.sessions}>
        {list.rows.map((user) => (
          <li key={user.id} className={css.session}>
            <Link href={`/admin/users/${user.id}`} className={css.holder}>
              <Person name={nameOf(user)} src={user.avatar && `${user.avatar}?size=64`} size={32} />
            </Link>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <Card
      title={`${t.whoHas} · ${people({ count: role.users })}`}
      action={list.count > 10 && <Link href={`/admin/users?role=${role.key}`}>{t.showAll}</Link>}
    >
      {body()}
    </Card>
  )
}
