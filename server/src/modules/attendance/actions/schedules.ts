import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { rolesOf } from '#identity'
import { attendanceErrors } from '../errors.ts'
import {
  dropComing,
  insertSchedule,
  presentSchedule,
  removeSchedule,
  scheduleBy,
  updateSchedule,
  type ScheduleValues,
} from '../queries/schedules.ts'
import { planPresence } from './plan-presence.ts'
import { centreToday } from './read-day.ts'

/** @throws Problem `schedule_overlap`, `invalid_input` */
export async function createSchedule(ctx: Context, values: ScheduleValues) {
  await check(ctx, values)
  const id = await refusing(() => insertSchedule(ctx, values))
  await audit(ctx, {
    action: 'supervisor_schedule.create',
    object: { kind: 'supervisor_schedule', id },
    after: values,
  })
  await planPresence(ctx, await centreToday(ctx), 7)
  return read(ctx, id)
}

/** Coming shifts follow the change; begun ones stay as they were. */
export async function changeSchedule(
  ctx: Context,
  id: string,
  change: Partial<ScheduleValues>,
  check412: (version: number) => void,
) {
  const before = await scheduleBy(ctx, id)
  if (!before) throw errors.not_found()
  check412(before.version)
  const {
    instructor_id,
    weekday,
    start_time,
    end_time,
    grace_period_minutes,
    auto_absent_after_minutes,
    is_active,
  } = before
  const present: ScheduleValues = {
    instructor_id,
    weekday,
    start_time,
    end_time,
    grace_period_minutes,
    auto_absent_after_minutes,
    is_active,
  }
  const values = { ...present, ...change }
  await check(ctx, values)
  await refusing(() => updateSchedule(ctx, id, values))
  await audit(ctx, {
    action: 'supervisor_schedule.change',
    object: { kind: 'supervisor_schedule', id },
    before: present,
    after: values,
  })
  await dropComing(ctx, id)
  await planPresence(ctx, await centreToday(ctx), 7)
  return read(ctx, id)
}

export async function endSchedule(ctx: Context, id: string): Promise<void> {
  const before = await scheduleBy(ctx, id)
  if (!before) throw errors.not_found()
  const done = await removeSchedule(ctx, id)
  await audit(ctx, {
    action: `supervisor_schedule.${done === 'deleted' ? 'delete' : 'archive'}`,
    object: { kind: 'supervisor_schedule', id },
    before,
  })
}

async function check(ctx: Context, values: ScheduleValues): Promise<void> {
  if (values.end_time.slice(0, 5) <= values.start_time.slice(0, 5)) {
    throw invalid('end_time', 'ends_before_start', {
      en: 'The end lies before the start.',
      ar: 'النهاية قبل البداية.',
      fa: 'پایان پیش از آغاز است.',
    })
  }
  const roles = await rolesOf(ctx, values.instructor_id)
  if (!roles.some((role) => ['instructor', 'supervisor', 'admin', 'owner'].includes(role))) {
    throw invalid('instructor', 'does_not_exist', {
      en: 'This person does not work here.',
      ar: 'هذا الشخص لا يعمل هنا.',
      fa: 'این فرد اینجا کار نمی‌کند.',
    })
  }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === '23P01'
      ? attendanceErrors.schedule_overlap()
      : error
  }
}

async function read(ctx: Context, id: string) {
  const row = await scheduleBy(ctx, id)
  if (!row) throw errors.not_found()
  return presentSchedule(row)
}
