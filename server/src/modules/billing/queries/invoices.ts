import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { InvoiceStatus } from '../rules.ts'

type Reader = Pick<Context, 'tx'>

export interface InvoiceRow {
  readonly id: string
  readonly number: string | null
  readonly payer_id: string
  readonly currency: string
  readonly total_minor: bigint
  readonly balance_minor: bigint
  readonly status: InvoiceStatus
  readonly issued_at: string | null
  readonly due_at: string | null
  readonly paid_at: string | null
  readonly voided_at: string | null
  readonly void_reason: string | null
  readonly notes: string
  readonly created_at: string
}

export interface LineRow {
  readonly id: string
  readonly invoice_id: string
  readonly position: number
  readonly kind: string
  readonly ref_id: string
  readonly learner_id: string | null
  readonly description: string
  readonly amount_minor: bigint
}

export const invoiceColumns =
  sql.raw(`i.id, i.number, i.payer_id, i.currency, i.total_minor, i.balance_minor, i.status, i.issued_at, i.due_at,
  i.paid_at, i.voided_at, i.void_reason, i.notes, i.created_at`)

/**
 * Which invoices the actor finds: all (null); or own ones and those whose every line is for a learner that he may
 * pay for.
 */
export type InvoiceScope = { readonly userId: string; readonly payableLearners: readonly string[] } | null

/** The scope as a condition on `invoices i`. */
export function invoiceInScope(scope: InvoiceScope): RawBuilder<boolean> {
  if (scope === null) return sql<boolean>`true`
  const learners = sql`${[...scope.payableLearners]}::uuid[]`
  return sql<boolean>`(i.payer_id = ${scope.userId} OR (
    EXISTS (SELECT 1 FROM billing.invoice_lines l WHERE l.invoice_id = i.id AND l.learner_id = ANY(${learners}))
    AND NOT EXISTS (SELECT 1 FROM billing.invoice_lines l WHERE l.invoice_id = i.id AND (l.learner_id IS NULL OR l.learner_id <> ALL(${learners})))))`
}

export async function findInvoice(
  ctx: Reader,
  id: string,
  scope: InvoiceScope,
  lock?: 'lock',
): Promise<InvoiceRow | undefined> {
  const { rows } = await sql<InvoiceRow>`SELECT ${invoiceColumns} FROM billing.invoices i
    WHERE i.id = ${id} AND ${invoiceInScope(scope)} ${lock ? sql`FOR UPDATE OF i` : sql``}`.execute(ctx.tx)
  return rows[0]
}

export async function invoicesById(ctx: Reader, ids: readonly string[]): Promise<InvoiceRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<InvoiceRow>`SELECT ${invoiceColumns} FROM billing.invoices i WHERE i.id = ANY(${[...ids]}::uuid[])`.execute(
      ctx.tx,
    )
  return rows
}

export async function linesOf(ctx: Reader, invoiceIds: readonly string[]): Promise<LineRow[]> {
  if (invoiceIds.length === 0) return []
  const { rows } =
    await sql<LineRow>`SELECT id, invoice_id, position, kind, ref_id, learner_id, description, amount_minor
    FROM billing.invoice_lines WHERE invoice_id = ANY(${[...invoiceIds]}::uuid[]) ORDER BY invoice_id, position`.execute(
      ctx.tx,
    )
  return rows
}

export interface LineInvoiceRow {
  readonly ref_id: string
  readonly invoice_id: string
  readonly number: string
  readonly status: InvoiceStatus
  readonly currency: string
  readonly balance_minor: bigint
  readonly due_at: string | null
}

/** The newest invoice, void ones last, that bills each of these things. */
export async function invoicesOfLines(
  ctx: Reader,
  kind: string,
  refIds: readonly string[],
): Promise<LineInvoiceRow[]> {
  if (refIds.length === 0) return []
  const { rows } =
    await sql<LineInvoiceRow>`SELECT DISTINCT ON (l.ref_id) l.ref_id, i.id AS invoice_id, i.number, i.status, i.currency, i.balance_minor, i.due_at
    FROM billing.invoice_lines l JOIN billing.invoices i ON i.id = l.invoice_id
    WHERE l.kind = ${kind} AND l.ref_id = ANY(${[...refIds]}::uuid[])
    ORDER BY l.ref_id, (i.status = 'void'), i.issued_at DESC`.execute(ctx.tx)
  return rows
}

/** The next number of the series; its row stays locked until commit, so numbers have no gaps. */
export async function nextNumber(ctx: Context, series: string, year: number): Promise<number> {
  const { rows } = await sql<{
    last: number
  }>`INSERT INTO billing.number_series AS s (series, year, last) VALUES (${series}, ${year}, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1 RETURNING last`.execute(ctx.tx)
  return rows[0]?.last ?? 1
}

export interface NewInvoice {
  readonly id: string
  readonly number: string
  readonly year: number
  readonly n: number
  readonly payerId: string
  readonly currency: string
  readonly total: bigint
  readonly dueAt: Temporal.Instant
  readonly notes: string
  readonly isDemo: boolean
  readonly lines: readonly {
    id: string
    kind: string
    ref_id: string
    learner_id: string | null
    description: string
    amount_minor: string
  }[]
}

export async function insertInvoice(ctx: Context, invoice: NewInvoice): Promise<void> {
  const at = timestamp(ctx.now)
  await sql`WITH invoice AS (
      INSERT INTO billing.invoices (id, number, series_year, series_number, payer_id, currency, total_minor, status, issued_at, due_at, notes, created_by, created_at, is_demo)
      VALUES (${invoice.id}, ${invoice.number}, ${invoice.year}, ${invoice.n}, ${invoice.payerId}, ${invoice.currency}, ${invoice.total}, 'unpaid',
        ${at}, ${timestamp(invoice.dueAt)}, ${invoice.notes}, ${ctx.actor.userId}, ${at}, ${invoice.isDemo}) RETURNING id)
    INSERT INTO billing.invoice_lines (id, invoice_id, position, kind, ref_id, learner_id, description, amount_minor)
    SELECT l.id, invoice.id, l.n, l.kind, l.ref_id, l.learner_id, l.description, l.amount_minor
    FROM invoice, ROWS FROM (jsonb_to_recordset(${JSON.stringify(invoice.lines)}::jsonb)
      AS (id uuid, kind text, ref_id uuid, learner_id uuid, description text, amount_minor bigint)) WITH ORDINALITY
      AS l (id, kind, ref_id, learner_id, description, amount_minor, n)`.execute(ctx.tx)
}

/** The balance as the ledger's trigger left it, and how many receipts wait; for an invoice that is locked. */
export async function standing(
  ctx: Reader,
  invoiceId: string,
): Promise<{ balance: bigint; waiting: number }> {
  const { rows } = await sql<{ balance: bigint; waiting: number }>`SELECT i.balance_minor AS balance,
      (SELECT count(*)::int FROM billing.payments p WHERE p.invoice_id = i.id AND p.status = 'pending') AS waiting
    FROM billing.invoices i WHERE i.id = ${invoiceId}`.execute(ctx.tx)
  return rows[0] ?? { balance: 0n, waiting: 0 }
}

export async function writeStatus(ctx: Context, invoiceId: string, status: InvoiceStatus): Promise<void> {
  await sql`UPDATE billing.invoices SET status = ${status}, paid_at = CASE WHEN ${status} = 'paid' THEN ${timestamp(ctx.now)}::timestamptz END
    WHERE id = ${invoiceId}`.execute(ctx.tx)
}

export async function writeVoid(ctx: Context, invoiceId: string, reason: string): Promise<void> {
  await sql`UPDATE billing.invoices SET status = 'void', voided_at = ${timestamp(ctx.now)}, void_reason = ${reason} WHERE id = ${invoiceId}`.execute(
    ctx.tx,
  )
}

export async function issuingTransaction(ctx: Reader, invoiceId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`SELECT id FROM billing.journal_transactions WHERE idempotency_key = ${`issue:${invoiceId}`}`.execute(
    ctx.tx,
  )
  return rows[0]?.id
}

/** What each of these people still owes, by currency, and since when something is due; who owes nothing is absent. */
export async function debtRows(
  ctx: Reader,
  payerIds: readonly string[],
): Promise<{ payer_id: string; currency: string; minor: bigint; first_due: string | null }[]> {
  if (payerIds.length === 0) return []
  const { rows } = await sql<{
    payer_id: string
    currency: string
    minor: bigint
    first_due: string | null
  }>`SELECT payer_id, currency,
      sum(balance_minor)::bigint AS minor, min(due_at) AS first_due
    FROM billing.invoices WHERE payer_id = ANY(${[...payerIds]}::uuid[]) AND status IN ('unpaid', 'pending_review', 'partially_paid')
    GROUP BY payer_id, currency`.execute(ctx.tx)
  return rows
}
