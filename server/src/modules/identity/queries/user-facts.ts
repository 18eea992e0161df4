import { sql } from 'kysely'
import type { Database } from '#platform/context'

/** Those of these people who work for the centre. */
export async function workingHere(db: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`SELECT id FROM unnest(${[...new Set(ids)]}::uuid[]) AS w (id)
    WHERE identity.works_here(id)`.execute(db)
  return rows.map((row) => row.id)
}

export interface UserFacts {
  readonly id: string
  readonly last_seen_at: string | null
  readonly second_factor: boolean
  readonly works_here: boolean
}

/** What a list of accounts says beside the account itself. Impersonated sessions are not the person's. */
export async function userFacts(db: Database, ids: readonly string[]): Promise<Map<string, UserFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } =
    await sql<UserFacts>`SELECT u.id, ${lastSeenOf} AS last_seen_at, ${secondFactorOf} AS second_factor,
      identity.works_here(u.id) AS works_here
    FROM identity.users u WHERE u.id = ANY(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of `u`: when one of the person's own sessions was last used, or he signed in. */
export const lastSeenOf = sql`greatest(u.last_sign_in_at, (SELECT s.last_used_at FROM identity.sessions s
  WHERE s.user_id = u.id AND s.impersonator_id IS NULL ORDER BY s.last_used_at DESC LIMIT 1))`

/** Of `u`: an authenticator app or a passkey that works. */
export const secondFactorOf = sql`(EXISTS (SELECT 1 FROM identity.authenticators f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM identity.passkeys k WHERE k.user_id = u.id AND k.blocked_at IS NULL))`
