import { definePermissions } from '#platform/permissions'

export const insightsPermissions = definePermissions([
  {
    key: 'insights.view',
    roles: ['admin', 'supervisor', 'financial'],
    label: { en: "See the centre's figures", ar: 'عرض أرقام المركز', fa: 'دیدن آمار مرکز' },
  },
  {
    key: 'system.view',
    roles: ['admin'],
    label: { en: 'See the state of the system', ar: 'عرض حالة النظام', fa: 'دیدن وضعیت سامانه' },
  },
])
