import { sql } from 'kysely'
import type { Database } from '#platform/context'
import { sweepChallenges } from './challenges.ts'

export interface SessionRow {
  readonly id: string
  readonly user_id: string
  readonly kind: 'web' | 'api' | 'token'
  readonly method: string
  readonly device: string
  /** The address of its last use. */
  readonly ip: string | null
  readonly user_agent: string | null
  readonly time_zone: string | null
  readonly created_at: string
  readonly last_used_at: string
  readonly expires_at: string
  /** Somebody of the staff in the person's place, and why. */
  readonly impersonator: string | null
  readonly impersonation_mode: 'read' | 'full' | null
  readonly impersonation_reason: string | null
}

export interface NewSession {
  readonly id: string
  readonly userId: string
  readonly kind: SessionRow['kind']
  readonly secretDigest: Buffer | null
  readonly method: string
  readonly device: string
  readonly deviceDigest: Buffer
  readonly ip: string | null
  readonly userAgent: string | null
  readonly timeZone: string | null
  readonly at: string
  readonly expiresAt: string
}

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  await sql`INSERT INTO identity.sessions (id, user_id, kind, secret_digest, method, device, device_digest, ip, user_agent, time_zone,
      created_at, authenticated_at, last_used_at, expires_at)
    VALUES (${session.id}, ${session.userId}, ${session.kind}, ${session.secretDigest}, ${session.method}, ${session.device},
      ${session.deviceDigest}, ${session.ip}::inet, ${session.userAgent}, ${session.timeZone}, ${session.at}, ${session.at}, ${session.at}, ${session.expiresAt})`.execute(
    db,
  )
}

/** Did this person sign in from this device in the last 180 days? */
export async function isKnownDevice(
  db: Database,
  userId: string | null,
  digest: Buffer,
  now: string,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`SELECT EXISTS (SELECT 1 FROM identity.sessions
    WHERE user_id = ${userId} AND device_digest = ${digest} AND impersonator_id IS NULL AND created_at > ${now}::timestamptz - interval '180 days') AS known`.execute(
    db,
  )
  return rows[0]?.known ?? false
}

/** Has this person signed in from anywhere in the last 180 days, and from this device or (for apps) this program? */
export async function devicesBefore(
  db: Database,
  userId: string,
  device: { readonly digest: Buffer; readonly program: string | null; readonly now: string },
): Promise<{ any: boolean; known: boolean }> {
  const { rows } = await sql<{ any: boolean; known: boolean }>`SELECT count(*) > 0 AS any,
      coalesce(bool_or(device_digest = ${device.digest}
        OR (kind <> 'web' AND coalesce(user_agent, '') = ${device.program}::text)), false) AS known
    FROM identity.sessions WHERE user_id = ${userId} AND device_digest IS NOT NULL
      AND created_at > ${device.now}::timestamptz - interval '180 days'`.execute(db)
  return rows[0] ?? { any: false, known: false }
}

/** The asking one first, then by last use. */
export async function liveSessions(
  db: Database,
  userId: string,
  now: string,
  asking: string | null,
): Promise<SessionRow[]> {
  const { rows } =
    await sql<SessionRow>`SELECT s.id, s.user_id, s.kind, s.method, s.device, host(coalesce(s.last_ip, s.ip)) AS ip, s.user_agent, s.time_zone, s.created_at, s.last_used_at, s.expires_at,
      s.impersonation_mode, s.impersonation_reason,
      CASE WHEN s.impersonator_id IS NOT NULL THEN btrim(b.first_name || ' ' || b.last_name) END AS impersonator
    FROM identity.sessions s LEFT JOIN identity.users b ON b.id = s.impersonator_id
    WHERE s.user_id = ${userId} AND s.ended_at IS NULL AND s.expires_at > ${now}
    ORDER BY s.id IS NOT DISTINCT FROM ${asking}::uuid DESC, s.last_used_at DESC, s.id LIMIT 200`.execute(db)
  return rows
}

/** Ends sessions and tells every node; HTTP feels it within a second, sockets within two. Answers how many ended. */
export async function endSessions(
  db: Database,
  which: { userId: string; only?: string; except?: string | null },
  reason: string,
  at: string,
): Promise<number> {
  const { rows } = await sql<{ told: unknown; own: boolean }>`WITH ended AS (
      UPDATE identity.sessions SET ended_at = ${at}, end_reason = ${reason}
      WHERE user_id = ${which.userId} AND ended_at IS NULL
        AND (${which.only ?? null}::uuid IS NULL OR id = ${which.only ?? null}) AND id IS DISTINCT FROM ${which.except ?? null}::uuid
      RETURNING id),
    -- Who goes home does not stay behind in somebody else's place.
    left_behind AS (
      UPDATE identity.sessions SET ended_at = ${at}, end_reason = ${reason}
      WHERE parent_session_id IN (SELECT id FROM ended) AND ended_at IS NULL RETURNING id)
    SELECT pg_notify('halqa_sessions', id::text) AS told, own FROM
      (SELECT id, true AS own FROM ended UNION ALL SELECT id, false FROM left_behind) AS gone`.execute(db)
  return rows.filter((row) => row.own).length
}

/** Rights of one person (or `*`: of everybody) have changed. */
export async function announceRights(db: Database, userId: string): Promise<void> {
  await sql`SELECT pg_notify('halqa_rights', ${userId})`.execute(db)
}

export async function confirmSession(db: Database, id: string, at: string): Promise<void> {
  await sql`UPDATE identity.sessions SET authenticated_at = ${at} WHERE id = ${id}`.execute(db)
  await sql`SELECT pg_notify('halqa_rights', user_id::text) FROM identity.sessions WHERE id = ${id}`.execute(
    db,
  )
}

export async function insertSocketTicket(
  db: Database,
  digest: Buffer,
  sessionId: string,
  expiresAt: string,
): Promise<void> {
  await sql`INSERT INTO platform.socket_tickets (digest, session_id, expires_at) VALUES (${digest}, ${sessionId}, ${expiresAt})`.execute(
    db,
  )
}

/** Removes what nobody can use any more. */
export async function sweep(db: Database, now: string): Promise<void> {
  await sql`DELETE FROM identity.contact_changes WHERE expires_at < ${now}`.execute(db)
  await sql`DELETE FROM platform.socket_tickets WHERE expires_at < ${now}`.execute(db)
  await sweepChallenges(db, now)
}
