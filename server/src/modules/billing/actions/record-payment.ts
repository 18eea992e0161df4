import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { insertPayment } from '../queries/payments.ts'
import { insertPosting, type AccountName } from '../queries/ledger.ts'
import type { InvoiceRow } from '../queries/invoices.ts'
import { divide, type PaymentMethod } from '../rules.ts'
import { settleInvoice } from './settle-invoice.ts'
import '../events.ts'

/** Where money of a method arrives. Cash lies in the drawer of whoever took it. */
export function moneyAccount(method: PaymentMethod, keeper: string): AccountName {
  if (method === 'cash') return { kind: 'cash_drawer', ownerId: keeper }
  if (method === 'stripe' || method === 'paypal' || method === 'card')
    return { kind: 'gateway_clearing', label: method }
  return { kind: 'bank', label: method }
}

/**
 * Money that is there: posts it to a locked invoice at once and keeps it as an approved payment. Answers its id.
 * The caller has checked the right and the amount.
 */
export async function recordSettled(
  ctx: Context,
  invoice: InvoiceRow,
  money: {
    readonly method: PaymentMethod
    readonly amount: bigint
    readonly from: AccountName
    readonly by: string
    readonly note: string
    readonly isDemo?: boolean
  },
): Promise<string> {
  const id = newId()
  const { settles, credit } = divide(money.amount, invoice.balance_minor)
  const posted = await insertPosting(ctx, {
    key: `payment:${id}`,
    reason: `payment.${money.method}`,
    reference: { kind: 'payment', id },
    currency: invoice.currency,
    legs: [
      { account: money.from, minor: money.amount },
      { account: { kind: 'receivable', ownerId: invoice.payer_id }, minor: -settles, invoiceId: invoice.id },
      { account: { kind: 'customer_credit', ownerId: invoice.payer_id }, minor: -credit },
    ],
  })
  await insertPayment(ctx, {
    id,
    credit,
    invoiceId: invoice.id,
    method: money.method,
    amount: money.amount,
    currency: invoice.currency,
    trackingCode: '',
    trackingKey: '',
    receipt: null,
    paidAt: null,
    note: money.note,
    submittedBy: money.by,
    isDemo: money.isDemo ?? false,
    settled: { transactionId: posted.id },
  })
  await settleInvoice(ctx, invoice)
  await audit(ctx, {
    action: `payment.${money.method}`,
    object: { kind: 'payment', id },
    after: { invoice_id: invoice.id, amount: money.amount, credit },
  })
  await emit(ctx, 'payment.approved', { payment_id: id, invoice_id: invoice.id, payer_id: invoice.payer_id })
  return id
}
