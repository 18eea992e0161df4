import type { Template } from './spec.ts'

const openInvoice = { en: 'Open the invoice', ar: 'فتح الفاتورة', fa: 'باز کردن صورت‌حساب' }

export const moneyTemplates = {
  invoice_issued: {
    category: 'payment',
    email: true,
    sms: false,
    button: openInvoice,
    title: {
      en: 'Invoice {number}: {amount}',
      ar: 'فاتورة {number}: {amount}',
      fa: 'صورت‌حساب {number}: {amount}',
    },
    body: {
      en: 'Invoice {number} over {amount} is ready. You can pay it or send a receipt.',
      ar: 'الفاتورة {number} بمبلغ {amount} جاهزة. يمكنك دفعها أو إرسال إيصال.',
      fa: 'صورت‌حساب {number} به مبلغ {amount} آماده است. می‌توانید بپردازید یا رسید بفرستید.',
    },
  },
  payment_submitted: {
    category: 'payment',
    email: false,
    sms: false,
    button: { en: 'Review it', ar: 'مراجعته', fa: 'بررسی' },
    title: {
      en: 'A receipt waits for review',
      ar: 'إيصال بانتظار المراجعة',
      fa: 'رسیدی در انتظار بررسی است',
    },
    body: {
      en: '{payer} sent a receipt for invoice {number}.',
      ar: 'أرسل {payer} إيصالا للفاتورة {number}.',
      fa: '{payer} برای صورت‌حساب {number} رسیدی فرستاد.',
    },
  },
  payment_approved: {
    category: 'payment',
    email: true,
    sms: false,
    button: openInvoice,
    title: {
      en: 'Your payment for invoice {number} is confirmed',
      ar: 'تم تأكيد دفعتك للفاتورة {number}',
      fa: 'پرداخت شما برای صورت‌حساب {number} تأیید شد',
    },
    body: {
      en: 'Thank you. Left to pay: {balance}.',
      ar: 'شكرا لك. المتبقي: {balance}.',
      fa: 'سپاس. باقی‌مانده: {balance}.',
    },
  },
  payment_rejected: {
    category: 'payment',
    email: true,
    sms: true,
    button: openInvoice,
    title: {
      en: 'Your receipt for invoice {number} was not accepted',
      ar: 'لم يُقبل إيصالك للفاتورة {number}',
      fa: 'رسید شما برای صورت‌حساب {number} پذیرفته نشد',
    },
    body: {
      en: '“{reason}” Please send it again. Left to pay: {balance}.',
      ar: '«{reason}» أرسله من جديد من فضلك. المتبقي: {balance}.',
      fa: '«{reason}» لطفاً دوباره بفرستید. باقی‌مانده: {balance}.',
    },
  },
} satisfies Record<string, Template>
