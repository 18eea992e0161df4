import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { timestamp } from '#platform/time'
import { factorFacts, removeAuthenticators, replaceRecoveryCodes } from '../queries/authenticators.ts'
import { dropChallenges } from '../queries/challenges.ts'
import { removePasskeys } from '../queries/passkeys.ts'
import { userRow } from '../queries/users.ts'
import { revokeSessions } from '../revocation.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { refuseHigh } from './manage-user.ts'
import { tellOfSecurity } from './tell-of-security.ts'

/**
 * For a person who lost his phone: app, recovery codes and passkeys go, his sessions end, he is told.
 * @throws Problem `fresh_sign_in_required`, `owner_only`, `not_found`
 */
export async function resetSecondFactor(ctx: Context, userId: string): Promise<void> {
  const user = await userRow(ctx.tx, userId, { lock: true })
  if (!user) throw errors.not_found()
  refuseHigh(ctx, user.roles, userId)
  requireFreshSignIn(ctx)
  const before = await factorFacts(ctx.tx, userId)
  await removeAuthenticators(ctx.tx, userId)
  await replaceRecoveryCodes(ctx.tx, userId, [], timestamp(ctx.now))
  await removePasskeys(ctx.tx, userId)
  await dropChallenges(ctx.tx, userId, ['second_factor', 'enrolment', 'passkey_registration'])
  await revokeSessions(ctx, { userId }, 'second_factor_reset')
  await audit(ctx, {
    action: 'second_factor.reset',
    object: { kind: 'user', id: userId },
    before: { authenticator: before.authenticator_since !== null, passkeys: before.passkeys },
  })
  await tellOfSecurity(ctx, user, 'second_factor_reset')
}
