import type { Text } from '#platform/i18n'

/** Names of the closed lists of values that filters of the public pages offer. */
export const filterTexts: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  gender: {
    any: { en: 'Girls and boys', ar: 'بنات وأولاد', fa: 'دختر و پسر' },
    male: { en: 'Boys', ar: 'أولاد', fa: 'پسران' },
    female: { en: 'Girls', ar: 'بنات', fa: 'دختران' },
  },
  kind: {
    course: { en: 'At the centre', ar: 'في المركز', fa: 'در مرکز' },
    bootcamp: { en: 'Bootcamp', ar: 'معسكر تدريبي', fa: 'بوت‌کمپ' },
    advanced: { en: 'Live online', ar: 'مباشر عبر الإنترنت', fa: 'آنلاین زنده' },
    self_paced: { en: 'At your own pace', ar: 'بالسرعة التي تناسبك', fa: 'با سرعت خودتان' },
  },
  status: {
    registration_open: { en: 'Open for registration', ar: 'التسجيل مفتوح', fa: 'ثبت‌نام باز است' },
    in_progress: { en: 'Under way', ar: 'جارية الآن', fa: 'در حال برگزاری' },
    completed: { en: 'Finished', ar: 'انتهت', fa: 'پایان‌یافته' },
    cancelled: { en: 'Cancelled', ar: 'ملغاة', fa: 'لغوشده' },
  },
}
