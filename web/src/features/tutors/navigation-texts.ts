import { defineMessages } from '../../i18n/messages.ts'

/** Names of the screens, apart from the other texts because the menu is loaded at the start. */
export const tutorNavigation = defineMessages({
  mine: { en: 'My tutoring', ar: 'تدريسي الخصوصي', fa: 'تدریس خصوصی من' },
  review: { en: 'Tutor applications', ar: 'طلبات المدرسين', fa: 'درخواست‌های معلمان' },
})
