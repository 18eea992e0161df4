import { definePermissions } from '#platform/permissions'
import { answerTickets, manageTickets } from './policy.ts'

export const ticketPermissions = definePermissions([
  {
    key: answerTickets,
    label: { en: 'Answer tickets', ar: 'الرد على التذاكر', fa: 'پاسخ به تیکت‌ها' },
    roles: ['admin', 'support'],
  },
  {
    key: manageTickets,
    label: {
      en: 'Manage ticket categories and agents',
      ar: 'إدارة تصنيفات التذاكر والموظفين',
      fa: 'مدیریت دسته‌ها و کارشناسان پشتیبانی',
    },
    roles: ['admin'],
  },
])
