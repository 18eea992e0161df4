import { defineMessages } from '../../i18n/messages.ts'

/** Names of the screens, apart from the other texts because the menu is loaded at the start. */
export const enrolmentNavigation = defineMessages({
  myPlaces: { en: 'My courses', ar: 'دوراتي', fa: 'دوره‌های من' },
  requests: { en: 'Requests', ar: 'طلبات الالتحاق', fa: 'درخواست‌ها' },
  enrolments: { en: 'Enrolments', ar: 'التسجيلات', fa: 'ثبت‌نام‌ها' },
  waitlist: { en: 'Waiting list', ar: 'قائمة الانتظار', fa: 'فهرست انتظار' },
})
