import { formatAmount } from '#platform/money'
import type { Blocker, PersonHooks } from '#platform/personal'
import { balanceOf } from './face.ts'
import { openInvoicesOf } from './queries/erasure.ts'

/** Money is settled before its person is forgotten: nobody could be asked, or paid, afterwards. */
export const billingPerson: PersonHooks = {
  async blockers(ctx, { users }) {
    const found: Blocker[] = []
    const invoices = await openInvoicesOf(ctx, users)
    if (invoices.length > 0)
      found.push({
        code: 'open_invoices',
        text: {
          en: 'There are invoices that are not settled.',
          ar: 'توجد فواتير غير مسددة.',
          fa: 'فاکتورهای تسویه‌نشده وجود دارد.',
        },
        action: {
          en: 'Pay them, or ask the office to void them.',
          ar: 'سددها أو اطلب من الإدارة إلغاءها.',
          fa: 'آن‌ها را بپردازید یا از دفتر بخواهید باطل کند.',
        },
        things: invoices.map(({ id, number }) => ({ kind: 'invoice', id, label: number })),
      })
    const credit = [...(await balanceOf(ctx, users)).values()].flatMap((standing) => standing.credit)
    if (credit.length > 0)
      found.push({
        code: 'credit_left',
        text: {
          en: 'The centre still owes this person money.',
          ar: 'ما زال للشخص رصيد لدى المركز.',
          fa: 'مرکز هنوز به این فرد بدهکار است.',
        },
        action: {
          en: 'Have the credit paid out, or use it up.',
          ar: 'اطلب صرف الرصيد أو استخدمه.',
          fa: 'اعتبار را پس بگیرید یا مصرف کنید.',
        },
        things: credit.map((money) => ({
          kind: 'credit',
          id: money.currency,
          label: `${formatAmount(money.minor, money.currency)} ${money.currency}`,
        })),
      })
    return found
  },
}
