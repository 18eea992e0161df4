import { defineMessages } from '../../i18n/index.ts'

export const notificationNavigation = defineMessages({
  notifications: { en: 'Notifications', ar: 'الإشعارات', fa: 'اعلان‌ها' },
  preferences: { en: 'What reaches you', ar: 'ما يصلك', fa: 'چه چیزی به شما برسد' },
  broadcasts: { en: 'Announcements', ar: 'الإعلانات', fa: 'اطلاعیه‌ها' },
  outbox: { en: 'Outbox', ar: 'الرسائل الصادرة', fa: 'پیام‌های فرستاده' },
})

export const categoryTexts = defineMessages({
  enrollment: { en: 'Places and requests', ar: 'التسجيل والطلبات', fa: 'ثبت‌نام و درخواست' },
  payment: { en: 'Invoices and payments', ar: 'الفواتير والمدفوعات', fa: 'صورت‌حساب و پرداخت' },
  refund: { en: 'Refunds', ar: 'الاسترداد', fa: 'بازپرداخت' },
  attendance: { en: 'Attendance', ar: 'الحضور', fa: 'حضور و غیاب' },
  lecture_change: { en: 'Changed lectures', ar: 'تغييرات المحاضرات', fa: 'تغییر جلسه‌ها' },
  lesson: { en: 'Lessons', ar: 'الدروس', fa: 'درس‌ها' },
  exam: { en: 'Exams', ar: 'الاختبارات', fa: 'آزمون‌ها' },
  booking: { en: 'Bookings', ar: 'الحجوزات', fa: 'رزروها' },
  message: { en: 'Messages', ar: 'الرسائل', fa: 'پیام‌ها' },
  ticket: { en: 'Help and tickets', ar: 'المساعدة والتذاكر', fa: 'پشتیبانی و تیکت' },
  withdrawal: { en: 'Withdrawals', ar: 'السحوبات', fa: 'برداشت‌ها' },
  tutor_approval: { en: 'Tutor approval', ar: 'اعتماد المدرسين', fa: 'تأیید معلمان' },
  reminder: { en: 'Reminders', ar: 'التذكيرات', fa: 'یادآوری‌ها' },
  system: { en: 'From the centre', ar: 'من المركز', fa: 'از مرکز' },
})
