import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import { timestamp } from '#platform/time'
import { invoiceStatuses, paymentMethods, paymentStatuses } from '../rules.ts'
import { invoiceColumns, invoiceInScope, type InvoiceRow, type InvoiceScope } from './invoices.ts'
import { accountKinds, type AccountKind } from './ledger.ts'
import { paymentColumns, type PaymentRow } from './payments.ts'

export const invoiceList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    issued_at: sql.ref('t.issued_at'),
    due_at: sql.ref('t.due_at'),
    number: sql.ref('t.number'),
    total: sql.ref('t.total_minor'),
    balance: sql.ref('t.balance_minor'),
  },
  defaultOrdering: '-issued_at',
  tie: sql.ref('t.id'),
  filters: {
    status: filters.choice(sql.ref('t.status'), invoiceStatuses),
    payer: filters.uuid(sql.ref('t.payer_id'), 'Who pays'),
    learner: filters.custom('A learner on one of the lines', (value) =>
      /^[0-9a-f-]{36}$/i.test(value)
        ? sql<boolean>`EXISTS (SELECT 1 FROM billing.invoice_lines fl WHERE fl.invoice_id = t.id AND fl.learner_id::text = lower(${value}))`
        : null,
    ),
    overdue: filters.boolean(sql.ref('t.overdue'), 'Owed after the due date'),
    open: filters.boolean(sql.ref('t.open'), 'Something is left to pay'),
    issued: filters.instant(sql.ref('t.issued_at'), 'When it was issued'),
    due: filters.instant(sql.ref('t.due_at'), 'When it is due'),
  },
}

/** The list's rows as the actor may find them; numbers, payers and learners are searched. */
export function invoiceRowsFor(ctx: Context, scope: InvoiceScope) {
  return ctx.tx
    .selectFrom(
      sql<InvoiceRow>`(SELECT ${invoiceColumns}, i.status IN ('unpaid', 'pending_review', 'partially_paid') AS open,
        i.status IN ('unpaid', 'pending_review', 'partially_paid') AND i.due_at < ${timestamp(ctx.now)} AS overdue,
        platform.fold(coalesce(i.number, '')) || ' ' || u.search_text || ' ' || coalesce((SELECT string_agg(c.search_text, ' ')
          FROM billing.invoice_lines l JOIN people.learner_cards c ON c.id = l.learner_id WHERE l.invoice_id = i.id), '') AS search_text
        FROM billing.invoices i JOIN identity.user_details u ON u.id = i.payer_id WHERE ${invoiceInScope(scope)})`.as(
        't',
      ),
    )
    .selectAll()
}

export const paymentList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    submitted_at: sql.ref('t.submitted_at'),
    amount: sql.ref('t.amount_minor'),
    decided_at: sql.ref('t.decided_at'),
  },
  defaultOrdering: '-submitted_at',
  tie: sql.ref('t.id'),
  filters: {
    status: filters.choice(sql.ref('t.status'), paymentStatuses),
    method: filters.choice(sql.ref('t.method'), paymentMethods),
    invoice: filters.uuid(sql.ref('t.invoice_id'), 'Payments of one invoice'),
    payer: filters.uuid(sql.ref('t.payer_id'), 'Who pays'),
    submitted: filters.instant(sql.ref('t.submitted_at'), 'When it was handed in'),
    decided: filters.instant(sql.ref('t.decided_at'), 'When it was decided'),
  },
}

/** For staff: what looks odd can be filtered too. */
export const paymentReviewList: ListSpec = {
  ...paymentList,
  filters: {
    ...paymentList.filters,
    flagged: filters.boolean(sql`(cardinality(t.flags) > 0)`, 'Something looks odd'),
  },
}

export function paymentRowsFor(ctx: Context, scope: InvoiceScope) {
  return ctx.tx
    .selectFrom(
      sql<PaymentRow>`(SELECT ${paymentColumns}, platform.fold(i.number || ' ' || p.tracking_code) || ' ' || p.tracking_key || ' ' || u.search_text AS search_text
        FROM billing.payments p JOIN billing.invoices i ON i.id = p.invoice_id JOIN identity.user_details u ON u.id = i.payer_id
        WHERE ${invoiceInScope(scope)})`.as('t'),
    )
    .selectAll()
}

export interface TransactionRow {
  readonly id: string
  readonly at: string
  readonly reason: string
  readonly reference_kind: string
  readonly reference_id: string
  readonly reverses_id: string | null
  readonly actor_id: string | null
}

const account = (value: string): value is AccountKind => accountKinds.some((kind) => kind === value)

export const ledgerList: ListSpec = {
  ordering: { at: sql.ref('t.position') },
  defaultOrdering: '-at',
  tie: sql.ref('t.id'),
  filters: {
    at: filters.instant(sql.ref('t.at'), 'When it was posted'),
    reason: filters.custom(
      'Why it was posted, such as `invoice.issue`',
      (value) => sql<boolean>`t.reason = ${value}`,
    ),
    reference: filters.uuid(sql.ref('t.reference_id'), 'What it is about'),
    invoice: filters.custom('Transactions that touch an invoice', (value) =>
      /^[0-9a-f-]{36}$/i.test(value)
        ? sql<boolean>`EXISTS (SELECT 1 FROM billing.journal_entries fe WHERE fe.transaction_id = t.id AND fe.invoice_id = ${value}::uuid)`
        : null,
    ),
    account: filters.custom('Transactions that touch an account of this kind', (value) =>
      account(value)
        ? sql<boolean>`EXISTS (SELECT 1 FROM billing.journal_entries fe JOIN billing.accounts fa ON fa.id = fe.account_id WHERE fe.transaction_id = t.id AND fa.kind = ${value})`
        : null,
    ),
  },
}

export function transactionRows(ctx: Context) {
  return ctx.tx
    .selectFrom(sql<TransactionRow>`(SELECT * FROM billing.journal_transactions)`.as('t'))
    .selectAll()
}
