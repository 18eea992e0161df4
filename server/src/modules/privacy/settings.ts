import { defineSettings } from '#platform/settings'
import '#platform/retention'

declare module '#platform/settings' {
  interface Settings {
    'privacy.erasure_wait_days': number
    'privacy.export_days': number
    'privacy.answer_days': number
  }
}

defineSettings([
  {
    key: 'privacy.erasure_wait_days',
    default: 7,
    group: 'privacy',
    input: 'number',
    min: 0,
    max: 30,
    label: {
      en: 'Days before a deletion is carried out',
      ar: 'الأيام قبل تنفيذ الحذف',
      fa: 'روزهای پیش از انجام حذف',
    },
    help: {
      en: 'In these days the person can change their mind.',
      ar: 'يمكن للشخص أن يتراجع خلال هذه الأيام.',
      fa: 'در این روزها فرد می‌تواند منصرف شود.',
    },
  },
  {
    key: 'privacy.export_days',
    default: 7,
    group: 'privacy',
    input: 'number',
    min: 1,
    max: 30,
    label: {
      en: 'Days for which a copy can be downloaded',
      ar: 'الأيام التي يمكن فيها تنزيل النسخة',
      fa: 'روزهایی که رونوشت قابل دریافت است',
    },
  },
  {
    key: 'privacy.answer_days',
    default: 30,
    group: 'privacy',
    input: 'number',
    min: 1,
    max: 90,
    label: {
      en: 'Days within which a request must be answered',
      ar: 'الأيام التي يجب الرد على الطلب خلالها',
      fa: 'روزهایی که باید به درخواست پاسخ داده شود',
    },
    help: {
      en: 'Most laws say 30.',
      ar: 'معظم القوانين تحدد 30 يوما.',
      fa: 'بیشتر قانون‌ها ۳۰ روز می‌گویند.',
    },
  },
])
