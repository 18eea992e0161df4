import { definePermissions } from '#platform/permissions'

/** Attendance's rows of the matrix. Marking ahead of time belongs to the owner alone until the matrix says otherwise. */
export const attendancePermissions = definePermissions([
  {
    key: 'attendance.mark_own',
    label: {
      en: 'Mark attendance in own lectures',
      ar: 'تسجيل الحضور في محاضراته',
      fa: 'ثبت حضور در جلسه‌های خود',
    },
    roles: ['instructor'],
  },
  {
    key: 'attendance.mark_any',
    label: {
      en: 'Mark and correct attendance everywhere, of learners and instructors',
      ar: 'تسجيل وتصحيح حضور المتعلمين والمعلمين في كل المحاضرات',
      fa: 'ثبت و اصلاح حضور فراگیران و مدرسان در همهٔ جلسه‌ها',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'attendance.mark_future',
    label: {
      en: 'Mark lectures that have not begun',
      ar: 'تسجيل حضور محاضرات لم تبدأ',
      fa: 'ثبت حضور جلسه‌هایی که آغاز نشده‌اند',
    },
    roles: [],
  },
  {
    key: 'attendance.view_all',
    label: { en: 'See all attendance', ar: 'رؤية كل الحضور', fa: 'دیدن همهٔ حضورها' },
    roles: ['admin', 'supervisor', 'support', 'financial'],
  },
  {
    key: 'attendance.devices',
    label: { en: 'Manage attendance devices', ar: 'إدارة أجهزة الحضور', fa: 'مدیریت دستگاه‌های حضور' },
    roles: ['admin'],
  },
  {
    key: 'attendance.jobs',
    label: {
      en: 'See and run the nightly attendance jobs',
      ar: 'متابعة مهام الحضور الليلية وتشغيلها',
      fa: 'دیدن و اجرای کارهای شبانهٔ حضور',
    },
    roles: ['admin'],
  },
])
