import { defineErrors } from '#platform/errors'

/** Refusals about the demo centre. Codes are part of the API. */
export const demoErrors = defineErrors({
  demo_real_money: {
    status: 409,
    en: 'Real invoices or payments stand beside the demo centre, so its books can no longer be removed.',
    ar: 'توجد فواتير أو مدفوعات حقيقية بجانب المركز التجريبي، لذلك لم يعد ممكنا حذف دفاتره.',
    fa: 'فاکتور یا پرداخت واقعی کنار مرکز نمایشی هست؛ دفترهای آن دیگر حذف‌شدنی نیست.',
  },
})
