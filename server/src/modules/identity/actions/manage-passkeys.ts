import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import {
  deletePasskey,
  insertPasskey,
  passkeysOf,
  renamePasskeyRow,
  type PasskeyRow,
} from '../queries/passkeys.ts'
import { challengeOf, creationOptions, verifyRegistration, type Registration } from '../passkeys/ceremony.ts'
import type { RelyingParty } from '../passkeys/relying-party.ts'
import { deviceName } from '../agents.ts'
import { atomically } from '../scope.ts'
import { makeSecret } from '../tokens.ts'
import { issueChallenge, useChallenge } from './challenge.ts'
import { ownRow } from './change-password.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { refuseLastFactor } from './manage-authenticator.ts'
import { tellOfSecurity } from './tell-of-security.ts'

const mostPasskeys = 20

/** What the browser needs to make a passkey for this person. @throws Problem `fresh_sign_in_required`, `too_many_passkeys` */
export async function startPasskey(ctx: Context, party: RelyingParty): Promise<Record<string, unknown>> {
  requireFreshSignIn(ctx)
  const user = await ownRow(ctx)
  const known = await passkeysOf(ctx.tx, user.id)
  if (known.length >= mostPasskeys) throw identityErrors.too_many_passkeys()
  const challenge = makeSecret(24)
  await issueChallenge(ctx, 'passkey_registration', { userId: user.id, secret: challenge })
  const { name } = await centreSettings(ctx)
  return creationOptions(party, {
    centre: name[user.locale ?? ctx.locale],
    userId: user.id,
    userName: user.email ?? user.phone_number1 ?? user.username ?? user.first_name,
    displayName: `${user.first_name} ${user.last_name}`.trim(),
    challenge,
    known: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
  })
}

export interface NewPasskey {
  readonly name: string | undefined
  readonly transports: readonly string[]
  readonly credential: Registration
}

/**
 * Keeps the passkey that the browser made. Runs outside a transaction: its challenge is used up whatever comes.
 * @throws Problem `passkey_not_right`, `passkey_exists`, `challenge_not_valid`, `fresh_sign_in_required`
 */
export async function registerPasskey(
  ctx: Context,
  party: RelyingParty,
  made: NewPasskey,
): Promise<PasskeyRow> {
  requireFreshSignIn(ctx)
  const user = await ownRow(ctx)
  const challenge = challengeOf(made.credential.response.clientDataJSON)
  const issued = await useChallenge(ctx, 'passkey_registration', challenge)
  if (issued.user_id !== user.id) throw identityErrors.challenge_not_valid()
  const key = await verifyRegistration(party, challenge, made.credential)
  if (!key) throw identityErrors.passkey_not_right()
  const row = {
    id: newId(),
    user_id: user.id,
    credential_id: key.credentialId,
    public_key: key.publicKey,
    counter: BigInt(key.counter),
    transports: made.transports.filter((text) => /^[a-z-]{2,20}$/.test(text)),
    name: made.name?.trim() || deviceName(ctx.origin.userAgent) || 'Passkey',
    backed_up: key.backedUp,
    created_at: timestamp(ctx.now),
  }
  return atomically(ctx, async (inner) => {
    if (!(await insertPasskey(inner.tx, row))) throw identityErrors.passkey_exists()
    await audit(inner, { action: 'passkey.add', object: { kind: 'passkey', id: row.id } })
    await tellOfSecurity(inner, user, 'passkey_added')
    return { ...row, last_used_at: null, blocked_at: null }
  })
}

/** @throws Problem `not_found` */
export async function renamePasskey(ctx: Context, id: string, name: string): Promise<PasskeyRow> {
  const row = await renamePasskeyRow(ctx.tx, userId(ctx), id, name.trim())
  if (!row) throw errors.not_found()
  await audit(ctx, { action: 'passkey.rename', object: { kind: 'passkey', id } })
  return row
}

/** @throws Problem `fresh_sign_in_required`, `second_factor_must_stay`, `not_found` */
export async function removePasskey(ctx: Context, id: string): Promise<void> {
  requireFreshSignIn(ctx)
  const user = await ownRow(ctx)
  const row = (await passkeysOf(ctx.tx, user.id)).find((key) => key.id === id)
  if (!row) throw errors.not_found()
  if (row.blocked_at === null) await refuseLastFactor(ctx, user.id, 'passkey')
  await deletePasskey(ctx.tx, user.id, id)
  await audit(ctx, { action: 'passkey.remove', object: { kind: 'passkey', id } })
  await tellOfSecurity(ctx, user, 'passkey_removed')
}
