import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { demand } from '#platform/permissions'
import { errors } from '../errors.ts'
import { creditRows, insertReversal } from '../queries/ledger.ts'
import { writeStatus } from '../queries/invoices.ts'
import { writeReversal } from '../queries/payments.ts'
import { lockPayment } from './lock-payment.ts'
import { settleInvoice } from './settle-invoice.ts'
import '../events.ts'

/**
 * Undoes an approved payment by a reversing transaction; the first one stays as it was. Reversing twice changes nothing.
 * @throws Problem `not_found`, `payment_not_approved`, `invoice_not_payable` (void or refunded meanwhile),
 * `insufficient_credit` when the credit that it gave is spent
 */
export async function reversePayment(ctx: Context, paymentId: string, reason: string): Promise<void> {
  demand(ctx, 'payments.review')
  const { payment, invoice } = await lockPayment(ctx, paymentId)
  if (payment.status === 'reversed') return
  if (payment.status !== 'approved' || payment.transaction_id === null) throw errors.payment_not_approved()
  if (invoice.status === 'void' || invoice.status === 'refunded') throw errors.invoice_not_payable()
  if (payment.credit_minor > 0n) {
    const credit =
      (await creditRows(ctx, [invoice.payer_id])).find((row) => row.currency === payment.currency)?.minor ??
      0n
    if (credit < payment.credit_minor) throw errors.insufficient_credit()
  }
  // A paid invoice may owe nothing; it must stop being paid before its debt comes back.
  if (invoice.status === 'paid') await writeStatus(ctx, invoice.id, 'unpaid')
  const reversal = await insertReversal(ctx, payment.transaction_id, 'payment.reverse')
  await writeReversal(ctx, payment.id, { reason, reversalId: reversal.id })
  const status = await settleInvoice(ctx, invoice)
  await audit(ctx, {
    action: 'payment.reverse',
    object: { kind: 'payment', id: payment.id },
    before: { status: 'approved', invoice_status: invoice.status },
    after: { status: 'reversed', invoice_status: status, reason, transaction_id: reversal.id },
  })
  await emit(ctx, 'payment.reversed', {
    payment_id: payment.id,
    invoice_id: invoice.id,
    payer_id: invoice.payer_id,
  })
}
