import type { Page } from 'playwright-core'
import { read, type Cast } from '../../lib/day.ts'
import { field } from '../../lib/look.ts'
import { receiptPicture } from '../../lib/receipt.ts'
import type { Steps } from '../../lib/steps.ts'

/** Staff approve both children at once: two places, one invoice with two lines. */
export async function approveTheFamily(cast: Cast, steps: Steps, owner: Page): Promise<void> {
  await steps.step('the requests desk', owner, async () => {
    await owner.goto('/admin/requests')
    await owner
      .getByRole('button', { name: cast.say({ en: 'Approve 2 children together', ar: 'قبول' }) })
      .first()
      .waitFor()
  })
  await steps.step('both are admitted', owner, async () => {
    await owner
      .getByRole('button', { name: cast.say({ en: 'Approve 2 children together', ar: 'قبول' }) })
      .first()
      .click()
    await owner.getByText(cast.say({ en: 'No request waits', ar: 'لا توجد طلبات منتظرة' })).waitFor()
  })
}

/** A part by transfer: picture, tracking code, amount. Answers the invoice's id. */
export async function sendReceipt(cast: Cast, steps: Steps, parent: Page): Promise<string> {
  await steps.step('my invoices', parent, async () => {
    await parent.goto('/my/invoices')
    await parent.locator('main a[href*="/my/invoices/"]').first().click()
    await parent.waitForURL(/\/my\/invoices\/[0-9a-f-]{36}/)
  })
  const id = parent.url().split('/').at(-1) ?? ''
  await steps.step('a receipt for a part of it', parent, async () => {
    await field(parent, cast.say({ en: 'Amount', ar: 'المبلغ' })).fill('600')
    await field(parent, cast.say({ en: 'Tracking code', ar: 'رقم التتبع' })).fill('TRX-778812')
    await parent
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'receipt.png', mimeType: 'image/png', buffer: receiptPicture })
  })
  await steps.step('the receipt is sent', parent, async () => {
    await parent
      .getByRole('button', { name: cast.say({ en: 'Send to finance', ar: 'إرسال إلى المالية' }) })
      .click()
    await parent
      .getByText(cast.say({ en: 'A receipt is being looked at', ar: 'الإيصال قيد المراجعة' }))
      .first()
      .waitFor()
  })
  return id
}

/** Finance sees picture and invoice beside each other, approves; cash closes the rest. */
export async function settleTheInvoice(
  cast: Cast,
  steps: Steps,
  finance: Page,
  invoiceId: string,
): Promise<void> {
  await steps.step('the receipt beside its invoice', finance, async () => {
    await finance.goto('/admin/receipts')
    await finance.getByText('TRX-778812').first().waitFor()
  })
  await steps.step('the receipt is approved', finance, async () => {
    await finance
      .getByRole('button', { name: cast.say({ en: 'Approve', ar: 'قبول' }) })
      .first()
      .click()
    await finance.getByText(cast.say({ en: 'No receipt waits', ar: 'لا توجد إيصالات منتظرة' })).waitFor()
    await untilInvoiceIs(finance, invoiceId, 'partially_paid')
  })
  await steps.step('the rest in cash', finance, async () => {
    await finance.goto(`/admin/invoices/${invoiceId}`)
    await finance
      .getByRole('button', { name: new RegExp(cast.say({ en: '^Take ', ar: '^تحصيل ' })) })
      .first()
      .click()
    await untilInvoiceIs(finance, invoiceId, 'paid')
  })
}

/** What the screens say follows the books: this looks at the books. */
async function untilInvoiceIs(finance: Page, invoiceId: string, status: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const invoice = await read(finance, `/api/v1/invoices/${invoiceId}/`)
    if (invoice['status'] === status) return
    await finance.waitForTimeout(150)
  }
  throw new Error(`the invoice did not become ${status}`)
}
