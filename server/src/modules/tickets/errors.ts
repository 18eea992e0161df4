import { defineErrors } from '#platform/errors'

export const ticketErrors = defineErrors({
  ticket_closed: {
    status: 409,
    en: 'This ticket is closed.',
    ar: 'هذه التذكرة مغلقة.',
    fa: 'این تیکت بسته شده است.',
  },
  ticket_not_closed: {
    status: 409,
    en: 'This ticket is not closed.',
    ar: 'هذه التذكرة ليست مغلقة.',
    fa: 'این تیکت بسته نیست.',
  },
  reopen_too_late: {
    status: 409,
    en: 'It is too long since this ticket was closed. Write a new message and a new ticket will follow it.',
    ar: 'مضى وقت طويل على إغلاق هذه التذكرة. اكتب رسالة جديدة وستُفتح تذكرة جديدة تتبعها.',
    fa: 'زمان زیادی از بسته‌شدن این تیکت گذشته است. پیام تازه‌ای بنویسید تا تیکت جدیدی در پی آن باز شود.',
  },
  client_message_id_reused: {
    status: 409,
    en: 'This client_id belongs to a message of another ticket.',
    ar: 'هذا المعرف client_id يخص رسالة في تذكرة أخرى.',
    fa: 'این client_id به پیام تیکت دیگری تعلق دارد.',
  },
  category_in_use: {
    status: 409,
    en: 'A category with this name exists already.',
    ar: 'يوجد تصنيف بهذا الاسم بالفعل.',
    fa: 'دسته‌ای با این نام وجود دارد.',
  },
})
