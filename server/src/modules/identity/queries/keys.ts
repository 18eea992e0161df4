import { sql } from 'kysely'
import type { Database } from '#platform/context'
import type { JWK } from 'jose'

const keyLock = 4_812_008

export interface KeyRow {
  readonly kid: string
  readonly private_jwk: JWK | null
  readonly sealed: Buffer | null
  readonly public_jwk: JWK
  readonly created_at: string
}

/** One at a time, on all nodes: whoever makes or seals keys. */
export async function lockKeys(db: Database): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${keyLock})`.execute(db)
}

/** The keys that verify, newest first. */
export async function keyRows(db: Database): Promise<KeyRow[]> {
  const { rows } =
    await sql<KeyRow>`SELECT kid, private_jwk, sealed, public_jwk, created_at FROM identity.signing_keys
    WHERE retired_at IS NULL ORDER BY created_at DESC, kid`.execute(db)
  return rows
}

export async function insertKey(
  db: Database,
  key: { kid: string; sealed: Buffer; public_jwk: JWK },
  at: string,
): Promise<void> {
  await sql`INSERT INTO identity.signing_keys (kid, sealed, public_jwk, created_at)
    VALUES (${key.kid}, ${key.sealed}, ${JSON.stringify(key.public_jwk)}::jsonb, ${at})`.execute(db)
}

export async function sealKey(db: Database, kid: string, sealed: Buffer): Promise<void> {
  await sql`UPDATE identity.signing_keys SET sealed = ${sealed}, private_jwk = NULL WHERE kid = ${kid}`.execute(
    db,
  )
}

/** The key verifies nothing any more and its private half is gone. */
export async function retireKeys(db: Database, kids: readonly string[], at: string): Promise<void> {
  await sql`UPDATE identity.signing_keys SET retired_at = ${at}, private_jwk = NULL, sealed = NULL
    WHERE kid = ANY(${[...kids]}::text[])`.execute(db)
}

/** Every node reads its keys again when this commits. */
export async function announceKeys(db: Database): Promise<void> {
  await sql`SELECT pg_notify('halqa_keys', '')`.execute(db)
}
