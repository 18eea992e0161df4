import { deskFigures } from '#billing'
import { requestFigures } from '#enrolments'
import { tutorQueueFigures } from '#people'
import { queueFigures, ticketsOfAgent } from '#tickets'
import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import { amountsOf, lectureOf } from '../present.ts'
import {
  proposedLectures,
  taughtBetween,
  unmarkedLectures,
  type TaughtLecture,
  type UnmarkedLecture,
} from '../queries/days.ts'
import { namesOf } from '../queries/people.ts'
import { failuresLately } from '../queries/system.ts'
import { presentTicket } from './family.ts'

/** The centre's day: its date and zone. */
export interface Day {
  readonly date: Temporal.PlainDate
  readonly zone: string
}

const unmarkedDays = 14
const failureDays = 7

function startOf(day: Day): Temporal.Instant {
  return day.date.toZonedDateTime(day.zone).toInstant()
}

/** An instructor's lectures of the day (the one that runs first comes with "take attendance"), and forgotten registers. */
export async function teachingToday(ctx: Context, me: string, day: Day) {
  const from = startOf(day)
  const lectures = await taughtBetween(ctx, me, from, from.add({ hours: 36 }))
  const unmarked = await unmarkedLectures(ctx, me, day.date.subtract({ days: unmarkedDays }), 8)
  return {
    lectures: lectures.map((row) => taught(ctx, row, null)),
    unmarked: unmarked.map((row) => taught(ctx, row, null)),
    unmarked_count: unmarked[0]?.count ?? 0,
  }
}

function taught(ctx: Context, row: TaughtLecture, instructor: string | null) {
  return {
    ...lectureOf(row, ctx.now),
    expected: row.expected,
    attendance_taken: row.attendance_taken,
    instructor,
  }
}

export async function financeToday(ctx: Context, day: Day) {
  const { waiting, open, cash } = await deskFigures(ctx, startOf(day))
  return {
    receipts: { ...waiting, amounts: amountsOf(waiting.amounts) },
    open: { ...open, amounts: amountsOf(open.amounts) },
    cash: { ...cash, amounts: amountsOf(cash.amounts) },
  }
}

export async function supportToday(ctx: Context, me: string) {
  const queue = await queueFigures(ctx)
  const mine = await ticketsOfAgent(ctx, me, 8)
  const names = await namesOf(
    ctx,
    mine.map((ticket) => ticket.client_id),
  )
  return { ...queue, mine: mine.map((ticket) => presentTicket(ticket, names.get(ticket.client_id) ?? null)) }
}

/** What waits for a word of the office; only what the caller may decide. `receipts` comes from finance when that was asked already. */
export async function decisionsToday(
  ctx: Context,
  day: Day,
  finance: Awaited<ReturnType<typeof financeToday>> | null,
) {
  const requests = can(ctx, 'enrollment_requests.review') ? await requestFigures(ctx) : null
  const oversees = can(ctx, 'attendance.mark_any')
  const unmarked = oversees
    ? await unmarkedLectures(ctx, null, day.date.subtract({ days: unmarkedDays }), 6)
    : null
  const proposals = can(ctx, 'lectures.manage') ? await proposedLectures(ctx) : null
  const tutors = can(ctx, 'tutors.review') ? await tutorQueueFigures(ctx) : null
  const failures = can(ctx, 'system.view') ? await failuresLately(ctx, failureDays) : null
  return {
    ...(requests
      ? { requests: { count: requests.waiting, oldest: requests.oldest }, in_line: requests.inLine }
      : {}),
    ...(unmarked ? { unmarked: await withTeachers(ctx, unmarked) } : {}),
    ...(proposals === null ? {} : { proposals }),
    ...(finance && can(ctx, 'payments.review')
      ? { receipts: { count: finance.receipts.count, oldest: finance.receipts.oldest } }
      : {}),
    ...(tutors ? { tutors } : {}),
    ...(failures ? { failed_deliveries: failures.deliveries, failed_jobs: failures.jobs } : {}),
  }
}

async function withTeachers(ctx: Context, unmarked: readonly UnmarkedLecture[]) {
  const names = await namesOf(
    ctx,
    unmarked.flatMap((row) => row.instructor_id ?? []),
  )
  return {
    count: unmarked[0]?.count ?? 0,
    lectures: unmarked.map((row) => taught(ctx, row, names.get(row.instructor_id ?? '') ?? null)),
  }
}
