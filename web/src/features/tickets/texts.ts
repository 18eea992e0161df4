import { defineMessages } from '../../i18n/index.ts'

/** Words of tickets that several screens use. */
export const ticketTexts = defineMessages({
  pending: { en: 'Waiting', ar: 'قيد الانتظار', fa: 'در انتظار' },
  reviewing: { en: 'In progress', ar: 'قيد المراجعة', fa: 'در حال بررسی' },
  answered: { en: 'Answered', ar: 'تم الرد', fa: 'پاسخ داده شده' },
  waiting_customer: { en: 'Waits for you', ar: 'بانتظار ردك', fa: 'منتظر شما' },
  waitingForClient: { en: 'Waits for the customer', ar: 'بانتظار العميل', fa: 'منتظر مشتری' },
  closed: { en: 'Closed', ar: 'مغلقة', fa: 'بسته' },
  low: { en: 'Low', ar: 'منخفضة', fa: 'کم' },
  medium: { en: 'Normal', ar: 'عادية', fa: 'معمولی' },
  high: { en: 'High', ar: 'عالية', fa: 'بالا' },
  urgent: { en: 'Urgent', ar: 'عاجلة', fa: 'فوری' },
  status: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  priority: { en: 'Priority', ar: 'الأولوية', fa: 'اولویت' },
  category: { en: 'Category', ar: 'التصنيف', fa: 'دسته' },
  noCategory: { en: 'No category', ar: 'بلا تصنيف', fa: 'بدون دسته' },
  number: { en: 'No. {number}', ar: 'رقم {number}', fa: 'شمارهٔ {number}' },
  unread: {
    en: '{count, plural, one {# new message} other {# new messages}}',
    ar: '{count, plural, zero {لا رسائل جديدة} one {رسالة جديدة} two {رسالتان جديدتان} few {# رسائل جديدة} many {# رسالة جديدة} other {# رسالة جديدة}}',
    fa: '{count, plural, one {# پیام تازه} other {# پیام تازه}}',
  },
  close: { en: 'Close the ticket', ar: 'إغلاق التذكرة', fa: 'بستن تیکت' },
  reopen: { en: 'Open it again', ar: 'إعادة فتحها', fa: 'باز کردن دوباره' },
  follows: { en: 'Follows no. {number}', ar: 'تتبع رقم {number}', fa: 'در پی شمارهٔ {number}' },
})

/** Entries of the menu. */
export const ticketNavigation = defineMessages({
  myTickets: { en: 'Help', ar: 'المساعدة', fa: 'پشتیبانی' },
  desk: { en: 'Support desk', ar: 'مكتب الدعم', fa: 'میز پشتیبانی' },
  categories: { en: 'Ticket categories', ar: 'تصنيفات التذاكر', fa: 'دسته‌های تیکت' },
  cannedReplies: { en: 'Ready answers', ar: 'ردود جاهزة', fa: 'پاسخ‌های آماده' },
})
