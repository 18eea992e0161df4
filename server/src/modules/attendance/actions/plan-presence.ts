import type { Context } from '#platform/context'
import { centreSettings, settings } from '#platform/settings'
import { dueInstant, timestamp, weekdayOf } from '#platform/time'
import { dropOrphans, lecturePlans, writePlans, type Plan } from '../queries/presence.ts'
import { activeSchedules, type ScheduleRow } from '../queries/schedules.ts'

export interface Planned {
  readonly created: number
  readonly moved: number
  readonly removed: number
}

/**
 * Makes the instructors' records of the days [from, from + days): one for each lecture that somebody gives, one for
 * each supervision shift. Again = nothing new; lectures that moved take their records along, cancelled ones lose them.
 */
export async function planPresence(ctx: Context, from: Temporal.PlainDate, days: number): Promise<Planned> {
  const { timeZone } = await centreSettings(ctx)
  const span = {
    from: from.toZonedDateTime(timeZone).toInstant(),
    to: from.add({ days }).toZonedDateTime(timeZone).toInstant(),
  }
  const removed = await dropOrphans(ctx, span)
  const schedules = await activeSchedules(ctx, null)
  const dates = Array.from({ length: days }, (_, index) => from.add({ days: index }))
  const shifts = dates.flatMap((date) =>
    schedules
      .filter((schedule) => schedule.weekday === weekdayOf(date))
      .map((schedule) => shiftPlan(schedule, date, timeZone)),
  )
  const written = await writePlans(ctx, [...(await plansOfLectures(ctx, span)), ...shifts])
  return { ...written, removed }
}

/** The same for some lectures that were added, moved, cancelled or given to somebody else, when their day is planned already. */
export async function replanLectures(
  ctx: Context,
  lectureIds: readonly string[],
  plannedUntil: Temporal.PlainDate,
): Promise<Planned> {
  const removed = await dropOrphans(ctx, { lectureIds })
  const plans = await plansOfLectures(ctx, { lectureIds })
  const near = plans.filter(
    (plan) => Temporal.PlainDate.compare(Temporal.PlainDate.from(plan.date), plannedUntil) <= 0,
  )
  return { ...(await writePlans(ctx, near)), removed }
}

async function plansOfLectures(ctx: Context, span: Parameters<typeof lecturePlans>[1]): Promise<Plan[]> {
  const policy = await settings(ctx, ['attendance.late_grace_minutes', 'attendance.auto_absent_minutes'])
  const lectures = await lecturePlans(ctx, span)
  return lectures.map(({ lecture_id, instructor_id, day, starts_at, ends_at }) => ({
    instructor_id,
    type: 'lecture',
    lecture_id,
    schedule_id: null,
    date: day,
    starts_at,
    ends_at,
    grace_minutes: policy['attendance.late_grace_minutes'],
    auto_absent_minutes: policy['attendance.auto_absent_minutes'],
  }))
}

/** Wall times of the shift on that date; one that the clocks skip begins right after the gap. */
function shiftPlan(schedule: ScheduleRow, date: Temporal.PlainDate, zone: string): Plan {
  const at = (time: string): string => timestamp(dueInstant(date, Temporal.PlainTime.from(time), zone))
  return {
    instructor_id: schedule.instructor_id,
    type: 'supervision',
    lecture_id: null,
    schedule_id: schedule.id,
    date: date.toString(),
    starts_at: at(schedule.start_time),
    ends_at: at(schedule.end_time),
    grace_minutes: schedule.grace_period_minutes,
    auto_absent_minutes: schedule.auto_absent_after_minutes,
  }
}
