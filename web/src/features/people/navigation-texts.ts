import { defineMessages } from '../../i18n/messages.ts'

/** Names of the screens, apart from the other texts because the menu is loaded at the start. */
export const peopleNavigation = defineMessages({
  family: { en: 'My children', ar: 'أطفالي', fa: 'فرزندان من' },
  learners: { en: 'Learners', ar: 'المتعلمون', fa: 'فراگیران' },
  guardians: { en: 'Guardians', ar: 'أولياء الأمور', fa: 'سرپرستان' },
  duplicates: { en: 'Duplicates', ar: 'المكررون', fa: 'تکراری‌ها' },
  instructors: { en: 'Instructors', ar: 'المعلمون', fa: 'مدرسان' },
  myProfile: { en: 'My public profile', ar: 'صفحتي العامة', fa: 'نمایهٔ عمومی من' },
})
