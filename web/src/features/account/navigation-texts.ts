import { defineMessages } from '../../i18n/messages.ts'

/** Names of the screens, apart from the other texts because the menu is loaded at the start. */
export const accountNavigation = defineMessages({
  users: { en: 'Accounts', ar: 'الحسابات', fa: 'حساب‌ها' },
  apiKeys: { en: 'API keys', ar: 'مفاتيح الواجهة البرمجية', fa: 'کلیدهای API' },
  invitations: { en: 'Invitations', ar: 'الدعوات', fa: 'دعوت‌ها' },
  roles: { en: 'Roles and rights', ar: 'الأدوار والصلاحيات', fa: 'نقش‌ها و اختیارات' },
})
