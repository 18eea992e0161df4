import type { Context } from '#platform/context'
import { formatAmount } from '#platform/money'
import { fileLink } from '#media'
import { userCards } from '#identity'
import { learnerCards } from '#people'
import { linesOf, type InvoiceRow, type LineRow } from './queries/invoices.ts'
import type { PaymentRow } from './queries/payments.ts'
import { isOverdue } from './rules.ts'
import { seesAll } from './scope.ts'
import type { InvoiceWire, PaymentWire } from './schemas.ts'

interface Person {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
}

/** Names by id; an unknown id keeps empty names. */
export function namer(
  cards: ReadonlyMap<string, Person>,
): (id: string) => { id: string; first_name: string; last_name: string } {
  return (id) => {
    const card = cards.get(id)
    return { id, first_name: card?.first_name ?? '', last_name: card?.last_name ?? '' }
  }
}

/** Invoices with payer, lines and learners: three statements for any number of them. */
export async function presentInvoices(ctx: Context, rows: readonly InvoiceRow[]): Promise<InvoiceWire[]> {
  const lines = await linesOf(
    ctx,
    rows.map((row) => row.id),
  )
  const payer = namer(
    await userCards(
      ctx,
      rows.map((row) => row.payer_id),
    ),
  )
  const learner = namer(
    await learnerCards(
      ctx,
      lines.flatMap((line) => line.learner_id ?? []),
    ),
  )
  const byInvoice = Map.groupBy(lines, (line) => line.invoice_id)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    payer: payer(row.payer_id),
    status: row.status,
    is_overdue: isOverdue(row, ctx.now),
    currency: row.currency,
    total: formatAmount(row.total_minor, row.currency),
    paid: formatAmount(row.status === 'void' ? 0n : row.total_minor - row.balance_minor, row.currency),
    balance: formatAmount(row.balance_minor, row.currency),
    issued_at: row.issued_at,
    due_at: row.due_at,
    paid_at: row.paid_at,
    lines: (byInvoice.get(row.id) ?? []).map((line) => presentLine(line, row.currency, learner)),
  }))
}

function presentLine(
  line: LineRow,
  currency: string,
  learner: ReturnType<typeof namer>,
): InvoiceWire['lines'][number] {
  const { id, kind, ref_id, description } = line
  return {
    id,
    kind,
    ref_id,
    description,
    learner: line.learner_id === null ? null : learner(line.learner_id),
    amount: formatAmount(line.amount_minor, currency),
  }
}

/** Payments with the people in them; flags are for finance only. */
export async function presentPayments(ctx: Context, rows: readonly PaymentRow[]): Promise<PaymentWire[]> {
  const person = namer(
    await userCards(
      ctx,
      rows.flatMap((row) => [row.payer_id, row.submitted_by, ...(row.decided_by ? [row.decided_by] : [])]),
    ),
  )
  const forFinance = seesAll(ctx)
  return rows.map((row) => ({
    id: row.id,
    invoice: { id: row.invoice_id, number: row.invoice_number },
    payer: person(row.payer_id),
    method: row.method,
    amount: formatAmount(row.amount_minor, row.currency),
    credit: formatAmount(row.credit_minor, row.currency),
    currency: row.currency,
    status: row.status,
    tracking_code: row.tracking_code,
    receipt: row.receipt_file_id === null ? null : fileLink(row.receipt_file_id),
    paid_at: row.paid_at,
    note: row.note,
    submitted_by: person(row.submitted_by),
    submitted_at: row.submitted_at,
    decided_by: row.decided_by === null ? null : person(row.decided_by),
    decided_at: row.decided_at,
    reason: row.reason,
    flags: forFinance ? row.flags : [],
  }))
}
