import { setLectureStatus } from '#catalog'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { centreSettings, settings } from '#platform/settings'
import { tellPresence } from '../live.ts'
import { beginRun, endRun } from '../queries/cron-log.ts'
import {
  flagUntaken,
  insertAutoAbsences,
  resolveFlags,
  stillUntaken,
  takeReminders,
  unmarkedIn,
  voidAutoAbsences,
} from '../queries/nightly.ts'
import { markPendingAbsent } from '../queries/presence.ts'
import { dateOfRun, spanOfNight, type NightSpan } from '../rules/nightly.ts'
import type { CronJob } from '../rules/words.ts'
import { planPresence } from './plan-presence.ts'

type Counts = Readonly<Record<string, number>>
type Work = (ctx: Context, date: Temporal.PlainDate, zone: string) => Promise<Counts>

/** How many nights the jobs after midnight look back, for a centre that was switched off. */
const fallbackNights = 7

interface Job {
  readonly which: 'same_day' | 'day_before'
  readonly work: Work
  /** Runs every few minutes: a run that did nothing leaves no line in the log. */
  readonly quiet?: boolean
}

const jobs: Readonly<Record<CronJob, Job>> = {
  generate_instructor_attendance_weekly: {
    which: 'same_day',
    work: async (ctx, date) => ({ ...(await planPresence(ctx, date, 7)) }),
  },
  mark_absent_daily: {
    which: 'same_day',
    work: (ctx, date, zone) => markAbsent(ctx, date, spanOfNight(date, zone, ctx.now)),
  },
  mark_absent_fallback: {
    which: 'day_before',
    work: (ctx, date, zone) => markAbsent(ctx, date, spanOfNight(date, zone, ctx.now, fallbackNights)),
  },
  flag_untaken: { which: 'same_day', work: (ctx, date, zone) => flag(ctx, spanOfNight(date, zone, ctx.now)) },
  flag_untaken_fallback: {
    which: 'day_before',
    work: (ctx, date, zone) => flag(ctx, spanOfNight(date, zone, ctx.now, fallbackNights)),
  },
  remind_instructors: { which: 'same_day', work: remind, quiet: true },
}

/**
 * Runs a job as of a moment, in one transaction, and writes its line in the log; a failure is logged and thrown.
 * `ctx` is on the pool. Answers the line's id, null when a quiet job had nothing to do.
 */
export async function runJob(ctx: Context, name: CronJob, dueAt: Temporal.Instant): Promise<string | null> {
  const job = jobs[name]
  const { timeZone } = await centreSettings(ctx)
  const date = dateOfRun(dueAt, timeZone, job.which)
  const work = (): Promise<Counts> =>
    ctx.tx.transaction().execute((tx) => job.work({ ...ctx, tx }, date, timeZone))
  if (job.quiet) {
    const counts = await work()
    if (Object.values(counts).every((count) => count === 0)) return null
    return logged(ctx, name, date, async () => counts)
  }
  return logged(ctx, name, date, work)
}

async function logged(
  ctx: Context,
  name: CronJob,
  date: Temporal.PlainDate,
  work: () => Promise<Counts>,
): Promise<string> {
  const id = await beginRun(ctx, name, date.toString())
  try {
    await endRun(ctx, id, { counts: await work() })
    return id
  } catch (error) {
    await endRun(ctx, id, { error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' })
    throw error
  }
}

/** Instructors still pending and learners not marked, of the lectures that belong to the date's night. */
async function markAbsent(ctx: Context, date: Temporal.PlainDate, span: NightSpan): Promise<Counts> {
  const instructors = await markPendingAbsent(ctx, span.upTo)
  const unmarked = await unmarkedIn(ctx, span)
  const learners = await insertAutoAbsences(ctx, unmarked)
  const lectures = new Set(unmarked.map((entry) => entry.lecture_id)).size
  await audit(ctx, {
    action: 'attendance.auto_absent',
    object: { kind: 'attendance_night', id: null },
    after: { date: date.toString(), instructors: instructors.length, learners, lectures },
  })
  for (const record of instructors) await tellPresence(ctx, 'attendance_update', [record])
  return { instructors: instructors.length, learners, lectures }
}

/** Lectures of the date's night without attendance; where the centre wants it, those whose time has run out are cancelled. */
async function flag(ctx: Context, span: NightSpan): Promise<Counts> {
  const flagged = await flagUntaken(ctx, span)
  if (flagged.length > 0) await emit(ctx, 'attendance.untaken', { lecture_ids: flagged })
  const policy = await settings(ctx, ['attendance.cancel_untaken', 'attendance.closes_hours_after'])
  const cancelled = policy['attendance.cancel_untaken']
    ? await cancelUntaken(ctx, policy['attendance.closes_hours_after'])
    : 0
  return { flagged: flagged.length, cancelled }
}

async function cancelUntaken(ctx: Context, hours: number): Promise<number> {
  const ids = await stillUntaken(ctx, ctx.now.subtract({ hours }))
  for (const id of ids) {
    await setLectureStatus(ctx, id, 'cancelled')
    await audit(ctx, {
      action: 'lecture.cancel_untaken',
      object: { kind: 'lecture', id },
      after: { status: 'cancelled' },
    })
  }
  await resolveFlags(ctx, ids)
  await voidAutoAbsences(ctx, ids)
  return ids.length
}

/** Half an hour after the end; an instructor who was missed for a day is not reminded any more. */
async function remind(ctx: Context): Promise<Counts> {
  const due = await takeReminders(ctx, {
    after: ctx.now.subtract({ hours: 24 }),
    upTo: ctx.now.subtract({ minutes: 30 }),
  })
  for (const reminder of due) await emit(ctx, 'attendance.reminder_due', reminder)
  return { reminded: due.length }
}

/** The moment as of which a job run by hand works: now, or the end of a given day. */
export function dueAtFor(
  name: CronJob,
  date: Temporal.PlainDate | null,
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant {
  const { which } = jobs[name]
  const wanted = date ?? now.toZonedDateTimeISO(zone).toPlainDate()
  const run = which === 'same_day' || date === null ? wanted : wanted.add({ days: 1 })
  return run.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()
}
