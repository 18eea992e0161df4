import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { challengeOf, requestOptions, verifyAssertion, type Assertion } from '../passkeys/ceremony.ts'
import type { RelyingParty } from '../passkeys/relying-party.ts'
import {
  blockPasskey,
  passkeyByCredential,
  passkeysOf,
  usePasskey,
  type PasskeyRow,
} from '../queries/passkeys.ts'
import { userRow, type UserRow } from '../queries/users.ts'
import { actingAs, atomically } from '../scope.ts'
import { makeSecret } from '../tokens.ts'
import { issueChallenge, useChallenge } from './challenge.ts'
import { tellOfSecurity } from './tell-of-security.ts'

/** A challenge for any passkey of this centre; for somebody who is signed in, for one of his. */
export async function startAssertion(ctx: Context, party: RelyingParty): Promise<Record<string, unknown>> {
  const { userId } = ctx.actor
  const challenge = makeSecret(24)
  await issueChallenge(ctx, 'passkey', { userId, secret: challenge })
  const own = userId ? await passkeysOf(ctx.tx, userId) : []
  const usable = own.filter((key) => key.blocked_at === null)
  return requestOptions(
    party,
    challenge,
    usable.map((key) => ({ id: key.credential_id, transports: key.transports })),
  )
}

/**
 * Who holds this passkey, verified as a person by his device. Its challenge is used up whatever comes, so it runs
 * outside a transaction. A counter that does not grow means a copy: the key is blocked and its person told.
 * @throws Problem `passkey_not_right`, `challenge_not_valid`, `no_active_account`
 */
export async function personOfPasskey(
  ctx: Context,
  party: RelyingParty,
  credential: Assertion,
): Promise<UserRow> {
  const challenge = challengeOf(credential.response.clientDataJSON)
  await useChallenge(ctx, 'passkey', challenge)
  const key = await passkeyByCredential(ctx.tx, Buffer.from(credential.id, 'base64url'))
  if (!key || key.blocked_at !== null) throw identityErrors.passkey_not_right()
  const counter = await verifyAssertion(party, challenge, credential, key.public_key)
  if (counter === null) throw identityErrors.passkey_not_right()
  const user = await userRow(ctx.tx, key.user_id)
  if (!user?.is_active) throw identityErrors.no_active_account()
  if (!(await usePasskey(ctx.tx, key.id, counter, timestamp(ctx.now)))) {
    await stopCopied(actingAs(ctx, user.id), user, key)
    throw identityErrors.passkey_not_right()
  }
  return user
}

async function stopCopied(ctx: Context, user: UserRow, key: PasskeyRow): Promise<void> {
  await atomically(ctx, async (inner) => {
    if (!(await blockPasskey(inner.tx, key.id, timestamp(inner.now)))) return
    await audit(inner, { action: 'passkey.block', object: { kind: 'passkey', id: key.id } })
    await tellOfSecurity(inner, user, 'passkey_blocked')
  })
}
