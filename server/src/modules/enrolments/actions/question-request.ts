import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { emit } from '#platform/events'
import { demand } from '#platform/permissions'
import { requestScope } from '../access.ts'
import { errors } from '../errors.ts'
import { expireUnanswered, findRequest, writeAnswer, writeQuestion } from '../queries/requests.ts'
import { answerDays, isOpen } from '../rules.ts'
import '../events.ts'

/** Staff need something of the family first: it has seven days. @throws Problem `not_found`, `request_closed` */
export async function questionRequest(ctx: Context, requestId: string, question: string): Promise<void> {
  demand(ctx, 'enrollment_requests.review')
  const request = await findRequest(ctx, requestId, null, 'lock')
  if (!request) throw platformErrors.not_found()
  // Who waits for a seat is not asked: the place would lapse with the question.
  if (!isOpen(request.status) || request.waitlist_position !== null) throw errors.request_closed()
  await writeQuestion(ctx, request.id, question, ctx.now.add({ hours: 24 * answerDays }))
  await audit(ctx, {
    action: 'enrollment_request.question',
    object: { kind: 'enrollment_request', id: request.id },
    before: { status: request.status },
    after: { status: 'processing', question },
  })
  await emit(ctx, 'enrollment_request.questioned', { request_id: request.id, course_id: request.course_id })
}

/** The family answers; the request is the staff's turn again. @throws Problem `not_found`, `request_not_asked` */
export async function answerRequest(ctx: Context, requestId: string, answer: string): Promise<void> {
  const request = await findRequest(ctx, requestId, await requestScope(ctx), 'lock')
  if (!request) throw platformErrors.not_found()
  if (request.status !== 'processing' || request.question === null || request.waitlist_position !== null)
    throw errors.request_not_asked()
  await writeAnswer(ctx, request.id, answer)
  await audit(ctx, {
    action: 'enrollment_request.answer',
    object: { kind: 'enrollment_request', id: request.id },
    before: { status: 'processing' },
    after: { status: 'pending', answer },
  })
  await emit(ctx, 'enrollment_request.answered', { request_id: request.id, course_id: request.course_id })
}

/** Lapses requests whose family did not answer in time. Answers how many. */
export async function expireRequests(ctx: Context): Promise<number> {
  const expired = await expireUnanswered(ctx)
  for (const request of expired) {
    await audit(ctx, {
      action: 'enrollment_request.expire',
      object: { kind: 'enrollment_request', id: request.id },
      before: { status: 'processing' },
      after: { status: 'expired' },
    })
    await emit(ctx, 'enrollment_request.expired', { request_id: request.id, course_id: request.course_id })
  }
  return expired.length
}
