import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { linesOf, standing, writeStatus, type InvoiceRow } from '../queries/invoices.ts'
import { lineKinds, tellSettled, tellUnsettled } from '../ports.ts'
import { invoiceStatus, type InvoiceStatus } from '../rules.ts'
import '../events.ts'

/**
 * Brings the status of a locked invoice in line with its books after something was posted, sent or decided, and tells
 * the modules whose lines are now paid (or no longer).
 */
export async function settleInvoice(ctx: Context, invoice: InvoiceRow): Promise<InvoiceStatus> {
  const { balance, waiting } = await standing(ctx, invoice.id)
  const status = invoiceStatus({ status: invoice.status, total: invoice.total_minor, balance, waiting })
  if (status === invoice.status) return status
  await writeStatus(ctx, invoice.id, status)
  if (status === 'paid') {
    await tellLines(ctx, invoice, tellSettled)
    await emit(ctx, 'invoice.paid', { invoice_id: invoice.id, payer_id: invoice.payer_id })
  } else if (invoice.status === 'paid') {
    await tellLines(ctx, invoice, tellUnsettled)
  }
  return status
}

async function tellLines(ctx: Context, invoice: InvoiceRow, tell: typeof tellSettled): Promise<void> {
  const lines = await linesOf(ctx, [invoice.id])
  for (const kind of lineKinds) {
    const refIds = lines.filter((line) => line.kind === kind).map((line) => line.ref_id)
    if (refIds.length > 0)
      await tell(ctx, kind, refIds, {
        id: invoice.id,
        number: invoice.number ?? '',
        payerId: invoice.payer_id,
      })
  }
}
