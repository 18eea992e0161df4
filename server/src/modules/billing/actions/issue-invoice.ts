import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { largestAmount } from '#platform/money'
import { centreSettings, setting } from '#platform/settings'
import { insertInvoice, nextNumber } from '../queries/invoices.ts'
import { insertPosting } from '../queries/ledger.ts'
import { invoiceNumber } from '../rules.ts'
import type { LineKind } from '../ports.ts'
import '../events.ts'
import '../settings.ts'

export interface InvoiceOrder {
  readonly payerId: string
  readonly currency: string
  readonly lines: readonly {
    readonly kind: LineKind
    readonly refId: string
    readonly learnerId: string | null
    readonly description: string
    readonly amountMinor: bigint
  }[]
  readonly dueAt?: Temporal.Instant
  readonly notes?: string
  readonly isDemo?: boolean
}

/**
 * Issues an invoice for a positive sum: number, lines, the payer's debt against deferred revenue.
 * @throws RangeError without lines or for a sum of zero or above the largest amount (docs/domain/billing.md)
 */
export async function issueInvoice(
  ctx: Context,
  order: InvoiceOrder,
): Promise<{ id: string; number: string }> {
  const total = order.lines.reduce((sum, line) => sum + line.amountMinor, 0n)
  if (order.lines.length === 0 || total <= 0n || total > largestAmount)
    throw new RangeError('an invoice needs lines and a positive sum')
  const { timeZone } = await centreSettings(ctx)
  const days = await setting(ctx, 'billing.due_days')
  const year = ctx.now.toZonedDateTimeISO(timeZone).year
  const id = newId()
  const n = await nextNumber(ctx, 'invoice', year)
  const number = invoiceNumber(year, n)
  await insertInvoice(ctx, {
    id,
    number,
    year,
    n,
    total,
    payerId: order.payerId,
    currency: order.currency,
    dueAt: order.dueAt ?? ctx.now.add({ hours: 24 * days }),
    notes: order.notes ?? '',
    isDemo: order.isDemo ?? false,
    lines: order.lines.map((line) => ({
      id: newId(),
      kind: line.kind,
      ref_id: line.refId,
      learner_id: line.learnerId,
      description: line.description,
      amount_minor: line.amountMinor.toString(),
    })),
  })
  await insertPosting(ctx, {
    key: `issue:${id}`,
    reason: 'invoice.issue',
    reference: { kind: 'invoice', id },
    currency: order.currency,
    legs: [
      { account: { kind: 'receivable', ownerId: order.payerId }, minor: total, invoiceId: id },
      { account: { kind: 'deferred_revenue' }, minor: -total, invoiceId: id },
    ],
  })
  await audit(ctx, {
    action: 'invoice.issue',
    object: { kind: 'invoice', id },
    after: { number, payer_id: order.payerId, total, currency: order.currency },
  })
  await emit(ctx, 'invoice.issued', { invoice_id: id, payer_id: order.payerId })
  return { id, number }
}
