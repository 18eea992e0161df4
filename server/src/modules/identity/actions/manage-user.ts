import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { identityErrors } from '../errors.ts'
import { sendLink } from '../letters.ts'
import { updateUser, userRow, type UserChanges, type UserRow } from '../queries/users.ts'
import { highRoles } from '../rules.ts'
import { revokeSessions, rightsChanged } from '../revocation.ts'
import { canonicalRole, refuseGivingMore, refuseWithoutOwner } from './change-roles.ts'
import { createUser } from './create-user.ts'
import { issueOneTime } from './one-time-link.ts'
import { updateProfile } from './update-profile.ts'

/** Edits somebody's account; owners and administrators only by an owner. @throws Problem `owner_only`, `last_owner` */
export async function manageUser(
  ctx: Context,
  userId: string,
  changes: UserChanges & { is_active?: boolean },
): Promise<UserRow> {
  const user = await userRow(ctx.tx, userId)
  if (!user) throw errors.not_found()
  refuseHigh(ctx, user.roles, userId)
  const { is_active: active, ...profile } = changes
  const after = await updateProfile(ctx, userId, profile)
  if (active === undefined || active === user.is_active) return after
  await updateUser(ctx.tx, userId, { is_active: active })
  if (!active) {
    await refuseWithoutOwner(ctx)
    await revokeSessions(ctx, { userId }, 'deactivated')
  }
  await audit(ctx, {
    action: active ? 'user.activate' : 'user.deactivate',
    object: { kind: 'user', id: userId },
  })
  await rightsChanged(ctx, userId)
  return { ...after, is_active: active }
}

export interface Invitation extends UserChanges {
  readonly roles: readonly string[]
}

/**
 * Makes an account for somebody with these roles and sends a link, good once within three days, to choose a password.
 * Answers the link too: the front desk may show it.
 * @throws Problem `owner_only`, or by field
 */
export async function inviteUser(
  ctx: Context,
  invitation: Invitation,
): Promise<{ user: UserRow; link: string }> {
  const roles = [...new Set(invitation.roles.map(canonicalRole))]
  refuseHigh(ctx, roles, null)
  await refuseGivingMore(ctx, roles)
  if (!invitation.phone_number1 && !invitation.email) {
    throw invalid('phone_number1', 'required', {
      en: 'Give a phone number or an e-mail address.',
      ar: 'أدخل رقم هاتف أو بريدا إلكترونيا.',
      fa: 'شماره تلفن یا ایمیل وارد کنید.',
    })
  }
  const id = await createUser(ctx, { ...invitation, roles })
  return reinvite(ctx, id)
}

/** A new link for somebody who has not chosen a password yet, or lost it. @throws Problem `owner_only`, `not_found` */
export async function reinvite(ctx: Context, userId: string): Promise<{ user: UserRow; link: string }> {
  const user = await userRow(ctx.tx, userId)
  if (!user) throw errors.not_found()
  refuseHigh(ctx, user.roles, userId)
  const to = user.email ? { email: user.email } : { phone: user.phone_number1 ?? '' }
  const link = await sendLink(ctx, 'invitation', to, user, await issueOneTime(ctx, 'invitation', { userId }))
  await audit(ctx, { action: 'user.invite', object: { kind: 'user', id: userId } })
  return { user, link }
}

/** Owners and administrators only by an owner. @throws Problem `owner_only` */
export function refuseHigh(ctx: Context, roles: readonly string[], userId: string | null): void {
  if (ctx.actor.roles.includes('owner') || ctx.actor.userId === userId) return
  if (roles.some((role) => highRoles.includes(role))) throw identityErrors.owner_only()
}

/** Somebody whose account the actor may touch. @throws Problem `owner_only`, `not_found` */
export async function personToManage(ctx: Context, userId: string): Promise<UserRow> {
  const user = await userRow(ctx.tx, userId)
  if (!user) throw errors.not_found()
  refuseHigh(ctx, user.roles, userId)
  return user
}

/** Ends one session of somebody. @throws Problem `owner_only`, `not_found` */
export async function endSessionOf(ctx: Context, userId: string, sessionId: string): Promise<void> {
  await personToManage(ctx, userId)
  const ended = await revokeSessions(ctx, { userId, only: sessionId }, 'ended_by_staff')
  if (ended === 0) throw errors.not_found()
  await audit(ctx, { action: 'session.end', object: { kind: 'session', id: sessionId } })
}

/** Ends every session of somebody. Answers how many. @throws Problem `owner_only`, `not_found` */
export async function signOutUser(ctx: Context, userId: string): Promise<number> {
  await personToManage(ctx, userId)
  const ended = await revokeSessions(ctx, { userId }, 'ended_by_staff')
  await audit(ctx, { action: 'session.end_all', object: { kind: 'user', id: userId }, after: { ended } })
  return ended
}
