import { definePermissions } from '#platform/permissions'

export const demoPermissions = definePermissions([
  {
    key: 'demo.remove',
    roles: [],
    label: { en: 'Remove the demo centre', ar: 'حذف المركز التجريبي', fa: 'حذف مرکز نمایشی' },
  },
])
