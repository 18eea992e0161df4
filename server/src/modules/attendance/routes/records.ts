import { myLearnerIds } from '#people'
import { audit } from '#platform/audit'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { can } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import { registerPolicy } from '../actions/open-register.ts'
import { rateInstructor, readRatings } from '../actions/rate-instructor.ts'
import { dueAtFor, runJob } from '../actions/run-jobs.ts'
import { seesAll } from '../policy.ts'
import { cronLogBy, cronLogList, listCronLog } from '../queries/cron-log.ts'
import { listMarks, markList, type MarkScope } from '../queries/marks-list.ts'
import { ratingList } from '../queries/ratings.ts'
import { OnePath, nullable } from '../schemas/parts.ts'
import {
  CronLog,
  InstructorRating,
  JobPath,
  LearnerMark,
  RatingBody,
  RatingPage,
  RunBody,
} from '../schemas/records.ts'
import { Type } from 'typebox'

const jobs: readonly [string, ...string[]] = ['attendance.jobs']

export const recordRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/attendance/marks/',
    operationId: 'listAttendanceMarks',
    tag: 'Attendance',
    access: 'user',
    keyScopes: ['attendance.view_all'],
    summary: 'Marks of learners, newest first',
    description: 'Families see their own learners, instructors their own lectures too, staff all.',
    query: listQuery(markList),
    response: pageOf(LearnerMark),
    async handler(ctx, input) {
      const scope: MarkScope = seesAll(ctx)
        ? 'all'
        : {
            learnerIds: await myLearnerIds(ctx),
            teacherId: can(ctx, 'attendance.mark_own') ? ctx.actor.userId : null,
          }
      const { policy } = await registerPolicy(ctx)
      return listMarks(ctx, scope, ctx.now.subtract({ hours: policy.closesHoursAfter }), input)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/courses/{id}/ratings/',
    operationId: 'listCourseRatings',
    tag: 'Attendance',
    access: 'user',
    summary: 'How learners rate the instructors of a course',
    description:
      'Averages for everybody, split by students and parents; single ratings for staff, the instructors (without names) and their authors.',
    params: OnePath,
    query: listQuery(ratingList),
    response: RatingPage,
    handler: (ctx, input) => readRatings(ctx, input.params.id, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/courses/{id}/ratings/',
    operationId: 'rateCourse',
    tag: 'Attendance',
    access: 'user',
    errors: [409],
    summary: 'Rate an instructor of a course',
    description: 'One rating a course, instructor and learner; rating again changes it.',
    params: OnePath,
    body: RatingBody,
    response: InstructorRating,
    example: {
      body: { child: '0198f0aa-0000-7000-8000-000000000001', rating: 9, feedback: 'Patient and clear' },
    },
    handler: (ctx, { params, body }) => rateInstructor(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/cron-logs/',
    operationId: 'listAttendanceCronLogs',
    tag: 'Attendance jobs',
    access: jobs,
    summary: 'What the nightly jobs did',
    query: listQuery(cronLogList),
    response: pageOf(CronLog),
    handler: (ctx, input) => listCronLog(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/jobs/{job}/run/',
    operationId: 'runAttendanceJob',
    tag: 'Attendance jobs',
    access: jobs,
    status: 200,
    mode: 'manual',
    summary: 'Run a job now',
    description:
      'Idempotent: what was done before is not done again. `log` is null when a job that runs every few minutes had nothing to do.',
    params: JobPath,
    body: RunBody,
    response: Type.Object({ log: nullable(CronLog) }, { title: 'RunJobResult' }),
    example: { body: { date: '2026-11-20' } },
    async handler(ctx, { params, body }) {
      const { timeZone } = await centreSettings(ctx)
      const due = dueAtFor(
        params.job,
        body.date ? Temporal.PlainDate.from(body.date) : null,
        timeZone,
        ctx.now,
      )
      const id = await runJob(ctx, params.job, due)
      await audit(ctx, {
        action: 'attendance.run_job',
        object: { kind: 'attendance_job', id },
        after: { job: params.job, date: body.date ?? null },
      })
      if (id === null) return { log: null }
      const log = await cronLogBy(ctx, id)
      if (!log) throw errors.not_found()
      return { log }
    },
  }),
]
