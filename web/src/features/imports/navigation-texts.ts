import { defineMessages } from '../../i18n/messages.ts'

export const importNavigation = defineMessages({
  imports: { en: 'Imports', ar: 'الاستيراد', fa: 'ورود داده' },
})
