import { definePermissions } from '#platform/permissions'
import { answerTickets, manageTickets } from './policy.ts'

export const ticketPermissions = definePermissions([
  {
    key: answerTickets,
    help: {
      en: 'Work at the support desk: read tickets of all families and reply.',
      ar: 'العمل في مكتب الدعم: قراءة تذاكر كل الأسر والرد عليها.',
      fa: 'کار در میز پشتیبانی: خواندن تیکت‌های همه و پاسخ دادن.',
    },
    label: { en: 'Answer tickets', ar: 'الرد على التذاكر', fa: 'پاسخ به تیکت‌ها' },
    roles: ['admin', 'support'],
  },
  {
    key: manageTickets,
    help: {
      en: 'Set up the desk: topics, office hours, who answers what and how much.',
      ar: 'إعداد المكتب: المواضيع وأوقات العمل ومن يرد على ماذا.',
      fa: 'راه‌اندازی میز: موضوع‌ها، ساعت کار، چه کسی به چه پاسخ می‌دهد.',
    },
    label: {
      en: 'Manage ticket categories and agents',
      ar: 'إدارة تصنيفات التذاكر والموظفين',
      fa: 'مدیریت دسته‌ها و کارشناسان پشتیبانی',
    },
    roles: ['admin'],
  },
])
