import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import {
  approveApplication,
  askApplicant,
  claimApplication,
  rejectApplication,
  releaseApplication,
} from '../actions/review-tutor.ts'
import {
  listTutorQueue,
  nextWaiting,
  queuedApplication,
  tutorQueueParameters,
} from '../queries/tutor-lists.ts'
import { Id, OneParams } from '../schemas/parts.ts'
import {
  ApproveBody,
  AskBody,
  QueueLineSchema,
  ReasonsSchema,
  RejectBody,
  ReviewSchema,
} from '../schemas/tutors.ts'
import { askReasons, rejectReasons } from '../tutor-reasons.ts'
import { presentQueueLine, presentReview } from '../tutors.ts'

const path = '/api/v1/tutor-applications/'
const one = `${path}{id}/`
const review = { tag: 'Tutors', access: ['tutors.review'] as const }
const verdict = {
  ...review,
  method: 'POST',
  status: 200,
  errors: [409],
  params: OneParams,
  response: ReviewSchema,
} as const

export const tutorReviewRoutes = [
  route({
    ...review,
    method: 'GET',
    path,
    operationId: 'listTutorApplications',
    summary: 'Applications of tutors, the oldest first',
    description: '`search` looks in names, phones, e-mails, headlines and subjects. Drafts are not shown.',
    query: listQuery(tutorQueueParameters),
    response: pageOf(QueueLineSchema),
    handler: (ctx, input) => listTutorQueue(ctx, input, (row) => presentQueueLine(ctx, row)),
  }),
  route({
    ...review,
    method: 'GET',
    path: `${path}reasons/`,
    operationId: 'listTutorReasons',
    summary: 'Usual reasons of a rejection and usual questions, in all languages',
    response: ReasonsSchema,
    handler: async () => ({ reject: reasonList(rejectReasons), ask: reasonList(askReasons) }),
  }),
  route({
    ...review,
    method: 'GET',
    path: `${path}next/`,
    operationId: 'getNextTutorApplication',
    summary: 'The oldest application that waits and that nobody has taken',
    query: Type.Object({ after: Type.Optional(Id) }),
    response: Type.Object({ id: Type.Union([Id, Type.Null()]) }, { title: 'NextTutorApplication' }),
    handler: async (ctx, { query }) => ({ id: await nextWaiting(ctx, query.after ?? null) }),
  }),
  route({
    ...review,
    method: 'GET',
    path: one,
    operationId: 'getTutorApplication',
    summary: 'One application with documents, history and earlier tries',
    params: OneParams,
    response: ReviewSchema,
    handler: (ctx, { params }) => answer(ctx, params.id),
  }),
  route({
    ...verdict,
    path: `${one}claim/`,
    operationId: 'claimTutorApplication',
    summary: 'Take an application to look at',
    description: 'The others see who has it and cannot decide meanwhile. It lapses after 30 minutes.',
    async handler(ctx, { params }) {
      await claimApplication(ctx, params.id)
      return answer(ctx, params.id)
    },
  }),
  route({
    ...verdict,
    method: 'DELETE',
    path: `${one}claim/`,
    operationId: 'releaseTutorApplication',
    summary: 'Put it back into the queue',
    async handler(ctx, { params }) {
      await releaseApplication(ctx, params.id)
      return answer(ctx, params.id)
    },
  }),
  route({
    ...verdict,
    path: `${one}approve/`,
    operationId: 'approveTutorApplication',
    summary: 'Approve: the tutor may be booked',
    body: ApproveBody,
    async handler(ctx, { params, body }) {
      await approveApplication(ctx, params.id, body)
      return answer(ctx, params.id)
    },
  }),
  route({
    ...verdict,
    path: `${one}reject/`,
    operationId: 'rejectTutorApplication',
    summary: 'Reject with a usual reason, own words, or both',
    body: RejectBody,
    example: { body: { version: 2, reason_code: 'documents_unreadable' } },
    async handler(ctx, { params, body }) {
      await rejectApplication(ctx, params.id, { ...body, code: body.reason_code })
      return answer(ctx, params.id)
    },
  }),
  route({
    ...verdict,
    path: `${one}ask/`,
    operationId: 'askTutorApplicant',
    summary: 'Ask the applicant for something that is missing',
    body: AskBody,
    example: { body: { version: 2, reason_code: 'clearer_scan', reason: 'Page 2 of the CV is cut off.' } },
    async handler(ctx, { params, body }) {
      await askApplicant(ctx, params.id, { ...body, code: body.reason_code })
      return answer(ctx, params.id)
    },
  }),
]

async function answer(ctx: Context, id: string) {
  const row = await queuedApplication(ctx, id)
  if (!row) throw errors.not_found()
  return presentReview(ctx, row)
}

function reasonList(reasons: Readonly<Record<string, { en: string; ar: string; fa: string }>>) {
  return Object.entries(reasons).map(([code, { en, ar, fa }]) => ({ code, text: { en, ar, fa } }))
}
