import type { RoleInfo, RoleMatrix as Matrix } from '@halqa/api-client'
import { Button, Checkbox, Group, Switch, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useLocale, useText } from '../../i18n/index.ts'
import { Card, EmptyState, Link, Loaded, Page, SearchBox, SelectField } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './account.module.css'
import { accountNavigation } from './navigation-texts.ts'
import { useLocked, useRoleDraft, type Permission, type RoleDraft } from './role-draft.ts'
import { RoleReview } from './role-review.tsx'
import { roleScreenTexts } from './role-texts.ts'
import { useMatrix } from './use-roles.ts'
import { areaTexts, userTexts } from './user-texts.ts'

/** What each role may do: a table on wide screens, one role at a time on phones. Nothing changes before it was looked at. */
export default function RoleMatrix() {
  const t = useText(userTexts)
  const own = useText(roleScreenTexts)
  const title = useText(accountNavigation).roles
  const matrix = useMatrix()
  return (
    <Page
      title={title}
      description={t.matrixHint}
      width="wide"
      actions={
        <Button component={Link} href="/admin/roles/new" leftSection={<IconPlus size={18} aria-hidden />}>
          {own.add}
        </Button>
      }
    >
      <Loaded {...matrix}>{(data) => <Rights matrix={data} />}</Loaded>
    </Page>
  )
}

function Rights({ matrix }: { matrix: Matrix }) {
  const t = useText(roleScreenTexts)
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false })
  const [search, setSearch] = useSearchParam('search')
  const draft = useRoleDraft(matrix)
  const roles = matrix.roles.filter((role) => role.archived_at === null)
  const gone = matrix.roles.filter((role) => role.archived_at !== null)
  const found = useFound(matrix.permissions, search)
  const View = wide ? Table : OneRole
  return (
    <div className={css.stack}>
      <SearchBox label={t.find} value={search} onChange={setSearch} />
      {found.length === 0 ? (
        <EmptyState title={t.nothingFound} />
      ) : (
        <View roles={roles} permissions={found} draft={draft} />
      )}
      {gone.length > 0 && <Gone roles={gone} />}
      <RoleReview draft={draft} />
    </div>
  )
}

interface ViewProps {
  roles: readonly RoleInfo[]
  permissions: readonly Permission[]
  draft: RoleDraft
}

/** By label and explanation in the reader's language, or by the permission's own name. */
function useFound(permissions: readonly Permission[], search: string): Permission[] {
  const { locale } = useLocale()
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return permissions.filter((permission) => {
    const text =
      `${permission.label[locale]} ${permission.help?.[locale] ?? ''} ${permission.key}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function byArea(permissions: readonly Permission[]): [string, Permission[]][] {
  const groups = new Map<string, Permission[]>()
  for (const permission of permissions)
    groups.set(permission.module, [...(groups.get(permission.module) ?? []), permission])
  return [...groups]
}

function useAreaName(): (key: string) => string {
  const areas = useText(areaTexts)
  return (key) => (isKnownArea(key) ? areas[key] : key)
}

function isKnownArea(key: string): key is keyof typeof areaTexts {
  return Object.hasOwn(areaTexts, key)
}

function Table({ roles, permissions, draft }: ViewProps) {
  const t = useText(userTexts)
  const { locale } = useLocale()
  const areaName = useAreaName()
  return (
    <Card>
      <div className={css.matrix} role="region" aria-label={t.roles} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.permission}</th>
              {roles.map((role) => (
                <th key={role.key} scope="col">
                  <Link href={`/admin/roles/${role.key}`} className={css.roleLink}>
                    {role.name[locale]}
                  </Link>
                  <Text component="span" size="xs" c="dimmed" display="block">
                    {t.people({ count: role.users })}
                  </Text>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byArea(permissions).map(([area, own]) => (
              <Fragment key={area}>
                <tr>
                  <th scope="rowgroup" colSpan={roles.length + 1}>
                    {areaName(area)}
                  </th>
                </tr>
                {own.map((permission) => (
                  <Row key={permission.key} permission={permission} roles={roles} draft={draft} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Row({ permission, roles, draft }: { permission: Permission } & Omit<ViewProps, 'permissions'>) {
  const t = useText(userTexts)
  const { locale } = useLocale()
  const locked = useLocked()
  return (
    <tr>
      <th scope="row">
        {permission.label[locale]}
        {permission.help && (
          <Text component="span" size="xs" c="dimmed" display="block">
            {permission.help[locale]}
          </Text>
        )}
      </th>
      {roles.map((role) => (
        <td key={role.key} data-changed={draft.isChanged(role, permission) || undefined}>
          <div className={css.cell}>
            <Checkbox
              aria-label={t.mayDo({ role: role.name[locale], permission: permission.label[locale] })}
              checked={draft.has(role, permission)}
              disabled={locked(role, permission)}
              onChange={(event) => draft.toggle(role, permission, event.currentTarget.checked)}
            />
          </div>
        </td>
      ))}
    </tr>
  )
}

function OneRole({ roles, permissions, draft }: ViewProps) {
  const t = useText(userTexts)
  const own = useText(roleScreenTexts)
  const { locale } = useLocale()
  const areaName = useAreaName()
  const locked = useLocked()
  const [key, setKey] = useSearchParam('role', 'support')
  const role = roles.find((each) => each.key === key) ?? roles[0]
  if (!role) return null
  return (
    <div className={css.stack}>
      <SelectField
        label={t.role}
        required
        options={roles.map((each) => ({ value: each.key, label: each.name[locale] }))}
        value={role.key}
        onChange={(chosen) => chosen && setKey(chosen)}
        description={t.people({ count: role.users })}
      />
      <Link href={`/admin/roles/${role.key}`} className={css.textLink}>
        {own.whoHas}
      </Link>
      {byArea(permissions).map(([area, list]) => (
        <Card key={area}>
          <Title order={2} size="h5" mb="xs">
            {areaName(area)}
          </Title>
          {list.map((permission) => (
            <Switch
              key={permission.key}
              label={permission.label[locale]}
              description={permission.help?.[locale]}
              checked={draft.has(role, permission)}
              disabled={locked(role, permission)}
              py={10}
              onChange={(event) => draft.toggle(role, permission, event.currentTarget.checked)}
            />
          ))}
        </Card>
      ))}
    </div>
  )
}

function Gone({ roles }: { roles: readonly RoleInfo[] }) {
  const t = useText(roleScreenTexts)
  const { locale } = useLocale()
  return (
    <Card title={t.archived}>
      <Group gap="xs">
        {roles.map((role) => (
          <Link key={role.key} href={`/admin/roles/${role.key}`} className={css.textLink}>
            {role.name[locale]}
          </Link>
        ))}
      </Group>
    </Card>
  )
}
