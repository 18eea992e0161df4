import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { findInvoice, type InvoiceRow } from '../queries/invoices.ts'
import { findPayment, type PaymentRow } from '../queries/payments.ts'

/** A payment and its invoice, both locked; always the invoice first, so that two deciders cannot wait for each other. */
export async function lockPayment(
  ctx: Context,
  paymentId: string,
): Promise<{ payment: PaymentRow; invoice: InvoiceRow }> {
  const seen = await findPayment(ctx, paymentId, null)
  if (!seen) throw platformErrors.not_found()
  const invoice = await findInvoice(ctx, seen.invoice_id, null, 'lock')
  const payment = await findPayment(ctx, paymentId, null, 'lock')
  if (!invoice || !payment) throw platformErrors.not_found()
  return { payment, invoice }
}
