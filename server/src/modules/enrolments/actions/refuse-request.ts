import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { Problem, errors as platformErrors } from '#platform/errors'
import { emit } from '#platform/events'
import { demand, userId } from '#platform/permissions'
import { requestScope } from '../access.ts'
import { errors } from '../errors.ts'
import { findRequest, writeDecision } from '../queries/requests.ts'
import { inSavepoint } from '../queries/savepoint.ts'
import { closeWaiting } from '../queries/waitlist.ts'
import { isOpen } from '../rules.ts'
import '../events.ts'

/** Says no, with a reason for the family. Rejecting again changes nothing. @throws Problem `not_found`, `request_closed` */
export async function rejectRequest(
  ctx: Context,
  requestId: string,
  reason: string,
): Promise<'rejected' | 'already'> {
  demand(ctx, 'enrollment_requests.review')
  const request = await findRequest(ctx, requestId, null, 'lock')
  if (!request) throw platformErrors.not_found()
  if (request.status === 'rejected') return 'already'
  if (!isOpen(request.status)) throw errors.request_closed()
  await writeDecision(ctx, request.id, { status: 'rejected', reason })
  await closeWaiting(ctx, request.id, 'left')
  await audit(ctx, {
    action: 'enrollment_request.reject',
    object: { kind: 'enrollment_request', id: request.id },
    before: { status: request.status },
    after: { status: 'rejected', reason },
  })
  await emit(ctx, 'enrollment_request.rejected', { request_id: request.id, course_id: request.course_id })
  return 'rejected'
}

/** The same for up to 50 with one reason; one that cannot be rejected does not stop the others. */
export async function rejectMany(ctx: Context, ids: readonly string[], reason: string) {
  demand(ctx, 'enrollment_requests.bulk')
  const rejected: string[] = []
  const skipped: string[] = []
  const failed: { id: string; problem: Problem }[] = []
  for (const id of [...new Set(ids)].toSorted()) {
    try {
      const outcome = await inSavepoint(ctx, () => rejectRequest(ctx, id, reason))
      ;(outcome === 'rejected' ? rejected : skipped).push(id)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      failed.push({ id, problem: error })
    }
  }
  return { rejected, skipped, failed }
}

/** The family thinks again: whoever asked, or may act for the learner. Again changes nothing. @throws Problem `not_found`, `request_closed` */
export async function cancelRequest(ctx: Context, requestId: string): Promise<void> {
  userId(ctx)
  const request = await findRequest(ctx, requestId, await requestScope(ctx), 'lock')
  if (!request) throw platformErrors.not_found()
  if (request.status === 'cancelled') return
  if (!isOpen(request.status)) throw errors.request_closed()
  await writeDecision(ctx, request.id, { status: 'cancelled' })
  await closeWaiting(ctx, request.id, 'left')
  await audit(ctx, {
    action: 'enrollment_request.cancel',
    object: { kind: 'enrollment_request', id: request.id },
    before: { status: request.status },
    after: { status: 'cancelled' },
  })
}
