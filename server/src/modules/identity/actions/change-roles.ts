import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { identityErrors } from '../errors.ts'
import { checkOwnersNow, removeRole, roleRows } from '../queries/roles.ts'
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
  await refuseGivingMore(
    ctx,
    add.filter((role) => !user.roles.includes(role)),
  )
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
  const rows = await roleRows(ctx.tx)
  const known = new Set(rows.filter((role) => role.archived_at === null).map((role) => role.key))
  // A role that was put away can still be taken from whoever has it.
  const removable = new Set(rows.map((role) => role.key))
  for (const field of ['add', 'remove'] as const) {
    const stranger = named[field].find((role) => !(field === 'add' ? known : removable).has(role))
    if (stranger !== undefined)
      throw invalid(field, 'invalid_choice', notARole, { role: stranger.slice(0, 60) })
  }
}

/**
 * Nobody gives what he does not have: neither through a staff role nor through one of the centre's own. The product's
 * roles of families and teachers carry rights over one's own affairs only and may be given by whoever manages accounts.
 * @throws Problem `permission_not_held`
 */
export async function refuseGivingMore(ctx: Context, roles: readonly string[]): Promise<void> {
  if (roles.length === 0 || ctx.actor.roles.includes('owner')) return
  const given = (await roleRows(ctx.tx)).filter((role) => roles.includes(role.key))
  const lacking = given
    .filter((role) => role.is_staff || !role.built_in)
    .some((role) => role.permissions.some((permission) => !ctx.actor.permissions.has(permission)))
  if (lacking) throw identityErrors.permission_not_held()
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
