import { defineSettings } from '#platform/settings'

declare module '#platform/settings' {
  interface Settings {
    'attendance.ratings_required': boolean
    'attendance.opens_minutes_before': number
    'attendance.closes_hours_after': number
    'attendance.late_grace_minutes': number
    'attendance.auto_absent_minutes': number
    'attendance.cancel_untaken': boolean
    'attendance.check_in_needs_code': boolean
  }
}

defineSettings([
  {
    key: 'attendance.ratings_required',
    default: true,
    group: 'attendance',
    input: 'boolean',
    label: {
      en: 'A register needs a rating for everybody present',
      ar: 'اعتماد الحضور يتطلب تقييم كل حاضر',
      fa: 'تأیید حضور به نمرهٔ همهٔ حاضران نیاز دارد',
    },
  },
  {
    key: 'attendance.opens_minutes_before',
    default: 30,
    group: 'attendance',
    input: 'number',
    min: 0,
    max: 720,
    label: {
      en: 'Minutes before a lecture from which it can be marked',
      ar: 'الدقائق قبل المحاضرة التي يفتح فيها التسجيل',
      fa: 'دقیقه‌های پیش از جلسه که ثبت باز می‌شود',
    },
  },
  {
    key: 'attendance.closes_hours_after',
    default: 24,
    group: 'attendance',
    input: 'number',
    min: 1,
    max: 720,
    label: {
      en: 'Hours after its start until which an instructor may mark',
      ar: 'الساعات بعد بدء المحاضرة التي يسمح فيها للمعلم بالتسجيل',
      fa: 'ساعت‌های پس از آغاز جلسه که مدرس می‌تواند ثبت کند',
    },
  },
  {
    key: 'attendance.late_grace_minutes',
    default: 20,
    group: 'attendance',
    input: 'number',
    min: 0,
    max: 240,
    label: {
      en: 'Minutes of grace before an instructor counts as late',
      ar: 'دقائق السماح قبل اعتبار المعلم متأخرا',
      fa: 'دقیقه‌های مهلت پیش از دیرکرد مدرس',
    },
  },
  {
    key: 'attendance.auto_absent_minutes',
    default: 60,
    group: 'attendance',
    input: 'number',
    min: 0,
    max: 720,
    label: {
      en: 'Minutes after which an instructor who comes counts as absent',
      ar: 'الدقائق التي يعد بعدها المعلم غائبا',
      fa: 'دقیقه‌هایی که پس از آن مدرس غایب شمرده می‌شود',
    },
  },
  {
    key: 'attendance.cancel_untaken',
    default: false,
    group: 'attendance',
    input: 'boolean',
    label: {
      en: 'Cancel lectures whose attendance nobody took in time',
      ar: 'إلغاء المحاضرات التي لم يسجل حضورها في الوقت المحدد',
      fa: 'لغو جلسه‌هایی که حضورشان به‌موقع ثبت نشد',
    },
  },
  {
    key: 'attendance.check_in_needs_code',
    default: true,
    group: 'attendance',
    input: 'boolean',
    label: {
      en: "Checking in with one's own phone needs the code on the centre's screen",
      ar: 'تسجيل الحضور من الهاتف يتطلب الرمز المعروض في المركز',
      fa: 'ثبت ورود با گوشی خود به کد صفحهٔ مرکز نیاز دارد',
    },
  },
])
