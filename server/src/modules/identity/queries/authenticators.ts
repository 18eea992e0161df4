import { sql } from 'kysely'
import type { Database } from '#platform/context'

export interface AuthenticatorRow {
  readonly id: string
  readonly secret: Buffer
  readonly created_at: string
  readonly confirmed_at: string | null
  readonly last_step: bigint | null
}

/** What decides whether, and by what, a person must prove himself a second time. */
export interface FactorFacts {
  readonly authenticator_since: string | null
  readonly recovery_codes: number
  readonly passkeys: number
  readonly is_staff: boolean
  readonly roles: string[]
}

export async function factorFacts(db: Database, userId: string): Promise<FactorFacts> {
  const { rows } = await sql<FactorFacts>`SELECT
      (SELECT confirmed_at FROM identity.authenticators WHERE user_id = u.id AND confirmed_at IS NOT NULL) AS authenticator_since,
      (SELECT count(*)::int FROM identity.recovery_codes WHERE user_id = u.id AND used_at IS NULL) AS recovery_codes,
      (SELECT count(*)::int FROM identity.passkeys WHERE user_id = u.id AND blocked_at IS NULL) AS passkeys,
      EXISTS (SELECT 1 FROM identity.user_roles r JOIN identity.roles k ON k.key = r.role
        WHERE r.user_id = u.id AND k.is_staff) AS is_staff,
      ARRAY(SELECT role FROM identity.user_roles WHERE user_id = u.id) AS roles
    FROM identity.users u WHERE u.id = ${userId}`.execute(db)
  const [facts] = rows
  return facts ?? { authenticator_since: null, recovery_codes: 0, passkeys: 0, is_staff: false, roles: [] }
}

export async function authenticatorRow(
  db: Database,
  userId: string,
  state: 'confirmed' | 'pending',
): Promise<AuthenticatorRow | undefined> {
  const { rows } = await sql<AuthenticatorRow>`SELECT id, secret, created_at, confirmed_at, last_step
    FROM identity.authenticators
    WHERE user_id = ${userId} AND (confirmed_at IS NOT NULL) = ${state === 'confirmed'}`.execute(db)
  return rows[0]
}

/** A new secret that waits for its first code; an earlier one that still waited is forgotten. */
export async function insertPending(
  db: Database,
  row: { id: string; userId: string; secret: Buffer; at: string },
): Promise<void> {
  await sql`DELETE FROM identity.authenticators WHERE user_id = ${row.userId} AND confirmed_at IS NULL`.execute(
    db,
  )
  await sql`INSERT INTO identity.authenticators (id, user_id, secret, created_at)
    VALUES (${row.id}, ${row.userId}, ${row.secret}, ${row.at})`.execute(db)
}

/** The waiting secret takes the place of the one that worked; false when it waits no more. */
export async function confirmAuthenticator(
  db: Database,
  row: { id: string; userId: string; step: number; at: string },
): Promise<boolean> {
  await sql`DELETE FROM identity.authenticators WHERE user_id = ${row.userId} AND confirmed_at IS NOT NULL`.execute(
    db,
  )
  const { numAffectedRows } =
    await sql`UPDATE identity.authenticators SET confirmed_at = ${row.at}, last_step = ${row.step}
    WHERE id = ${row.id} AND user_id = ${row.userId} AND confirmed_at IS NULL`.execute(db)
  return numAffectedRows === 1n
}

/** Uses a time step up; false when it, or a later one, was used before. */
export async function spendStep(db: Database, id: string, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE identity.authenticators SET last_step = ${step}
    WHERE id = ${id} AND (last_step IS NULL OR last_step < ${step})`.execute(db)
  return numAffectedRows === 1n
}

/** Answers whether one was confirmed. */
export async function removeAuthenticators(db: Database, userId: string): Promise<boolean> {
  const { rows } = await sql<{ confirmed: boolean }>`DELETE FROM identity.authenticators
    WHERE user_id = ${userId} RETURNING (confirmed_at IS NOT NULL) AS confirmed`.execute(db)
  return rows.some((row) => row.confirmed)
}

/** These codes and no others work from now on. */
export async function replaceRecoveryCodes(
  db: Database,
  userId: string,
  codes: readonly { id: string; digest: Buffer }[],
  at: string,
): Promise<void> {
  await sql`DELETE FROM identity.recovery_codes WHERE user_id = ${userId}`.execute(db)
  for (const code of codes) {
    await sql`INSERT INTO identity.recovery_codes (id, user_id, digest, created_at)
      VALUES (${code.id}, ${userId}, ${code.digest}, ${at})`.execute(db)
  }
}

/** Uses a recovery code up; false when there is none such, or somebody was faster. */
export async function spendRecoveryCode(
  db: Database,
  userId: string,
  digest: Buffer,
  at: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE identity.recovery_codes SET used_at = ${at}
    WHERE user_id = ${userId} AND digest = ${digest} AND used_at IS NULL`.execute(db)
  return numAffectedRows === 1n
}
