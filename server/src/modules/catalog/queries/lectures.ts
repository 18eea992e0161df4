import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { LectureStatus } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface LectureRow {
  readonly id: string
  readonly course_id: string
  readonly course_name: string
  readonly number: number
  readonly title: string
  /** Local date on which it begins. */
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
  readonly instructor_id: string | null
  readonly room_id: string | null
  readonly room_name: string | null
  readonly status: LectureStatus
  readonly status_reason: string
  readonly is_accepted: boolean
  readonly is_additional: boolean
  readonly attendance_taken: boolean
  readonly meeting_link: string
  readonly by_hand: boolean
  readonly version: number
}

const columns = sql`l.id, l.course_id, c.name AS course_name, l.number, l.title, l.day, l.starts_at, l.ends_at, l.instructor_id,
  l.room_id, r.name AS room_name, l.status, l.status_reason, l.is_accepted, l.is_additional, l.attendance_taken, l.meeting_link, l.by_hand, l.version`
const source = sql`catalog.lectures l JOIN catalog.courses c ON c.id = l.course_id LEFT JOIN catalog.rooms r ON r.id = l.room_id`

export async function lectureBy(ctx: Reader, id: string, lock?: 'lock'): Promise<LectureRow | undefined> {
  const { rows } =
    await sql<LectureRow>`SELECT ${columns} FROM ${source} WHERE l.id = ${id} ${lock ? sql`FOR UPDATE OF l` : sql``}`.execute(
      ctx.tx,
    )
  return rows[0]
}

export interface LectureFilter {
  readonly from: Temporal.Instant
  /** Exclusive. */
  readonly to: Temporal.Instant
  readonly instructorId?: string
  readonly courseIds?: readonly string[]
}

export async function lecturesIn(ctx: Reader, filter: LectureFilter): Promise<LectureRow[]> {
  const { rows } = await sql<LectureRow>`SELECT ${columns} FROM ${source}
    WHERE l.starts_at >= ${timestamp(filter.from)} AND l.starts_at < ${timestamp(filter.to)}
      ${filter.instructorId ? sql`AND l.instructor_id = ${filter.instructorId}` : sql``}
      ${filter.courseIds ? sql`AND l.course_id = ANY(${[...filter.courseIds]}::uuid[])` : sql``}
    ORDER BY l.starts_at, l.id`.execute(ctx.tx)
  return rows
}

export async function countLectures(ctx: Reader, courseId: string): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`SELECT count(*) AS n FROM catalog.lectures
    WHERE course_id = ${courseId} AND status <> 'cancelled' AND is_accepted`.execute(ctx.tx)
  return Number(rows[0]?.n ?? 0n)
}

export async function writeAttendanceTaken(ctx: Reader, id: string, taken: boolean): Promise<void> {
  await sql`UPDATE catalog.lectures SET attendance_taken = ${taken} WHERE id = ${id}`.execute(ctx.tx)
}

export async function writeLectureStatus(ctx: Reader, id: string, status: LectureStatus): Promise<void> {
  await sql`UPDATE catalog.lectures SET status = ${status}, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}
