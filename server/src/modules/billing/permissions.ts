import { definePermissions } from '#platform/permissions'

export const billingPermissions = definePermissions([
  {
    key: 'invoices.view_all',
    help: {
      en: 'See what every family owes and has paid.',
      ar: 'رؤية ما على كل أسرة وما دفعته.',
      fa: 'دیدن بدهی و پرداخت\u200cهای همهٔ خانواده\u200cها.',
    },
    label: {
      en: 'See every invoice and payment',
      ar: 'عرض كل الفواتير والمدفوعات',
      fa: 'دیدن همهٔ فاکتورها و پرداخت‌ها',
    },
    roles: ['admin', 'financial', 'support'],
  },
  {
    key: 'invoices.manage',
    help: {
      en: 'Write invoices and void them. Moves money in the ledger.',
      ar: 'إصدار الفواتير وإلغاؤها، ويؤثر في الدفاتر.',
      fa: 'نوشتن و باطل کردن فاکتور؛ در دفتر کل اثر دارد.',
    },
    label: { en: 'Issue and void invoices', ar: 'إصدار الفواتير وإلغاؤها', fa: 'صدور و ابطال فاکتور' },
    roles: ['admin', 'financial'],
  },
  {
    key: 'payments.review',
    help: {
      en: 'Decide about transfer receipts and take payments back.',
      ar: 'البت في إيصالات التحويل وعكس المدفوعات.',
      fa: 'تصمیم دربارهٔ رسیدهای واریز و برگرداندن پرداخت.',
    },
    label: {
      en: 'Approve, reject and reverse payments',
      ar: 'قبول المدفوعات ورفضها وعكسها',
      fa: 'تأیید، رد و برگشت پرداخت‌ها',
    },
    roles: ['admin', 'financial'],
  },
  {
    key: 'payments.take_cash',
    help: {
      en: 'Write down cash at the front desk; it goes into the drawer of the day.',
      ar: 'تسجيل النقد في الاستقبال ويدخل في درج اليوم.',
      fa: 'ثبت وجه نقد در پذیرش؛ وارد صندوق روز می\u200cشود.',
    },
    label: { en: 'Take cash', ar: 'تحصيل النقد', fa: 'دریافت وجه نقد' },
    roles: ['admin', 'financial'],
  },
  {
    key: 'ledger.view',
    help: {
      en: 'Read accounts, balances and every booking in the books.',
      ar: 'قراءة الحسابات والأرصدة وكل قيد.',
      fa: 'خواندن حساب\u200cها، مانده\u200cها و همهٔ سندها.',
    },
    label: { en: 'See the ledger', ar: 'عرض دفتر الأستاذ', fa: 'دیدن دفتر کل' },
    roles: ['admin', 'financial'],
  },
])
