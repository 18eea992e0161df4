import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { factorFacts } from '../queries/authenticators.ts'
import { dropChallenges } from '../queries/challenges.ts'
import { userRow } from '../queries/users.ts'
import { atomically } from '../scope.ts'
import { challengeSeconds, issueChallenge, useChallenge } from './challenge.ts'
import { enter, type Admission, type Entry } from './enter.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'

export interface DeskSignIn {
  readonly link: string
  readonly expires_at: string
}

/**
 * A link, shown as a QR code at the front desk, for a person whose phone gets no codes: five minutes, once; an earlier
 * one ends. Never for staff. @throws Problem `fresh_sign_in_required`, `no_desk_sign_in`, `not_found`
 */
export async function issueDeskSignIn(ctx: Context, userId: string): Promise<DeskSignIn> {
  const user = await userRow(ctx.tx, userId)
  if (!user?.is_active) throw errors.not_found()
  requireFreshSignIn(ctx)
  if ((await factorFacts(ctx.tx, userId)).is_staff) throw identityErrors.no_desk_sign_in()
  await dropChallenges(ctx.tx, userId, ['desk'])
  const token = await issueChallenge(ctx, 'desk', { userId })
  await audit(ctx, { action: 'desk_sign_in.issue', object: { kind: 'user', id: userId } })
  return {
    link: `${ctx.ports.siteUrl()}/desk-sign-in?token=${token}`,
    expires_at: timestamp(ctx.now.add({ seconds: challengeSeconds })),
  }
}

/**
 * The person scanned it. A role that he got since, or a second factor, still counts. Runs outside a transaction.
 * @throws Problem `challenge_not_valid`, `no_desk_sign_in`, `no_active_account`
 */
export async function useDeskSignIn<T>(
  ctx: Context,
  token: string,
  second: { readonly otp?: string | undefined; readonly mark: string | null },
  open: (ctx: Context, admission: Admission) => Promise<T>,
): Promise<{ userId: string; entry: Entry<T> }> {
  return atomically(ctx, async (inner) => {
    const { user_id: id } = await useChallenge(inner, 'desk', token)
    const user = id ? await userRow(inner.tx, id) : undefined
    if (!user?.is_active) throw identityErrors.no_active_account()
    if ((await factorFacts(inner.tx, user.id)).is_staff) throw identityErrors.no_desk_sign_in()
    const entry = await enter(inner, { user, method: 'desk', kind: 'web', ...second }, open)
    return { userId: user.id, entry }
  })
}
