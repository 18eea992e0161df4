import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { identityErrors } from '../errors.ts'
import { checkOwnersNow, permissionRows, removeRole, roleRows, setRolePermissions } from '../queries/roles.ts'
import { userRow, type UserRow } from '../queries/users.ts'
import { roleChangeRefusal } from '../rules.ts'
import { rightsChanged } from '../revocation.ts'
import { giveRole } from './create-user.ts'

const notARole = { en: '"{role}" is not a role.', ar: '"{role}" ليس دورا.', fa: '«{role}» نقش نیست.' }

/** `teacher` is what other systems call an instructor. */
export function canonicalRole(role: string): string {
  return role === 'teacher' ? 'instructor' : role
}

/**
 * Gives and takes roles of somebody; felt at once by his open pages and sockets.
 * @throws Problem `own_role`, `owner_only`, `last_owner`, or naming `add`/`remove`
 */
export async function changeRoles(
  ctx: Context,
  userId: string,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<UserRow> {
  const user = await userRow(ctx.tx, userId, { lock: true })
  if (!user) throw errors.not_found()
  const add = change.add.map(canonicalRole)
  const remove = change.remove.map(canonicalRole)
  await refuseUnknownRoles(ctx, { add, remove })
  refuseByRules(ctx, user, add, remove)
  const gained: string[] = []
  const lost: string[] = []
  for (const role of add) if (await giveRole(ctx, userId, role)) gained.push(role)
  for (const role of remove)
    if (!add.includes(role) && (await removeRole(ctx.tx, userId, role))) lost.push(role)
  if (lost.includes('owner')) await refuseWithoutOwner(ctx)
  const roles = [...user.roles.filter((role) => !lost.includes(role)), ...gained].toSorted()
  if (gained.length + lost.length === 0) return user
  await audit(ctx, {
    action: 'user.change_roles',
    object: { kind: 'user', id: userId },
    before: { roles: user.roles },
    after: { roles },
  })
  await emit(ctx, 'user.roles_changed', { user_id: userId })
  await rightsChanged(ctx, userId)
  return { ...user, roles }
}

/** A role given by a rule of the product, such as an approved registration; audited, without asking who may. */
export async function grantRole(ctx: Context, userId: string, role: string): Promise<void> {
  if (!(await giveRole(ctx, userId, role))) return
  await audit(ctx, {
    action: 'user.change_roles',
    object: { kind: 'user', id: userId },
    after: { gained: role },
  })
  await emit(ctx, 'user.roles_changed', { user_id: userId })
  await rightsChanged(ctx, userId)
}

function refuseByRules(ctx: Context, user: UserRow, add: readonly string[], remove: readonly string[]): void {
  const refusal = roleChangeRefusal({
    actorId: ctx.actor.userId,
    actorIsOwner: ctx.actor.roles.includes('owner'),
    userId: user.id,
    userRoles: user.roles,
    add,
    remove,
  })
  if (refusal) throw identityErrors[refusal]()
}

async function refuseUnknownRoles(
  ctx: Context,
  named: Record<'add' | 'remove', readonly string[]>,
): Promise<void> {
  const known = new Set((await roleRows(ctx.tx)).map((role) => role.key))
  for (const field of ['add', 'remove'] as const) {
    const stranger = named[field].find((role) => !known.has(role))
    if (stranger !== undefined)
      throw invalid(field, 'invalid_choice', notARole, { role: stranger.slice(0, 60) })
  }
}

/** @throws Problem `last_owner` when this transaction has taken the last one away */
export async function refuseWithoutOwner(ctx: Context): Promise<void> {
  try {
    await checkOwnersNow(ctx.tx)
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'last_owner')
      throw identityErrors.last_owner()
    throw error
  }
}

/**
 * Sets what a role may do. Nobody gives what he does not have; the owner's row is not data.
 * @throws Problem `role_fixed`, `permission_not_held`, `not_found`, or naming `permissions`
 */
export async function changeRolePermissions(
  ctx: Context,
  key: string,
  permissions: readonly string[],
): Promise<void> {
  const role = (await roleRows(ctx.tx)).find((row) => row.key === key)
  if (!role) throw errors.not_found()
  if (key === 'owner') throw identityErrors.role_fixed()
  const known = new Set((await permissionRows(ctx.tx)).map((row) => row.key))
  const stranger = permissions.find((permission) => !known.has(permission))
  if (stranger !== undefined) {
    throw invalid(
      'permissions',
      'invalid_choice',
      { en: '"{name}" is not a permission.', ar: '"{name}" ليست صلاحية.', fa: '«{name}» اختیار نیست.' },
      { name: stranger.slice(0, 60) },
    )
  }
  const changed = [
    ...permissions.filter((p) => !role.permissions.includes(p)),
    ...role.permissions.filter((p) => !permissions.includes(p)),
  ]
  if (changed.some((permission) => !ctx.actor.permissions.has(permission)))
    throw identityErrors.permission_not_held()
  if (key === 'admin' && !ctx.actor.roles.includes('owner')) throw identityErrors.owner_only()
  if (changed.length === 0) return
  await setRolePermissions(ctx.tx, key, permissions)
  await audit(ctx, {
    action: 'role.change_permissions',
    object: { kind: `role:${key}`, id: null },
    before: role.permissions,
    after: [...permissions].toSorted(),
  })
  await rightsChanged(ctx, '*')
}
