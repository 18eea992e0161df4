import { definePermissions } from '#platform/permissions'

export const enrolmentPermissions = definePermissions([
  {
    key: 'enrollment_requests.review',
    help: {
      en: 'Accept, question or reject requests, one by one.',
      ar: 'قبول الطلبات أو الاستفسار عنها أو رفضها واحدا واحدا.',
      fa: 'پذیرفتن، پرسیدن یا رد درخواست\u200cها یکی\u200cیکی.',
    },
    label: {
      en: 'Decide about requests for places',
      ar: 'البت في طلبات الالتحاق',
      fa: 'تصمیم دربارهٔ درخواست‌های ثبت‌نام',
    },
    roles: ['admin', 'supervisor', 'support'],
  },
  {
    key: 'enrollment_requests.bulk',
    help: {
      en: 'Accept or reject up to fifty requests in one go.',
      ar: 'قبول أو رفض حتى خمسين طلبا دفعة واحدة.',
      fa: 'پذیرش یا رد تا پنجاه درخواست با هم.',
    },
    label: {
      en: 'Decide about many requests at once',
      ar: 'البت في طلبات كثيرة دفعة واحدة',
      fa: 'تصمیم دربارهٔ چند درخواست با هم',
    },
    roles: ['admin'],
  },
  {
    key: 'enrollments.manage',
    help: {
      en: 'Give and take places in courses, also against age rules with a reason.',
      ar: 'منح الأماكن في الدورات وسحبها ولو خالف شرط السن مع ذكر السبب.',
      fa: 'دادن و گرفتن جا در دوره\u200cها، با دلیل حتی برخلاف شرط سن.',
    },
    label: {
      en: 'Enrol learners, suspend and end enrolments',
      ar: 'تسجيل المتعلمين وإيقاف التسجيل وإنهاؤه',
      fa: 'ثبت‌نام، تعلیق و پایان ثبت‌نام فراگیران',
    },
    roles: ['admin', 'supervisor', 'support'],
  },
  {
    key: 'enrollments.view_all',
    help: {
      en: 'See who is enrolled where. Changes nothing.',
      ar: 'رؤية المسجلين في كل دورة دون تعديل.',
      fa: 'دیدن اینکه چه کسی کجا ثبت\u200cنام است، بدون تغییر.',
    },
    label: { en: 'See every enrolment', ar: 'عرض كل التسجيلات', fa: 'دیدن همهٔ ثبت‌نام‌ها' },
    roles: ['admin', 'supervisor', 'support', 'financial'],
  },
])
