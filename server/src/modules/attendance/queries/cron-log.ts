import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'
import { cronJobs, type CronJob } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface CronLogRow {
  readonly id: string
  readonly job: CronJob
  readonly for_date: string
  readonly started_at: string
  readonly finished_at: string | null
  readonly status: 'running' | 'success' | 'failed'
  readonly counts: Record<string, number>
  readonly error: string | null
  /** Who pressed the button; null = the clock. */
  readonly started_by: string | null
}

const logs =
  sql<CronLogRow>`(SELECT id, job, for_date, started_at, finished_at, status, counts, error, started_by FROM attendance.cron_log)`.as(
    't',
  )
const names = [
  't.id',
  't.job',
  't.for_date',
  't.started_at',
  't.finished_at',
  't.status',
  't.counts',
  't.error',
  't.started_by',
] as const

export const cronLogList: ListSpec = {
  ordering: { started_at: sql.ref('t.started_at'), for_date: sql.ref('t.for_date'), job: sql.ref('t.job') },
  defaultOrdering: '-started_at',
  tie: sql.ref('t.id'),
  filters: {
    job: filters.choice(sql.ref('t.job'), cronJobs),
    status: filters.choice(sql.ref('t.status'), ['running', 'success', 'failed']),
    for_date: filters.date(sql.ref('t.for_date')),
  },
}

export function listCronLog(ctx: Reader, input: ListInput): Promise<Page<CronLogRow>> {
  return runList(ctx.tx, cronLogList, ctx.tx.selectFrom(logs).select([...names]), input, (row) => row)
}

export async function cronLogBy(ctx: Reader, id: string): Promise<CronLogRow | undefined> {
  return ctx.tx
    .selectFrom(logs)
    .select([...names])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** Begins a line of the log, outside of the work's own transaction: a failure stays visible. */
export async function beginRun(ctx: Context, job: CronJob, forDate: string): Promise<string> {
  const id = newId()
  await sql`INSERT INTO attendance.cron_log (id, job, for_date, started_at, status, started_by)
    VALUES (${id}, ${job}, ${forDate}, ${timestamp(ctx.now)}, 'running', ${ctx.actor.userId})`.execute(ctx.tx)
  return id
}

export async function endRun(
  ctx: Context,
  id: string,
  end: { counts: object } | { error: string },
): Promise<void> {
  const failed = 'error' in end
  await sql`UPDATE attendance.cron_log SET finished_at = greatest(started_at, ${timestamp(ctx.now)}), status = ${failed ? 'failed' : 'success'},
    counts = ${JSON.stringify(failed ? {} : end.counts)}::jsonb, error = ${failed ? end.error : null} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}
