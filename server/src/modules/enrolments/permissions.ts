import { definePermissions } from '#platform/permissions'

export const enrolmentPermissions = definePermissions([
  {
    key: 'enrollment_requests.review',
    label: {
      en: 'Decide about requests for places',
      ar: 'البت في طلبات الالتحاق',
      fa: 'تصمیم دربارهٔ درخواست‌های ثبت‌نام',
    },
    roles: ['admin', 'supervisor', 'support'],
  },
  {
    key: 'enrollment_requests.bulk',
    label: {
      en: 'Decide about many requests at once',
      ar: 'البت في طلبات كثيرة دفعة واحدة',
      fa: 'تصمیم دربارهٔ چند درخواست با هم',
    },
    roles: ['admin'],
  },
  {
    key: 'enrollments.manage',
    label: {
      en: 'Enrol learners, suspend and end enrolments',
      ar: 'تسجيل المتعلمين وإيقاف التسجيل وإنهاؤه',
      fa: 'ثبت‌نام، تعلیق و پایان ثبت‌نام فراگیران',
    },
    roles: ['admin', 'supervisor', 'support'],
  },
  {
    key: 'enrollments.view_all',
    label: { en: 'See every enrolment', ar: 'عرض كل التسجيلات', fa: 'دیدن همهٔ ثبت‌نام‌ها' },
    roles: ['admin', 'supervisor', 'support', 'financial'],
  },
])
