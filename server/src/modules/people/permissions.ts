import { definePermissions } from '#platform/permissions'

export const peoplePermissions = definePermissions([
  {
    key: 'learners.view',
    label: {
      en: 'See all learners and their guardians',
      ar: 'عرض كل المتعلمين وأولياء أمورهم',
      fa: 'دیدن همهٔ فراگیران و سرپرستان',
    },
    roles: ['admin', 'supervisor', 'support', 'financial'],
  },
  {
    key: 'learners.manage',
    label: {
      en: 'Add, change and archive learners',
      ar: 'إضافة المتعلمين وتعديلهم وأرشفتهم',
      fa: 'افزودن، تغییر و بایگانی فراگیران',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'instructors.manage',
    label: {
      en: 'Manage instructors and their public profiles',
      ar: 'إدارة المعلمين وصفحاتهم العامة',
      fa: 'مدیریت مدرسان و نمایهٔ عمومی آنان',
    },
    roles: ['admin', 'supervisor'],
  },
])
