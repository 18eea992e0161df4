import type { RoleInfo, RoleMatrix } from '@halqa/api-client'
import { useMe, useOne } from '../../api/index.ts'
import { useLocale, useText } from '../../i18n/index.ts'
import { roleName, roleTexts } from './texts.ts'

export const rolesPath = '/api/v1/roles/'

/** The matrix from the server; archived roles are in it too. */
export function useMatrix() {
  return useOne<RoleMatrix>(rolesPath)
}

/** Names of all roles in the reader's language, those of the centre's own too, and those that can be given. */
export function useRoleNames(): {
  nameOf: (key: string) => string
  options: { value: string; label: string }[]
  roles: readonly RoleInfo[]
} {
  const words = useText(roleTexts)
  const { locale } = useLocale()
  const roles = useMatrix().data?.roles ?? []
  const nameOf = (key: string): string =>
    roles.find((role) => role.key === key)?.name[locale] ?? roleName(words, key)
  const inUse = roles.filter((role) => role.archived_at === null)
  return { nameOf, roles: inUse, options: inUse.map(({ key }) => ({ value: key, label: nameOf(key) })) }
}

/**
 * Which roles somebody may give: owners any, others neither owner nor administrator nor a role of the staff with rights
 * that they lack. The server says so too.
 */
export function useGivable(): (role: RoleInfo) => boolean {
  const { me, can } = useMe()
  const owner = me?.roles.includes('owner') === true
  return (role) => {
    if (owner) return true
    if (role.key === 'owner' || role.key === 'admin') return false
    return (!role.is_staff && role.built_in) || role.permissions.every(can)
  }
}
