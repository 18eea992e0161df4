import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { demand } from '#platform/permissions'
import { errors } from '../errors.ts'
import { insertPosting } from '../queries/ledger.ts'
import { writeApproval } from '../queries/payments.ts'
import { divide } from '../rules.ts'
import { lockPayment } from './lock-payment.ts'
import { moneyAccount } from './record-payment.ts'
import { settleInvoice } from './settle-invoice.ts'
import '../events.ts'

/**
 * Finance confirms that the money arrived: it settles the invoice, what is above becomes the payer's credit.
 * Approving an approved payment changes nothing.
 * @throws Problem `not_found`, `own_payment`, `payment_decided` (rejected or reversed)
 */
export async function approvePayment(ctx: Context, paymentId: string): Promise<void> {
  demand(ctx, 'payments.review')
  const { payment, invoice } = await lockPayment(ctx, paymentId)
  if (payment.submitted_by === ctx.actor.userId) throw errors.own_payment()
  if (payment.status === 'approved') return
  if (payment.status !== 'pending') throw errors.payment_decided()
  const { settles, credit } = divide(payment.amount_minor, invoice.balance_minor)
  const posted = await insertPosting(ctx, {
    key: `payment:${payment.id}`,
    reason: `payment.${payment.method}`,
    reference: { kind: 'payment', id: payment.id },
    currency: payment.currency,
    legs: [
      { account: moneyAccount(payment.method, payment.submitted_by), minor: payment.amount_minor },
      { account: { kind: 'receivable', ownerId: invoice.payer_id }, minor: -settles, invoiceId: invoice.id },
      { account: { kind: 'customer_credit', ownerId: invoice.payer_id }, minor: -credit },
    ],
  })
  await writeApproval(ctx, payment.id, { credit, transactionId: posted.id })
  const status = await settleInvoice(ctx, invoice)
  await audit(ctx, {
    action: 'payment.approve',
    object: { kind: 'payment', id: payment.id },
    before: { status: 'pending', invoice_status: invoice.status },
    after: {
      status: 'approved',
      invoice_status: status,
      amount: payment.amount_minor,
      credit,
      transaction_id: posted.id,
    },
  })
  await emit(ctx, 'payment.approved', {
    payment_id: payment.id,
    invoice_id: invoice.id,
    payer_id: invoice.payer_id,
  })
}
