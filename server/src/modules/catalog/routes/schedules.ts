import { Type } from 'typebox'
import { errors } from '#platform/errors'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { applySchedules, previewNewCourse, previewSchedules } from '../actions/apply-schedules.ts'
import { readSchedules, scheduleLines } from '../actions/read-schedules.ts'
import { ScheduleSchema } from '../schemas/courses.ts'
import {
  NewTimetableInput,
  OneSchedule,
  TimetableInput,
  TimetablePreviewInput,
  TimetableResultSchema,
} from '../schemas/lectures.ts'
import { Id, OnePath } from '../schemas/parts.ts'

const tag = 'Timetables'
const linePath = Type.Object({ id: Id, schedule_id: Id })
const Lines = Type.Object(
  { count: Type.Integer(), next: Type.Null(), previous: Type.Null(), results: Type.Array(ScheduleSchema) },
  { title: 'CourseScheduleList' },
)
const weekly = [
  { weekday: 0, start_time: '16:00', end_time: '17:30' },
  { weekday: 2, start_time: '16:00', end_time: '17:30' },
]

/** A change of one line is a change of the whole timetable. */
async function withLines(
  ctx: Context,
  courseId: string,
  change: (lines: Awaited<ReturnType<typeof scheduleLines>>) => Awaited<ReturnType<typeof scheduleLines>>,
) {
  return applySchedules(ctx, courseId, {
    schedules: change(await scheduleLines(ctx, courseId)),
    allow_clashes: true,
  })
}

export const scheduleRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/courses/schedules/preview/',
    operationId: 'previewNewCourseSchedules',
    tag,
    access: ['courses.manage'],
    mode: 'read',
    status: 200,
    summary: 'Preview the lectures of a course that is not saved yet',
    body: NewTimetableInput,
    response: TimetableResultSchema,
    example: { body: { start_date: '2026-10-03', num_lectures: 16, schedules: weekly } },
    handler: (ctx, { body }) => previewNewCourse(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/courses/{id}/schedules/',
    operationId: 'listCourseSchedules',
    tag,
    access: 'public',
    summary: 'The weekly lines of a course',
    params: OnePath,
    response: Lines,
    handler: (ctx, { params }) => readSchedules(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/courses/{id}/schedules/preview/',
    operationId: 'previewCourseSchedules',
    tag,
    access: ['courses.manage'],
    errors: [409],
    status: 200,
    summary: 'What a timetable would change',
    description:
      'Added, moved, removed and kept lectures, days off, and clashes of room and instructor. Changes nothing.',
    params: OnePath,
    body: TimetablePreviewInput,
    response: TimetableResultSchema,
    example: { body: { schedules: weekly } },
    handler: (ctx, { params, body }) => previewSchedules(ctx, params.id, body),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/courses/{id}/schedules/',
    operationId: 'applyCourseSchedules',
    tag,
    access: ['courses.manage'],
    errors: [409],
    summary: 'Apply a timetable',
    description:
      'Future lectures are made anew; past ones, those with attendance and those set by hand stay.',
    params: OnePath,
    body: TimetableInput,
    response: TimetableResultSchema,
    example: { body: { schedules: weekly } },
    handler: (ctx, { params, body }) => applySchedules(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/courses/{id}/schedules/',
    operationId: 'addCourseSchedule',
    tag,
    access: ['courses.manage'],
    errors: [409],
    idempotent: true,
    summary: 'Add one weekly line and make the lectures',
    params: OnePath,
    body: OneSchedule,
    response: TimetableResultSchema,
    example: { body: weekly[0] },
    handler: (ctx, { params, body }) => withLines(ctx, params.id, (lines) => [...lines, body]),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/courses/{id}/schedules/{schedule_id}/',
    operationId: 'removeCourseSchedule',
    tag,
    access: ['courses.manage'],
    errors: [409],
    status: 200,
    summary: 'Take one weekly line away',
    params: linePath,
    response: TimetableResultSchema,
    handler: (ctx, { params }) => withLines(ctx, params.id, (lines) => without(lines, params.schedule_id)),
  }),
]

function without<T extends { readonly id?: string }>(lines: T[], id: string): T[] {
  const rest = lines.filter((line) => line.id !== id)
  if (rest.length === lines.length) throw errors.not_found()
  return rest
}
