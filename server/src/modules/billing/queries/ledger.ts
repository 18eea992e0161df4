import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { namingViolations } from './violations.ts'

type Reader = Pick<Context, 'tx'>

export type AccountKind =
  | 'receivable'
  | 'customer_credit'
  | 'deferred_revenue'
  | 'platform_revenue'
  | 'tutor_pending'
  | 'tutor_available'
  | 'fees'
  | 'tax'
  | 'gateway_clearing'
  | 'cash_drawer'
  | 'bank'
  | 'refunds'
  | 'rounding'
export const accountKinds = [
  'receivable',
  'customer_credit',
  'deferred_revenue',
  'platform_revenue',
  'tutor_pending',
  'tutor_available',
  'fees',
  'tax',
  'gateway_clearing',
  'cash_drawer',
  'bank',
  'refunds',
  'rounding',
] as const satisfies readonly AccountKind[]

export interface AccountName {
  readonly kind: AccountKind
  readonly ownerId?: string | null
  readonly label?: string
}

/** One side of a posting: debit positive, credit negative, minor units. */
export interface Leg {
  readonly account: AccountName
  readonly minor: bigint
  readonly invoiceId?: string
}

export interface Posting {
  readonly key: string
  readonly reason: string
  readonly reference: { readonly kind: string; readonly id: string }
  readonly currency: string
  readonly legs: readonly Leg[]
}

/**
 * Writes a transaction with its entries; legs of zero are left out. A key that posted before answers the first transaction.
 * @throws Problem `insufficient_credit` when a wallet would go below zero
 */
export async function insertPosting(ctx: Context, posting: Posting): Promise<{ id: string; fresh: boolean }> {
  const id = newId()
  const legs = posting.legs
    .filter((leg) => leg.minor !== 0n)
    .map((leg) => ({
      entry_id: newId(),
      account_id: newId(),
      kind: leg.account.kind,
      owner_id: leg.account.ownerId ?? null,
      label: leg.account.label ?? '',
      minor: leg.minor.toString(),
      invoice_id: leg.invoiceId ?? null,
    }))
  const written = await namingViolations(() =>
    sql<{ entries: bigint }>`WITH posted AS (
      INSERT INTO billing.journal_transactions (id, idempotency_key, reason, reference_kind, reference_id, actor_id, at)
      VALUES (${id}, ${posting.key}, ${posting.reason}, ${posting.reference.kind}, ${posting.reference.id}, ${ctx.actor.userId}, ${timestamp(ctx.now)})
      ON CONFLICT (idempotency_key) DO NOTHING RETURNING id),
    legs AS (
      SELECT l.entry_id, l.minor, l.invoice_id, billing.account(l.account_id, l.kind, l.owner_id, l.label, ${posting.currency}) AS account_id
      FROM posted, jsonb_to_recordset(${JSON.stringify(legs)}::jsonb)
        AS l (entry_id uuid, account_id uuid, kind text, owner_id uuid, label text, minor bigint, invoice_id uuid)),
    entries AS (
      INSERT INTO billing.journal_entries (id, transaction_id, account_id, currency, amount_minor, invoice_id)
      SELECT entry_id, ${id}::uuid, account_id, ${posting.currency}, minor, invoice_id FROM legs ORDER BY account_id RETURNING 1)
    SELECT count(*) AS entries FROM entries`.execute(ctx.tx),
  )
  if ((written.rows[0]?.entries ?? 0n) > 0n) return { id, fresh: true }
  const first = await sql<{
    id: string
  }>`SELECT id FROM billing.journal_transactions WHERE idempotency_key = ${posting.key}`.execute(ctx.tx)
  return { id: first.rows[0]?.id ?? id, fresh: false }
}

/** Writes the opposite of a transaction, entry by entry; a second undoing answers the first. */
export async function insertReversal(
  ctx: Context,
  transactionId: string,
  reason: string,
): Promise<{ id: string; fresh: boolean }> {
  const id = newId()
  const written = await namingViolations(() =>
    sql<{ entries: bigint }>`WITH posted AS (
      INSERT INTO billing.journal_transactions (id, idempotency_key, reason, reference_kind, reference_id, reverses_id, actor_id, at)
      SELECT ${id}, 'reverse:' || t.id, ${reason}, t.reference_kind, t.reference_id, t.id, ${ctx.actor.userId}, ${timestamp(ctx.now)}
      FROM billing.journal_transactions t WHERE t.id = ${transactionId}
      ON CONFLICT (idempotency_key) DO NOTHING RETURNING id),
    entries AS (
      INSERT INTO billing.journal_entries (id, transaction_id, account_id, currency, amount_minor, invoice_id)
      SELECT gen_random_uuid(), posted.id, e.account_id, e.currency, -e.amount_minor, e.invoice_id
      FROM posted, billing.journal_entries e WHERE e.transaction_id = ${transactionId} ORDER BY e.account_id RETURNING 1)
    SELECT count(*) AS entries FROM entries`.execute(ctx.tx),
  )
  if ((written.rows[0]?.entries ?? 0n) > 0n) return { id, fresh: true }
  const first = await sql<{
    id: string
  }>`SELECT id FROM billing.journal_transactions WHERE reverses_id = ${transactionId}`.execute(ctx.tx)
  return { id: first.rows[0]?.id ?? id, fresh: false }
}

/** What we owe these people, by person and currency; people without credit are absent. */
export async function creditRows(
  ctx: Reader,
  ownerIds: readonly string[],
): Promise<{ owner_id: string; currency: string; minor: bigint }[]> {
  const { rows } = await sql<{
    owner_id: string
    currency: string
    minor: bigint
  }>`SELECT a.owner_id, a.currency, (-sum(b.sum_minor))::bigint AS minor
    FROM billing.accounts a JOIN billing.balances b ON b.account_id = a.id
    WHERE a.kind = 'customer_credit' AND a.owner_id = ANY(${[...ownerIds]}::uuid[])
    GROUP BY a.owner_id, a.currency HAVING sum(b.sum_minor) <> 0`.execute(ctx.tx)
  return rows
}

export interface AccountRow {
  readonly kind: AccountKind
  readonly label: string
  readonly currency: string
  readonly accounts: bigint
  readonly sum_minor: bigint
}

/** The trial balance: sums by kind, label and currency. */
export async function accountRows(ctx: Reader): Promise<AccountRow[]> {
  const { rows } =
    await sql<AccountRow>`SELECT a.kind, a.label, a.currency, count(DISTINCT a.id) AS accounts, coalesce(sum(b.sum_minor), 0)::bigint AS sum_minor
    FROM billing.accounts a LEFT JOIN billing.balances b ON b.account_id = a.id
    GROUP BY a.kind, a.label, a.currency ORDER BY a.currency, a.kind, a.label`.execute(ctx.tx)
  return rows
}

export interface EntryRow {
  readonly id: string
  readonly transaction_id: string
  readonly kind: AccountKind
  readonly owner_id: string | null
  readonly label: string
  readonly currency: string
  readonly amount_minor: bigint
  readonly invoice_id: string | null
  readonly invoice_number: string | null
}

export async function entriesOf(ctx: Reader, transactionIds: readonly string[]): Promise<EntryRow[]> {
  if (transactionIds.length === 0) return []
  const { rows } =
    await sql<EntryRow>`SELECT e.id, e.transaction_id, a.kind, a.owner_id, a.label, e.currency, e.amount_minor, e.invoice_id, i.number AS invoice_number
    FROM billing.journal_entries e JOIN billing.accounts a ON a.id = e.account_id LEFT JOIN billing.invoices i ON i.id = e.invoice_id
    WHERE e.transaction_id = ANY(${[...transactionIds]}::uuid[]) ORDER BY e.transaction_id, e.amount_minor DESC, e.id`.execute(
      ctx.tx,
    )
  return rows
}

export interface LedgerFault {
  readonly fault: string
  readonly object_id: string | null
  readonly detail: string
}

export async function faultRows(ctx: Reader): Promise<LedgerFault[]> {
  const { rows } =
    await sql<LedgerFault>`SELECT fault, object_id, detail FROM billing.ledger_faults() LIMIT 200`.execute(
      ctx.tx,
    )
  return rows
}

export interface CheckRow {
  readonly id: string
  readonly checked_at: string
  readonly transactions: bigint
  readonly entries: bigint
  readonly problems: LedgerFault[]
}

export async function insertCheck(ctx: Context, faults: readonly LedgerFault[]): Promise<CheckRow> {
  const { rows } =
    await sql<CheckRow>`INSERT INTO billing.ledger_checks (id, checked_at, transactions, entries, problems)
    VALUES (${newId()}, ${timestamp(ctx.now)}, (SELECT count(*) FROM billing.journal_transactions), (SELECT count(*) FROM billing.journal_entries),
      ${JSON.stringify(faults)}::jsonb) RETURNING *`.execute(ctx.tx)
  const row = rows[0]
  if (!row) throw new Error('the check was not written')
  return row
}

export async function lastCheck(ctx: Reader): Promise<CheckRow | undefined> {
  const { rows } =
    await sql<CheckRow>`SELECT * FROM billing.ledger_checks ORDER BY checked_at DESC, id DESC LIMIT 1`.execute(
      ctx.tx,
    )
  return rows[0]
}
