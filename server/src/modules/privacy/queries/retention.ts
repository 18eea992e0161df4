import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'

export interface RetentionRun {
  readonly at: string
  readonly counts: Record<string, number>
}

export async function insertRun(ctx: Context, counts: Readonly<Record<string, number>>): Promise<void> {
  await sql`INSERT INTO privacy.retention_runs (id, at, counts) VALUES (${newId()}, ${timestamp(ctx.now)}, ${JSON.stringify(counts)}::jsonb)`.execute(
    ctx.tx,
  )
  await sql`DELETE FROM privacy.retention_runs WHERE at < ${timestamp(ctx.now)}::timestamptz - interval '400 days'`.execute(
    ctx.tx,
  )
}

export async function lastRun(ctx: Pick<Context, 'tx'>): Promise<RetentionRun | undefined> {
  const { rows } =
    await sql<RetentionRun>`SELECT at, counts FROM privacy.retention_runs ORDER BY at DESC LIMIT 1`.execute(
      ctx.tx,
    )
  return rows[0]
}
