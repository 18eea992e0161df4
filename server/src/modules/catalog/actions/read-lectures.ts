import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import type { ListInput, Page } from '#platform/http/list'
import { isStaffHere, maySee, seesAllDrafts } from '../policy.ts'
import { insideCourseJson } from '../queries/course-read.ts'
import { lectureWire, listLectures, listOfCourse, type LectureWire } from '../queries/lecture-list.ts'

export type PublicLecture = Omit<LectureWire, 'meeting_link' | 'course_status' | 'teacher_ids'> & {
  readonly meeting_link?: string
}

/** The plan of a course; the meeting link only for people of the course. @throws Problem `not_found` */
export async function lecturesOf(
  ctx: Context,
  idOrSlug: string,
  input: ListInput,
): Promise<Page<PublicLecture>> {
  const course = await insideCourseJson(ctx, idOrSlug.normalize('NFC').toLowerCase())
  if (!course || !maySee(ctx, course)) throw errors.not_found()
  const { id }: { id: string } = JSON.parse(course.json)
  const prepares =
    isStaffHere(ctx) || (ctx.actor.userId !== null && course.teacher_ids.includes(ctx.actor.userId))
  const inside = prepares || ((await ctx.ports['attends:course']?.(ctx, id)) ?? false)
  return listOfCourse(ctx, id, input, prepares, (row) => present(row, inside))
}

/** Lectures for people who give or plan them: staff all, an instructor own ones. */
export function timetable(ctx: Context, input: ListInput): Promise<Page<PublicLecture>> {
  const scope = isStaffHere(ctx) ? 'all' : { teacher: ctx.actor.userId ?? '' }
  return listLectures(ctx, input, scope, (row) => present(row, true))
}

/** One lecture. @throws Problem `not_found`, also for drafts and proposals of others */
export async function readLecture(ctx: Context, id: string): Promise<PublicLecture> {
  const row = await lectureWire(ctx, id)
  if (!row || !maySee(ctx, { status: row.course_status, teacher_ids: row.teacher_ids }))
    throw errors.not_found()
  const gives =
    ctx.actor.userId !== null &&
    (row.instructor?.id === ctx.actor.userId || row.teacher_ids.includes(ctx.actor.userId))
  const prepares = seesAllDrafts(ctx) || gives
  if (!row.is_accepted && !prepares) throw errors.not_found()
  return present(row, prepares || ((await ctx.ports['attends:course']?.(ctx, row.course.id)) ?? false))
}

function present(row: LectureWire, inside: boolean): PublicLecture {
  const { meeting_link, course_status: _status, teacher_ids: _teachers, ...open } = row
  return inside ? { ...open, meeting_link } : open
}
