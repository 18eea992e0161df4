import { defineSettings } from '#platform/settings'

declare module '#platform/settings' {
  interface Settings {
    'notifications.quiet_from': string
    'notifications.quiet_to': string
    'notifications.absence_delay_minutes': number
  }
}

defineSettings([
  {
    key: 'notifications.quiet_from',
    default: '22:00',
    group: 'notifications',
    input: 'text',
    label: { en: 'No text messages from', ar: 'لا رسائل نصية من', fa: 'بدون پیامک از' },
    help: { en: 'Wall clock of the reader, HH:MM', ar: 'بتوقيت القارئ، HH:MM', fa: 'به وقت خواننده، HH:MM' },
  },
  {
    key: 'notifications.quiet_to',
    default: '08:00',
    group: 'notifications',
    input: 'text',
    label: { en: 'No text messages until', ar: 'لا رسائل نصية حتى', fa: 'بدون پیامک تا' },
  },
  {
    key: 'notifications.absence_delay_minutes',
    default: 10,
    group: 'notifications',
    input: 'number',
    min: 0,
    max: 240,
    label: {
      en: 'Minutes until an absence is mailed and texted',
      ar: 'دقائق قبل إرسال إشعار الغياب',
      fa: 'دقیقه‌ها تا فرستادن خبر غیبت',
    },
    help: {
      en: 'A mark that was a slip of the finger can be taken back meanwhile',
      ar: 'يمكن خلالها تصحيح علامة خاطئة',
      fa: 'در این مدت می‌توان علامت اشتباه را برگرداند',
    },
  },
])
