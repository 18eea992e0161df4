import { sql } from 'kysely'
import type { Context } from '#platform/context'

export interface OpenInvoice {
  readonly id: string
  readonly number: string
}

/** Invoices of these payers on which something is left to pay or to be decided. */
export async function openInvoicesOf(
  ctx: Pick<Context, 'tx'>,
  payerIds: readonly string[],
): Promise<OpenInvoice[]> {
  const { rows } =
    await sql<OpenInvoice>`SELECT i.id, coalesce(i.number, '') AS number FROM billing.invoices i
    WHERE i.payer_id = ANY(${payerIds}::uuid[])
      AND (i.balance_minor > 0 OR i.status IN ('draft', 'pending_review')
        OR EXISTS (SELECT 1 FROM billing.payments p WHERE p.invoice_id = i.id AND p.status = 'pending'))
    ORDER BY i.number LIMIT 20`.execute(ctx.tx)
  return rows
}
