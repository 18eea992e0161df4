import { defineMessages } from '../../i18n/messages.ts'

export const privacyNavigation = defineMessages({
  requests: { en: 'Privacy requests', ar: 'طلبات الخصوصية', fa: 'درخواست‌های حریم خصوصی' },
  retention: { en: 'What is kept', ar: 'مدد الاحتفاظ', fa: 'مدت نگهداری' },
})
