import { defineMessages, texts } from '../i18n/messages.ts'
import { isLocale } from '../i18n/locale.ts'
import { defaultSettings } from '../i18n/settings.ts'
import { ApiError } from './errors.ts'

const messages = defineMessages({
  offline: {
    en: 'No connection. Check the network and try again.',
    ar: 'لا يوجد اتصال. تحقّق من الشبكة ثم حاول مرة أخرى.',
    fa: 'اتصال برقرار نیست. شبکه را بررسی و دوباره تلاش کنید.',
  },
  not_authenticated: {
    en: 'Please sign in again.',
    ar: 'من فضلك سجّل الدخول مرة أخرى.',
    fa: 'لطفاً دوباره وارد شوید.',
  },
  not_allowed: {
    en: 'You may not do this.',
    ar: 'ليس لديك إذن لهذا الإجراء.',
    fa: 'اجازهٔ این کار را ندارید.',
  },
  not_found: {
    en: 'This no longer exists, or you may not see it.',
    ar: 'هذا العنصر لم يعد موجوداً أو لا يمكنك رؤيته.',
    fa: 'این مورد دیگر وجود ندارد یا اجازهٔ دیدنش را ندارید.',
  },
  changed_meanwhile: {
    en: 'Someone else changed this meanwhile. Reload and try again.',
    ar: 'عدّل شخص آخر هذا العنصر في هذه الأثناء. أعد التحميل ثم حاول مرة أخرى.',
    fa: 'در این فاصله شخص دیگری این را تغییر داده است. دوباره بارگیری و تلاش کنید.',
  },
  too_large: {
    en: 'This is too large to send.',
    ar: 'الحجم أكبر من المسموح بإرساله.',
    fa: 'حجم برای فرستادن بیش از اندازه است.',
  },
  too_many: {
    en: 'Too many attempts. Wait a moment.',
    ar: 'محاولات كثيرة. انتظر قليلاً.',
    fa: 'تلاش‌ها بیش از اندازه بود. کمی صبر کنید.',
  },
  unavailable: {
    en: 'The service is busy. Try again shortly.',
    ar: 'الخدمة مشغولة الآن. حاول بعد قليل.',
    fa: 'سرویس شلوغ است. کمی بعد دوباره تلاش کنید.',
  },
  failed: {
    en: 'That did not work. Try again.',
    ar: 'لم تنجح العملية. حاول مرة أخرى.',
    fa: 'انجام نشد. دوباره تلاش کنید.',
  },
})

/** A failure as one sentence for people: what the server said, else our own words for its code. */
export function errorText(error: unknown): string {
  const language = document.documentElement.lang
  const t = texts(messages, { ...defaultSettings, locale: isLocale(language) ? language : 'en' })
  if (!(error instanceof ApiError)) return t.failed
  if (error.detail) return error.detail
  const first = Object.values(error.errors)[0]?.[0]
  if (first) return first
  const known = Object.keys(messages).find((key): key is keyof typeof messages => key === error.code)
  return known ? t[known] : t.failed
}
