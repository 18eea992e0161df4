import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { invalid } from '#platform/errors'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { holdersOf, removeRole, roleRows, setRoleArchived } from '../queries/roles.ts'
import { highRoles } from '../rules.ts'
import { rightsChanged } from '../revocation.ts'
import { canonicalRole, refuseGivingMore } from './change-roles.ts'
import { giveRole } from './create-user.ts'
import { lockedRole } from './shape-roles.ts'

/**
 * Puts a role of the centre's own away. Whoever has it gets `replacement` instead, in the same moment.
 * Answers how many people changed.
 * @throws Problem `role_built_in`, `role_in_use`, `owner_only`, `own_role`, `permission_not_held`, or naming `replacement`
 */
export async function archiveRole(ctx: Context, key: string, replacement: string | null): Promise<number> {
  const role = await lockedRole(ctx, key)
  if (role.built_in) throw identityErrors.role_built_in()
  if (role.archived_at !== null) return 0
  const holders = await holdersOf(ctx.tx, key)
  if (holders.length > 0 && replacement === null) throw identityErrors.role_in_use({ count: holders.length })
  const successor = holders.length > 0 ? await readReplacement(ctx, key, replacement ?? '') : null
  for (const holder of holders) await replaceRole(ctx, holder, key, successor ?? '')
  await setRoleArchived(ctx.tx, key, timestamp(ctx.now))
  await audit(ctx, {
    action: 'role.archive',
    object: { kind: `role:${key}`, id: null },
    after: { people: holders.length, replacement: successor },
  })
  return holders.length
}

async function readReplacement(ctx: Context, key: string, wanted: string): Promise<string> {
  const replacement = canonicalRole(wanted)
  const known = (await roleRows(ctx.tx)).find((row) => row.key === replacement && row.archived_at === null)
  if (!known || replacement === key)
    throw invalid('replacement', 'invalid_choice', {
      en: 'Choose another role that is in use.',
      ar: 'اختر دورا آخر مستخدما.',
      fa: 'نقش دیگری را که به کار می‌رود انتخاب کنید.',
    })
  const owner = ctx.actor.roles.includes('owner')
  if (highRoles.includes(replacement) && !owner) throw identityErrors.owner_only()
  await refuseGivingMore(ctx, [replacement])
  return replacement
}

async function replaceRole(
  ctx: Context,
  holder: { id: string; roles: string[] },
  key: string,
  successor: string,
): Promise<void> {
  const owner = ctx.actor.roles.includes('owner')
  if (!owner && holder.roles.some((role) => highRoles.includes(role))) throw identityErrors.owner_only()
  if (holder.id === ctx.actor.userId && !holder.roles.includes(successor)) throw identityErrors.own_role()
  await removeRole(ctx.tx, holder.id, key)
  await giveRole(ctx, holder.id, successor)
  const roles = [...new Set([...holder.roles.filter((role) => role !== key), successor])].toSorted()
  await audit(ctx, {
    action: 'user.change_roles',
    object: { kind: 'user', id: holder.id },
    before: { roles: holder.roles },
    after: { roles },
  })
  await emit(ctx, 'user.roles_changed', { user_id: holder.id })
  await rightsChanged(ctx, holder.id)
}
