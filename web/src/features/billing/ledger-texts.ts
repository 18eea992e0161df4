import { defineMessages } from '../../i18n/index.ts'

/** Accounts of the books and why something was posted. */
export const accountTexts = defineMessages({
  receivable: { en: 'Owed by families', ar: 'مستحق على الأسر', fa: 'طلب از خانواده‌ها' },
  customer_credit: { en: 'Credit of families', ar: 'أرصدة الأسر', fa: 'اعتبار خانواده‌ها' },
  deferred_revenue: { en: 'Deferred revenue', ar: 'إيرادات مؤجلة', fa: 'درآمد پیش‌دریافت' },
  platform_revenue: { en: 'Revenue', ar: 'الإيرادات', fa: 'درآمد' },
  tutor_pending: { en: 'Tutors, pending', ar: 'المدرسون، معلق', fa: 'معلمان، در انتظار' },
  tutor_available: { en: 'Tutors, available', ar: 'المدرسون، متاح', fa: 'معلمان، در دسترس' },
  fees: { en: 'Fees', ar: 'الرسوم', fa: 'کارمزد' },
  tax: { en: 'Tax', ar: 'الضرائب', fa: 'مالیات' },
  gateway_clearing: { en: 'Gateways', ar: 'بوابات الدفع', fa: 'درگاه‌ها' },
  cash_drawer: { en: 'Cash drawer', ar: 'درج النقدية', fa: 'صندوق نقدی' },
  bank: { en: 'Bank', ar: 'البنك', fa: 'بانک' },
  refunds: { en: 'Refunds', ar: 'المستردات', fa: 'بازپرداخت‌ها' },
  rounding: { en: 'Rounding', ar: 'فروق التقريب', fa: 'گرد کردن' },
  invoiceIssued: { en: 'Invoice issued', ar: 'إصدار فاتورة', fa: 'صدور فاکتور' },
  invoiceVoided: { en: 'Invoice voided', ar: 'إلغاء فاتورة', fa: 'ابطال فاکتور' },
  paymentPosted: { en: 'Payment', ar: 'دفعة', fa: 'پرداخت' },
  paymentReversed: { en: 'Payment reversed', ar: 'عكس دفعة', fa: 'برگشت پرداخت' },
  creditUsed: { en: 'Paid from credit', ar: 'دفع من الرصيد', fa: 'پرداخت از اعتبار' },
})
