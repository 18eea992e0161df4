import type { Template } from './spec.ts'

const openMyData = { en: 'My data', ar: 'بياناتي', fa: 'داده‌های من' }

export const privacyTemplates = {
  export_ready: {
    category: 'system',
    email: true,
    sms: false,
    button: openMyData,
    title: { en: 'Your copy is ready', ar: 'نسختك جاهزة', fa: 'رونوشت شما آماده است' },
    body: {
      en: 'The data of {name} can be downloaded until {until}.',
      ar: 'يمكن تنزيل بيانات {name} حتى {until}.',
      fa: 'داده‌های {name} تا {until} قابل دریافت است.',
    },
  },
  erasure_asked: {
    category: 'system',
    email: true,
    sms: true,
    button: openMyData,
    title: {
      en: 'Your account will be deleted on {day}',
      ar: 'سيُحذف حسابك في {day}',
      fa: 'حساب شما در {day} حذف می‌شود',
    },
    body: {
      en: 'Was it not you, or have you changed your mind? Until then you can cancel it under “My data”.',
      ar: 'لم تطلب ذلك أو غيّرت رأيك؟ يمكنك الإلغاء قبل ذلك من «بياناتي».',
      fa: 'شما نبودید یا منصرف شده‌اید؟ تا آن زمان می‌توانید در «داده‌های من» لغو کنید.',
    },
  },
  erasure_blocked: {
    category: 'system',
    email: true,
    sms: false,
    button: openMyData,
    title: {
      en: 'The deletion has to wait',
      ar: 'لا بد من تأجيل الحذف',
      fa: 'حذف باید صبر کند',
    },
    body: {
      en: 'Something has to be settled first. “My data” says what.',
      ar: 'يجب تسوية أمر ما أولا. تجد التفاصيل في «بياناتي».',
      fa: 'ابتدا باید چیزی تسویه شود. «داده‌های من» می‌گوید چه چیزی.',
    },
  },
} satisfies Record<string, Template>
