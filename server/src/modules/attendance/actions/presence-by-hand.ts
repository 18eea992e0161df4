import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { centreSettings } from '#platform/settings'
import { timestamp, wallTime } from '#platform/time'
import { attendanceErrors } from '../errors.ts'
import { tellPresence } from '../live.ts'
import { lockPresence, writePresence, type PresenceRow } from '../queries/presence.ts'
import { ratingFor } from '../rules/presence.ts'
import { arrived } from './come-and-go.ts'

/** A moment, or a wall time of the centre on the record's date; now when neither is given. */
export interface When {
  readonly at?: string
  readonly time?: string
}

/** Staff say when somebody came; `status` overrules what the time alone would say. @throws Problem `in_the_future` */
export async function checkInByHand(
  ctx: Context,
  id: string,
  given: When & { status?: 'present' | 'late'; notes?: string },
): Promise<void> {
  const before = await load(ctx, id)
  const at = await moment(ctx, before.date, given)
  const come = arrived(before, { at, method: 'manual', deviceId: null })
  const status = given.status ?? come.status
  const out =
    before.check_out_at !== null &&
    Temporal.Instant.compare(Temporal.Instant.from(before.check_out_at), at) >= 0
      ? before.check_out_at
      : null
  await save(ctx, 'attendance_update', 'attendance.manual_check_in', before, {
    ...come,
    status,
    check_out_at: out,
    rating: ratingFor(status, before.rating),
    notes: given.notes ?? before.notes,
  })
}

/** @throws Problem `not_checked_in`, `check_out_before_check_in`, `in_the_future` */
export async function checkOutByHand(
  ctx: Context,
  id: string,
  given: When & { notes?: string },
): Promise<void> {
  const before = await load(ctx, id)
  if (before.check_in_at === null) throw attendanceErrors.not_checked_in()
  const at = await moment(ctx, before.date, given)
  if (Temporal.Instant.compare(at, Temporal.Instant.from(before.check_in_at)) < 0)
    throw attendanceErrors.check_out_before_check_in()
  await save(ctx, 'attendance_check_out', 'attendance.manual_check_out', before, {
    ...before,
    check_out_at: timestamp(at),
    notes: given.notes ?? before.notes,
  })
}

/** Staff say that somebody did not come; what devices saw is taken back. */
export async function markAbsentByHand(ctx: Context, id: string, given: { notes?: string }): Promise<void> {
  const before = await load(ctx, id)
  await save(ctx, 'attendance_update', 'attendance.mark_absent', before, {
    ...before,
    status: 'absent',
    check_in_at: null,
    check_out_at: null,
    method: null,
    device_id: null,
    rating: null,
    notes: given.notes ?? before.notes,
  })
}

/** 1–10 for somebody who was there. @throws Problem `cannot_be_rated` */
export async function ratePresence(
  ctx: Context,
  id: string,
  given: { rating: number; notes?: string },
): Promise<void> {
  const before = await load(ctx, id)
  if (before.status !== 'present' && before.status !== 'late') throw attendanceErrors.cannot_be_rated()
  await save(ctx, 'attendance_rated', 'attendance.rate', before, {
    ...before,
    rating: given.rating,
    notes: given.notes ?? before.notes,
  })
}

async function load(ctx: Context, id: string): Promise<PresenceRow> {
  const row = await lockPresence(ctx, id)
  if (!row) throw errors.not_found()
  return row
}

async function moment(ctx: Context, date: string, given: When): Promise<Temporal.Instant> {
  const at =
    given.at === undefined ? await wallMoment(ctx, date, given.time) : Temporal.Instant.from(given.at)
  if (Temporal.Instant.compare(at, ctx.now) > 0) throw attendanceErrors.in_the_future()
  return at
}

async function wallMoment(ctx: Context, date: string, time: string | undefined): Promise<Temporal.Instant> {
  if (time === undefined) return ctx.now
  const { timeZone } = await centreSettings(ctx)
  const at = wallTime(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time), timeZone)
  if (!at)
    throw invalid('time', 'does_not_exist', {
      en: 'The clocks skip this time.',
      ar: 'هذا الوقت تتخطاه الساعة.',
      fa: 'ساعت از این زمان می‌گذرد.',
    })
  return at
}

async function save(
  ctx: Context,
  frame: Parameters<typeof tellPresence>[1],
  action: string,
  before: PresenceRow,
  after: PresenceRow,
): Promise<void> {
  await writePresence(ctx, [after])
  await audit(ctx, {
    action,
    object: { kind: 'instructor_attendance', id: before.id },
    before: facts(before),
    after: facts(after),
  })
  await tellPresence(ctx, frame, [after])
}

function facts({ status, check_in_at, check_out_at, method, rating, notes }: PresenceRow): object {
  return { status, check_in_at, check_out_at, method, rating, notes }
}
