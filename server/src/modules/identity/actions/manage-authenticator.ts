import { randomInt } from 'node:crypto'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { centreSettings, setting } from '#platform/settings'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import {
  authenticatorRow,
  confirmAuthenticator,
  factorFacts,
  insertPending,
  removeAuthenticators,
  replaceRecoveryCodes,
} from '../queries/authenticators.ts'
import type { UserRow } from '../queries/users.ts'
import { mustHaveFactor, readProof, recoveryAlphabet, shownRecovery } from '../second-factor/rules.ts'
import { newTotpSecret, stepOfCode, totpAddress } from '../second-factor/totp.ts'
import { atomically } from '../scope.ts'
import { ownRow } from './change-password.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { recoveryDigest, secretPlace, takeFactorGuess } from './prove-second-factor.ts'
import { tellOfSecurity } from './tell-of-security.ts'

const recoveryCodeCount = 10
const recoveryCodeLength = 10

export interface NewAuthenticator {
  readonly secret: string
  /** `otpauth://…`, as the QR code holds it. */
  readonly uri: string
}

/** A secret for the person's app; it works after its first code came back. An app that works goes on until then. */
export async function startAuthenticator(ctx: Context, user: UserRow): Promise<NewAuthenticator> {
  const secret = await newTotpSecret()
  const { name } = await centreSettings(ctx)
  const label = user.username ?? user.email ?? user.phone_number1 ?? user.first_name
  await insertPending(ctx.tx, {
    id: newId(),
    userId: user.id,
    secret: ctx.ports.vault.seal(secret, secretPlace(user.id)),
    at: timestamp(ctx.now),
  })
  // A colon parts issuer and label in that address, so names go without.
  const issuer = name[user.locale ?? ctx.locale].replaceAll(':', ' ')
  return { secret, uri: await totpAddress(secret, issuer, label.replaceAll(':', ' ')) }
}

/**
 * The first code of the new app: it is the second factor from now on, with ten new recovery codes (shown this once).
 * Runs outside a transaction. @throws Problem `second_factor_not_right`, `authenticator_not_started`, `too_many_requests`
 */
export async function confirmAuthenticatorCode(
  ctx: Context,
  user: UserRow,
  typed: string,
  mark: string | null,
): Promise<string[]> {
  const row = await authenticatorRow(ctx.tx, user.id, 'pending')
  if (!row) throw identityErrors.authenticator_not_started()
  const renew = await takeFactorGuess(ctx, user.id, mark)
  const proof = readProof(typed)
  const secret = ctx.ports.vault.open(row.secret, secretPlace(user.id))
  const step = proof.kind === 'totp' ? await stepOfCode(ctx, secret, proof.code, null) : null
  if (step === null) throw identityErrors.second_factor_not_right()
  await renew()
  return atomically(ctx, async (inner) => {
    const confirmed = { id: row.id, userId: user.id, step, at: timestamp(inner.now) }
    if (!(await confirmAuthenticator(inner.tx, confirmed))) throw identityErrors.authenticator_not_started()
    const codes = await makeRecoveryCodes(inner, user.id)
    await audit(inner, { action: 'second_factor.on', object: { kind: 'user', id: user.id } })
    await tellOfSecurity(inner, user, 'authenticator_on')
    return codes
  })
}

/** Takes the app and its recovery codes away. @throws Problem `fresh_sign_in_required`, `second_factor_must_stay` */
export async function disableAuthenticator(ctx: Context): Promise<void> {
  requireFreshSignIn(ctx)
  const user = await ownRow(ctx)
  await refuseLastFactor(ctx, user.id, 'authenticator')
  if (!(await removeAuthenticators(ctx.tx, user.id))) return
  await replaceRecoveryCodes(ctx.tx, user.id, [], timestamp(ctx.now))
  await audit(ctx, { action: 'second_factor.off', object: { kind: 'user', id: user.id } })
  await tellOfSecurity(ctx, user, 'authenticator_off')
}

/** Ten new recovery codes; the old ones work no more. @throws Problem `fresh_sign_in_required`, `authenticator_not_started` */
export async function renewRecoveryCodes(ctx: Context): Promise<string[]> {
  requireFreshSignIn(ctx)
  const user = await ownRow(ctx)
  if (!(await authenticatorRow(ctx.tx, user.id, 'confirmed')))
    throw identityErrors.authenticator_not_started()
  const codes = await makeRecoveryCodes(ctx, user.id)
  await audit(ctx, { action: 'second_factor.renew_recovery_codes', object: { kind: 'user', id: user.id } })
  await tellOfSecurity(ctx, user, 'recovery_codes_renewed')
  return codes
}

/** Where the centre wants a second factor, the last one stays. @throws Problem `second_factor_must_stay` */
export async function refuseLastFactor(
  ctx: Context,
  userId: string,
  leaving: 'authenticator' | 'passkey',
): Promise<void> {
  const facts = await factorFacts(ctx.tx, userId)
  if (!mustHaveFactor(await setting(ctx, 'identity.second_factor_required'), facts)) return
  const left =
    leaving === 'authenticator' ? facts.passkeys : facts.passkeys - 1 + (facts.authenticator_since ? 1 : 0)
  if (left <= 0) throw identityErrors.second_factor_must_stay()
}

async function makeRecoveryCodes(ctx: Context, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
  const rows = codes.map((code) => ({ id: newId(), digest: recoveryDigest(ctx, userId, code) }))
  await replaceRecoveryCodes(ctx.tx, userId, rows, timestamp(ctx.now))
  return codes.map(shownRecovery)
}

/** Fifty random bits, with a letter in it, so that none is taken for an app's code. */
function newRecoveryCode(): string {
  const letters = recoveryAlphabet.split('')
  return Array.from({ length: recoveryCodeLength }, () => letters[randomInt(letters.length)]).join('')
}
