import { defineMessages } from '../../../i18n/messages.ts'

export const learnerTexts = defineMessages({
  title: { en: 'Attendance', ar: 'الحضور', fa: 'حضور و غیاب' },
  none: { en: 'No lecture has been marked yet', ar: 'لم تُسجل أي محاضرة بعد', fa: 'هنوز جلسه‌ای ثبت نشده' },
  noneDetail: {
    en: 'Each mark, rating and note stands here as soon as the teacher writes it.',
    ar: 'تظهر هنا كل علامة وتقييم وملاحظة فور كتابتها.',
    fa: 'هر حضور، نمره و یادداشت به محض ثبت مدرس اینجا می‌آید.',
  },
  more: { en: 'Show more', ar: 'عرض المزيد', fa: 'نمایش بیشتر' },
  lecture: { en: 'Lecture {number}', ar: 'المحاضرة {number}', fa: 'جلسهٔ {number}' },
  ratingOf: { en: '{rating} of {most}', ar: '{rating} من {most}', fa: '{rating} از {most}' },
  last: { en: 'Last lecture', ar: 'آخر محاضرة', fa: 'آخرین جلسه' },
})
