import { defineSettings } from '#platform/settings'

declare module '#platform/settings' {
  interface Settings {
    'billing.due_days': number
    'billing.bank_details': string
    'billing.instapay_details': string
    'billing.vodafone_cash_details': string
  }
}

const help = {
  en: 'Shown to payers who choose this way. Empty: the way is not offered.',
  ar: 'يظهر لمن يختار هذه الطريقة. إن ترك فارغا فلن تعرض الطريقة.',
  fa: 'به کسانی که این روش را برگزینند نشان داده می‌شود. اگر خالی باشد، این روش پیشنهاد نمی‌شود.',
}

defineSettings([
  {
    key: 'billing.due_days',
    default: 7,
    group: 'billing',
    input: 'number',
    min: 0,
    max: 365,
    label: {
      en: 'Days until an invoice is due',
      ar: 'أيام حتى استحقاق الفاتورة',
      fa: 'روز تا سررسید فاکتور',
    },
  },
  {
    key: 'billing.bank_details',
    default: '',
    group: 'billing',
    input: 'text',
    help,
    label: { en: 'Bank account for transfers', ar: 'الحساب البنكي للتحويل', fa: 'حساب بانکی برای واریز' },
  },
  {
    key: 'billing.instapay_details',
    default: '',
    group: 'billing',
    input: 'text',
    help,
    label: { en: 'InstaPay address', ar: 'عنوان إنستاباي', fa: 'نشانی اینستاپی' },
  },
  {
    key: 'billing.vodafone_cash_details',
    default: '',
    group: 'billing',
    input: 'text',
    help,
    label: { en: 'Vodafone Cash number', ar: 'رقم فودافون كاش', fa: 'شمارهٔ ودافون کش' },
  },
])
