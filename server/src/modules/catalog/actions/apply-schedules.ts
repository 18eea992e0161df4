import type { Static } from 'typebox'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import { catalogErrors } from '../errors.ts'
import { lockCourse, type CourseRecord } from '../queries/course-write.ts'
import {
  deleteLectures,
  insertLectures,
  lecturesOfCourse,
  moveLectures,
  replaceSchedules,
  schedulesOfCourse,
  type StoredSchedule,
} from '../queries/timetable.ts'
import { refusing } from '../refusals.ts'
import type { NewTimetableInput, TimetableInput, TimetablePreviewInput } from '../schemas/lectures.ts'
import { optionalRef } from '../schemas/parts.ts'
import { leadOf } from './course-values.ts'
import {
  planTimetable,
  readSlots,
  type PlannedTimetable,
  type TimetableCourse,
  type TimetableResult,
} from './plan-timetable.ts'

/** What a timetable would do to a course. @throws Problem `not_found`, field errors */
export async function previewSchedules(
  ctx: Context,
  courseId: string,
  input: Static<typeof TimetablePreviewInput>,
): Promise<TimetableResult> {
  const course = await runningCourse(ctx, courseId)
  const {
    start_date = course.start_date,
    end_date = course.end_date,
    num_lectures = course.num_lectures,
  } = input
  const planned = await planTimetable(
    ctx,
    { ...frameOf(course), start_date, end_date, num_lectures },
    readSlots(input.schedules),
    await lecturesOfCourse(ctx, courseId),
  )
  return planned.result
}

/** The same for a course that is only being written. */
export async function previewNewCourse(
  ctx: Context,
  input: Static<typeof NewTimetableInput>,
): Promise<TimetableResult> {
  const course: TimetableCourse = {
    id: null,
    season_id: optionalRef(input.season) ?? null,
    branch_id: optionalRef(input.branch) ?? null,
    room_id: optionalRef(input.room) ?? null,
    start_date: input.start_date ?? null,
    end_date: input.end_date ?? null,
    num_lectures: input.num_lectures ?? null,
    lead: optionalRef(input.instructor) ?? null,
  }
  const planned = await planTimetable(ctx, course, readSlots(input.schedules), [])
  return planned.result
}

/**
 * Replaces a course's timetable and makes its future lectures anew; the course is locked, so two people who apply at
 * once do it one after the other.
 * @throws Problem `schedule_clash` unless clashes are allowed, `preview_outdated` when the fingerprint differs
 */
export async function applySchedules(
  ctx: Context,
  courseId: string,
  input: Static<typeof TimetableInput>,
): Promise<TimetableResult> {
  const course = await runningCourse(ctx, courseId)
  const slots = readSlots(input.schedules)
  const planned = await planTimetable(ctx, frameOf(course), slots, await lecturesOfCourse(ctx, courseId))
  if (input.fingerprint !== undefined && input.fingerprint !== planned.result.fingerprint)
    throw catalogErrors.preview_outdated()
  if (planned.result.counts.clashes > 0 && !input.allow_clashes) throw catalogErrors.schedule_clash()
  const before = await schedulesOfCourse(ctx, courseId)
  await refusing(() => write(ctx, course, slots, planned))
  await audit(ctx, {
    action: 'course.schedule',
    object: { kind: 'course', id: courseId },
    before,
    after: { schedules: slots, counts: planned.result.counts },
  })
  return planned.result
}

/** Plans again with the lines that the course has; after a cancellation or a changed number of lectures. */
export async function refreshLectures(ctx: Context, courseId: string): Promise<void> {
  const course = await runningCourse(ctx, courseId)
  const slots = (await schedulesOfCourse(ctx, courseId)).map(({ id: _id, ...slot }) => slot)
  if (slots.length === 0) return
  await write(
    ctx,
    course,
    null,
    await planTimetable(ctx, frameOf(course), slots, await lecturesOfCourse(ctx, courseId)),
  )
}

async function runningCourse(ctx: Context, courseId: string): Promise<CourseRecord> {
  const course = await lockCourse(ctx, courseId)
  if (!course) throw errors.not_found()
  if (course.status === 'completed' || course.status === 'cancelled' || course.kind === 'self_paced')
    throw catalogErrors.course_not_running()
  return course
}

function frameOf(course: CourseRecord): TimetableCourse {
  return { ...course, lead: leadOf(course.teachers) }
}

async function write(
  ctx: Context,
  course: CourseRecord,
  slots: readonly Omit<StoredSchedule, 'id'>[] | null,
  { diff }: PlannedTimetable,
): Promise<void> {
  if (slots) await replaceSchedules(ctx, course.id, slots)
  const removed = diff.removed.map((lecture) => lecture.id)
  const moved = diff.moved.map(({ from, to }) => ({ id: from.id, to }))
  await deleteLectures(ctx, removed)
  await moveLectures(ctx, moved)
  const added = await insertLectures(ctx, course.id, leadOf(course.teachers), diff.added)
  const touched = [...removed, ...moved.map((move) => move.id), ...added]
  if (touched.length > 0) await emit(ctx, 'lectures.changed', { course_id: course.id, lecture_ids: touched })
}
