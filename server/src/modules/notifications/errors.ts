import { defineErrors } from '#platform/errors'

export const notificationErrors = defineErrors({
  nobody_to_tell: {
    status: 409,
    en: 'Nobody belongs to this audience.',
    ar: 'لا أحد في هذه المجموعة.',
    fa: 'هیچ‌کس در این گروه نیست.',
  },
  not_failed: {
    status: 409,
    en: 'Only a message that failed can be sent again.',
    ar: 'يمكن إعادة إرسال الرسالة الفاشلة فقط.',
    fa: 'فقط پیامی را که ناموفق بوده می‌توان دوباره فرستاد.',
  },
})
