import { defineMessages } from '../../i18n/messages.ts'

/** Names of the screens, apart from the other texts because the menu is loaded at the start. */
export const catalogNavigation = defineMessages({
  courses: { en: 'Courses', ar: 'الدورات', fa: 'دوره‌ها' },
  timetable: { en: 'Timetable', ar: 'الجدول', fa: 'برنامهٔ هفتگی' },
  seasons: { en: 'Seasons', ar: 'المواسم', fa: 'فصل‌ها' },
  catalogue: { en: 'Rooms and categories', ar: 'القاعات والتصنيفات', fa: 'اتاق‌ها و دسته‌ها' },
})
