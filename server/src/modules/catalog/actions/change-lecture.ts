import type { Static } from 'typebox'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { can } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import { timestamp, wallTime } from '#platform/time'
import { catalogErrors } from '../errors.ts'
import { isCourseInstructor } from '../face.ts'
import { lockCourse, type CourseRecord } from '../queries/course-write.ts'
import {
  acceptLecture,
  cancelLectures,
  deleteProposal,
  insertAdditional,
  restoreLecture,
  updateFollowing,
  updateLecture,
  type FollowingChange,
} from '../queries/lecture-write.ts'
import { lectureBy, type LectureRow } from '../queries/lectures.ts'
import { refuseOddLength, refusing } from '../refusals.ts'
import { spanOn } from '../rules/wall-clock.ts'
import type { CancellationInput, LecturePatch, ProposalInput } from '../schemas/lectures.ts'
import { optionalRef, plainTime } from '../schemas/parts.ts'
import { refreshLectures } from './apply-schedules.ts'
import { leadOf } from './course-values.ts'

type Patch = Static<typeof LecturePatch>

/**
 * Changes one lecture, with `following` also room, instructor and link of the later ones. Instructors change title
 * and link of lectures of their courses.
 * @throws Problem `not_found`, `permission_denied`, `lecture_has_marks`, `lecture_cancelled`, `lecture_over`
 */
export async function changeLecture(
  ctx: Context,
  id: string,
  patch: Patch,
  check: (version: number) => void,
): Promise<void> {
  const { lecture } = await lockedLecture(ctx, id)
  await demandRights(ctx, lecture, patch)
  check(lecture.version)
  if (lecture.status === 'cancelled') throw catalogErrors.lecture_cancelled()
  const time = await newTime(ctx, lecture, patch)
  const room = optionalRef(patch.room)
  const instructor = optionalRef(patch.instructor)
  const elsewhere = time !== null || (room !== undefined && room !== lecture.room_id)
  if (time !== null && lecture.attendance_taken) throw catalogErrors.lecture_has_marks()
  const change = {
    title: patch.title ?? lecture.title,
    meeting_link: patch.meeting_link ?? lecture.meeting_link,
    instructor_id: instructor === undefined ? lecture.instructor_id : instructor,
    room_id: room === undefined ? lecture.room_id : room,
    day: time?.day ?? lecture.day,
    starts_at: time?.starts_at ?? lecture.starts_at,
    ends_at: time?.ends_at ?? lecture.ends_at,
    by_hand: lecture.by_hand || elsewhere,
  }
  await refusing(() => updateLecture(ctx, id, change))
  const later: FollowingChange = {
    ...(instructor === undefined ? {} : { instructor_id: instructor }),
    ...(room === undefined ? {} : { room_id: room }),
    ...(patch.meeting_link === undefined ? {} : { meeting_link: patch.meeting_link }),
  }
  const followers = patch.following
    ? await refusing(() => updateFollowing(ctx, lecture.course_id, lecture.starts_at, later))
    : []
  await audit(ctx, {
    action: 'lecture.change',
    object: { kind: 'lecture', id },
    before: lecture,
    after: { ...change, following: followers.length },
  })
  await emit(ctx, 'lectures.changed', { course_id: lecture.course_id, lecture_ids: [id, ...followers] })
}

async function demandRights(ctx: Context, lecture: LectureRow, patch: Patch): Promise<void> {
  if (can(ctx, 'lectures.manage')) return
  const teaches =
    ctx.actor.userId !== null && (await isCourseInstructor(ctx, lecture.course_id, ctx.actor.userId))
  if (!teaches && lecture.instructor_id !== ctx.actor.userId) throw errors.not_found()
  const { title: _title, meeting_link: _link, ...rest } = patch
  if (Object.keys(rest).length > 0) throw errors.permission_denied()
}

interface NewTime {
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
}

/** The wanted wall time as moments; null when none is wanted. @throws field error for a time that the clocks skip */
async function newTime(ctx: Context, lecture: LectureRow, patch: Patch): Promise<NewTime | null> {
  if (patch.day === undefined && patch.start_time === undefined && patch.end_time === undefined) return null
  const { timeZone } = await centreSettings(ctx)
  const local = (moment: string) =>
    Temporal.Instant.from(moment)
      .toZonedDateTimeISO(timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
  const time = await moments(ctx, {
    day: patch.day ?? lecture.day,
    start_time: patch.start_time ?? local(lecture.starts_at),
    end_time: patch.end_time ?? local(lecture.ends_at),
  })
  return time.starts_at === lecture.starts_at && time.ends_at === lecture.ends_at ? null : time
}

async function moments(
  ctx: Context,
  wall: { day: string; start_time: string; end_time: string },
): Promise<NewTime> {
  const { timeZone } = await centreSettings(ctx)
  const day = Temporal.PlainDate.from(wall.day)
  const [start, end] = [plainTime(wall.start_time), plainTime(wall.end_time)]
  if (wallTime(day, start, timeZone) === null) throw skipped('start_time')
  const endDay = Temporal.PlainTime.compare(end, start) > 0 ? day : day.add({ days: 1 })
  if (wallTime(endDay, end, timeZone) === null) throw skipped('end_time')
  refuseOddLength('end_time', start, end)
  const span = spanOn(day, start, end, timeZone)
  return { day: wall.day, starts_at: timestamp(span.startsAt), ends_at: timestamp(span.endsAt) }
}

function skipped(field: string) {
  return invalid(field, 'time_skipped', {
    en: 'The clocks are put forward then: this time does not exist on that day.',
    ar: 'يتم تقديم الساعة حينها: هذا الوقت غير موجود في ذلك اليوم.',
    fa: 'ساعت جلو کشیده می‌شود و این زمان در آن روز وجود ندارد.',
  })
}

/** Cancels one lecture or this and the following; by default the course gets others at its end. */
export async function cancelLecture(
  ctx: Context,
  id: string,
  input: Static<typeof CancellationInput>,
): Promise<void> {
  const { lecture, course } = await lockedLecture(ctx, id)
  if (lecture.attendance_taken) throw catalogErrors.lecture_has_marks()
  if (lecture.status === 'cancelled') throw catalogErrors.lecture_cancelled()
  if (lecture.status === 'completed') throw catalogErrors.lecture_over()
  const ids = await cancelLectures(ctx, lecture, input.reason, input.following ?? false)
  await audit(ctx, {
    action: 'lecture.cancel',
    object: { kind: 'lecture', id },
    before: lecture,
    after: { reason: input.reason, lecture_ids: ids },
  })
  await emit(ctx, 'lectures.changed', { course_id: lecture.course_id, lecture_ids: ids })
  const appends = (input.append ?? true) && !input.following && !lecture.is_additional
  if (appends && course.num_lectures !== null && isRunning(course)) await refreshLectures(ctx, course.id)
}

/** Undo of a cancellation, as long as the lecture is to come. */
export async function restoreCancelled(ctx: Context, id: string): Promise<void> {
  const { lecture, course } = await lockedLecture(ctx, id)
  if (lecture.status !== 'cancelled') throw catalogErrors.nothing_to_accept()
  if (!isRunning(course)) throw catalogErrors.course_not_running()
  if (Temporal.Instant.compare(Temporal.Instant.from(lecture.starts_at), ctx.now) <= 0)
    throw catalogErrors.lecture_over()
  await restoreLecture(ctx, id)
  await audit(ctx, { action: 'lecture.restore', object: { kind: 'lecture', id }, before: lecture })
  await emit(ctx, 'lectures.changed', { course_id: lecture.course_id, lecture_ids: [id] })
  if (course.num_lectures !== null) await refreshLectures(ctx, course.id)
}

/** An additional lecture. A manager's stands at once, an instructor's waits for acceptance. Answers its id. */
export async function proposeLecture(
  ctx: Context,
  courseId: string,
  input: Static<typeof ProposalInput>,
): Promise<string> {
  const course = await lockCourse(ctx, courseId)
  const manages = can(ctx, 'lectures.manage')
  if (!course || (!manages && !course.teachers.some((teacher) => teacher.id === ctx.actor.userId)))
    throw errors.not_found()
  if (!isRunning(course)) throw catalogErrors.course_not_running()
  const time = await moments(ctx, input)
  if (Temporal.Instant.compare(Temporal.Instant.from(time.ends_at), ctx.now) <= 0)
    throw catalogErrors.lecture_over()
  const instructor = manages ? (optionalRef(input.instructor) ?? leadOf(course.teachers)) : ctx.actor.userId
  const room = optionalRef(input.room)
  const id = await refusing(() =>
    insertAdditional(ctx, {
      ...time,
      course_id: courseId,
      title: input.title ?? '',
      meeting_link: input.meeting_link ?? '',
      instructor_id: instructor,
      room_id: room === undefined ? course.room_id : room,
      by_hand: true,
      is_accepted: manages,
    }),
  )
  await audit(ctx, {
    action: 'lecture.propose',
    object: { kind: 'lecture', id },
    after: { ...time, accepted: manages },
  })
  if (manages) await emit(ctx, 'lectures.changed', { course_id: courseId, lecture_ids: [id] })
  return id
}

/** Accepts a proposed lecture, or turns it down (it goes). */
export async function decideProposal(ctx: Context, id: string, accept: boolean): Promise<void> {
  const { lecture } = await lockedLecture(ctx, id)
  if (lecture.is_accepted) throw catalogErrors.nothing_to_accept()
  if (accept) await acceptLecture(ctx, id)
  else await deleteProposal(ctx, id)
  await audit(ctx, {
    action: accept ? 'lecture.accept' : 'lecture.turn_down',
    object: { kind: 'lecture', id },
    before: lecture,
  })
  if (accept) await emit(ctx, 'lectures.changed', { course_id: lecture.course_id, lecture_ids: [id] })
}

/** The course first, then the lecture: everybody locks in this order. */
async function lockedLecture(
  ctx: Context,
  id: string,
): Promise<{ lecture: LectureRow; course: CourseRecord }> {
  const found = await lectureBy(ctx, id)
  const course = found && (await lockCourse(ctx, found.course_id))
  const lecture = course && (await lectureBy(ctx, id, 'lock'))
  if (!lecture) throw errors.not_found()
  return { lecture, course }
}

function isRunning(course: CourseRecord): boolean {
  return course.status !== 'completed' && course.status !== 'cancelled'
}
