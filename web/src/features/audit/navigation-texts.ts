import { defineMessages } from '../../i18n/messages.ts'

export const auditNavigation = defineMessages({
  audit: { en: 'Audit trail', ar: 'سجل التدقيق', fa: 'سابقهٔ تغییرات' },
})
