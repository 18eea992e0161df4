import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'

type Reader = Pick<Context, 'tx'>

export interface ScheduleRow {
  readonly id: string
  readonly instructor_id: string
  readonly first_name: string
  readonly last_name: string
  readonly weekday: number
  readonly start_time: string
  readonly end_time: string
  readonly grace_period_minutes: number
  readonly auto_absent_after_minutes: number
  readonly is_active: boolean
  readonly version: number
}

const schedules = sql<
  ScheduleRow & { name_text: string }
>`(SELECT s.id, s.instructor_id, u.first_name, u.last_name, u.name_text, s.weekday, s.start_time, s.end_time,
    s.grace_period_minutes, s.auto_absent_after_minutes, s.is_active, s.version
  FROM attendance.supervisor_schedules s JOIN identity.user_names u ON u.id = s.instructor_id)`.as('t')

export const scheduleList: ListSpec = {
  search: [sql.ref('t.name_text')],
  ordering: {
    weekday: sql.ref('t.weekday'),
    start_time: sql.ref('t.start_time'),
    instructor: sql.ref('t.name_text'),
  },
  defaultOrdering: 'weekday,start_time',
  tie: sql.ref('t.id'),
  filters: {
    instructor: filters.uuid(sql.ref('t.instructor_id'), 'User id'),
    weekday: filters.number(sql.ref('t.weekday'), 'Saturday 0 … Friday 6'),
    is_active: filters.boolean(sql.ref('t.is_active')),
  },
}

const names = [
  't.id',
  't.instructor_id',
  't.first_name',
  't.last_name',
  't.weekday',
  't.start_time',
  't.end_time',
  't.grace_period_minutes',
  't.auto_absent_after_minutes',
  't.is_active',
  't.version',
] as const

export function listSchedules(
  ctx: Reader,
  input: ListInput,
): Promise<Page<ReturnType<typeof presentSchedule>>> {
  return runList(
    ctx.tx,
    scheduleList,
    ctx.tx.selectFrom(schedules).select([...names]),
    input,
    presentSchedule,
  )
}

export async function scheduleBy(ctx: Reader, id: string): Promise<ScheduleRow | undefined> {
  return ctx.tx
    .selectFrom(schedules)
    .select([...names])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

export async function activeSchedules(ctx: Reader, instructorId: string | null): Promise<ScheduleRow[]> {
  const rows = ctx.tx
    .selectFrom(schedules)
    .select([...names])
    .where('t.is_active', '=', true)
    .orderBy('t.start_time')
  return (instructorId ? rows.where('t.instructor_id', '=', instructorId) : rows).execute()
}

export function presentSchedule({ instructor_id, first_name, last_name, ...rest }: ScheduleRow) {
  return { ...rest, instructor: { id: instructor_id, first_name, last_name } }
}

export type ScheduleValues = Pick<
  ScheduleRow,
  | 'instructor_id'
  | 'weekday'
  | 'start_time'
  | 'end_time'
  | 'grace_period_minutes'
  | 'auto_absent_after_minutes'
  | 'is_active'
>

export async function insertSchedule(ctx: Context, values: ScheduleValues): Promise<string> {
  const id = newId()
  await sql`INSERT INTO attendance.supervisor_schedules (id, instructor_id, weekday, start_time, end_time, grace_period_minutes, auto_absent_after_minutes, is_active, created_at)
    VALUES (${id}, ${values.instructor_id}, ${values.weekday}, ${values.start_time}, ${values.end_time}, ${values.grace_period_minutes},
      ${values.auto_absent_after_minutes}, ${values.is_active}, ${timestamp(ctx.now)})`.execute(ctx.tx)
  return id
}

export async function updateSchedule(ctx: Reader, id: string, values: ScheduleValues): Promise<void> {
  await sql`UPDATE attendance.supervisor_schedules SET instructor_id = ${values.instructor_id}, weekday = ${values.weekday}, start_time = ${values.start_time},
      end_time = ${values.end_time}, grace_period_minutes = ${values.grace_period_minutes}, auto_absent_after_minutes = ${values.auto_absent_after_minutes},
      is_active = ${values.is_active}, version = version + 1 WHERE id = ${id}`.execute(ctx.tx)
}

/** Days that have begun keep their records; a schedule with any is put away instead of deleted. Answers which. */
export async function removeSchedule(ctx: Context, id: string): Promise<'deleted' | 'archived'> {
  await sql`DELETE FROM attendance.instructor_attendance WHERE schedule_id = ${id} AND status IN ('not_started', 'pending') AND starts_at > ${timestamp(ctx.now)}`.execute(
    ctx.tx,
  )
  const used =
    await sql`SELECT 1 FROM attendance.instructor_attendance WHERE schedule_id = ${id} LIMIT 1`.execute(
      ctx.tx,
    )
  if (used.rows.length > 0) {
    await sql`UPDATE attendance.supervisor_schedules SET is_active = false, version = version + 1 WHERE id = ${id}`.execute(
      ctx.tx,
    )
    return 'archived'
  }
  await sql`DELETE FROM attendance.supervisor_schedules WHERE id = ${id}`.execute(ctx.tx)
  return 'deleted'
}

/** Coming records of a changed schedule go; generation makes them anew. */
export async function dropComing(ctx: Context, scheduleId: string): Promise<void> {
  await sql`DELETE FROM attendance.instructor_attendance WHERE schedule_id = ${scheduleId} AND status IN ('not_started', 'pending') AND starts_at > ${timestamp(ctx.now)}`.execute(
    ctx.tx,
  )
}
