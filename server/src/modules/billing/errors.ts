import { defineErrors } from '#platform/errors'

export const errors = defineErrors({
  invoice_not_payable: {
    status: 409,
    en: 'This invoice takes no payments any more.',
    ar: 'لم تعد هذه الفاتورة تقبل الدفع.',
    fa: 'این فاکتور دیگر پرداختی نمی‌پذیرد.',
  },
  invoice_has_payments: {
    status: 409,
    en: 'This invoice has payments. Reverse or reject them first.',
    ar: 'على هذه الفاتورة مدفوعات. اعكسها أو ارفضها أولا.',
    fa: 'این فاکتور پرداخت دارد. نخست آن‌ها را برگردانید یا رد کنید.',
  },
  own_payment: {
    status: 403,
    en: 'Whoever hands a payment in cannot decide about it. A colleague must.',
    ar: 'من سجل الدفعة لا يمكنه البت فيها. يجب أن يفعل ذلك زميل آخر.',
    fa: 'کسی که پرداخت را ثبت کرده نمی‌تواند دربارهٔ آن تصمیم بگیرد. همکار دیگری باید این کار را بکند.',
  },
  payment_decided: {
    status: 409,
    en: 'This payment was decided already.',
    ar: 'تم البت في هذه الدفعة من قبل.',
    fa: 'دربارهٔ این پرداخت قبلاً تصمیم گرفته شده است.',
  },
  payment_not_approved: {
    status: 409,
    en: 'Only an approved payment can be reversed.',
    ar: 'لا يمكن عكس إلا دفعة مقبولة.',
    fa: 'فقط پرداخت تأییدشده را می‌توان برگرداند.',
  },
  amount_above_balance: {
    status: 409,
    en: 'Only {balance} {currency} is left to pay on this invoice.',
    ar: 'المتبقي على هذه الفاتورة {balance} {currency} فقط.',
    fa: 'ماندهٔ این فاکتور فقط {balance} {currency} است.',
  },
  insufficient_credit: {
    status: 409,
    en: 'The credit is not enough for this.',
    ar: 'الرصيد غير كاف لهذا.',
    fa: 'اعتبار برای این کار کافی نیست.',
  },
})
