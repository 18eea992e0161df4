import { defineSettings } from '#platform/settings'

declare module '#platform/settings' {
  interface Settings {
    'imports.keep_days': number
    'imports.invitations_a_minute': number
  }
}

export const importSettings = defineSettings([
  {
    key: 'imports.keep_days',
    default: 30,
    group: 'imports',
    input: 'number',
    min: 1,
    max: 365,
    label: {
      en: 'Days that imported files are kept',
      ar: 'عدد أيام الاحتفاظ بملفات الاستيراد',
      fa: 'روزهای نگهداری پرونده‌های واردشده',
    },
    help: {
      en: 'So long an import can be undone',
      ar: 'خلالها يمكن التراجع عن الاستيراد',
      fa: 'تا آن زمان می‌توان ورود را برگرداند',
    },
  },
  {
    key: 'imports.invitations_a_minute',
    default: 20,
    group: 'imports',
    input: 'number',
    min: 1,
    max: 600,
    label: {
      en: 'Invitations by SMS a minute after an import',
      ar: 'عدد رسائل الدعوة في الدقيقة بعد الاستيراد',
      fa: 'شمار پیامک‌های دعوت در دقیقه پس از ورود',
    },
  },
])
