import { createHash } from 'node:crypto'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { networkClaims } from '#platform/http/limits'
import { timestamp } from '#platform/time'
import { deviceDigest } from '../device.ts'
import { identityErrors } from '../errors.ts'
import { loginKey, loginNames } from '../login-names.ts'
import { checkPassword, hashPassword } from '../passwords/hash.ts'
import { isKnownDevice } from '../queries/sessions.ts'
import { updateUser, userByLogin, type UserRow } from '../queries/users.ts'

/** Budgets of guesses (docs/domain/identity.md, "Locks"). Strangers share one an account; a known device has its own. */
const budgets = {
  address: { name: 'sign-in-address', points: 60, seconds: 900 },
  strangers: { name: 'sign-in-strangers', points: 20, seconds: 3_600 },
  device: { name: 'sign-in-device', points: 10, seconds: 900 },
} as const

export interface PasswordSignIn {
  /** Phone, e-mail or username, in any digits. */
  readonly login: string
  readonly password: string
  readonly mark?: string | null
}

/**
 * Who this is, by password; the caller opens the session. Unknown accounts cost the same statements and the same
 * hashing as known ones. Runs outside a transaction.
 * @throws Problem `no_active_account`, `too_many_requests`
 */
export async function signInWithPassword(ctx: Context, input: PasswordSignIn): Promise<UserRow> {
  const names = await loginNames(ctx, input.login)
  const user = await userByLogin(ctx.tx, names)
  const device = deviceDigest(ctx, input.mark ?? null)
  const known = await isKnownDevice(ctx.tx, user?.id ?? null, device, timestamp(ctx.now))
  const account = createHash('sha256').update(loginKey(names)).digest('base64url')
  const deviceKey = `${account}:${device.toString('base64url')}`
  const networks = networkClaims(budgets.address, ctx.origin.ip)
  await ctx.ports.limits.takeAll(networks)
  await ctx.ports.limits.take(budgets.device, deviceKey)
  if (!known) await ctx.ports.limits.take(budgets.strangers, account)

  const verdict = await checkPassword(user?.password_hash ?? null, input.password)
  if (!user || !verdict.ok || !user.is_active) {
    await audit(ctx, { action: 'session.refuse', object: { kind: 'user', id: user?.id ?? null } })
    throw identityErrors.no_active_account()
  }
  // Only what failed counts: a whole class behind one address may sign in at once.
  await ctx.ports.limits.giveBack(networks)
  await ctx.ports.limits.reset(budgets.device, deviceKey)
  if (verdict.outdated)
    await updateUser(ctx.tx, user.id, { password_hash: await hashPassword(input.password) })
  return user
}
