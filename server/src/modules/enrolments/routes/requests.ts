import { invalidFields, type FieldProblem } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route, Reply } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { myLearnerIds } from '#people'
import { askAsGuest } from '../actions/ask-as-guest.ts'
import { askForPlaces } from '../actions/ask-for-places.ts'
import { answerRequest } from '../actions/question-request.ts'
import { cancelRequest } from '../actions/refuse-request.ts'
import { requestScope } from '../access.ts'
import { presentRequests } from '../present.ts'
import { requestList, requestRowsFor } from '../queries/lists.ts'
import {
  AnswerBody,
  EnrollmentRequest,
  FamilyBody,
  FiledRequest,
  IdParams,
  RequestBody,
  RequestList,
} from '../schemas.ts'
import { requestDetail, requestsInOrder } from '../views.ts'

const tag = 'Enrollment requests'
const required: FieldProblem = {
  code: 'required',
  text: { en: 'This field is required.', ar: 'هذا الحقل مطلوب.', fa: 'این فیلد الزامی است.' },
}

export const requestRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/enrollment-requests/',
    operationId: 'listEnrollmentRequests',
    tag,
    summary: 'Requests for places',
    description: 'Reviewers find all, others those they made or that are for their learners. Newest first.',
    access: 'user',
    keyScopes: ['enrollment_requests.review'],
    query: listQuery(requestList),
    response: pageOf(EnrollmentRequest),
    handler: async (ctx, { query, url }) => {
      const page = await runList(
        ctx.tx,
        requestList,
        requestRowsFor(ctx, await requestScope(ctx)),
        { query, url },
        (row) => row,
      )
      return { ...page, results: await presentRequests(ctx, page.results) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/enrollment-requests/my-requests/',
    operationId: 'listMyEnrollmentRequests',
    tag,
    summary: "Requests that the caller made, or that are for the caller's learners",
    access: 'user',
    query: listQuery(requestList),
    response: pageOf(EnrollmentRequest),
    handler: async (ctx, { query, url }) => {
      const scope = { userId: userId(ctx), learners: await myLearnerIds(ctx) }
      const page = await runList(
        ctx.tx,
        requestList,
        requestRowsFor(ctx, scope),
        { query, url },
        (row) => row,
      )
      return { ...page, results: await presentRequests(ctx, page.results) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/',
    operationId: 'createEnrollmentRequest',
    tag,
    summary: 'Ask for a place',
    description:
      'A guardian with the right to pay asks for a `child`, a student for himself. Guests without an account may ask for a bootcamp with `full_name`, `phone` and `role`; they learn only that the request was taken in.',
    access: 'public',
    idempotent: true,
    errors: [404, 409],
    limit: { name: 'enrollment-request', points: 60, seconds: 3600, by: 'actor' },
    body: RequestBody,
    response: FiledRequest,
    example: {
      body: {
        course: '0199d1c0-0000-7000-8000-000000000001',
        child: '0199d1c0-0000-7000-8000-000000000002',
        notes: 'Prefers mornings',
      },
    },
    handler: async (ctx, { body }) => {
      const wish = {
        courseId: body.course,
        paymentMethod: body.payment_method ?? null,
        notes: body.notes ?? '',
      }
      if (ctx.actor.userId !== null) {
        const [id = null] = await askForPlaces(ctx, [{ child: body.child, student: body.student }], wish)
        const [filed] = id === null ? [] : await requestsInOrder(ctx, [id])
        return { id, status: filed?.status ?? 'pending' }
      }
      const { full_name: fullName, phone, role } = body
      if (!fullName || !phone || !role) {
        throw invalidFields({
          ...(fullName ? {} : { full_name: [required] }),
          ...(phone ? {} : { phone: [required] }),
          ...(role ? {} : { role: [required] }),
        })
      }
      await askAsGuest(ctx, { fullName, phone, email: body.email ?? null, role }, wish)
      return { id: null, status: 'pending' as const }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/family/',
    operationId: 'createFamilyEnrollmentRequests',
    tag,
    summary: 'Ask for places for several children at once',
    description: 'All or none. Approved together, they stand on one invoice. A student may be among them.',
    access: 'user',
    idempotent: true,
    errors: [404, 409],
    limit: { name: 'enrollment-request', points: 60, seconds: 3600, by: 'actor' },
    body: FamilyBody,
    response: RequestList,
    example: {
      body: {
        course: '0199d1c0-0000-7000-8000-000000000001',
        children: ['0199d1c0-0000-7000-8000-000000000002', '0199d1c0-0000-7000-8000-000000000003'],
      },
    },
    handler: async (ctx, { body }) => {
      const learners = [
        ...body.children.map((child) => ({ child })),
        ...(body.student ? [{ student: body.student }] : []),
      ]
      const ids = await askForPlaces(ctx, learners, {
        courseId: body.course,
        paymentMethod: body.payment_method ?? null,
        notes: body.notes ?? '',
      })
      return new Reply({ status: 201, body: { results: await requestsInOrder(ctx, ids) } })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/enrollment-requests/{id}/',
    operationId: 'getEnrollmentRequest',
    tag,
    summary: 'One request',
    access: 'user',
    keyScopes: ['enrollment_requests.review'],
    params: IdParams,
    response: EnrollmentRequest,
    handler: (ctx, { params }) => requestDetail(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/{id}/cancel/',
    operationId: 'cancelEnrollmentRequest',
    tag,
    summary: 'Take a request back',
    description: 'By whoever made it or may act for the learner, while it is pending or processing.',
    access: 'user',
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    response: EnrollmentRequest,
    handler: async (ctx, { params }) => {
      await cancelRequest(ctx, params.id)
      return requestDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/enrollment-requests/{id}/answer/',
    operationId: 'answerEnrollmentRequest',
    tag,
    summary: "Answer the staff's question about a request",
    access: 'user',
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: AnswerBody,
    response: EnrollmentRequest,
    example: { body: { answer: 'Yes, she finished level 1 in June' } },
    handler: async (ctx, { params, body }) => {
      await answerRequest(ctx, params.id, body.answer)
      return requestDetail(ctx, params.id)
    },
  }),
]
