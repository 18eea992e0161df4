import type { JWK } from 'jose'
import { audit } from '#platform/audit'
import type { Context, Database } from '#platform/context'
import { setting } from '#platform/settings'
import { timestamp } from '#platform/time'
import type { Vault } from '#platform/vault'
import {
  announceKeys,
  insertKey,
  keyRows,
  lockKeys,
  retireKeys,
  sealKey,
  type KeyRow,
} from './queries/keys.ts'
import { refreshDays } from './rules.ts'
import { makeSigningKey, type StoredKey } from './tokens.ts'

/** Longer than any token lives, so that a key goes only after the last token that it signed. */
const overlapDays = refreshDays + 1

const about = (kid: string): string => `signing key ${kid}`

/**
 * The keys that verify, newest (the one that signs) first. Makes the first one, seals what lies open, and makes another
 * when none can be opened: then the installation's key was changed, and what was signed before still verifies.
 */
export async function readSigningKeys(options: {
  database: Database
  vault: Vault
  now: () => Temporal.Instant
}): Promise<StoredKey[]> {
  const { database, vault, now } = options
  const known = (await keyRows(database)).map((row) => openKey(row, vault))
  if (known.some((key) => key.private_jwk !== null) && known.every((key) => !key.open)) return known
  return database.transaction().execute(async (tx) => {
    await lockKeys(tx)
    for (const row of await keyRows(tx))
      if (row.private_jwk)
        await sealKey(tx, row.kid, vault.seal(JSON.stringify(row.private_jwk), about(row.kid)))
    const keys = (await keyRows(tx)).map((row) => openKey(row, vault))
    if (!keys.some((key) => key.private_jwk !== null)) await addKey(tx, vault, timestamp(now()))
    return (await keyRows(tx)).map((row) => openKey(row, vault))
  })
}

/** A new key signs from now on; the old ones verify until their last token has expired. Nobody is signed out. */
export async function rotateSigningKey(ctx: Context): Promise<void> {
  await lockKeys(ctx.tx)
  const kid = await addKey(ctx.tx, ctx.ports.vault, timestamp(ctx.now))
  await audit(ctx, {
    action: 'signing_key.rotate',
    object: { kind: 'signing_key', id: null },
    after: { kid },
  })
  await announceKeys(ctx.tx)
}

/** By night: a new key when the present one is old enough, and an end for those that nobody needs. */
export async function tendSigningKeys(ctx: Context): Promise<void> {
  await lockKeys(ctx.tx)
  const rows = await keyRows(ctx.tx)
  const spent = spentKeys(rows, ctx.now)
  if (spent.length > 0) {
    await retireKeys(ctx.tx, spent, timestamp(ctx.now))
    await audit(ctx, {
      action: 'signing_key.retire',
      object: { kind: 'signing_key', id: null },
      after: { kids: spent },
    })
    await announceKeys(ctx.tx)
  }
  const [newest] = rows
  const days = await setting(ctx, 'identity.signing_key_days')
  if (!newest || olderThan(newest.created_at, days, ctx.now)) await rotateSigningKey(ctx)
}

/** Keys whose successor has signed for longer than any token lives. Pure. */
export function spentKeys(
  newestFirst: readonly Pick<KeyRow, 'kid' | 'created_at'>[],
  now: Temporal.Instant,
): string[] {
  return newestFirst.flatMap((key, index) => {
    const successor = newestFirst[index - 1]
    return successor && olderThan(successor.created_at, overlapDays, now) ? [key.kid] : []
  })
}

function olderThan(at: string, days: number, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at).add({ hours: days * 24 }), now) <= 0
}

async function addKey(tx: Database, vault: Vault, at: string): Promise<string> {
  const { kid, private_jwk, public_jwk } = await makeSigningKey()
  await insertKey(tx, { kid, sealed: vault.seal(JSON.stringify(private_jwk), about(kid)), public_jwk }, at)
  return kid
}

/** `open`: its private half lies readable in the database, as older versions kept it. */
function openKey(row: KeyRow, vault: Vault): StoredKey & { readonly open: boolean } {
  const { kid, public_jwk } = row
  if (row.private_jwk) return { kid, public_jwk, private_jwk: row.private_jwk, open: true }
  return { kid, public_jwk, private_jwk: unseal(row, vault), open: false }
}

/** Null when it was sealed with another key of the installation: then it verifies only. */
function unseal(row: KeyRow, vault: Vault): JWK | null {
  if (!row.sealed) return null
  try {
    const jwk: JWK = JSON.parse(vault.open(row.sealed, about(row.kid)))
    return jwk
  } catch {
    return null
  }
}
