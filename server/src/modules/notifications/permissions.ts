import { definePermissions } from '#platform/permissions'

export const notificationPermissions = definePermissions([
  {
    key: 'notifications.broadcast',
    help: {
      en: 'Write to many people at once; text messages cost money.',
      ar: 'مراسلة كثيرين دفعة واحدة، والرسائل القصيرة لها تكلفة.',
      fa: 'نوشتن به افراد بسیار با هم؛ پیامک هزینه دارد.',
    },
    label: { en: 'Send announcements', ar: 'إرسال إعلانات', fa: 'فرستادن اطلاعیه' },
    roles: ['admin'],
  },
  {
    key: 'notifications.templates',
    help: {
      en: 'Change the words that families read in letters and messages.',
      ar: 'تغيير كلمات الرسائل التي تقرؤها الأسر.',
      fa: 'تغییر متن نامه\u200cها و پیام\u200cهایی که خانواده\u200cها می\u200cخوانند.',
    },
    label: { en: 'Edit the words of notifications', ar: 'تعديل نصوص الإشعارات', fa: 'ویرایش متن اعلان‌ها' },
    roles: ['admin'],
  },
  {
    key: 'outbox.view',
    help: {
      en: 'Read the letters and messages that left the house; codes are masked.',
      ar: 'قراءة ما خرج من رسائل مع إخفاء الرموز.',
      fa: 'خواندن نامه\u200cها و پیام\u200cهای فرستاده\u200cشده؛ کدها پنهان\u200cاند.',
    },
    label: {
      en: 'See mail and text messages that went out',
      ar: 'عرض الرسائل الصادرة',
      fa: 'دیدن پیام‌های فرستاده‌شده',
    },
    roles: ['admin'],
  },
])
