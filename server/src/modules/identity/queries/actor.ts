import { sql } from 'kysely'
import type { Database } from '#platform/context'
import type { Locale } from '#platform/i18n'

export interface SessionState {
  readonly session_id: string
  readonly user_id: string
  readonly kind: 'web' | 'api' | 'token'
  readonly locale: Locale | null
  readonly authenticated_at: string | null
  readonly last_used_at: string
  readonly roles: string[]
  readonly permissions: string[]
  /** Of a session in which the staff stands in for its person. */
  readonly impersonator_id: string | null
  readonly impersonation_mode: 'read' | 'full' | null
  readonly expires_at: string
}

/** A session of the staff in somebody's place holds only while the one behind it may have it. */
const holds = (now: string) => sql`(s.impersonator_id IS NULL
    OR identity.impersonation_holds(s.parent_session_id, s.impersonator_id, s.user_id, s.impersonation_mode, ${now}::timestamptz))`

const state = sql`
  SELECT s.id AS session_id, s.user_id, s.kind, u.locale, s.authenticated_at, s.last_used_at, s.expires_at,
    s.impersonator_id, s.impersonation_mode,
    ARRAY(SELECT r.role FROM identity.user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles,
    CASE WHEN EXISTS (SELECT 1 FROM identity.user_roles r WHERE r.user_id = u.id AND r.role = 'owner')
      THEN ARRAY(SELECT p.key FROM identity.permissions p)
      ELSE ARRAY(SELECT DISTINCT p.permission FROM identity.user_roles r
                 JOIN identity.role_permissions p ON p.role = r.role WHERE r.user_id = u.id) END AS permissions
  FROM identity.sessions s JOIN identity.users u ON u.id = s.user_id
  WHERE s.ended_at IS NULL AND u.is_active AND u.erased_at IS NULL`

/** A live session with everything that decides rights; undefined when it has ended. */
export async function sessionState(
  db: Database,
  sessionId: string,
  now: string,
): Promise<SessionState | undefined> {
  const { rows } =
    await sql<SessionState>`${state} AND s.id = ${sessionId} AND s.expires_at > ${now} AND ${holds(now)}`.execute(
      db,
    )
  return rows[0]
}

export async function sessionStateBySecret(
  db: Database,
  digest: Buffer,
  kind: 'web' | 'token',
  now: string,
): Promise<SessionState | undefined> {
  const { rows } =
    await sql<SessionState>`${state} AND s.secret_digest = ${digest} AND s.kind = ${kind} AND s.expires_at > ${now} AND ${holds(now)}`.execute(
      db,
    )
  return rows[0]
}

/** Why a person's session does not count any more. */
export async function accountState(db: Database, userId: string): Promise<'active' | 'inactive' | 'erased'> {
  const { rows } = await sql<{ is_active: boolean; erased_at: string | null }>`
    SELECT is_active, erased_at FROM identity.users WHERE id = ${userId}`.execute(db)
  const [user] = rows
  if (!user || user.erased_at) return 'erased'
  return user.is_active ? 'active' : 'inactive'
}

/** Noted at most once a minute, so that the list of sessions is true and its row is not hot. A session in use lives on. */
export async function touchSession(
  db: Database,
  sessionId: string,
  now: string,
  place: { readonly ip: string | null; readonly timeZone: string | null },
): Promise<void> {
  await sql`UPDATE identity.sessions SET last_used_at = ${now}, last_ip = coalesce(${place.ip}::inet, last_ip),
      time_zone = coalesce(${place.timeZone}, time_zone),
      expires_at = greatest(expires_at, ${now}::timestamptz
        + CASE WHEN kind = 'api' OR impersonator_id IS NOT NULL THEN interval '0' ELSE interval '30 days' END)
    WHERE id = ${sessionId} AND last_used_at < ${now}::timestamptz - interval '1 minute'`.execute(db)
}
