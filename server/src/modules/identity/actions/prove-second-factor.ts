import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import { deviceDigest } from '../device.ts'
import { identityErrors } from '../errors.ts'
import { authenticatorRow, spendRecoveryCode, spendStep } from '../queries/authenticators.ts'
import { isKnownDevice } from '../queries/sessions.ts'
import type { UserRow } from '../queries/users.ts'
import { readProof, type SecondFactor } from '../second-factor/rules.ts'
import { stepOfCode } from '../second-factor/totp.ts'
import { tellOfSecurity } from './tell-of-security.ts'

/**
 * Guesses at the codes of a person, over all challenges and sessions: new ones do not renew them. Strangers' devices
 * share one budget, so that somebody who has the password cannot lock the person out at his own device.
 */
const budgets = {
  short: { name: 'factor-guess', points: 10, seconds: 900 },
  day: { name: 'factor-guess-day', points: 40, seconds: 86_400 },
} as const

/**
 * A code of the person's authenticator app, or one of his recovery codes; used up by this.
 * @throws Problem `second_factor_not_right`, `too_many_requests`
 */
export async function proveSecondFactor(
  ctx: Context,
  user: UserRow,
  typed: string,
  mark: string | null,
): Promise<SecondFactor> {
  const renew = await takeFactorGuess(ctx, user.id, mark)
  const proof = readProof(typed)
  const right =
    proof.kind === 'totp'
      ? await isCodeOfApp(ctx, user.id, proof.code)
      : await isRecoveryCode(ctx, user, proof.code)
  if (!right) throw identityErrors.second_factor_not_right()
  await renew()
  return proof.kind
}

/** Takes one guess; the answer gives the short budget back after a right one. @throws Problem `too_many_requests` */
export async function takeFactorGuess(
  ctx: Context,
  userId: string,
  mark: string | null,
): Promise<() => Promise<void>> {
  const device = deviceDigest(ctx, mark)
  const known = await isKnownDevice(ctx.tx, userId, device, timestamp(ctx.now))
  const key = known ? `${userId}:${device.toString('base64url')}` : userId
  await ctx.ports.limits.take(budgets.day, key)
  await ctx.ports.limits.take(budgets.short, key)
  return () => ctx.ports.limits.reset(budgets.short, key)
}

async function isCodeOfApp(ctx: Context, userId: string, code: string): Promise<boolean> {
  const row = await authenticatorRow(ctx.tx, userId, 'confirmed')
  if (!row) return false
  const secret = ctx.ports.vault.open(row.secret, secretPlace(userId))
  const last = row.last_step === null ? null : Number(row.last_step)
  const step = await stepOfCode(ctx, secret, code, last)
  return step !== null && spendStep(ctx.tx, row.id, step)
}

async function isRecoveryCode(ctx: Context, user: UserRow, code: string): Promise<boolean> {
  const digest = recoveryDigest(ctx, user.id, code)
  if (!(await spendRecoveryCode(ctx.tx, user.id, digest, timestamp(ctx.now)))) return false
  await audit(ctx, { action: 'second_factor.use_recovery_code', object: { kind: 'user', id: user.id } })
  await tellOfSecurity(ctx, user, 'recovery_code_used')
  return true
}

/** What the sealed secret is bound to. */
export function secretPlace(userId: string): string {
  return `authenticator:${userId}`
}

export function recoveryDigest(ctx: Pick<Context, 'ports'>, userId: string, code: string): Buffer {
  return ctx.ports.vault.digest(code, `recovery:${userId}`)
}
