import { route } from '#platform/http/route'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { approveMany, approveRequest } from '../actions/approve-requests.ts'
import { questionRequest } from '../actions/question-request.ts'
import { rejectMany, rejectRequest } from '../actions/refuse-request.ts'
import { waitlistList, waitlistRows } from '../queries/lists.ts'
import {
  ApproveBody,
  Approved,
  BulkAnswer,
  BulkApproveBody,
  BulkRejectBody,
  EnrollmentRequest,
  IdParams,
  QuestionBody,
  ReasonBody,
  ReviewedRequest,
  WaitlistEntry,
} from '../schemas.ts'
import {
  failures,
  presentApprovals,
  presentWaitlist,
  requestDetail,
  requestsInOrder,
  reviewedRequest,
} from '../views.ts'

const tag = 'Enrollment requests'

export const decisionRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/enrollment-requests/{id}/review/',
    operationId: 'reviewEnrollmentRequest',
    tag,
    summary: 'A request with everything that the desk must know: checks, age, seats, siblings',
    access: ['enrollment_requests.review'],
    params: IdParams,
    response: ReviewedRequest,
    handler: (ctx, { params }) => reviewedRequest(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/{id}/approve/',
    operationId: 'approveEnrollmentRequest',
    tag,
    summary: 'Give the place, issue the invoice',
    description:
      'When the course is full the learner waits in line and nothing is billed. A second approval changes nothing.',
    access: ['enrollment_requests.review'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: ApproveBody,
    response: Approved,
    example: { body: { with_siblings: true } },
    handler: async (ctx, { params, body }) => {
      const admissions = await approveRequest(ctx, params.id, {
        override: body.override_reason ?? null,
        withSiblings: body.with_siblings ?? false,
        cash: body.payment?.amount ?? null,
      })
      const results = await requestsInOrder(
        ctx,
        admissions.map(({ requestId }) => requestId),
      )
      return {
        results,
        admitted: admissions.filter(({ outcome }) => outcome === 'admitted' || outcome === 'welcomed').length,
        waiting: admissions.filter(({ outcome }) => outcome === 'waiting').length,
        invoice: results.find((request) => request.invoice !== null)?.invoice ?? null,
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/{id}/reject/',
    operationId: 'rejectEnrollmentRequest',
    tag,
    summary: 'Say no, with a reason for the family',
    access: ['enrollment_requests.review'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: ReasonBody,
    response: EnrollmentRequest,
    example: { body: { reason: 'The course asks for level 1 first' } },
    handler: async (ctx, { params, body }) => {
      await rejectRequest(ctx, params.id, body.reason)
      return requestDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/{id}/question/',
    operationId: 'questionEnrollmentRequest',
    tag,
    summary: 'Ask the family something first; it has seven days',
    access: ['enrollment_requests.review'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: QuestionBody,
    response: EnrollmentRequest,
    example: { body: { question: 'Did she finish level 1?' } },
    handler: async (ctx, { params, body }) => {
      await questionRequest(ctx, params.id, body.question)
      return requestDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/bulk-approve/',
    operationId: 'bulkApproveEnrollmentRequests',
    tag,
    summary: 'Approve up to 50 requests; one invoice a payer',
    access: ['enrollment_requests.bulk'],
    status: 200,
    idempotent: true,
    body: BulkApproveBody,
    response: BulkAnswer,
    handler: async (ctx, { body }) => presentApprovals(ctx, await approveMany(ctx, body.ids)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/bulk-reject/',
    operationId: 'bulkRejectEnrollmentRequests',
    tag,
    summary: 'Reject up to 50 requests with one reason',
    access: ['enrollment_requests.bulk'],
    status: 200,
    idempotent: true,
    body: BulkRejectBody,
    response: BulkAnswer,
    handler: async (ctx, { body }) => {
      const { rejected, skipped, failed } = await rejectMany(ctx, body.ids, body.reason)
      return {
        approved: [],
        rejected,
        failed: failures(ctx, failed),
        skipped: skipped.map((id) => ({ id, code: 'already_decided' as const })),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/waitlist/',
    operationId: 'listWaitlist',
    tag,
    summary: 'Who waits for a seat, and where seats have become free',
    description: 'A free seat is given by approving the request of the entry.',
    access: ['enrollment_requests.review'],
    query: listQuery(waitlistList),
    response: pageOf(WaitlistEntry),
    handler: async (ctx, { query, url }) => {
      const page = await runList(ctx.tx, waitlistList, waitlistRows(ctx), { query, url }, (row) => row)
      return { ...page, results: await presentWaitlist(ctx, page.results) }
    },
  }),
]
