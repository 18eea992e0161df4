import { sql } from 'kysely'
import type { Database } from '#platform/context'

export type ImpersonationRefusal =
  | 'impersonate_self'
  | 'permission_denied'
  | 'impersonate_high'
  | 'impersonate_more_rights'
  | 'impersonate_closed'

/** Why `by` may not stand in for a person; null when he may. */
export async function impersonationRefusal(
  db: Database,
  by: string,
  person: string,
  mode: 'read' | 'full',
): Promise<ImpersonationRefusal | null> {
  const { rows } = await sql<{ refusal: ImpersonationRefusal | null }>`
    SELECT identity.impersonation_refusal(${by}, ${person}, ${mode}) AS refusal`.execute(db)
  return rows[0]?.refusal ?? null
}

export interface NewImpersonation {
  readonly id: string
  readonly userId: string
  readonly by: string
  readonly parent: string
  readonly kind: 'web' | 'api'
  readonly secretDigest: Buffer | null
  readonly mode: 'read' | 'full'
  readonly reason: string
  readonly device: string
  readonly ip: string | null
  readonly userAgent: string | null
  readonly at: string
  readonly expiresAt: string
}

/** A session in somebody's place: it proved nothing about the person, so it is never fresh. */
export async function insertImpersonation(db: Database, session: NewImpersonation): Promise<void> {
  await sql`INSERT INTO identity.sessions (id, user_id, kind, secret_digest, method, device, ip, user_agent, created_at, last_used_at,
      expires_at, impersonator_id, parent_session_id, impersonation_mode, impersonation_reason)
    VALUES (${session.id}, ${session.userId}, ${session.kind}, ${session.secretDigest}, 'impersonation', ${session.device},
      ${session.ip}::inet, ${session.userAgent}, ${session.at}, ${session.at}, ${session.expiresAt}, ${session.by}, ${session.parent},
      ${session.mode}, ${session.reason})`.execute(db)
}

/** The kind of a live session. */
export async function sessionKind(db: Database, id: string): Promise<'web' | 'api' | 'token' | null> {
  const { rows } = await sql<{ kind: 'web' | 'api' | 'token' }>`SELECT kind FROM identity.sessions
    WHERE id = ${id} AND ended_at IS NULL`.execute(db)
  return rows[0]?.kind ?? null
}

/** The staff's own session behind one. */
export async function parentOf(db: Database, id: string): Promise<string | null> {
  const { rows } = await sql<{ parent: string | null }>`SELECT parent_session_id AS parent
    FROM identity.sessions WHERE id = ${id}`.execute(db)
  return rows[0]?.parent ?? null
}

export interface EndedImpersonation {
  readonly id: string
  readonly user_id: string
  readonly impersonator_id: string
  readonly parent_session_id: string
}

/** A session in somebody's place by its cookie, also one that ran out or was ended today. */
export async function impersonationBySecret(
  db: Database,
  digest: Buffer,
  now: string,
): Promise<EndedImpersonation | undefined> {
  const { rows } =
    await sql<EndedImpersonation>`SELECT id, user_id, impersonator_id, parent_session_id FROM identity.sessions
    WHERE secret_digest = ${digest} AND impersonator_id IS NOT NULL AND created_at > ${now}::timestamptz - interval '1 day'`.execute(
      db,
    )
  return rows[0]
}

/** Gives a live web session another secret; false when it has ended meanwhile. */
export async function renewSecret(db: Database, id: string, digest: Buffer, now: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE identity.sessions SET secret_digest = ${digest}, last_used_at = ${now}
    WHERE id = ${id} AND kind = 'web' AND ended_at IS NULL AND expires_at > ${now}`.execute(db)
  return numAffectedRows === 1n
}
