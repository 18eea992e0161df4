import { definePermissions } from '#platform/permissions'

/** Attendance's rows of the matrix. Marking ahead of time belongs to the owner alone until the matrix says otherwise. */
export const attendancePermissions = definePermissions([
  {
    key: 'attendance.mark_own',
    help: {
      en: 'For instructors: the register of their own lectures, until 24 hours after the end.',
      ar: 'للمعلمين: كشف حضور محاضراتهم حتى 24 ساعة بعد نهايتها.',
      fa: 'برای مدرسان: دفتر حضور جلسه\u200cهای خود تا ۲۴ ساعت پس از پایان.',
    },
    label: {
      en: 'Mark attendance in own lectures',
      ar: 'تسجيل الحضور في محاضراته',
      fa: 'ثبت حضور در جلسه‌های خود',
    },
    roles: ['instructor'],
  },
  {
    key: 'attendance.mark_any',
    help: {
      en: 'Fill in or correct any register of the past.',
      ar: 'تعبئة أو تصحيح أي كشف حضور سابق.',
      fa: 'پر کردن یا اصلاح هر دفتر حضور گذشته.',
    },
    label: {
      en: 'Mark and correct attendance everywhere, of learners and instructors',
      ar: 'تسجيل وتصحيح حضور المتعلمين والمعلمين في كل المحاضرات',
      fa: 'ثبت و اصلاح حضور فراگیران و مدرسان در همهٔ جلسه‌ها',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'attendance.mark_future',
    help: {
      en: 'Normally nobody needs this but the owner.',
      ar: 'لا يحتاجه عادة إلا المالك.',
      fa: 'معمولاً جز مالک کسی به آن نیاز ندارد.',
    },
    label: {
      en: 'Mark lectures that have not begun',
      ar: 'تسجيل حضور محاضرات لم تبدأ',
      fa: 'ثبت حضور جلسه‌هایی که آغاز نشده‌اند',
    },
    roles: [],
  },
  {
    key: 'attendance.view_all',
    help: {
      en: 'Read registers, rates and presence of instructors. Changes nothing.',
      ar: 'قراءة الكشوف والنسب وحضور المعلمين دون تعديل.',
      fa: 'خواندن دفترها، نرخ\u200cها و حضور مدرسان، بدون تغییر.',
    },
    label: { en: 'See all attendance', ar: 'رؤية كل الحضور', fa: 'دیدن همهٔ حضورها' },
    roles: ['admin', 'supervisor', 'support', 'financial'],
  },
  {
    key: 'attendance.devices',
    help: {
      en: 'Register scanners and kiosks and give them keys.',
      ar: 'تسجيل أجهزة القراءة والشاشات ومنحها مفاتيح.',
      fa: 'ثبت دستگاه\u200cها و کیوسک\u200cها و دادن کلید به آن\u200cها.',
    },
    label: { en: 'Manage attendance devices', ar: 'إدارة أجهزة الحضور', fa: 'مدیریت دستگاه‌های حضور' },
    roles: ['admin'],
  },
  {
    key: 'attendance.jobs',
    help: {
      en: 'See what the nightly jobs did and run them again.',
      ar: 'متابعة ما قامت به المهام الليلية وإعادة تشغيلها.',
      fa: 'دیدن نتیجهٔ کارهای شبانه و اجرای دوباره.',
    },
    label: {
      en: 'See and run the nightly attendance jobs',
      ar: 'متابعة مهام الحضور الليلية وتشغيلها',
      fa: 'دیدن و اجرای کارهای شبانهٔ حضور',
    },
    roles: ['admin'],
  },
])
