import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { updateUser, userRow } from '../queries/users.ts'
import { revokeSessions, rightsChanged } from '../revocation.ts'

/**
 * Nobody signs in to this account any more, and who was in is out at once. For modules that lend accounts; the caller
 * answers for the right to.
 */
export async function suspendAccount(ctx: Context, userId: string, reason: string): Promise<void> {
  await setActive(ctx, userId, false)
  await revokeSessions(ctx, { userId }, reason)
}

/** The account works again, with another password where one is given (already hashed). */
export async function resumeAccount(
  ctx: Context,
  userId: string,
  passwordHash: string | null,
): Promise<void> {
  if (passwordHash) await updateUser(ctx.tx, userId, { password_hash: passwordHash })
  await setActive(ctx, userId, true)
}

async function setActive(ctx: Context, userId: string, active: boolean): Promise<void> {
  const user = await userRow(ctx.tx, userId, { lock: true })
  if (!user) throw errors.not_found()
  if (user.is_active === active) return
  await updateUser(ctx.tx, userId, { is_active: active })
  await audit(ctx, {
    action: active ? 'user.activate' : 'user.deactivate',
    object: { kind: 'user', id: userId },
  })
  await rightsChanged(ctx, userId)
}
