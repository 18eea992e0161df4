import { sql } from 'kysely'
import type { Context } from '#platform/context'

/** Public answers with the name of somebody who taught are made anew on every node. */
export async function forgetTeachers(ctx: Pick<Context, 'tx'>, userIds: readonly string[]): Promise<void> {
  await sql`SELECT pg_notify('halqa_catalog', '') WHERE EXISTS (
    SELECT 1 FROM catalog.course_instructors WHERE user_id = ANY(${userIds}::uuid[]))`.execute(ctx.tx)
}
