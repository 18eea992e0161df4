import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import type { PlannedLecture } from '../rules/lecture-plan.ts'
import type { LectureStatus } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface StoredLecture {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
  readonly slot_at: string | null
  readonly room_id: string | null
  readonly instructor_id: string | null
  readonly status: LectureStatus
  readonly is_additional: boolean
  readonly attendance_taken: boolean
  readonly by_hand: boolean
}

export async function lecturesOfCourse(ctx: Reader, courseId: string): Promise<StoredLecture[]> {
  const { rows } =
    await sql<StoredLecture>`SELECT id, number, title, day, starts_at, ends_at, slot_at, room_id, instructor_id, status, is_additional, attendance_taken, by_hand
    FROM catalog.lectures WHERE course_id = ${courseId} ORDER BY starts_at, number`.execute(ctx.tx)
  return rows
}

export interface StoredSchedule {
  readonly id: string
  readonly weekday: number
  readonly start_time: string
  readonly end_time: string
  readonly room_id: string | null
  readonly valid_from: string | null
  readonly valid_until: string | null
}

export async function schedulesOfCourse(ctx: Reader, courseId: string): Promise<StoredSchedule[]> {
  const { rows } =
    await sql<StoredSchedule>`SELECT id, weekday, start_time, end_time, room_id, valid_from, valid_until
    FROM catalog.course_schedules WHERE course_id = ${courseId} ORDER BY weekday, start_time, id`.execute(
      ctx.tx,
    )
  return rows
}

export async function replaceSchedules(
  ctx: Reader,
  courseId: string,
  schedules: readonly Omit<StoredSchedule, 'id'>[],
): Promise<void> {
  await sql`DELETE FROM catalog.course_schedules WHERE course_id = ${courseId}`.execute(ctx.tx)
  const rows = JSON.stringify(schedules.map((schedule) => ({ id: newId(), ...schedule })))
  await sql`INSERT INTO catalog.course_schedules (id, course_id, weekday, start_time, end_time, room_id, valid_from, valid_until)
    SELECT id, ${courseId}, weekday, start_time, end_time, room_id, valid_from, valid_until FROM jsonb_to_recordset(${rows}::jsonb)
      AS x (id uuid, weekday smallint, start_time time, end_time time, room_id uuid, valid_from date, valid_until date)`.execute(
    ctx.tx,
  )
}

/** Days off of the season, for the whole centre and for this branch. */
export async function daysOff(
  ctx: Reader,
  seasonId: string | null,
  branchId: string | null,
): Promise<{ name: string; start_date: string; end_date: string }[]> {
  if (seasonId === null) return []
  const { rows } = await sql<{
    name: string
    start_date: string
    end_date: string
  }>`SELECT name, start_date, end_date FROM catalog.season_holidays
    WHERE season_id = ${seasonId} AND (branch_id IS NULL OR branch_id = ${branchId})`.execute(ctx.tx)
  return rows
}

export async function roomNames(ctx: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    name: string
  }>`SELECT id, name FROM catalog.rooms WHERE id = ANY(${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}

export interface Wanted {
  readonly number: number
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly roomId: string | null
  readonly instructorId: string | null
}

export interface ClashRow {
  readonly number: number
  readonly kind: 'room' | 'instructor'
  readonly name: string
  readonly course_id: string
  readonly course_name: string
  readonly starts_at: string
  readonly ends_at: string
}

/** Lectures of other courses at the same time in the same room or with the same instructor. */
export async function clashesWith(
  ctx: Reader,
  courseId: string | null,
  wanted: readonly Wanted[],
): Promise<ClashRow[]> {
  const rows = JSON.stringify(
    wanted.map((one) => ({
      number: one.number,
      starts_at: timestamp(one.startsAt),
      ends_at: timestamp(one.endsAt),
      room_id: one.roomId,
      instructor_id: one.instructorId,
    })),
  )
  const found = (kind: 'room' | 'instructor') => {
    const column = sql.ref(`${kind}_id`)
    const name =
      kind === 'room'
        ? sql`(SELECT r.name FROM catalog.rooms r WHERE r.id = l.room_id)`
        : sql`(SELECT btrim(u.first_name || ' ' || u.last_name) FROM identity.user_names u WHERE u.id = l.instructor_id)`
    return sql`SELECT w.number, ${kind}::text AS kind, ${name} AS name, c.id AS course_id, c.name AS course_name, l.starts_at, l.ends_at
      FROM w JOIN catalog.lectures l ON l.${column} = w.${column} AND l.starts_at < w.ends_at AND l.starts_at > w.starts_at - interval '1 day' AND l.ends_at > w.starts_at
      JOIN catalog.courses c ON c.id = l.course_id
      WHERE l.status <> 'cancelled' AND l.course_id IS DISTINCT FROM ${courseId}::uuid`
  }
  const { rows: clashes } = await sql<ClashRow>`WITH w AS (SELECT * FROM jsonb_to_recordset(${rows}::jsonb)
      AS x (number integer, starts_at timestamptz, ends_at timestamptz, room_id uuid, instructor_id uuid))
    ${found('room')} UNION ALL ${found('instructor')} ORDER BY starts_at, kind`.execute(ctx.tx)
  return clashes
}

export async function insertLectures(
  ctx: Pick<Context, 'tx' | 'now'>,
  courseId: string,
  instructorId: string | null,
  lectures: readonly PlannedLecture[],
): Promise<string[]> {
  if (lectures.length === 0) return []
  const rows = lectures.map((lecture) => ({ id: newId(), ...wireTimes(lecture), number: lecture.number }))
  await sql`INSERT INTO catalog.lectures (id, course_id, number, day, starts_at, ends_at, slot_at, room_id, instructor_id, created_at)
    SELECT id, ${courseId}, number, day, starts_at, ends_at, starts_at, room_id, ${instructorId}, ${timestamp(ctx.now)} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x (id uuid, number integer, day date, starts_at timestamptz, ends_at timestamptz, room_id uuid)`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

export async function moveLectures(
  ctx: Reader,
  moves: readonly { readonly id: string; readonly to: PlannedLecture }[],
): Promise<void> {
  if (moves.length === 0) return
  const rows = JSON.stringify(moves.map(({ id, to }) => ({ id, ...wireTimes(to) })))
  await sql`UPDATE catalog.lectures l SET day = x.day, starts_at = x.starts_at, ends_at = x.ends_at, slot_at = x.starts_at, room_id = x.room_id, version = l.version + 1
    FROM jsonb_to_recordset(${rows}::jsonb) AS x (id uuid, day date, starts_at timestamptz, ends_at timestamptz, room_id uuid) WHERE l.id = x.id`.execute(
    ctx.tx,
  )
}

export async function deleteLectures(ctx: Reader, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`DELETE FROM catalog.lectures WHERE id = ANY(${[...ids]}::uuid[])`.execute(ctx.tx)
}

function wireTimes(lecture: PlannedLecture) {
  return {
    day: lecture.day.toString(),
    starts_at: timestamp(lecture.startsAt),
    ends_at: timestamp(lecture.endsAt),
    room_id: lecture.roomId,
  }
}
