import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import type { Text } from '#platform/i18n'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import {
  insertRole,
  lockRole,
  permissionRows,
  roleRows,
  setRoleArchived,
  setRolePermissions,
  updateRole,
  type RoleRow,
} from '../queries/roles.ts'
import { roleKey } from '../rules.ts'
import { rightsChanged } from '../revocation.ts'

export interface NewRole {
  readonly name: Text
  readonly description: Text
  readonly isStaff: boolean
  /** The role whose permissions it starts with; `permissions` wins. */
  readonly from?: string | undefined
  readonly permissions?: readonly string[] | undefined
}

const keysTried = 40

/**
 * Makes a role of the centre's own. Answers its key.
 * @throws Problem `permission_not_held`, or naming `name`, `from`, `permissions`
 */
export async function createRole(ctx: Context, role: NewRole): Promise<string> {
  const existing = await roleRows(ctx.tx)
  refuseTakenName(existing, role.name, null)
  const start = role.from === undefined ? undefined : existing.find((row) => row.key === role.from)
  if (role.from !== undefined && !start)
    throw invalid('from', 'invalid_choice', {
      en: 'There is no such role.',
      ar: 'لا يوجد هذا الدور.',
      fa: 'چنین نقشی نیست.',
    })
  const permissions = [...new Set(role.permissions ?? start?.permissions ?? [])]
  await refuseUnknownPermissions(ctx, permissions)
  refuseLacking(ctx, permissions)
  const key = await insertUnderFreeKey(ctx, role)
  await setRolePermissions(ctx.tx, key, permissions)
  await audit(ctx, {
    action: 'role.create',
    object: { kind: `role:${key}`, id: null },
    after: { name: role.name, description: role.description, permissions: permissions.toSorted() },
  })
  return key
}

async function insertUnderFreeKey(ctx: Context, role: NewRole): Promise<string> {
  for (let attempt = 0; attempt < keysTried; attempt += 1) {
    const key = roleKey(role.name.en, attempt)
    const made = await insertRole(ctx.tx, {
      key,
      name: role.name,
      description: role.description,
      isStaff: role.isStaff,
      at: timestamp(ctx.now),
      by: ctx.actor.userId,
    })
    if (made) return key
  }
  throw errors.conflict()
}

/**
 * Changes words and permissions of a role. Nobody gives or takes what he does not have; the owner's row is not data,
 * the administrators' is changed by owners; the product's own roles keep their names.
 * @throws Problem `role_fixed`, `role_built_in`, `permission_not_held`, `owner_only`, `not_found`, or naming `permissions`
 */
export async function changeRole(
  ctx: Context,
  key: string,
  changes: {
    name?: Text | undefined
    description?: Text | undefined
    permissions?: readonly string[] | undefined
  },
): Promise<void> {
  const role = await lockedRole(ctx, key)
  if (key === 'owner') throw identityErrors.role_fixed()
  const words = {
    name: changes.name ?? role.name,
    description: changes.description ?? role.description,
  }
  const renamed = !sameWords(words.name, role.name) || !sameWords(words.description, role.description)
  if (renamed) await rename(ctx, role, words)
  if (changes.permissions) await changePermissions(ctx, role, [...new Set(changes.permissions)])
}

async function rename(ctx: Context, role: RoleRow, words: { name: Text; description: Text }): Promise<void> {
  if (role.built_in) throw identityErrors.role_built_in()
  refuseTakenName(await roleRows(ctx.tx), words.name, role.key)
  await updateRole(ctx.tx, role.key, words)
  await audit(ctx, {
    action: 'role.rename',
    object: { kind: `role:${role.key}`, id: null },
    before: { name: role.name, description: role.description },
    after: words,
  })
}

async function changePermissions(ctx: Context, role: RoleRow, permissions: readonly string[]): Promise<void> {
  await refuseUnknownPermissions(ctx, permissions)
  const changed = [
    ...permissions.filter((p) => !role.permissions.includes(p)),
    ...role.permissions.filter((p) => !permissions.includes(p)),
  ]
  refuseLacking(ctx, changed)
  if (role.key === 'admin' && !ctx.actor.roles.includes('owner')) throw identityErrors.owner_only()
  if (changed.length === 0) return
  await setRolePermissions(ctx.tx, role.key, permissions)
  await audit(ctx, {
    action: 'role.change_permissions',
    object: { kind: `role:${role.key}`, id: null },
    before: { permissions: role.permissions },
    after: { permissions: [...permissions].toSorted() },
  })
  await rightsChanged(ctx, '*')
}

/** Brings an archived role back; nobody has it until it is given anew. @throws Problem `not_found` */
export async function restoreRole(ctx: Context, key: string): Promise<void> {
  const role = await lockedRole(ctx, key)
  if (role.archived_at === null) return
  refuseLacking(ctx, role.permissions)
  refuseTakenName(await roleRows(ctx.tx), role.name, key)
  await setRoleArchived(ctx.tx, key, null)
  await audit(ctx, { action: 'role.restore', object: { kind: `role:${key}`, id: null } })
}

/** @throws Problem `not_found` */
export async function lockedRole(ctx: Context, key: string): Promise<RoleRow> {
  const found = await lockRole(ctx.tx, key)
  const role = found ? (await roleRows(ctx.tx)).find((row) => row.key === key) : undefined
  if (!role) throw errors.not_found()
  return role
}

function refuseLacking(ctx: Context, permissions: readonly string[]): void {
  if (permissions.some((permission) => !ctx.actor.permissions.has(permission)))
    throw identityErrors.permission_not_held()
}

async function refuseUnknownPermissions(ctx: Context, permissions: readonly string[]): Promise<void> {
  const known = new Set((await permissionRows(ctx.tx)).map((row) => row.key))
  const stranger = permissions.find((permission) => !known.has(permission))
  if (stranger === undefined) return
  throw invalid(
    'permissions',
    'invalid_choice',
    { en: '"{name}" is not a permission.', ar: '"{name}" ليست صلاحية.', fa: '«{name}» اختیار نیست.' },
    { name: stranger.slice(0, 60) },
  )
}

/** Two roles of one name in any language would be taken for each other. */
function refuseTakenName(roles: readonly RoleRow[], name: Text, except: string | null): void {
  const others = roles.filter((role) => role.key !== except && role.archived_at === null)
  const taken = others.some((role) =>
    (['en', 'ar', 'fa'] as const).some(
      (locale) => role.name[locale].trim().toLowerCase() === name[locale].trim().toLowerCase(),
    ),
  )
  if (taken)
    throw invalid('name', 'unique', {
      en: 'There is a role of this name.',
      ar: 'يوجد دور بهذا الاسم.',
      fa: 'نقشی با این نام هست.',
    })
}

function sameWords(one: Text, other: Text): boolean {
  return one.en === other.en && one.ar === other.ar && one.fa === other.fa
}
