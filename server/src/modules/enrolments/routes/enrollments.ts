import { listQuery, pageOf, runList } from '#platform/http/list'
import { route, type Input } from '#platform/http/route'
import type { Context } from '#platform/context'
import { myLearnerIds } from '#people'
import { dropEnrollment, resumeEnrollment, suspendEnrollment } from '../actions/change-enrollment.ts'
import { enrollmentScope } from '../access.ts'
import { presentEnrollments } from '../present.ts'
import { enrollmentList, enrollmentRowsFor, myBootcampRows } from '../queries/lists.ts'
import type { EnrollmentScope } from '../queries/enrollments.ts'
import { Enrollment, EnrollmentProgress, IdParams, ReasonBody } from '../schemas.ts'
import { enrollmentDetail, enrollmentProgress } from '../views.ts'
import { enrollRoute } from './enroll.ts'

const tag = 'Enrollments'

export const enrollmentRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/enrollments/',
    operationId: 'listEnrollments',
    tag,
    summary: 'Enrolments',
    description:
      'Staff find all, instructors those of their courses without any money, others those of their learners.',
    access: 'user',
    keyScopes: ['enrollments.view_all'],
    query: listQuery(enrollmentList),
    response: pageOf(Enrollment),
    handler: async (ctx, input) => page(ctx, input, await enrollmentScope(ctx)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/enrollments/my-enrollments/',
    operationId: 'listMyEnrollments',
    tag,
    summary: "Enrolments of the caller and the caller's children",
    access: 'user',
    query: listQuery(enrollmentList),
    response: pageOf(Enrollment),
    handler: async (ctx, input) => page(ctx, input, { learners: await myLearnerIds(ctx), courses: [] }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/bootcamps/my-bootcamps/',
    operationId: 'listMyBootcamps',
    tag,
    summary: "Bootcamps of the caller and the caller's children",
    access: 'user',
    query: listQuery(enrollmentList),
    response: pageOf(Enrollment),
    handler: async (ctx, { query, url }) => {
      const found = await runList(
        ctx.tx,
        enrollmentList,
        myBootcampRows(ctx, await myLearnerIds(ctx)),
        { query, url },
        (row) => row,
      )
      return { ...found, results: await presentEnrollments(ctx, found.results) }
    },
  }),
  enrollRoute,
  route({
    method: 'GET',
    path: '/api/v1/enrollments/{id}/',
    operationId: 'getEnrollment',
    tag,
    summary: 'One enrolment',
    access: 'user',
    keyScopes: ['enrollments.view_all'],
    params: IdParams,
    response: Enrollment,
    handler: (ctx, { params }) => enrollmentDetail(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/enrollments/{id}/progress/',
    operationId: 'getEnrollmentProgress',
    tag,
    summary: 'How far the course is',
    access: 'user',
    params: IdParams,
    response: EnrollmentProgress,
    handler: (ctx, { params }) => enrollmentProgress(ctx, params.id),
  }),
  change('suspend', 'Let a learner pause; the seat stays', suspendEnrollment),
  route({
    method: 'POST',
    path: '/api/v1/enrollments/{id}/resume/',
    operationId: 'resumeEnrollment',
    tag,
    summary: 'Take a suspended learner back in',
    access: ['enrollments.manage'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    response: Enrollment,
    handler: async (ctx, { params }) => {
      await resumeEnrollment(ctx, params.id)
      return enrollmentDetail(ctx, params.id)
    },
  }),
  change('drop', 'End an enrolment and give the seat back', dropEnrollment),
]

async function page(
  ctx: Context,
  { query, url }: Pick<Input<unknown, unknown, unknown>, 'query' | 'url'>,
  scope: EnrollmentScope,
) {
  const found = await runList(
    ctx.tx,
    enrollmentList,
    enrollmentRowsFor(ctx, scope),
    { query, url },
    (row) => row,
  )
  return { ...found, results: await presentEnrollments(ctx, found.results) }
}

function change(
  verb: 'suspend' | 'drop',
  summary: string,
  act: (ctx: Context, id: string, reason: string) => Promise<void>,
) {
  return route({
    method: 'POST',
    path: `/api/v1/enrollments/{id}/${verb}/`,
    operationId: `${verb}Enrollment`,
    tag,
    summary,
    access: ['enrollments.manage'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: ReasonBody,
    response: Enrollment,
    example: { body: { reason: 'The family is travelling' } },
    handler: async (ctx, { params, body }) => {
      await act(ctx, params.id, body.reason)
      return enrollmentDetail(ctx, params.id)
    },
  })
}
