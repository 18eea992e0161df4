/** Where an invoice stands. `overdue` is not a status: it follows from the due date. */
export const invoiceStatuses = [
  'draft',
  'unpaid',
  'pending_review',
  'partially_paid',
  'paid',
  'void',
  'refunded',
] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]

export const paymentStatuses = ['pending', 'approved', 'rejected', 'reversed'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

export const paymentMethods = [
  'cash',
  'card',
  'bank_transfer',
  'instapay',
  'vodafone_cash',
  'wallet',
  'stripe',
  'paypal',
  'other',
] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** Methods that a payer reports with a receipt or a tracking code and a person reviews. */
export const offlineMethods = ['bank_transfer', 'instapay', 'vodafone_cash', 'other'] as const
export type OfflineMethod = (typeof offlineMethods)[number]

/** Invoices that still take money. */
export const payableStatuses: readonly InvoiceStatus[] = ['unpaid', 'pending_review', 'partially_paid']

/** The status that follows from what is owed and what waits for review; final ones stay. */
export function invoiceStatus(invoice: {
  readonly status: InvoiceStatus
  readonly total: bigint
  readonly balance: bigint
  readonly waiting: number
}): InvoiceStatus {
  if (invoice.status === 'draft' || invoice.status === 'void' || invoice.status === 'refunded')
    return invoice.status
  if (invoice.balance === 0n) return 'paid'
  if (invoice.waiting > 0) return 'pending_review'
  return invoice.balance < invoice.total ? 'partially_paid' : 'unpaid'
}

export function isOverdue(
  invoice: { readonly status: InvoiceStatus; readonly due_at: string | null },
  now: Temporal.Instant,
): boolean {
  if (invoice.due_at === null || !payableStatuses.includes(invoice.status)) return false
  return Temporal.Instant.compare(Temporal.Instant.from(invoice.due_at), now) < 0
}

/** How an amount divides: what the invoice takes, and what becomes the payer's credit. */
export function divide(
  amount: bigint,
  balance: bigint,
): { readonly settles: bigint; readonly credit: bigint } {
  const settles = amount < balance ? amount : balance
  return { settles, credit: amount - settles }
}

export const paymentFlags = ['same_tracking_code', 'same_image', 'above_balance'] as const
export type PaymentFlag = (typeof paymentFlags)[number]

/** `INV-2026-000041` */
export function invoiceNumber(year: number, n: number): string {
  return `INV-${year}-${String(n).padStart(6, '0')}`
}
