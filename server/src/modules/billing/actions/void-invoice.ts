import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { errors as platformErrors } from '#platform/errors'
import { errors } from '../errors.ts'
import { findInvoice, issuingTransaction, standing, writeVoid } from '../queries/invoices.ts'
import { insertReversal } from '../queries/ledger.ts'
import { invoiceScope } from '../scope.ts'
import '../events.ts'

/**
 * Takes an invoice back on which nothing was paid and nothing waits. Voiding it again changes nothing.
 * @throws Problem `invoice_has_payments`, `invoice_not_payable`
 */
export async function voidInvoice(ctx: Context, invoiceId: string, reason: string): Promise<void> {
  const invoice = await findInvoice(ctx, invoiceId, await invoiceScope(ctx), 'lock')
  if (!invoice) throw platformErrors.not_found()
  if (invoice.status === 'void') return
  const { balance, waiting } = await standing(ctx, invoice.id)
  if (waiting > 0 || balance < invoice.total_minor) throw errors.invoice_has_payments()
  const issued = await issuingTransaction(ctx, invoice.id)
  if (!issued || invoice.status === 'refunded') throw errors.invoice_not_payable()
  await insertReversal(ctx, issued, 'invoice.void')
  await writeVoid(ctx, invoice.id, reason)
  await audit(ctx, {
    action: 'invoice.void',
    object: { kind: 'invoice', id: invoice.id },
    before: { status: invoice.status },
    after: { status: 'void', reason },
  })
  await emit(ctx, 'invoice.voided', { invoice_id: invoice.id, payer_id: invoice.payer_id })
}
