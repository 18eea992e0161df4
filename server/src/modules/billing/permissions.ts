import { definePermissions } from '#platform/permissions'

export const billingPermissions = definePermissions([
  {
    key: 'invoices.view_all',
    label: {
      en: 'See every invoice and payment',
      ar: 'عرض كل الفواتير والمدفوعات',
      fa: 'دیدن همهٔ فاکتورها و پرداخت‌ها',
    },
    roles: ['admin', 'financial', 'support'],
  },
  {
    key: 'invoices.manage',
    label: { en: 'Issue and void invoices', ar: 'إصدار الفواتير وإلغاؤها', fa: 'صدور و ابطال فاکتور' },
    roles: ['admin', 'financial'],
  },
  {
    key: 'payments.review',
    label: {
      en: 'Approve, reject and reverse payments',
      ar: 'قبول المدفوعات ورفضها وعكسها',
      fa: 'تأیید، رد و برگشت پرداخت‌ها',
    },
    roles: ['admin', 'financial'],
  },
  {
    key: 'payments.take_cash',
    label: { en: 'Take cash', ar: 'تحصيل النقد', fa: 'دریافت وجه نقد' },
    roles: ['admin', 'financial'],
  },
  {
    key: 'ledger.view',
    label: { en: 'See the ledger', ar: 'عرض دفتر الأستاذ', fa: 'دیدن دفتر کل' },
    roles: ['admin', 'financial'],
  },
])
