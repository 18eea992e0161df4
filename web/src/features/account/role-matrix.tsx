import type { RoleInfo, RoleMatrix as Matrix } from '@halqa/api-client'
import { Checkbox, Switch, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Fragment } from 'react'
import { api, useAct, useMe, useOne } from '../../api/index.ts'
import { useLocale, useText, type Locale } from '../../i18n/index.ts'
import { Card, Loaded, notify, Page, SelectField } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './account.module.css'
import { accountNavigation } from './navigation-texts.ts'
import { areaTexts, userTexts } from './user-texts.ts'

const path = '/api/v1/roles/'
type Permission = Matrix['permissions'][number]

/** What each role may do: a table on wide screens, one role at a time on phones. */
export default function RoleMatrix() {
  const t = useText(userTexts)
  const title = useText(accountNavigation).roles
  const matrix = useOne<Matrix>(path)
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false })
  return (
    <Page title={title} description={t.matrixHint} width="wide">
      <Loaded {...matrix}>{(data) => (wide ? <Table matrix={data} /> : <OneRole matrix={data} />)}</Loaded>
    </Page>
  )
}

/** Gives or takes one permission, saved at once, with the way back. */
function useGrant() {
  const t = useText(userTexts)
  const { locale } = useLocale()
  const change = useAct(
    ({ role, permissions }: { role: RoleInfo; permissions: readonly string[] }) =>
      api.patch<Matrix>(`${path}${role.key}/`, { permissions }),
    { invalidates: [path, '/api/v1/profile/'] },
  )
  const press = async (role: RoleInfo, permission: Permission, has: boolean) => {
    const after = has
      ? [...role.permissions, permission.key]
      : role.permissions.filter((key) => key !== permission.key)
    if (!(await change.run({ role, permissions: after }))) return
    const words = { role: role.name[locale], permission: permission.label[locale] }
    notify.undo(
      has ? t.given(words) : t.taken(words),
      () => void change.run({ role, permissions: role.permissions }),
    )
  }
  return { press, running: change.running }
}

/** The owner's row is not data; the administrators' is changed by owners; nobody gives what he lacks. */
function useLocked() {
  const { me, can } = useMe()
  return (role: RoleInfo, permission: Permission) =>
    role.key === 'owner' ||
    (role.key === 'admin' && me?.roles.includes('owner') !== true) ||
    !can(permission.key)
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

function Table({ matrix }: { matrix: Matrix }) {
  const t = useText(userTexts)
  const { locale } = useLocale()
  const areaName = useAreaName()
  const locked = useLocked()
  const grant = useGrant()
  return (
    <Card>
      <div className={css.matrix} role="region" aria-label={t.roles}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.permission}</th>
              {matrix.roles.map((role) => (
                <th key={role.key} scope="col">
                  {role.name[locale]}
                  <Text component="span" size="xs" c="dimmed" display="block">
                    {t.people({ count: role.users })}
                  </Text>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byArea(matrix.permissions).map(([area, permissions]) => (
              <Fragment key={area}>
                <tr>
                  <th scope="rowgroup" colSpan={matrix.roles.length + 1}>
                    {areaName(area)}
                  </th>
                </tr>
                {permissions.map((permission) => (
                  <tr key={permission.key}>
                    <th scope="row">{permission.label[locale]}</th>
                    {matrix.roles.map((role) => (
                      <td key={role.key}>
                        <div className={css.cell}>
                          <Checkbox
                            aria-label={t.mayDo(labels(role, permission, locale))}
                            checked={role.permissions.includes(permission.key)}
                            disabled={locked(role, permission) || grant.running}
                            onChange={(event) =>
                              void grant.press(role, permission, event.currentTarget.checked)
                            }
                          />
                        </div>
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function labels(
  role: RoleInfo,
  permission: Permission,
  locale: Locale,
): { role: string; permission: string } {
  return { role: role.name[locale], permission: permission.label[locale] }
}

function OneRole({ matrix }: { matrix: Matrix }) {
  const t = useText(userTexts)
  const { locale } = useLocale()
  const areaName = useAreaName()
  const locked = useLocked()
  const grant = useGrant()
  const [key, setKey] = useSearchParam('role', 'support')
  const role = matrix.roles.find((each) => each.key === key) ?? matrix.roles[0]
  if (!role) return null
  return (
    <div className={css.stack}>
      <SelectField
        label={t.role}
        required
        options={matrix.roles.map((each) => ({ value: each.key, label: each.name[locale] }))}
        value={role.key}
        onChange={(chosen) => chosen && setKey(chosen)}
        description={t.people({ count: role.users })}
      />
      {byArea(matrix.permissions).map(([area, permissions]) => (
        <Card key={area}>
          <Title order={2} size="h5" mb="xs">
            {areaName(area)}
          </Title>
          {permissions.map((permission) => (
            <Switch
              key={permission.key}
              label={permission.label[locale]}
              checked={role.permissions.includes(permission.key)}
              disabled={locked(role, permission) || grant.running}
              py={10}
              onChange={(event) => void grant.press(role, permission, event.currentTarget.checked)}
            />
          ))}
        </Card>
      ))}
    </div>
  )
}
