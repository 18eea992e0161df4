import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { demand } from '#platform/permissions'
import { errors } from '../errors.ts'
import { writeRejection } from '../queries/payments.ts'
import { lockPayment } from './lock-payment.ts'
import { settleInvoice } from './settle-invoice.ts'
import '../events.ts'

/**
 * Finance does not find the money. Rejecting a rejected payment changes nothing, its first reason stays.
 * @throws Problem `not_found`, `own_payment`, `payment_decided` (approved or reversed)
 */
export async function rejectPayment(ctx: Context, paymentId: string, reason: string): Promise<void> {
  demand(ctx, 'payments.review')
  const { payment, invoice } = await lockPayment(ctx, paymentId)
  if (payment.submitted_by === ctx.actor.userId) throw errors.own_payment()
  if (payment.status === 'rejected') return
  if (payment.status !== 'pending') throw errors.payment_decided()
  await writeRejection(ctx, payment.id, reason)
  await settleInvoice(ctx, invoice)
  await audit(ctx, {
    action: 'payment.reject',
    object: { kind: 'payment', id: payment.id },
    before: { status: 'pending' },
    after: { status: 'rejected', reason },
  })
  await emit(ctx, 'payment.rejected', {
    payment_id: payment.id,
    invoice_id: invoice.id,
    payer_id: invoice.payer_id,
  })
}
