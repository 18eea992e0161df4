import { defineMessages } from '../../i18n/messages.ts'

export const attendanceNavigation = defineMessages({
  attendance: { en: 'Attendance', ar: 'الحضور', fa: 'حضور و غیاب' },
  presence: { en: "Instructors' presence", ar: 'حضور المعلمين', fa: 'حضور مدرسان' },
  shifts: { en: 'Supervision shifts', ar: 'ورديات الإشراف', fa: 'نوبت‌های نظارت' },
  devices: { en: 'Attendance devices', ar: 'أجهزة الحضور', fa: 'دستگاه‌های حضور' },
  jobs: { en: 'Attendance jobs', ar: 'مهام الحضور', fa: 'کارهای شبانهٔ حضور' },
  myPresence: { en: 'My presence', ar: 'حضوري', fa: 'حضور من' },
})
