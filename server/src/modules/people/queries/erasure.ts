import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Tx = Pick<Context, 'tx'>

export interface OnlyChild {
  readonly id: string
  readonly name: string
}

/** Children whom nobody else than these users looks after, without those named in `except`. */
export async function childrenOnlyOf(
  ctx: Tx,
  userIds: readonly string[],
  except: readonly string[] = [],
): Promise<OnlyChild[]> {
  const { rows } = await sql<OnlyChild>`SELECT l.id, btrim(l.first_name || ' ' || l.last_name) AS name
    FROM people.learners l
    WHERE l.kind = 'child' AND l.archived_at IS NULL AND l.user_id IS NULL AND l.id <> ALL(${except}::uuid[])
      AND EXISTS (SELECT 1 FROM people.guardians g WHERE g.learner_id = l.id AND g.ended_at IS NULL AND g.user_id = ANY(${userIds}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM people.guardians g WHERE g.learner_id = l.id AND g.ended_at IS NULL AND g.user_id <> ALL(${userIds}::uuid[]))
    ORDER BY 2, 1`.execute(ctx.tx)
  return rows
}

export async function endLinksTo(ctx: Tx, learnerId: string, at: string): Promise<string[]> {
  const { rows } = await sql<{
    user_id: string
  }>`UPDATE people.guardians SET ended_at = ${at}, is_primary = false
    WHERE learner_id = ${learnerId} AND ended_at IS NULL RETURNING user_id`.execute(ctx.tx)
  return rows.map((row) => row.user_id)
}
