import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from './context.ts'
import { systemActor } from './context.ts'
import type { CronSpec, Jobs, MakeContext } from './jobs.ts'
import { dueInstant, localDate, timestamp, weekdayOf } from './time.ts'

/** The moments at which a job was due in (after, upTo], in the centre's zone. DST rule: see {@link dueInstant}. */
export function dueMoments(
  spec: Pick<CronSpec, 'at' | 'weekday'>,
  window: { after: Temporal.Instant; upTo: Temporal.Instant },
  zone: string,
): Temporal.Instant[] {
  if (typeof spec.at !== 'string') return everyMinutes(spec.at.everyMinutes, window)
  const time = Temporal.PlainTime.from(spec.at)
  const moments: Temporal.Instant[] = []
  const last = localDate(window.upTo, zone)
  for (
    let date = localDate(window.after, zone);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    if (spec.weekday !== undefined && weekdayOf(date) !== spec.weekday) continue
    const due = dueInstant(date, time, zone)
    if (Temporal.Instant.compare(due, window.after) > 0 && Temporal.Instant.compare(due, window.upTo) <= 0)
      moments.push(due)
  }
  return moments
}

function everyMinutes(
  minutes: number,
  window: { after: Temporal.Instant; upTo: Temporal.Instant },
): Temporal.Instant[] {
  const step = minutes * 60_000
  const latest = Math.floor(window.upTo.epochMilliseconds / step) * step
  return latest > window.after.epochMilliseconds ? [Temporal.Instant.fromEpochMilliseconds(latest)] : []
}

/** How far back a stopped centre catches up with missed runs (the latest run of each job only). */
const catchUp = Temporal.Duration.from({ hours: 26 })

/**
 * Claims what is due and queues it, once over all nodes: the claim is the row in platform.cron_runs, written in the
 * same transaction as the job.
 */
export async function claimDueJobs(options: {
  database: Database
  jobs: Jobs
  makeContext: MakeContext
  specs: readonly CronSpec[]
  zone: string
  now: Temporal.Instant
  log: Logger
}): Promise<string[]> {
  const claimed: string[] = []
  for (const spec of options.specs) {
    const window = { after: options.now.subtract(catchUp), upTo: options.now }
    const due = dueMoments(spec, window, options.zone).at(-1)
    if (!due) continue
    await options.database.transaction().execute(async (tx) => {
      const seen = await sql`SELECT 1 FROM platform.cron_runs WHERE name = ${spec.name} LIMIT 1`.execute(tx)
      const won =
        await sql`INSERT INTO platform.cron_runs (name, due_at) VALUES (${spec.name}, ${timestamp(due)})
        ON CONFLICT DO NOTHING`.execute(tx)
      // A job that this database has never seen starts with its next due time: nothing was missed before it existed.
      if (won.numAffectedRows === 0n || seen.rows.length === 0) return
      await options.jobs.send(options.makeContext(tx, systemActor('cron')), spec.name, {
        due_at: timestamp(due),
      })
      claimed.push(spec.name)
    })
  }
  if (claimed.length > 0) options.log.debug({ claimed }, 'cron')
  return claimed
}
