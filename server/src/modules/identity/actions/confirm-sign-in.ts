import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import type { Assertion } from '../passkeys/ceremony.ts'
import type { RelyingParty } from '../passkeys/relying-party.ts'
import { factorFacts } from '../queries/authenticators.ts'
import { spendCode } from '../queries/codes.ts'
import { confirmSession } from '../queries/sessions.ts'
import type { UserRow } from '../queries/users.ts'
import { confirmingWays, type ConfirmingWay } from '../second-factor/rules.ts'
import { atomically } from '../scope.ts'
import { demandOwnPassword, ownRow } from './change-password.ts'
import { checkCode } from './check-code.ts'
import { proveSecondFactor } from './prove-second-factor.ts'
import { issueCode, takeCodeBudget } from './request-code.ts'
import { personOfPasskey } from './use-passkey.ts'

/** One of them. */
export interface Proof {
  readonly password?: string | undefined
  readonly otp?: string | undefined
  readonly code?: string | undefined
  readonly passkey?: Assertion | undefined
}

/** What this person has to prove himself with. */
export async function waysToConfirm(ctx: Context): Promise<{ user: UserRow; ways: ConfirmingWay[] }> {
  const user = await ownRow(ctx)
  const facts = await factorFacts(ctx.tx, user.id)
  const known = { password: user.password_hash !== null, phone: user.phone_number1 !== null }
  return { user, ways: confirmingWays({ ...facts, ...known }) }
}

/**
 * Makes the present session fresh again. Runs outside a transaction: guesses stay counted.
 * @throws Problem naming `password`, `second_factor_not_right`, `code_not_right`, `passkey_not_right`,
 * `proof_not_offered`, `too_many_requests`
 */
export async function confirmSignIn(
  ctx: Context,
  proof: Proof,
  at: { readonly party: RelyingParty; readonly mark: string | null },
): Promise<void> {
  const { sessionId } = ctx.actor
  if (!sessionId) throw errors.permission_denied()
  const { user, ways } = await waysToConfirm(ctx)
  const way = await prove(ctx, user, ways, proof, at)
  await atomically(ctx, async (inner) => {
    await confirmSession(inner.tx, sessionId, timestamp(inner.now))
    inner.ports.authenticator.forget()
    await audit(inner, {
      action: 'session.confirm',
      object: { kind: 'session', id: sessionId },
      after: { by: way },
    })
  })
}

async function prove(
  ctx: Context,
  user: UserRow,
  ways: readonly ConfirmingWay[],
  proof: Proof,
  at: { readonly party: RelyingParty; readonly mark: string | null },
): Promise<ConfirmingWay> {
  if (proof.passkey) {
    const holder = await personOfPasskey(ctx, at.party, proof.passkey)
    if (holder.id !== user.id) throw identityErrors.passkey_not_right()
    return 'passkey'
  }
  if (proof.otp !== undefined && ways.includes('totp')) {
    await proveSecondFactor(ctx, user, proof.otp, at.mark)
    return 'totp'
  }
  if (proof.code !== undefined && ways.includes('code')) {
    const code = await checkCode(ctx, user.phone_number1 ?? '', proof.code, ['sign_in'])
    if (!(await spendCode(ctx.tx, code.id, timestamp(ctx.now)))) throw identityErrors.code_not_right()
    return 'code'
  }
  if (proof.password === undefined) throw identityErrors.proof_not_offered()
  await demandOwnPassword(ctx, user, proof.password, 'password')
  return 'password'
}

/** Texts a code to a person who has nothing better. Runs outside a transaction. @throws Problem `proof_not_offered`, `too_many_requests` */
export async function requestConfirmingCode(ctx: Context): Promise<void> {
  const { user, ways } = await waysToConfirm(ctx)
  const phone = user.phone_number1
  if (!ways.includes('code') || !phone) throw identityErrors.proof_not_offered()
  await takeCodeBudget(ctx, phone)
  await atomically(ctx, (inner) =>
    issueCode(inner, { phone, purpose: 'sign_in', userId: user.id, locale: user.locale ?? ctx.locale }),
  )
}
