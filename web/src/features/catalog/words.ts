import type { Course, Lecture, Season } from '@halqa/api-client'
import { defineMessages, useText } from '../../i18n/index.ts'
import type { Option, Tone } from '../../ui/index.ts'

/** Names of the catalogue's closed lists of values. */
export const words = defineMessages({
  course: { en: 'Course at the centre', ar: 'دورة في المركز', fa: 'دورهٔ حضوری' },
  bootcamp: { en: 'Bootcamp', ar: 'معسكر تدريبي', fa: 'بوت‌کمپ' },
  advanced: { en: 'Live online', ar: 'مباشر عبر الإنترنت', fa: 'آنلاین زنده' },
  self_paced: { en: 'At one’s own pace', ar: 'تعلّم ذاتي', fa: 'خودآموز' },
  draft: { en: 'Draft', ar: 'مسودة', fa: 'پیش‌نویس' },
  registration_open: { en: 'Open for registration', ar: 'التسجيل مفتوح', fa: 'ثبت‌نام باز' },
  in_progress: { en: 'Under way', ar: 'جارية', fa: 'در حال برگزاری' },
  completed: { en: 'Completed', ar: 'مكتملة', fa: 'پایان‌یافته' },
  cancelled: { en: 'Cancelled', ar: 'ملغاة', fa: 'لغوشده' },
  scheduled: { en: 'Planned', ar: 'مجدولة', fa: 'برنامه‌ریزی‌شده' },
  additional: { en: 'Additional', ar: 'إضافية', fa: 'اضافی' },
  proposed: { en: 'Proposed', ar: 'مقترحة', fa: 'پیشنهادی' },
  any: { en: 'Girls and boys', ar: 'بنات وأولاد', fa: 'دختر و پسر' },
  male: { en: 'Boys', ar: 'أولاد', fa: 'پسران' },
  female: { en: 'Girls', ar: 'بنات', fa: 'دختران' },
  perCourse: { en: 'For the whole course', ar: 'للدورة كاملة', fa: 'برای کل دوره' },
  perMonth: { en: 'Per month', ar: 'شهريا', fa: 'ماهانه' },
  perLecture: { en: 'Per lecture', ar: 'لكل محاضرة', fa: 'برای هر جلسه' },
  perPackage: { en: 'Per package', ar: 'لكل باقة', fa: 'برای هر بسته' },
  instructor: { en: 'Instructor', ar: 'معلم', fa: 'مدرس' },
  mentor: { en: 'Mentor', ar: 'مرشد', fa: 'منتور' },
  assistant: { en: 'Assistant', ar: 'مساعد', fa: 'دستیار' },
  summer_camp: { en: 'Summer camp', ar: 'معسكر صيفي', fa: 'اردوی تابستانی' },
  school: { en: 'School term', ar: 'فصل دراسي', fa: 'ترم تحصیلی' },
  ramadan: { en: 'Ramadan', ar: 'رمضان', fa: 'رمضان' },
  eid: { en: 'Eid', ar: 'العيد', fa: 'عید' },
  other: { en: 'Other', ar: 'أخرى', fa: 'سایر' },
})
export type Words = ReturnType<typeof useText<typeof words>>

export const useWords = (): Words => useText(words)

export const statusTones = {
  draft: 'neutral',
  registration_open: 'good',
  in_progress: 'info',
  completed: 'neutral',
  cancelled: 'bad',
} as const satisfies Record<Course['status'], Tone>

export const lectureTones = {
  scheduled: 'info',
  completed: 'good',
  cancelled: 'bad',
  additional: 'waiting',
} as const satisfies Record<Lecture['status'], Tone>

export const kinds = ['course', 'bootcamp', 'advanced', 'self_paced'] as const
export const statuses = ['draft', 'registration_open', 'in_progress', 'completed', 'cancelled'] as const
export const genders = ['any', 'female', 'male'] as const
export const seasonTypes = [
  'school',
  'summer_camp',
  'ramadan',
  'eid',
  'other',
] as const satisfies readonly Season['type'][]
const billing = {
  course: 'perCourse',
  month: 'perMonth',
  lecture: 'perLecture',
  package: 'perPackage',
} as const

/** A closed list as options of a field or a filter. */
export function optionsOf<K extends keyof typeof words>(
  keys: readonly K[],
  t: { [P in K]: string },
): Option<K>[] {
  return keys.map((value) => ({ value, label: t[value] }))
}

export function billingOptions(t: Words): Option<Course['billed_per']>[] {
  return (['course', 'month', 'lecture', 'package'] as const).map((value) => ({
    value,
    label: t[billing[value]],
  }))
}

export function personName(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim()
}
