import { sql } from 'kysely'
import type { Database } from '#platform/context'

export type OneTimePurpose = 'activation' | 'password_reset' | 'phone_reset' | 'sign_up' | 'invitation'

export interface OneTimeRow {
  readonly user_id: string | null
  readonly phone: string | null
  readonly expired: boolean
  readonly used: boolean
}

export async function insertOneTime(
  db: Database,
  token: {
    digest: Buffer
    purpose: OneTimePurpose
    userId: string | null
    phone: string | null
    at: string
    expiresAt: string
  },
): Promise<void> {
  await sql`INSERT INTO identity.one_time_tokens (digest, purpose, user_id, phone, created_at, expires_at)
    VALUES (${token.digest}, ${token.purpose}, ${token.userId}, ${token.phone}, ${token.at}, ${token.expiresAt})`.execute(
    db,
  )
}

export async function oneTimeRow(
  db: Database,
  digest: Buffer,
  purpose: OneTimePurpose,
  now: string,
): Promise<OneTimeRow | undefined> {
  const { rows } =
    await sql<OneTimeRow>`SELECT user_id, phone, (expires_at <= ${now}) AS expired, (used_at IS NOT NULL) AS used
    FROM identity.one_time_tokens WHERE digest = ${digest} AND purpose = ${purpose}`.execute(db)
  return rows[0]
}

/** Uses it up; false when it was used or has expired meanwhile. */
export async function spendOneTime(db: Database, digest: Buffer, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE identity.one_time_tokens SET used_at = ${now}
    WHERE digest = ${digest} AND used_at IS NULL AND expires_at > ${now}`.execute(db)
  return numAffectedRows === 1n
}

/** After a password change no older link of the person works. */
export async function dropOneTime(
  db: Database,
  userId: string,
  purposes: readonly OneTimePurpose[],
): Promise<void> {
  await sql`DELETE FROM identity.one_time_tokens WHERE user_id = ${userId} AND purpose = ANY(${[...purposes]}::text[]) AND used_at IS NULL`.execute(
    db,
  )
}
