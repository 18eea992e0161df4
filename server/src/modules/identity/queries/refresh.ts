import { sql } from 'kysely'
import type { Database } from '#platform/context'

export interface RefreshRow {
  readonly id: string
  readonly session_id: string
  readonly kid: string
  readonly issued_at: string
  readonly expires_at: string
  readonly successor_id: string | null
  readonly presented_at: string | null
}

export interface RefreshFamily {
  readonly session_id: string
  readonly user_id: string
  readonly ended: boolean
  readonly usable: boolean
}

/** Locks the session of a token: refreshes of one family happen one after the other. */
export async function lockFamily(
  db: Database,
  tokenId: string,
  sessionId: string,
  now: string,
): Promise<RefreshFamily | undefined> {
  const { rows } = await sql<RefreshFamily>`SELECT s.id AS session_id, s.user_id,
      (s.ended_at IS NOT NULL OR s.expires_at <= ${now}) AS ended, (u.is_active AND u.erased_at IS NULL) AS usable
    FROM identity.sessions s JOIN identity.users u ON u.id = s.user_id
    WHERE s.id = ${sessionId} AND EXISTS (SELECT 1 FROM identity.refresh_tokens t WHERE t.id = ${tokenId} AND t.session_id = s.id)
    FOR UPDATE OF s`.execute(db)
  return rows[0]
}

export async function refreshRow(db: Database, id: string): Promise<RefreshRow | undefined> {
  const { rows } =
    await sql<RefreshRow>`SELECT id, session_id, kid, issued_at, expires_at, successor_id, presented_at
    FROM identity.refresh_tokens WHERE id = ${id}`.execute(db)
  return rows[0]
}

export async function insertRefresh(
  db: Database,
  row: { id: string; sessionId: string; kid: string; issuedAt: string; expiresAt: string },
): Promise<void> {
  await sql`INSERT INTO identity.refresh_tokens (id, session_id, kid, issued_at, expires_at)
    VALUES (${row.id}, ${row.sessionId}, ${row.kid}, ${row.issuedAt}, ${row.expiresAt})`.execute(db)
}

export async function supersede(db: Database, id: string, successorId: string, at: string): Promise<void> {
  await sql`UPDATE identity.refresh_tokens SET successor_id = ${successorId}, presented_at = ${at} WHERE id = ${id}`.execute(
    db,
  )
}

/** The key that signed it has been retired: it is signed by another one from now on. */
export async function resignRefresh(db: Database, id: string, kid: string): Promise<void> {
  await sql`UPDATE identity.refresh_tokens SET kid = ${kid} WHERE id = ${id}`.execute(db)
}

export async function prolongSession(
  db: Database,
  sessionId: string,
  at: string,
  expiresAt: string,
): Promise<void> {
  await sql`UPDATE identity.sessions SET last_used_at = ${at}, expires_at = greatest(expires_at, ${expiresAt}::timestamptz) WHERE id = ${sessionId}`.execute(
    db,
  )
}
