import { sql } from 'kysely'
import type { Database } from '#platform/context'
import type { StoredKey } from '../tokens.ts'

const keyLock = 4_812_008

/** The keys that verify, newest (the one that signs) first; makes the first one when there is none. */
export async function signingKeys(
  db: Database,
  make: () => Promise<StoredKey>,
  now: string,
): Promise<StoredKey[]> {
  const known = await list(db)
  if (known.length > 0) return known
  const fresh = await make()
  await db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${keyLock})`.execute(tx)
    if ((await list(tx)).length > 0) return
    await sql`INSERT INTO identity.signing_keys (kid, private_jwk, public_jwk, created_at)
      VALUES (${fresh.kid}, ${JSON.stringify(fresh.private_jwk)}::jsonb, ${JSON.stringify(fresh.public_jwk)}::jsonb, ${now})`.execute(
      tx,
    )
  })
  return list(db)
}

async function list(db: Database): Promise<StoredKey[]> {
  const { rows } = await sql<StoredKey>`SELECT kid, private_jwk, public_jwk FROM identity.signing_keys
    WHERE retired_at IS NULL ORDER BY created_at DESC`.execute(db)
  return rows
}
