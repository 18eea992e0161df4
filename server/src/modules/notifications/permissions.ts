import { definePermissions } from '#platform/permissions'

export const notificationPermissions = definePermissions([
  {
    key: 'notifications.broadcast',
    label: { en: 'Send announcements', ar: 'إرسال إعلانات', fa: 'فرستادن اطلاعیه' },
    roles: ['admin'],
  },
  {
    key: 'notifications.templates',
    label: { en: 'Edit the words of notifications', ar: 'تعديل نصوص الإشعارات', fa: 'ویرایش متن اعلان‌ها' },
    roles: ['admin'],
  },
  {
    key: 'outbox.view',
    label: {
      en: 'See mail and text messages that went out',
      ar: 'عرض الرسائل الصادرة',
      fa: 'دیدن پیام‌های فرستاده‌شده',
    },
    roles: ['admin'],
  },
])
