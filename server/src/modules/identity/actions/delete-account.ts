import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { atomically } from '../scope.ts'
import { demandOwnPassword, ownRow } from './change-password.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'

/**
 * The person leaves at once, without the waiting period of a request: login, names and everything personal go in every
 * module (docs/domain/privacy.md), the row stays for money and attendance.
 * Proof is the password, or a fresh sign-in when `password` is undefined. Runs outside a transaction.
 * @throws Problem naming `current_password`; `last_owner`, `erasure_blocked`
 */
export async function deleteAccount(ctx: Context, password: string | undefined): Promise<void> {
  const user = await ownRow(ctx)
  if (password === undefined) requireFreshSignIn(ctx)
  else await demandOwnPassword(ctx, user, password)
  await atomically(ctx, async (inner) => {
    const erase = inner.ports['identity:erase']
    if (!erase) throw errors.unavailable()
    await erase(inner, { userId: user.id })
  })
}
