import { definePermissions } from '#platform/permissions'

/** Who may do what with accounts, roles and the centre's own affairs (docs/domain/identity.md). */
export const identityPermissions = definePermissions([
  {
    key: 'users.view',
    roles: ['admin', 'supervisor', 'support', 'financial'],
    label: { en: 'See all accounts', ar: 'عرض جميع الحسابات', fa: 'دیدن همهٔ حساب‌ها' },
  },
  {
    key: 'users.manage',
    roles: ['admin'],
    label: {
      en: 'Edit accounts and their roles',
      ar: 'تعديل الحسابات وأدوارها',
      fa: 'ویرایش حساب‌ها و نقش‌ها',
    },
  },
  {
    key: 'users.invite',
    roles: ['admin'],
    label: { en: 'Invite staff', ar: 'دعوة الموظفين', fa: 'دعوت از کارکنان' },
  },
  {
    key: 'roles.manage',
    roles: ['admin'],
    label: { en: 'Change what roles may do', ar: 'تغيير صلاحيات الأدوار', fa: 'تغییر اختیارات نقش‌ها' },
  },
  {
    key: 'api_keys.manage',
    roles: ['admin'],
    label: { en: 'Manage API keys', ar: 'إدارة مفاتيح الواجهة البرمجية', fa: 'مدیریت کلیدهای API' },
  },
  {
    key: 'settings.manage',
    roles: ['admin'],
    label: { en: "Change the centre's settings", ar: 'تغيير إعدادات المركز', fa: 'تغییر تنظیمات مرکز' },
  },
  {
    key: 'audit.view',
    roles: ['admin'],
    label: { en: 'Read the audit trail', ar: 'عرض سجل التدقيق', fa: 'دیدن سابقهٔ تغییرات' },
  },
])
