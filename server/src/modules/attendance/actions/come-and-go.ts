import type { Context } from '#platform/context'
import { centreSettings, settings } from '#platform/settings'
import { localDate, timestamp } from '#platform/time'
import { tellPresence } from '../live.ts'
import {
  dayOf,
  insertUnplanned,
  lecturePlans,
  lockPerson,
  writePlans,
  writePresence,
  type PresenceRow,
} from '../queries/presence.ts'
import { arrival, fitting, leaving, ratingFor } from '../rules/presence.ts'
import type { CheckMethod } from '../rules/words.ts'

/** How somebody was seen. */
export interface Seen {
  readonly at: Temporal.Instant
  readonly method: CheckMethod
  readonly deviceId: string | null
}

/** A person's day, locked against a second device; lectures that were never planned are planned now. */
export async function openDay(
  ctx: Context,
  instructorId: string,
  at: Temporal.Instant,
): Promise<{ date: string; records: PresenceRow[] }> {
  await lockPerson(ctx, instructorId)
  const { timeZone } = await centreSettings(ctx)
  const date = localDate(at, timeZone)
  const known = await dayOf(ctx, instructorId, date.toString())
  if (known.length > 0) return { date: date.toString(), records: known }
  const span = {
    from: date.toZonedDateTime(timeZone).toInstant(),
    to: date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
  }
  const lectures = (await lecturePlans(ctx, span)).filter((lecture) => lecture.instructor_id === instructorId)
  if (lectures.length === 0) return { date: date.toString(), records: [] }
  const { grace, autoAbsent } = await limits(ctx)
  await writePlans(
    ctx,
    lectures.map(({ lecture_id, day, starts_at, ends_at }) => ({
      instructor_id: instructorId,
      type: 'lecture',
      lecture_id,
      schedule_id: null,
      date: day,
      starts_at,
      ends_at,
      grace_minutes: grace,
      auto_absent_minutes: autoAbsent,
    })),
  )
  return { date: date.toString(), records: await dayOf(ctx, instructorId, date.toString()) }
}

/** A day without any plan gets a record of its own. */
export async function openUnplanned(
  ctx: Context,
  instructorId: string,
  date: string,
  at: Temporal.Instant,
): Promise<PresenceRow> {
  return insertUnplanned(ctx, { instructorId, date, at, ...(await limits(ctx)) })
}

async function limits(ctx: Context): Promise<{ grace: number; autoAbsent: number }> {
  const policy = await settings(ctx, ['attendance.late_grace_minutes', 'attendance.auto_absent_minutes'])
  return {
    grace: policy['attendance.late_grace_minutes'],
    autoAbsent: policy['attendance.auto_absent_minutes'],
  }
}

/** One coming opens all of the day's records that it fits. Answers those that it opened. */
export async function comeIn(
  ctx: Context,
  records: readonly PresenceRow[],
  seen: Seen,
): Promise<PresenceRow[]> {
  return keep(
    ctx,
    'attendance_update',
    fitting(records, seen.at).map((record) => arrived(record, seen)),
  )
}

/** A record with its coming written in; the status follows from the time. */
export function arrived(record: PresenceRow, seen: Seen): PresenceRow {
  const status = arrival(record, seen.at)
  return {
    ...record,
    status,
    check_in_at: timestamp(seen.at),
    check_out_at: null,
    method: seen.method,
    device_id: seen.deviceId,
    rating: ratingFor(status, record.rating),
  }
}

/** Going ends what has begun; what begins later waits for the next coming. Answers all that it touched. */
export async function goOut(
  ctx: Context,
  records: readonly PresenceRow[],
  at: Temporal.Instant,
): Promise<PresenceRow[]> {
  const { closed, reopened } = leaving(records, at)
  return keep(ctx, 'attendance_check_out', [
    ...closed.map((record) => ({ ...record, check_out_at: timestamp(at) })),
    ...reopened.map((record) => ({
      ...record,
      status: 'not_started' as const,
      check_in_at: null,
      method: null,
      device_id: null,
      rating: null,
    })),
  ])
}

/** Coming back: what waits is opened; with nothing waiting, what still runs goes on. */
export async function comeBack(
  ctx: Context,
  records: readonly PresenceRow[],
  seen: Seen,
): Promise<PresenceRow[]> {
  const opened = await comeIn(ctx, records, seen)
  if (opened.length > 0) return opened
  const running = records.filter(
    (record) =>
      record.check_out_at !== null &&
      (record.ends_at === null ||
        Temporal.Instant.compare(seen.at, Temporal.Instant.from(record.ends_at)) < 0),
  )
  return keep(
    ctx,
    'attendance_update',
    running.map((record) => ({ ...record, check_out_at: null })),
  )
}

async function keep(
  ctx: Context,
  frame: 'attendance_update' | 'attendance_check_out',
  records: PresenceRow[],
): Promise<PresenceRow[]> {
  await writePresence(ctx, records)
  await tellPresence(ctx, frame, records)
  return records
}
