import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { timestamp } from '#platform/time'
import { eraseUser } from '../queries/users.ts'
import { atomically } from '../scope.ts'
import { revokeSessions } from '../revocation.ts'
import { demandOwnPassword, ownRow } from './change-password.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { refuseWithoutOwner } from './change-roles.ts'

/**
 * The person leaves: login, names and everything personal go, the row stays for money and attendance.
 * Proof is the password, or a fresh sign-in when `password` is undefined. Runs outside a transaction.
 * @throws Problem naming `current_password`; `last_owner`
 */
export async function deleteAccount(ctx: Context, password: string | undefined): Promise<void> {
  const user = await ownRow(ctx)
  if (password === undefined) requireFreshSignIn(ctx)
  else await demandOwnPassword(ctx, user, password)
  await atomically(ctx, async (inner) => {
    await inner.ports['identity:userDeleted']?.(inner, { userId: user.id })
    await eraseUser(inner.tx, user.id, timestamp(inner.now))
    await refuseWithoutOwner(inner)
    await revokeSessions(inner, { userId: user.id }, 'account_deleted')
    await audit(inner, { action: 'user.delete', object: { kind: 'user', id: user.id } })
    await emit(inner, 'user.deleted', { user_id: user.id })
  })
}
