import { sql } from 'kysely'
import type { Database } from '#platform/context'

export type CodePurpose = 'sign_in' | 'password_reset' | 'phone_change' | 'phone_reset'

export interface CodeRow {
  readonly id: string
  readonly phone: string
  readonly purpose: CodePurpose
  readonly user_id: string | null
  readonly digest: Buffer
}

/** A new code makes the earlier ones of its purpose useless. */
export async function insertCode(
  db: Database,
  code: CodeRow & { at: string; expiresAt: string },
): Promise<void> {
  await sql`UPDATE identity.codes SET expires_at = ${code.at}
    WHERE phone = ${code.phone} AND purpose = ${code.purpose} AND used_at IS NULL AND expires_at > ${code.at}`.execute(
    db,
  )
  await sql`INSERT INTO identity.codes (id, phone, purpose, user_id, digest, created_at, expires_at)
    VALUES (${code.id}, ${code.phone}, ${code.purpose}, ${code.user_id}, ${code.digest}, ${code.at}, ${code.expiresAt})`.execute(
    db,
  )
}

/**
 * Counts one guess at the newest live code of a phone and answers that code; undefined when there is none or its
 * guesses are spent. One statement: of any number of parallel guesses exactly five are let through.
 */
export async function countGuess(
  db: Database,
  phone: string,
  purposes: readonly CodePurpose[],
  now: string,
): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`UPDATE identity.codes SET guesses = guesses + 1
    WHERE guesses < 5 AND id = (SELECT id FROM identity.codes WHERE phone = ${phone} AND purpose = ANY(${[...purposes]}::text[])
      AND used_at IS NULL AND expires_at > ${now} ORDER BY created_at DESC, id DESC LIMIT 1)
    RETURNING id, phone, purpose, user_id, digest`.execute(db)
  return rows[0]
}

/** Uses a code up; false when somebody was faster. */
export async function spendCode(db: Database, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE identity.codes SET used_at = ${at} WHERE id = ${id} AND used_at IS NULL`.execute(db)
  return numAffectedRows === 1n
}
