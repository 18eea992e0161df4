import { sql } from 'kysely'
import type { Database } from '#platform/context'

export type ChallengePurpose = 'second_factor' | 'enrolment' | 'passkey' | 'passkey_registration' | 'desk'

export interface ChallengeRow {
  readonly id: string
  readonly user_id: string | null
  readonly method: string | null
  readonly session_kind: 'web' | 'api' | 'token' | null
}

export async function insertChallenge(
  db: Database,
  challenge: ChallengeRow & {
    readonly digest: Buffer
    readonly purpose: ChallengePurpose
    readonly issuedBy: string | null
    readonly at: string
    readonly expiresAt: string
  },
): Promise<void> {
  await sql`INSERT INTO identity.challenges (id, digest, purpose, user_id, method, session_kind, issued_by, created_at, expires_at)
    VALUES (${challenge.id}, ${challenge.digest}, ${challenge.purpose}, ${challenge.user_id}, ${challenge.method},
      ${challenge.session_kind}, ${challenge.issuedBy}, ${challenge.at}, ${challenge.expiresAt})`.execute(db)
}

/** A challenge that is still good. */
export async function liveChallenge(
  db: Database,
  digest: Buffer,
  purpose: ChallengePurpose,
  now: string,
): Promise<ChallengeRow | undefined> {
  const { rows } = await sql<ChallengeRow>`SELECT id, user_id, method, session_kind FROM identity.challenges
    WHERE digest = ${digest} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > ${now}`.execute(db)
  return rows[0]
}

/** Uses it up and answers it; undefined when somebody was faster or it is not good any more. */
export async function spendChallenge(
  db: Database,
  digest: Buffer,
  purpose: ChallengePurpose,
  now: string,
): Promise<ChallengeRow | undefined> {
  const { rows } = await sql<ChallengeRow>`UPDATE identity.challenges SET used_at = ${now}
    WHERE digest = ${digest} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > ${now}
    RETURNING id, user_id, method, session_kind`.execute(db)
  return rows[0]
}

/** Half-finished sign-ins and unused codes of the desk of a person come to nothing. */
export async function dropChallenges(
  db: Database,
  userId: string,
  purposes: readonly ChallengePurpose[],
): Promise<void> {
  await sql`DELETE FROM identity.challenges
    WHERE user_id = ${userId} AND purpose = ANY(${[...purposes]}::text[]) AND used_at IS NULL`.execute(db)
}

export async function sweepChallenges(db: Database, now: string): Promise<void> {
  await sql`DELETE FROM identity.challenges WHERE expires_at < ${now}::timestamptz - interval '1 day'`.execute(
    db,
  )
}
