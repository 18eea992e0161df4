import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Money } from '#platform/money'
import { timestamp } from '#platform/time'

interface Sum {
  readonly currency: string
  readonly minor: string
}

/** What finance has before it today. */
export interface DeskFigures {
  readonly waiting: {
    readonly count: number
    readonly oldest: string | null
    readonly amounts: readonly Money[]
  }
  /** Overdue are those for which the family still has to act. */
  readonly open: { readonly count: number; readonly overdue: number; readonly amounts: readonly Money[] }
  /** Cash taken since `dayStart`. */
  readonly cash: { readonly count: number; readonly amounts: readonly Money[] }
}

/** Receipts that wait, invoices that are open, cash since the day began: one statement. */
export async function deskFigures(
  ctx: Pick<Context, 'tx' | 'now'>,
  dayStart: Temporal.Instant,
): Promise<DeskFigures> {
  const { rows } = await sql<{
    waiting: bigint
    oldest: string | null
    waiting_sums: Sum[]
    open: bigint
    overdue: bigint
    open_sums: Sum[]
    cash: bigint
    cash_sums: Sum[]
  }>`
    WITH waiting AS (SELECT amount_minor AS minor, currency, submitted_at FROM billing.payments WHERE status = 'pending'),
      open AS (SELECT balance_minor AS minor, currency, due_at, status FROM billing.invoices WHERE status IN ('unpaid', 'pending_review', 'partially_paid')),
      cash AS (SELECT amount_minor AS minor, currency FROM billing.payments
        WHERE method = 'cash' AND status = 'approved' AND submitted_at >= ${timestamp(dayStart)})
    SELECT (SELECT count(*) FROM waiting) AS waiting, (SELECT min(submitted_at) FROM waiting) AS oldest,
      (SELECT count(*) FROM open) AS open, (SELECT count(*) FROM open WHERE due_at < ${timestamp(ctx.now)} AND status <> 'pending_review') AS overdue, (SELECT count(*) FROM cash) AS cash,
      (SELECT coalesce(json_agg(s), '[]') FROM (SELECT currency, sum(minor)::text AS minor FROM waiting GROUP BY currency ORDER BY currency) s) AS waiting_sums,
      (SELECT coalesce(json_agg(s), '[]') FROM (SELECT currency, sum(minor)::text AS minor FROM open GROUP BY currency ORDER BY currency) s) AS open_sums,
      (SELECT coalesce(json_agg(s), '[]') FROM (SELECT currency, sum(minor)::text AS minor FROM cash GROUP BY currency ORDER BY currency) s) AS cash_sums`.execute(
    ctx.tx,
  )
  const [row] = rows
  return {
    waiting: {
      count: Number(row?.waiting ?? 0),
      oldest: row?.oldest ?? null,
      amounts: amountsOf(row?.waiting_sums),
    },
    open: {
      count: Number(row?.open ?? 0),
      overdue: Number(row?.overdue ?? 0),
      amounts: amountsOf(row?.open_sums),
    },
    cash: { count: Number(row?.cash ?? 0), amounts: amountsOf(row?.cash_sums) },
  }
}

function amountsOf(sums: readonly Sum[] | undefined): Money[] {
  return (sums ?? []).map(({ currency, minor }) => ({ currency, minor: BigInt(minor) }))
}

export interface Takings {
  /** Whole weeks since `from`, 0 first. */
  readonly week: number
  readonly currency: string
  readonly minor: bigint
}

/** Money that came in, by weeks of seven days from a local date of the centre. */
export async function takingsByWeek(
  ctx: Pick<Context, 'tx'>,
  from: Temporal.PlainDate,
  zone: string,
): Promise<Takings[]> {
  const { rows } =
    await sql<Takings>`SELECT ((decided_at AT TIME ZONE ${zone})::date - ${from.toString()}::date) / 7 AS week, currency, sum(amount_minor)::bigint AS minor
    FROM billing.payments WHERE status = 'approved' AND (decided_at AT TIME ZONE ${zone})::date >= ${from.toString()}::date
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(ctx.tx)
  return rows
}

/** Money that came in since a moment, by currency. */
export async function takingsSince(ctx: Pick<Context, 'tx'>, from: Temporal.Instant): Promise<Money[]> {
  const { rows } = await sql<Money>`SELECT currency, sum(amount_minor)::bigint AS minor FROM billing.payments
    WHERE status = 'approved' AND decided_at >= ${timestamp(from)} GROUP BY currency ORDER BY currency`.execute(
    ctx.tx,
  )
  return rows
}

export interface OwedInvoice {
  readonly id: string
  readonly number: string
  readonly payer_id: string
  readonly status: string
  readonly currency: string
  readonly balance_minor: bigint
  readonly due_at: string | null
}

/** What these people still have to pay, the earliest due first. */
export async function owedInvoices(
  ctx: Pick<Context, 'tx'>,
  payerIds: readonly string[],
): Promise<OwedInvoice[]> {
  const { rows } =
    await sql<OwedInvoice>`SELECT id, number, payer_id, status, currency, balance_minor, due_at FROM billing.invoices
    WHERE payer_id = ANY(${[...payerIds]}::uuid[]) AND status IN ('unpaid', 'pending_review', 'partially_paid')
    ORDER BY due_at NULLS LAST, id LIMIT 20`.execute(ctx.tx)
  return rows
}

/** Invoices by number or payer id, newest first. */
export async function invoicesLike(
  ctx: Pick<Context, 'tx'>,
  pattern: string,
  limit: number,
): Promise<OwedInvoice[]> {
  const { rows } =
    await sql<OwedInvoice>`SELECT id, number, payer_id, status, currency, balance_minor, due_at FROM billing.invoices
    WHERE lower(number) LIKE ${pattern} ORDER BY issued_at DESC NULLS LAST, id LIMIT ${limit}`.execute(ctx.tx)
  return rows
}
