import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { formatAmount, parseAmount } from '#platform/money'
import { can, userId } from '#platform/permissions'
import { errors } from '../errors.ts'
import { findInvoice } from '../queries/invoices.ts'
import { creditRows } from '../queries/ledger.ts'
import { payableStatuses } from '../rules.ts'
import { invoiceScope } from '../scope.ts'
import { recordSettled } from './record-payment.ts'

/**
 * Pays from the payer's credit: only the payer himself or staff who manage invoices. Without an amount, as much as is
 * owed and there. Answers the payment's id.
 * @throws Problem `not_found`, `permission_denied`, `invoice_not_payable`, `amount_above_balance`, `insufficient_credit`
 */
export async function useCredit(
  ctx: Context,
  invoiceId: string,
  wanted: { readonly amount: string | null },
): Promise<string> {
  const by = userId(ctx)
  const invoice = await findInvoice(ctx, invoiceId, await invoiceScope(ctx), 'lock')
  if (!invoice) throw platformErrors.not_found()
  if (invoice.payer_id !== by && !can(ctx, 'invoices.manage')) throw platformErrors.permission_denied()
  if (!payableStatuses.includes(invoice.status)) throw errors.invoice_not_payable()
  const credit =
    (await creditRows(ctx, [invoice.payer_id])).find((row) => row.currency === invoice.currency)?.minor ?? 0n
  const most = credit < invoice.balance_minor ? credit : invoice.balance_minor
  const amount =
    wanted.amount === null ? most : parseAmount(wanted.amount, invoice.currency, 'amount', { positive: true })
  if (amount > invoice.balance_minor) {
    throw errors.amount_above_balance({
      balance: formatAmount(invoice.balance_minor, invoice.currency),
      currency: invoice.currency,
    })
  }
  if (amount === 0n || amount > credit) throw errors.insufficient_credit()
  return recordSettled(ctx, invoice, {
    method: 'wallet',
    amount,
    from: { kind: 'customer_credit', ownerId: invoice.payer_id },
    by,
    note: '',
  })
}
