import { myLearnerIds } from '#people'
import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { boardRows, marksOfLearners, presenceCounts, type BoardRow } from '../queries/board.ts'
import { seesAll } from '../policy.ts'
import { attendanceRate, type Counts } from '../rules/counts.ts'
import { statusOf } from '../rules/marks.ts'
import { markingWindow } from '../rules/window.ts'
import { registerPolicy } from './open-register.ts'

/** Today in the centre. */
export async function centreToday(ctx: Context): Promise<Temporal.PlainDate> {
  return localDate(ctx.now, (await centreSettings(ctx)).timeZone)
}

async function spanOf(
  ctx: Context,
  date: Temporal.PlainDate,
): Promise<{ from: Temporal.Instant; to: Temporal.Instant }> {
  const { timeZone } = await centreSettings(ctx)
  return {
    from: date.toZonedDateTime(timeZone).toInstant(),
    to: date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
  }
}

/** Lectures of a day with their counts: all for staff, own ones for an instructor. */
export async function readBoard(ctx: Context, date: Temporal.PlainDate) {
  const span = await spanOf(ctx, date)
  const rows = await boardRows(ctx, { ...span, instructorId: seesAll(ctx) ? null : (ctx.actor.userId ?? '') })
  const { policy } = await registerPolicy(ctx)
  return {
    date: date.toString(),
    results: rows.map((row) => presentBoardRow(ctx, row, markingWindow(row, reachFor(ctx), ctx.now, policy))),
  }
}

function reachFor(ctx: Context) {
  if (can(ctx, 'attendance.mark_future')) return 'future'
  return can(ctx, 'attendance.mark_any') ? 'any' : 'own'
}

function presentBoardRow(ctx: Context, row: BoardRow, window: ReturnType<typeof markingWindow>) {
  const counts = countsOf(row)
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    course: { id: row.course_id, name: row.course_name },
    day: row.day,
    starts_at: row.starts_at,
    ends_at: row.ends_at,
    status: row.status,
    instructor: row.instructor_id
      ? {
          id: row.instructor_id,
          first_name: row.instructor_first_name ?? '',
          last_name: row.instructor_last_name ?? '',
        }
      : null,
    instructor_status: row.instructor_status,
    attendance_taken: row.attendance_taken,
    confirmed_at: row.confirmed_at,
    flagged_at: row.flagged_at,
    open_conflicts: row.conflicts,
    is_editable:
      window.closed === null && (can(ctx, 'attendance.mark_own') || can(ctx, 'attendance.mark_any')),
    counts,
    attendance_rate: attendanceRate(counts, Temporal.Instant.compare(ctx.now, window.deadline) <= 0),
  }
}

function countsOf({ total, present, late, absent, excused, auto_absent, rated }: BoardRow): Counts {
  return {
    total,
    present,
    late,
    absent,
    excused,
    auto_absent,
    rated,
    unmarked: total - present - absent - auto_absent,
  }
}

/**
 * The day in figures for whoever asks: staff the whole centre, an instructor his own lectures, a family its own
 * learners' marks alone.
 */
export async function readSummary(ctx: Context, date: Temporal.PlainDate) {
  const staff = seesAll(ctx)
  if (!staff && !can(ctx, 'attendance.mark_own')) return familySummary(ctx, date)
  const { results } = await readBoard(ctx, date)
  const held = results.filter((lecture) => lecture.status !== 'cancelled')
  const learners = sum(held.map((lecture) => lecture.counts))
  return {
    date: date.toString(),
    lectures: {
      total: held.length,
      taken: held.filter((lecture) => lecture.attendance_taken).length,
      confirmed: held.filter((lecture) => lecture.confirmed_at !== null).length,
      flagged: held.filter((lecture) => lecture.flagged_at !== null).length,
      cancelled: results.length - held.length,
    },
    learners,
    attendance_rate: attendanceRate(learners, true),
    instructors: await instructorCounts(ctx, date, staff ? null : ctx.actor.userId),
  }
}

async function instructorCounts(ctx: Context, date: Temporal.PlainDate, only: string | null) {
  const counts = { total: 0, not_started: 0, pending: 0, present: 0, late: 0, absent: 0 }
  for (const { status, n } of await presenceCounts(ctx, date.toString(), only)) {
    counts.total += n
    if (
      status === 'not_started' ||
      status === 'pending' ||
      status === 'present' ||
      status === 'late' ||
      status === 'absent'
    )
      counts[status] += n
  }
  return counts
}

function sum(list: readonly Counts[]): Counts {
  const total = {
    total: 0,
    present: 0,
    late: 0,
    absent: 0,
    excused: 0,
    auto_absent: 0,
    unmarked: 0,
    rated: 0,
  }
  for (const counts of list) {
    total.total += counts.total
    total.present += counts.present
    total.late += counts.late
    total.absent += counts.absent
    total.excused += counts.excused
    total.auto_absent += counts.auto_absent
    total.unmarked += counts.unmarked
    total.rated += counts.rated
  }
  return total
}

async function familySummary(ctx: Context, date: Temporal.PlainDate) {
  const marks = await marksOfLearners(ctx, await myLearnerIds(ctx), await spanOf(ctx, date))
  return { date: date.toString(), marks: marks.map((mark) => ({ ...mark, status: statusOf(mark) })) }
}
