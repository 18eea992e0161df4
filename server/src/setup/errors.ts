import { defineErrors } from '#platform/errors'

/** Refusals of the first run. Codes are part of the API. */
export const setupErrors = defineErrors({
  setup_done: {
    status: 409,
    en: 'This centre is set up already. Please sign in.',
    ar: 'هذا المركز مُهيأ بالفعل. سجّل الدخول من فضلك.',
    fa: 'این مرکز پیش‌تر راه‌اندازی شده است. لطفاً وارد شوید.',
  },
  setup_link_not_valid: {
    status: 403,
    en: 'This set-up link is not valid any more. Restart the server: it prints a new one.',
    ar: 'رابط الإعداد لم يعد صالحا. أعد تشغيل الخادم ليطبع رابطا جديدا.',
    fa: 'این پیوند راه‌اندازی دیگر معتبر نیست. سرور را دوباره راه بیندازید تا پیوند تازه‌ای چاپ کند.',
  },
})
