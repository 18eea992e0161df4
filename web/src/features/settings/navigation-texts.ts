import { defineMessages } from '../../i18n/messages.ts'

export const settingsNavigation = defineMessages({
  settings: { en: 'Settings', ar: 'الإعدادات', fa: 'تنظیمات' },
  system: { en: 'System', ar: 'النظام', fa: 'سامانه' },
})
