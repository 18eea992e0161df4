import { defineSettings } from '#platform/settings'

declare module '#platform/settings' {
  interface Settings {
    'identity.code_silent_months': number
  }
}

defineSettings([
  {
    key: 'identity.code_silent_months',
    default: 6,
    group: 'accounts',
    input: 'number',
    min: 1,
    max: 60,
    label: {
      en: 'Months of silence after which a code by SMS alone is not enough',
      ar: 'عدد أشهر الانقطاع التي لا يكفي بعدها رمز الرسالة وحده',
      fa: 'ماه‌های بی‌استفاده‌ماندن که پس از آن کد پیامکی به‌تنهایی کافی نیست',
    },
    help: {
      en: 'Phone numbers are given to other people after a while.',
      ar: 'تُعاد أرقام الهواتف إلى أشخاص آخرين بعد مدة.',
      fa: 'شماره‌های تلفن پس از مدتی به افراد دیگر داده می‌شوند.',
    },
  },
])
