import type { Context } from '#platform/context'
import { Problem, errors as platformErrors } from '#platform/errors'
import { parseAmount } from '#platform/money'
import { demand } from '#platform/permissions'
import { lockInvoice, settleAtDesk } from '#billing'
import { findRequest, siblingRequestIds } from '../queries/requests.ts'
import { inSavepoint } from '../queries/savepoint.ts'
import { admitRequest, type Admission } from './admit-request.ts'
import { billTogether } from './bill-together.ts'

export interface Approval {
  /** Why staff admit against age or gender; null = the checks hold. */
  readonly override: string | null
  /** Also the other open requests of the same payer for this course, on the same invoice. */
  readonly withSiblings: boolean
  /** Cash that is on the table: a first payment on the invoice. */
  readonly cash: string | null
}

/**
 * Approves a request (and its siblings). Full → the learner waits in line. One invoice a payer.
 * @throws Problem as {@link admitRequest}; `permission_denied` or amount errors of the first payment
 */
export async function approveRequest(
  ctx: Context,
  requestId: string,
  approval: Approval,
): Promise<Admission[]> {
  demand(ctx, 'enrollment_requests.review')
  const request = await findRequest(ctx, requestId, null)
  if (!request) throw platformErrors.not_found()
  const ids = approval.withSiblings ? await siblingRequestIds(ctx, request) : [request.id]
  const admissions: Admission[] = []
  for (const id of ids) admissions.push(await admitRequest(ctx, id, approval.override))
  const invoiceIds = await billTogether(ctx, admissions)
  if (approval.cash !== null) await takeFirstPayment(ctx, invoiceIds, approval.cash)
  return admissions
}

async function takeFirstPayment(ctx: Context, invoiceIds: readonly string[], amount: string): Promise<void> {
  demand(ctx, 'payments.take_cash')
  const invoice = invoiceIds[0] === undefined ? undefined : await lockInvoice(ctx, invoiceIds[0])
  if (!invoice) return
  await settleAtDesk(ctx, invoice, {
    amount: parseAmount(amount, invoice.currency, 'payment.amount', { positive: true }),
    note: '',
  })
}

export interface BulkOutcome {
  readonly approved: readonly string[]
  readonly failed: readonly { readonly id: string; readonly problem: Problem }[]
  /** Accepted before, or put in line because the course is full. */
  readonly skipped: readonly { readonly id: string; readonly why: 'already' | 'waiting' }[]
}

/** Approves up to 50 requests in one go; one that cannot be approved does not stop the others. One invoice a payer. */
export async function approveMany(ctx: Context, ids: readonly string[]): Promise<BulkOutcome> {
  demand(ctx, 'enrollment_requests.bulk')
  const admissions: Admission[] = []
  const failed: { id: string; problem: Problem }[] = []
  // Always in the same order, so that two bulk approvals cannot wait for each other.
  for (const id of [...new Set(ids)].toSorted()) {
    try {
      admissions.push(await inSavepoint(ctx, () => admitRequest(ctx, id, null)))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      failed.push({ id, problem: error })
    }
  }
  await billTogether(ctx, admissions)
  return {
    approved: admissions
      .filter(({ outcome }) => outcome === 'admitted' || outcome === 'welcomed')
      .map(({ requestId }) => requestId),
    skipped: admissions.flatMap(({ outcome, requestId }) =>
      outcome === 'already' || outcome === 'waiting' ? [{ id: requestId, why: outcome }] : [],
    ),
    failed,
  }
}
