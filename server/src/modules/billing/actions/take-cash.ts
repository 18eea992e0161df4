import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { formatAmount, parseAmount } from '#platform/money'
import { demand, userId } from '#platform/permissions'
import { errors } from '../errors.ts'
import { findInvoice, type InvoiceRow } from '../queries/invoices.ts'
import { payableStatuses } from '../rules.ts'
import { moneyAccount, recordSettled } from './record-payment.ts'

/**
 * Cash over the counter: settles at once into the drawer of whoever takes it. More than the rest is refused, change is
 * given by hand. Answers the payment's id.
 * @throws Problem `not_found`, `invoice_not_payable`, `amount_above_balance`
 */
export async function takeCash(
  ctx: Context,
  invoiceId: string,
  cash: { readonly amount: string; readonly note: string },
): Promise<string> {
  demand(ctx, 'payments.take_cash')
  const invoice = await findInvoice(ctx, invoiceId, null, 'lock')
  if (!invoice) throw platformErrors.not_found()
  const amount = parseAmount(cash.amount, invoice.currency, 'amount', { positive: true })
  return settleAtDesk(ctx, invoice, { amount, note: cash.note })
}

/** The same for an invoice that is loaded and locked already. */
export async function settleAtDesk(
  ctx: Context,
  invoice: InvoiceRow,
  cash: { readonly amount: bigint; readonly note: string; readonly isDemo?: boolean },
): Promise<string> {
  if (!payableStatuses.includes(invoice.status)) throw errors.invoice_not_payable()
  if (cash.amount > invoice.balance_minor) {
    throw errors.amount_above_balance({
      balance: formatAmount(invoice.balance_minor, invoice.currency),
      currency: invoice.currency,
    })
  }
  const by = userId(ctx)
  return recordSettled(ctx, invoice, { method: 'cash', from: moneyAccount('cash', by), by, ...cash })
}
