import type { Static } from 'typebox'
import { invalid, errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { changeSchedule, createSchedule, endSchedule } from '../actions/schedules.ts'
import { centreToday } from '../actions/read-day.ts'
import { readMySchedule } from '../actions/read-presence.ts'
import { listSchedules, presentSchedule, scheduleBy, scheduleList } from '../queries/schedules.ts'
import { OnePath } from '../schemas/parts.ts'
import { MySchedule, MyScheduleQuery, Schedule, ScheduleInput, SchedulePatch } from '../schemas/presence.ts'
import { etag, expectVersion } from '#platform/http/versions'

const tag = 'Instructor attendance'
const keepers: readonly [string, ...string[]] = ['attendance.mark_any']
const readers: readonly [string, ...string[]] = ['attendance.mark_any', 'attendance.view_all']

export const scheduleRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/attendance/schedules/',
    operationId: 'listAttendanceSchedules',
    tag,
    access: readers,
    summary: 'Supervision shifts',
    query: listQuery(scheduleList),
    response: pageOf(Schedule),
    handler: (ctx, input) => listSchedules(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/schedules/',
    operationId: 'createAttendanceSchedule',
    tag,
    access: keepers,
    errors: [409],
    summary: 'Make a supervision shift',
    description: 'Shifts of one person may not overlap. The records of the next seven days are made at once.',
    body: ScheduleInput,
    response: Schedule,
    example: {
      body: {
        instructor: '0198f0aa-0000-7000-8000-000000000001',
        weekday: 0,
        start_time: '16:00',
        end_time: '20:00',
      },
    },
    async handler(ctx, { body }) {
      const { instructor, ...rest } = body
      const schedule = await createSchedule(ctx, {
        grace_period_minutes: 20,
        auto_absent_after_minutes: 60,
        is_active: true,
        ...rest,
        instructor_id: idOf(instructor),
      })
      return new Reply({ body: schedule, status: 201, headers: { etag: etag(schedule.version) } })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/schedules/{id}/',
    operationId: 'getAttendanceSchedule',
    tag,
    access: readers,
    summary: 'One supervision shift',
    params: OnePath,
    response: Schedule,
    async handler(ctx, { params }) {
      const row = await scheduleBy(ctx, params.id)
      if (!row) throw errors.not_found()
      return new Reply({ body: presentSchedule(row), headers: { etag: etag(row.version) } })
    },
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method,
      path: '/api/v1/attendance/schedules/{id}/',
      operationId: method === 'PUT' ? 'replaceAttendanceSchedule' : 'changeAttendanceSchedule',
      tag,
      access: keepers,
      errors: [409, 412],
      summary: 'Change a supervision shift',
      description: 'Coming records follow; begun ones stay.',
      params: OnePath,
      body: SchedulePatch,
      response: Schedule,
      async handler(ctx, input) {
        const { instructor, ...rest } = input.body
        const change = { ...rest, ...(instructor === undefined ? {} : { instructor_id: idOf(instructor) }) }
        const schedule = await changeSchedule(ctx, input.params.id, change, (version) =>
          expectVersion(input, version),
        )
        return new Reply({ body: schedule, headers: { etag: etag(schedule.version) } })
      },
    }),
  ),
  route({
    method: 'DELETE',
    path: '/api/v1/attendance/schedules/{id}/',
    operationId: 'deleteAttendanceSchedule',
    tag,
    access: keepers,
    summary: 'End a supervision shift',
    description: 'One with records of past days is kept, inactive.',
    params: OnePath,
    handler: (ctx, { params }) => endSchedule(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/my-schedule/',
    operationId: 'getMyAttendanceSchedule',
    tag,
    access: ['attendance.mark_own', 'attendance.mark_any'],
    summary: 'Own shifts, and own records of the coming days',
    query: MyScheduleQuery,
    response: MySchedule,
    async handler(ctx, { query }) {
      const days = Number(query.days ?? 7)
      if (days < 1 || days > 60)
        throw invalid('days', 'out_of_range', {
          en: 'From 1 to 60 days.',
          ar: 'من يوم إلى 60 يوما.',
          fa: 'از ۱ تا ۶۰ روز.',
        })
      return readMySchedule(
        ctx,
        query.from ? Temporal.PlainDate.from(query.from) : await centreToday(ctx),
        days,
      )
    },
  }),
]

function idOf(instructor: Static<typeof ScheduleInput>['instructor']): string {
  return typeof instructor === 'string' ? instructor : instructor.id
}
