import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { maySee } from '../policy.ts'
import { insideCourseJson } from '../queries/course-read.ts'
import { roomNames, schedulesOfCourse } from '../queries/timetable.ts'
import type { ScheduleInput, ScheduleSchema } from '../schemas/courses.ts'

type Line = Static<typeof ScheduleSchema>

/** The weekly lines of a course that the actor may see, as a list. */
export async function readSchedules(
  ctx: Context,
  courseId: string,
): Promise<{ count: number; next: null; previous: null; results: Line[] }> {
  const course = await insideCourseJson(ctx, courseId)
  if (!course || !maySee(ctx, course)) throw errors.not_found()
  const stored = await schedulesOfCourse(ctx, courseId)
  const rooms = await roomNames(
    ctx,
    stored.flatMap((line) => line.room_id ?? []),
  )
  const results = stored.map(({ room_id, ...line }) => ({
    ...line,
    room: room_id === null ? null : { id: room_id, name: rooms.get(room_id) ?? '' },
  }))
  return { count: results.length, next: null, previous: null, results }
}

/** The stored lines in the form in which they are written. */
export async function scheduleLines(
  ctx: Context,
  courseId: string,
): Promise<(Static<typeof ScheduleInput> & { id?: string })[]> {
  const stored = await schedulesOfCourse(ctx, courseId)
  return stored.map(({ room_id, ...line }) => ({ ...line, room: room_id }))
}
