import type { Context } from '#platform/context'
import type { Money } from '#platform/money'
import type { LineKind } from './ports.ts'
import {
  debtRows,
  findInvoice,
  invoicesById,
  invoicesOfLines,
  type InvoiceRow,
  type LineInvoiceRow,
} from './queries/invoices.ts'
import { findPayment } from './queries/payments.ts'
import { creditRows } from './queries/ledger.ts'

type Reader = Pick<Context, 'tx'>

/** The newest invoice (void ones only when there is no other) that bills each thing; unbilled ones are absent. */
export async function invoiceOfLine(
  ctx: Reader,
  kind: LineKind,
  refIds: readonly string[],
): Promise<Map<string, LineInvoiceRow>> {
  return new Map((await invoicesOfLines(ctx, kind, refIds)).map((row) => [row.ref_id, row]))
}

/** Invoices by id, whoever asks; unknown ids are absent. */
export async function invoiceRows(ctx: Reader, ids: readonly string[]): Promise<Map<string, InvoiceRow>> {
  return new Map((await invoicesById(ctx, ids)).map((row) => [row.id, row]))
}

/** Why finance did not accept a payment; '' when it did. */
export async function rejectionReason(ctx: Reader, paymentId: string): Promise<string> {
  return (await findPayment(ctx, paymentId, null))?.reason ?? ''
}

export interface Standing {
  /** What is left to pay on open invoices, one amount a currency. */
  readonly owes: readonly Money[]
  readonly overdue: boolean
  /** What the centre owes the person. */
  readonly credit: readonly Money[]
}

/** What each of these payers owes and has; everybody asked for is in the answer. */
export async function balanceOf(
  ctx: Pick<Context, 'tx' | 'now'>,
  payerIds: readonly string[],
): Promise<Map<string, Standing>> {
  const debts = Map.groupBy(await debtRows(ctx, payerIds), (row) => row.payer_id)
  const credits = Map.groupBy(await creditRows(ctx, payerIds), (row) => row.owner_id)
  return new Map(
    payerIds.map((id) => [
      id,
      {
        owes: (debts.get(id) ?? []).map(({ minor, currency }) => ({ minor, currency })),
        overdue: (debts.get(id) ?? []).some(
          (row) =>
            row.first_due !== null &&
            Temporal.Instant.compare(Temporal.Instant.from(row.first_due), ctx.now) < 0,
        ),
        credit: (credits.get(id) ?? []).map(({ minor, currency }) => ({ minor, currency })),
      },
    ]),
  )
}

/** An invoice locked for the rest of the transaction. The caller answers for the right to it. */
export async function lockInvoice(ctx: Context, id: string): Promise<InvoiceRow | undefined> {
  return findInvoice(ctx, id, null, 'lock')
}
