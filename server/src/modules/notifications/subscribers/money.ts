import { invoiceRows, rejectionReason } from '#billing'
import { usersWithPermission } from '#identity'
import type { Context } from '#platform/context'
import { subscriber } from '#platform/jobs'
import { formatAmount } from '#platform/money'
import { notify } from '../actions/notify.ts'
import type { Params } from '../values.ts'
import { userName } from './names.ts'

/** Bills and decisions go to the payer, receipts to finance. */
export const moneySubscribers = [
  subscriber({
    name: 'notifications.invoice-issued',
    event: 'invoice.issued',
    run: async (ctx, event) => {
      const params = await invoiceParams(ctx, event.data.invoice_id)
      if (!params) return
      await notify(ctx, {
        eventId: event.id,
        type: 'invoice_issued',
        userIds: [event.data.payer_id],
        params,
        link: { kind: 'invoice', id: event.data.invoice_id },
      })
    },
  }),
  subscriber({
    name: 'notifications.payment-submitted',
    event: 'payment.submitted',
    run: async (ctx, event) => {
      const params = await invoiceParams(ctx, event.data.invoice_id)
      if (!params) return
      const reviewers = await usersWithPermission(ctx, 'payments.review')
      await notify(ctx, {
        eventId: event.id,
        type: 'payment_submitted',
        userIds: reviewers.filter((id) => id !== event.actorId),
        params: { ...params, payer: await userName(ctx, event.data.payer_id) },
        link: { kind: 'payment_review', id: event.data.payment_id },
      })
    },
  }),
  subscriber({
    name: 'notifications.payment-approved',
    event: 'payment.approved',
    run: (ctx, event) => tellPayer(ctx, event, 'payment_approved'),
  }),
  subscriber({
    name: 'notifications.payment-rejected',
    event: 'payment.rejected',
    run: async (ctx, event) => {
      const reason = await rejectionReason(ctx, event.data.payment_id)
      await tellPayer(ctx, event, 'payment_rejected', { reason: reason.slice(0, longestReason) })
    },
  }),
]

/** A text message has little room; the invoice shows the reason whole. */
const longestReason = 160

interface Decided {
  readonly id: string
  readonly data: { readonly invoice_id: string; readonly payer_id: string }
}

async function tellPayer(
  ctx: Context,
  event: Decided,
  type: 'payment_approved' | 'payment_rejected',
  more: Params = {},
): Promise<void> {
  const params = await invoiceParams(ctx, event.data.invoice_id)
  if (!params) return
  await notify(ctx, {
    eventId: event.id,
    type,
    userIds: [event.data.payer_id],
    params: { ...params, ...more },
    link: { kind: 'invoice', id: event.data.invoice_id },
  })
}

async function invoiceParams(ctx: Context, id: string): Promise<Params | null> {
  const invoice = (await invoiceRows(ctx, [id])).get(id)
  if (!invoice) return null
  const { currency } = invoice
  return {
    number: invoice.number ?? '',
    amount: { money: formatAmount(invoice.total_minor, currency), currency },
    balance: { money: formatAmount(invoice.balance_minor, currency), currency },
  }
}
