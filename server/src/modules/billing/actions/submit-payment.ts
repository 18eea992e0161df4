import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors as platformErrors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import type { UploadedPart } from '#platform/http/route'
import { newId } from '#platform/ids'
import { parseAmount } from '#platform/money'
import { userId } from '#platform/permissions'
import { attachFile, saveUpload } from '#media'
import { errors } from '../errors.ts'
import { findInvoice } from '../queries/invoices.ts'
import { insertPayment } from '../queries/payments.ts'
import { payableStatuses, type OfflineMethod } from '../rules.ts'
import { invoiceScope } from '../scope.ts'
import { trackingKey } from '../tracking.ts'
import { settleInvoice } from './settle-invoice.ts'
import '../events.ts'

export interface Receipt {
  readonly method: OfflineMethod
  /** Decimal text in the invoice's currency. */
  readonly amount: string
  readonly trackingCode: string
  readonly paidAt: string | null
  readonly note: string
  readonly image: UploadedPart | null
}

/**
 * A payer's (or his family's) word that money was sent, with its receipt: waits for finance and moves nothing yet.
 * @throws Problem `not_found`, `invoice_not_payable`, `invalid_input` (amount, receipt or tracking code, date)
 */
export async function submitPayment(ctx: Context, invoiceId: string, receipt: Receipt): Promise<string> {
  const me = userId(ctx)
  const invoice = await findInvoice(ctx, invoiceId, await invoiceScope(ctx), 'lock')
  if (!invoice) throw platformErrors.not_found()
  if (!payableStatuses.includes(invoice.status)) throw errors.invoice_not_payable()
  const amount = parseAmount(receipt.amount, invoice.currency, 'amount', { positive: true })
  refuseFuture(receipt.paidAt, ctx.now)
  const key = trackingKey(receipt.trackingCode)
  if (!receipt.image && key === '') throw invalid('receipt', 'receipt_or_code_required', proofRequired)
  const id = newId()
  const file = receipt.image
    ? await saveUpload(ctx, { part: receipt.image, purpose: 'receipt', field: 'receipt' })
    : null
  await insertPayment(ctx, {
    id,
    amount,
    invoiceId: invoice.id,
    method: receipt.method,
    credit: 0n,
    currency: invoice.currency,
    trackingCode: receipt.trackingCode.trim(),
    trackingKey: key,
    receipt: file ? { id: file.id, sha256: file.sha256 } : null,
    paidAt: receipt.paidAt,
    note: receipt.note,
    submittedBy: me,
    isDemo: false,
    settled: null,
  })
  if (file) await attachFile(ctx, file.id, { kind: 'payment', id })
  await settleInvoice(ctx, invoice)
  await audit(ctx, {
    action: 'payment.submit',
    object: { kind: 'payment', id },
    after: { invoice_id: invoice.id, method: receipt.method, amount },
  })
  await emit(ctx, 'payment.submitted', { payment_id: id, invoice_id: invoice.id, payer_id: invoice.payer_id })
  return id
}

/** A day of grace: phones in other zones and clocks that run ahead. */
function refuseFuture(paidAt: string | null, now: Temporal.Instant): void {
  if (paidAt === null) return
  if (Temporal.Instant.compare(Temporal.Instant.from(paidAt), now.add({ hours: 24 })) > 0) {
    throw invalid('paid_at', 'in_the_future', {
      en: 'This date is in the future.',
      ar: 'هذا التاريخ في المستقبل.',
      fa: 'این تاریخ در آینده است.',
    })
  }
}

const proofRequired = {
  en: 'Add a picture of the receipt or its tracking code.',
  ar: 'أضف صورة الإيصال أو رقم التتبع.',
  fa: 'تصویر رسید یا کد پیگیری آن را اضافه کنید.',
}
