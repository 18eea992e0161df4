import { defineMessages } from '../../i18n/messages.ts'

/** Names of the screens, apart from the other texts because the menu is loaded at the start. */
export const billingNavigation = defineMessages({
  myInvoices: { en: 'My invoices', ar: 'فواتيري', fa: 'فاکتورهای من' },
  review: { en: 'Receipts', ar: 'إيصالات للمراجعة', fa: 'رسیدها' },
  invoices: { en: 'Invoices', ar: 'الفواتير', fa: 'فاکتورها' },
  ledger: { en: 'Ledger', ar: 'دفتر الأستاذ', fa: 'دفتر کل' },
})
