import { definePermissions } from '#platform/permissions'

/** The catalogue's rows of the matrix. */
export const catalogPermissions = definePermissions([
  {
    key: 'seasons.manage',
    label: {
      en: 'Manage seasons, branches and rooms',
      ar: 'إدارة المواسم والفروع والقاعات',
      fa: 'مدیریت فصل‌ها، شعبه‌ها و اتاق‌ها',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'courses.manage',
    label: { en: 'Manage all courses', ar: 'إدارة جميع الدورات', fa: 'مدیریت همهٔ دوره‌ها' },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'courses.view_drafts',
    label: {
      en: 'See courses before they are published',
      ar: 'رؤية الدورات قبل نشرها',
      fa: 'دیدن دوره‌ها پیش از انتشار',
    },
    roles: ['admin', 'supervisor', 'financial', 'support'],
  },
  {
    key: 'courses.teach',
    label: {
      en: 'Edit the content of own courses',
      ar: 'تعديل محتوى دوراته',
      fa: 'ویرایش محتوای دوره‌های خود',
    },
    roles: ['instructor'],
  },
  {
    key: 'lectures.manage',
    label: {
      en: 'Change, cancel and accept lectures',
      ar: 'تعديل المحاضرات وإلغاؤها وقبولها',
      fa: 'تغییر، لغو و پذیرش جلسه‌ها',
    },
    roles: ['admin', 'supervisor'],
  },
])
