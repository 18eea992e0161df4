import { sql } from 'kysely'
import type { Database } from '#platform/context'

export interface PasskeyRow {
  readonly id: string
  readonly user_id: string
  readonly credential_id: Buffer
  readonly public_key: Buffer
  readonly counter: bigint
  readonly transports: string[]
  readonly name: string
  readonly backed_up: boolean
  readonly created_at: string
  readonly last_used_at: string | null
  readonly blocked_at: string | null
}

const columns = sql`id, user_id, credential_id, public_key, counter, transports, name, backed_up, created_at, last_used_at, blocked_at`

export async function passkeysOf(db: Database, userId: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`SELECT ${columns} FROM identity.passkeys
    WHERE user_id = ${userId} ORDER BY created_at DESC, id LIMIT 100`.execute(db)
  return rows
}

export async function passkeyByCredential(
  db: Database,
  credentialId: Buffer,
): Promise<PasskeyRow | undefined> {
  const { rows } =
    await sql<PasskeyRow>`SELECT ${columns} FROM identity.passkeys WHERE credential_id = ${credentialId}`.execute(
      db,
    )
  return rows[0]
}

/** False when this credential is registered already, by anybody. */
export async function insertPasskey(
  db: Database,
  key: Omit<PasskeyRow, 'last_used_at' | 'blocked_at'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`INSERT INTO identity.passkeys
      (id, user_id, credential_id, public_key, counter, transports, name, backed_up, created_at)
    VALUES (${key.id}, ${key.user_id}, ${key.credential_id}, ${key.public_key}, ${key.counter}, ${key.transports}::text[],
      ${key.name}, ${key.backed_up}, ${key.created_at})
    ON CONFLICT (credential_id) DO NOTHING`.execute(db)
  return numAffectedRows === 1n
}

/**
 * Notes a use and moves the counter on; false when the counter did not grow (0 stays 0: most passkeys do not count),
 * or the key is blocked. One statement, so that of two uses of the same counter one is let through.
 */
export async function usePasskey(db: Database, id: string, counter: number, at: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE identity.passkeys SET counter = ${counter}, last_used_at = ${at}
    WHERE id = ${id} AND blocked_at IS NULL AND (counter < ${counter} OR (counter = 0 AND ${counter} = 0))`.execute(
      db,
    )
  return numAffectedRows === 1n
}

export async function blockPasskey(db: Database, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE identity.passkeys SET blocked_at = ${at}
    WHERE id = ${id} AND blocked_at IS NULL`.execute(db)
  return numAffectedRows === 1n
}

export async function renamePasskeyRow(
  db: Database,
  userId: string,
  id: string,
  name: string,
): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`UPDATE identity.passkeys SET name = ${name}
    WHERE id = ${id} AND user_id = ${userId} RETURNING ${columns}`.execute(db)
  return rows[0]
}

export async function deletePasskey(
  db: Database,
  userId: string,
  id: string,
): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`DELETE FROM identity.passkeys
    WHERE id = ${id} AND user_id = ${userId} RETURNING ${columns}`.execute(db)
  return rows[0]
}

/** Answers how many went. */
export async function removePasskeys(db: Database, userId: string): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM identity.passkeys WHERE user_id = ${userId}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
