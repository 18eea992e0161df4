import { definePermissions } from '#platform/permissions'

export const insightsPermissions = definePermissions([
  {
    key: 'insights.view',
    help: {
      en: 'Revenue, seat fill and attendance figures on the first screen.',
      ar: 'أرقام الإيراد والإشغال والحضور في الشاشة الأولى.',
      fa: 'درآمد، پرشدگی و حضور در صفحهٔ نخست.',
    },
    roles: ['admin', 'supervisor', 'financial'],
    label: { en: "See the centre's figures", ar: 'عرض أرقام المركز', fa: 'دیدن آمار مرکز' },
  },
  {
    key: 'system.view',
    help: {
      en: 'Queues, storage, database and versions of the server.',
      ar: 'الطوابير والتخزين وقاعدة البيانات وإصدارات الخادم.',
      fa: 'صف\u200cها، فضای ذخیره، پایگاه داده و نسخه\u200cهای سرور.',
    },
    roles: ['admin'],
    label: { en: 'See the state of the system', ar: 'عرض حالة النظام', fa: 'دیدن وضعیت سامانه' },
  },
])
