import { definePermissions } from '#platform/permissions'

export const managePrivacy = 'privacy.manage'

export const privacyPermissions = definePermissions([
  {
    key: managePrivacy,
    roles: ['admin'],
    label: {
      en: 'Copy and delete people’s data on their behalf',
      ar: 'نسخ بيانات الأشخاص وحذفها نيابة عنهم',
      fa: 'رونوشت و حذف داده‌های افراد به نمایندگی از آنان',
    },
  },
])
