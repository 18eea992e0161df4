import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Reader = Pick<Context, 'tx' | 'now'>

/** Letters and jobs that failed in the last days. */
export async function failuresLately(
  ctx: Reader,
  days: number,
): Promise<{ deliveries: number; jobs: number }> {
  const since = timestamp(ctx.now.subtract({ hours: 24 * days }))
  const { rows } = await sql<{ deliveries: bigint; jobs: bigint }>`SELECT
      (SELECT count(*) FROM platform.outbox_messages WHERE status = 'failed' AND created_at >= ${since}) AS deliveries,
      (SELECT count(*) FROM pgboss.job WHERE state = 'failed' AND created_on >= ${since}) AS jobs`.execute(
    ctx.tx,
  )
  return { deliveries: Number(rows[0]?.deliveries ?? 0n), jobs: Number(rows[0]?.jobs ?? 0n) }
}

export interface QueueState {
  readonly name: string
  readonly waiting: number
  readonly active: number
  readonly failed: number
  readonly oldest: string | null
}

/** Every queue: what waits, runs, and failed in the last seven days. */
export async function queueStates(ctx: Reader): Promise<QueueState[]> {
  const since = timestamp(ctx.now.subtract({ hours: 24 * 7 }))
  const { rows } =
    await sql<QueueState>`SELECT q.name, count(j.id) FILTER (WHERE j.state IN ('created', 'retry'))::int AS waiting, count(j.id) FILTER (WHERE j.state = 'active')::int AS active,
      count(j.id) FILTER (WHERE j.state = 'failed' AND j.created_on >= ${since})::int AS failed, min(j.created_on) FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after <= ${timestamp(ctx.now)}) AS oldest
    FROM pgboss.queue q LEFT JOIN pgboss.job j ON j.name = q.name WHERE q.name NOT LIKE '\\_\\_%' GROUP BY q.name ORDER BY q.name`.execute(
      ctx.tx,
    )
  return rows
}

export interface FailedJob {
  readonly id: string
  readonly name: string
  readonly at: string
  readonly error: string | null
}

export async function failedJobs(ctx: Reader, limit: number): Promise<FailedJob[]> {
  const { rows } =
    await sql<FailedJob>`SELECT id, name, coalesce(completed_on, created_on) AS at, left(output->>'message', 300) AS error FROM pgboss.job
    WHERE state = 'failed' ORDER BY coalesce(completed_on, created_on) DESC, id LIMIT ${limit}`.execute(
      ctx.tx,
    )
  return rows
}

/** The last due time of each job of the clock. */
export async function lastCronRuns(
  ctx: Reader,
): Promise<{ name: string; due_at: string; claimed_at: string }[]> {
  const { rows } = await sql<{
    name: string
    due_at: string
    claimed_at: string
  }>`SELECT DISTINCT ON (name) name, due_at, claimed_at
    FROM platform.cron_runs ORDER BY name, due_at DESC`.execute(ctx.tx)
  return rows
}

export interface DeliveryState {
  readonly channel: string
  readonly queued: number
  readonly sent: number
  readonly failed: number
  readonly unknown: number
}

/** Letters of the last seven days. */
export async function deliveryStates(ctx: Reader): Promise<DeliveryState[]> {
  const since = timestamp(ctx.now.subtract({ hours: 24 * 7 }))
  const { rows } =
    await sql<DeliveryState>`SELECT channel, count(*) FILTER (WHERE status = 'queued')::int AS queued, count(*) FILTER (WHERE status = 'sent')::int AS sent,
      count(*) FILTER (WHERE status = 'failed')::int AS failed, count(*) FILTER (WHERE status = 'unknown')::int AS unknown
    FROM platform.outbox_messages WHERE created_at >= ${since} GROUP BY channel ORDER BY channel`.execute(
      ctx.tx,
    )
  return rows
}

export interface DatabaseState {
  readonly version: string
  readonly bytes: bigint
  readonly connections: number
  readonly files: number
  readonly file_bytes: bigint
  /** Seals of the audit trail, and rows that wait for the next one. */
  readonly seals: number
  readonly unsealed: number
}

export async function databaseState(ctx: Pick<Context, 'tx'>): Promise<DatabaseState> {
  const { rows } =
    await sql<DatabaseState>`SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
      (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
      (SELECT count(*)::int FROM platform.audit_seals) AS seals,
      (SELECT count(*)::int FROM platform.audit_log a WHERE NOT EXISTS (SELECT 1 FROM platform.audit_sealed s WHERE s.position = a.position)) AS unsealed,
      s.files, s.bytes AS file_bytes FROM media.storage_use s`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new Error('the database does not answer')
  return row
}

export interface TableSize {
  readonly name: string
  readonly rows: bigint
  readonly bytes: bigint
}

/** The largest tables; rows as the planner knows them. */
export async function largestTables(ctx: Pick<Context, 'tx'>, limit: number): Promise<TableSize[]> {
  const { rows } =
    await sql<TableSize>`SELECT n.nspname || '.' || c.relname AS name, greatest(0, c.reltuples)::bigint AS rows, pg_total_relation_size(c.oid) AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('information_schema') AND n.nspname NOT LIKE 'pg\\_%' ORDER BY bytes DESC LIMIT ${limit}`.execute(
      ctx.tx,
    )
  return rows
}
