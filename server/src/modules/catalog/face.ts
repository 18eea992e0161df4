import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import type { Money } from '#platform/money'
import { maySee } from './policy.ts'
import { cardRows, enrolmentRow, instructsRow, type CardRow } from './queries/courses.ts'
import {
  lectureBy,
  lecturesIn,
  countLectures,
  writeAttendanceTaken,
  writeLectureStatus,
  type LectureFilter,
  type LectureRow,
} from './queries/lectures.ts'
import type { BilledPer, CourseKind, CourseStatus, Gender, LectureStatus } from './rules/words.ts'

/** What an enrolment must know of a course. */
export interface CourseForEnrolment {
  readonly id: string
  readonly name: string
  readonly kind: CourseKind
  readonly status: CourseStatus
  readonly start_date: string | null
  readonly end_date: string | null
  readonly num_lectures: number | null
  readonly min_age: number | null
  readonly max_age: number | null
  readonly for_adults: boolean
  readonly gender: Gender
  readonly requires_approval: boolean
  readonly price: Money
  readonly billed_per: BilledPer
  /** null = no limit */
  readonly capacity: number | null
  readonly seats_left: number | null
  readonly is_demo: boolean
}

/** @throws Problem `not_found`, also for drafts that the actor may not see */
export async function courseForEnrolment(ctx: Context, courseId: string): Promise<CourseForEnrolment> {
  const row = await enrolmentRow(ctx, courseId)
  if (!row || !maySee(ctx, row)) throw errors.not_found()
  const { price_minor, currency, taken, teacher_ids: _teachers, ...rest } = row
  return {
    ...rest,
    price: { minor: price_minor, currency },
    seats_left: row.capacity === null ? null : row.capacity - taken,
  }
}

/** Names and links of courses, by id; unknown ids are absent. */
export async function courseCards(
  ctx: Pick<Context, 'tx'>,
  ids: readonly string[],
): Promise<Map<string, CardRow>> {
  if (ids.length === 0) return new Map()
  const rows = await cardRows(ctx, ids)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether the user teaches the course in any part (instructor, mentor, assistant). */
export function isCourseInstructor(
  ctx: Pick<Context, 'tx'>,
  courseId: string,
  userId: string,
): Promise<boolean> {
  return instructsRow(ctx, courseId, userId)
}

/** @throws Problem `not_found` */
export async function lectureRow(
  ctx: Pick<Context, 'tx'>,
  lectureId: string,
  lock?: 'lock',
): Promise<LectureRow> {
  const row = await lectureBy(ctx, lectureId, lock)
  if (!row) throw errors.not_found()
  return row
}

/** Lectures that begin in [from, to), earliest first, with their course's name; cancelled and unaccepted ones included. */
export function lecturesBetween(ctx: Pick<Context, 'tx'>, filter: LectureFilter): Promise<LectureRow[]> {
  return lecturesIn(ctx, filter)
}

/** Lectures of the course that count: neither cancelled nor waiting for acceptance. */
export function lectureCount(ctx: Pick<Context, 'tx'>, courseId: string): Promise<number> {
  return countLectures(ctx, courseId)
}

/** Attendance says whether marks exist; from then on a new schedule leaves the lecture where it is. */
export function setAttendanceTaken(
  ctx: Pick<Context, 'tx'>,
  lectureId: string,
  taken: boolean,
): Promise<void> {
  return writeAttendanceTaken(ctx, lectureId, taken)
}

/** Attendance completes lectures; `scheduled` takes that back. */
export function setLectureStatus(
  ctx: Pick<Context, 'tx'>,
  lectureId: string,
  status: LectureStatus,
): Promise<void> {
  return writeLectureStatus(ctx, lectureId, status)
}
