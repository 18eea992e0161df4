import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { PaymentFlag, PaymentMethod, PaymentStatus } from '../rules.ts'
import { invoiceInScope, type InvoiceScope } from './invoices.ts'

type Reader = Pick<Context, 'tx'>

export interface PaymentRow {
  readonly id: string
  readonly invoice_id: string
  readonly invoice_number: string
  readonly payer_id: string
  readonly method: PaymentMethod
  readonly amount_minor: bigint
  readonly credit_minor: bigint
  readonly currency: string
  readonly status: PaymentStatus
  readonly tracking_code: string
  readonly receipt_file_id: string | null
  readonly paid_at: string | null
  readonly note: string
  readonly submitted_by: string
  readonly submitted_at: string
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly reason: string | null
  readonly transaction_id: string | null
  readonly flags: PaymentFlag[]
}

// A double is another payment with the same code or picture. One that was rejected counts only when it was somebody
// else's: sending an own rejected receipt again is how mistakes are put right.
export const paymentColumns = sql`p.id, p.invoice_id, i.number AS invoice_number, i.payer_id, p.method, p.amount_minor, p.credit_minor, p.currency, p.status,
  p.tracking_code, p.receipt_file_id, p.paid_at, p.note, p.submitted_by, p.submitted_at, p.decided_by, p.decided_at, p.reason, p.transaction_id,
  array_remove(ARRAY[
    CASE WHEN p.tracking_key <> '' AND EXISTS (SELECT 1 FROM billing.payments o JOIN billing.invoices oi ON oi.id = o.invoice_id
      WHERE o.tracking_key = p.tracking_key AND o.id <> p.id AND (o.status <> 'rejected' OR oi.payer_id <> i.payer_id)) THEN 'same_tracking_code' END,
    CASE WHEN p.receipt_sha256 IS NOT NULL AND EXISTS (SELECT 1 FROM billing.payments o JOIN billing.invoices oi ON oi.id = o.invoice_id
      WHERE o.receipt_sha256 = p.receipt_sha256 AND o.id <> p.id AND (o.status <> 'rejected' OR oi.payer_id <> i.payer_id)) THEN 'same_image' END,
    CASE WHEN p.status = 'pending' AND p.amount_minor > i.balance_minor THEN 'above_balance' END], NULL) AS flags`

const fromPayments = sql`billing.payments p JOIN billing.invoices i ON i.id = p.invoice_id`

export async function findPayment(
  ctx: Reader,
  id: string,
  scope: InvoiceScope,
  lock?: 'lock',
): Promise<PaymentRow | undefined> {
  const { rows } = await sql<PaymentRow>`SELECT ${paymentColumns} FROM ${fromPayments}
    WHERE p.id = ${id} AND ${invoiceInScope(scope)} ${lock ? sql`FOR UPDATE OF p` : sql``}`.execute(ctx.tx)
  return rows[0]
}

export async function paymentsOf(ctx: Reader, invoiceId: string): Promise<PaymentRow[]> {
  const { rows } =
    await sql<PaymentRow>`SELECT ${paymentColumns} FROM ${fromPayments} WHERE p.invoice_id = ${invoiceId} ORDER BY p.submitted_at, p.id`.execute(
      ctx.tx,
    )
  return rows
}

export interface NewPayment {
  readonly id: string
  readonly invoiceId: string
  readonly method: PaymentMethod
  readonly amount: bigint
  readonly credit: bigint
  readonly currency: string
  readonly trackingCode: string
  readonly trackingKey: string
  readonly receipt: { readonly id: string; readonly sha256: Buffer } | null
  readonly paidAt: string | null
  readonly note: string
  readonly submittedBy: string
  readonly isDemo: boolean
  /** Money that was taken and posted at once. */
  readonly settled: { readonly transactionId: string } | null
}

export async function insertPayment(ctx: Context, payment: NewPayment): Promise<void> {
  const at = timestamp(ctx.now)
  const decided = payment.settled ? at : null
  await sql`INSERT INTO billing.payments (id, invoice_id, method, amount_minor, credit_minor, currency, status, tracking_code, tracking_key,
      receipt_file_id, receipt_sha256, paid_at, note, submitted_by, submitted_at, decided_by, decided_at, transaction_id, is_demo)
    VALUES (${payment.id}, ${payment.invoiceId}, ${payment.method}, ${payment.amount}, ${payment.credit}, ${payment.currency},
      ${payment.settled ? 'approved' : 'pending'}, ${payment.trackingCode}, ${payment.trackingKey}, ${payment.receipt?.id ?? null},
      ${payment.receipt?.sha256 ?? null}, ${payment.paidAt}, ${payment.note}, ${payment.submittedBy}, ${at},
      ${payment.settled ? payment.submittedBy : null}, ${decided}, ${payment.settled?.transactionId ?? null}, ${payment.isDemo})`.execute(
    ctx.tx,
  )
}

export async function writeApproval(
  ctx: Context,
  id: string,
  change: { credit: bigint; transactionId: string },
): Promise<void> {
  await sql`UPDATE billing.payments SET status = 'approved', credit_minor = ${change.credit}, transaction_id = ${change.transactionId},
      decided_by = ${ctx.actor.userId}, decided_at = ${timestamp(ctx.now)} WHERE id = ${id}`.execute(ctx.tx)
}

export async function writeRejection(ctx: Context, id: string, reason: string): Promise<void> {
  await sql`UPDATE billing.payments SET status = 'rejected', reason = ${reason}, decided_by = ${ctx.actor.userId}, decided_at = ${timestamp(ctx.now)}
    WHERE id = ${id}`.execute(ctx.tx)
}

export async function writeReversal(
  ctx: Context,
  id: string,
  change: { reason: string; reversalId: string },
): Promise<void> {
  await sql`UPDATE billing.payments SET status = 'reversed', reason = ${change.reason}, reversal_id = ${change.reversalId} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** Other payments with the same code or picture, newest first. */
export async function doublesOf(
  ctx: Reader,
  id: string,
): Promise<
  { id: string; invoice_id: string; invoice_number: string; status: PaymentStatus; submitted_at: string }[]
> {
  const { rows } = await sql<{
    id: string
    invoice_id: string
    invoice_number: string
    status: PaymentStatus
    submitted_at: string
  }>`
    SELECT o.id, o.invoice_id, i.number AS invoice_number, o.status, o.submitted_at
    FROM billing.payments p JOIN billing.payments o ON o.id <> p.id AND (
      (p.tracking_key <> '' AND o.tracking_key = p.tracking_key) OR (p.receipt_sha256 IS NOT NULL AND o.receipt_sha256 = p.receipt_sha256))
    JOIN billing.invoices i ON i.id = o.invoice_id
    WHERE p.id = ${id} ORDER BY o.submitted_at DESC, o.id LIMIT 20`.execute(ctx.tx)
  return rows
}
