import { definePermissions } from '#platform/permissions'

export const importPermissions = definePermissions([
  {
    key: 'imports.manage',
    label: {
      en: 'Import data from files, and undo own imports',
      ar: 'استيراد البيانات من ملفات والتراجع عما استورده بنفسه',
      fa: 'ورود داده از پرونده و برگرداندن ورودهای خود',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'imports.manage_all',
    label: {
      en: 'See and undo everybody’s imports',
      ar: 'عرض استيرادات الجميع والتراجع عنها',
      fa: 'دیدن و برگرداندن ورودهای همه',
    },
    roles: ['admin'],
  },
])
