import { defineMessages } from '../../i18n/messages.ts'

export const settingsTexts = defineMessages({
  title: { en: 'Settings', ar: 'الإعدادات', fa: 'تنظیمات' },
  description: {
    en: 'How your centre works. A change counts at once, everywhere.',
    ar: 'كيف يعمل مركزك. يسري كل تغيير فورا وفي كل مكان.',
    fa: 'شیوهٔ کار مرکز. هر تغییر بی‌درنگ و همه‌جا برقرار است.',
  },
  save: { en: 'Save', ar: 'حفظ', fa: 'ذخیره' },
  saved: { en: 'Saved.', ar: 'تم الحفظ.', fa: 'ذخیره شد.' },
  usual: { en: 'Usually {value}', ar: 'المعتاد {value}', fa: 'معمولاً {value}' },
  logo: { en: 'Logo', ar: 'الشعار', fa: 'نشان' },
  chooseLogo: {
    en: 'Choose a picture (square works best)',
    ar: 'اختر صورة (المربعة أفضل)',
    fa: 'تصویری برگزینید (مربع بهتر است)',
  },
  removeLogo: { en: 'Remove the logo', ar: 'إزالة الشعار', fa: 'حذف نشان' },
  sections: { en: 'Sections', ar: 'الأقسام', fa: 'بخش‌ها' },
})

/** Names of the groups in which modules declare their settings. */
export const groupTexts = defineMessages({
  centre: { en: 'Centre', ar: 'المركز', fa: 'مرکز' },
  accounts: { en: 'Accounts and sign-in', ar: 'الحسابات والدخول', fa: 'حساب‌ها و ورود' },
  identity: { en: 'Accounts and sign-in', ar: 'الحسابات والدخول', fa: 'حساب‌ها و ورود' },
  catalog: { en: 'Courses and lectures', ar: 'الدورات والمحاضرات', fa: 'دوره‌ها و جلسه‌ها' },
  enrolments: { en: 'Enrolments', ar: 'الالتحاق', fa: 'ثبت‌نام‌ها' },
  billing: { en: 'Invoices and payments', ar: 'الفواتير والمدفوعات', fa: 'فاکتور و پرداخت' },
  attendance: { en: 'Attendance', ar: 'الحضور', fa: 'حضور و غیاب' },
  tickets: { en: 'Support desk', ar: 'مكتب الدعم', fa: 'میز پشتیبانی' },
  support: { en: 'Support desk', ar: 'مكتب الدعم', fa: 'میز پشتیبانی' },
  notifications: { en: 'Notifications', ar: 'الإشعارات', fa: 'اعلان‌ها' },
  imports: { en: 'Imports', ar: 'الاستيراد', fa: 'ورود داده' },
  privacy: { en: 'Privacy', ar: 'الخصوصية', fa: 'حریم خصوصی' },
  retention: { en: 'How long things are kept', ar: 'مدد الاحتفاظ', fa: 'مدت نگهداری' },
})

export const choiceTexts = defineMessages({
  ar: { en: 'Arabic', ar: 'العربية', fa: 'عربی' },
  fa: { en: 'Persian', ar: 'الفارسية', fa: 'فارسی' },
  en: { en: 'English', ar: 'الإنجليزية', fa: 'انگلیسی' },
  nobody: { en: 'Nobody', ar: 'لا أحد', fa: 'هیچ‌کس' },
  staff: { en: 'Staff', ar: 'الموظفون', fa: 'کارکنان' },
  staff_and_tutors: {
    en: 'Staff and tutors',
    ar: 'الموظفون والمعلمون الخصوصيون',
    fa: 'کارکنان و معلمان خصوصی',
  },
  staff_and_teachers: {
    en: 'Staff, tutors and instructors',
    ar: 'الموظفون والمعلمون الخصوصيون والمدرسون',
    fa: 'کارکنان، معلمان خصوصی و مدرسان',
  },
})

export const systemTexts = defineMessages({
  title: { en: 'System', ar: 'النظام', fa: 'سامانه' },
  description: {
    en: 'Whether everything runs as it should.',
    ar: 'هل يعمل كل شيء كما يجب.',
    fa: 'آیا همه چیز چنان که باید کار می‌کند.',
  },
  allWell: { en: 'Everything runs', ar: 'كل شيء يعمل', fa: 'همه چیز کار می‌کند' },
  look: { en: 'Somebody should look', ar: 'يحتاج إلى متابعة', fa: 'کسی باید نگاهی بیندازد' },
  version: { en: 'Halqa', ar: 'حلقة', fa: 'حلقه' },
  node: { en: 'Node.js {version}', ar: 'Node.js {version}', fa: 'Node.js {version}' },
  running: { en: 'Running', ar: 'يعمل منذ', fa: 'مدت کار' },
  memory: { en: 'Memory', ar: 'الذاكرة', fa: 'حافظه' },
  database: { en: 'Database', ar: 'قاعدة البيانات', fa: 'پایگاه داده' },
  postgres: {
    en: 'PostgreSQL {version} · {count, plural, one {# connection} other {# connections}}',
    ar: 'PostgreSQL {version} · {count, plural, zero {لا اتصالات} one {اتصال واحد} two {اتصالان} few {# اتصالات} many {# اتصالا} other {# اتصال}}',
    fa: 'PostgreSQL {version} · {count, plural, one {# اتصال} other {# اتصال}}',
  },
  storage: { en: 'Files', ar: 'الملفات', fa: 'فایل‌ها' },
  files: {
    en: '{count, plural, one {# file} other {# files}}',
    ar: '{count, plural, zero {لا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفا} other {# ملف}}',
    fa: '{count, plural, one {# فایل} other {# فایل}}',
  },
  audit: { en: 'Audit trail', ar: 'سجل التدقيق', fa: 'سابقهٔ تغییرات' },
  sealed: {
    en: '{count, plural, one {# seal} other {# seals}}',
    ar: '{count, plural, zero {لا أختام} one {ختم واحد} two {ختمان} few {# أختام} many {# ختما} other {# ختم}}',
    fa: '{count, plural, one {# مهر} other {# مهر}}',
  },
  unsealed: {
    en: '{count, plural, one {# row waits for its seal} other {# rows wait for their seal}}',
    ar: '{count, plural, zero {كل السجلات مختومة} one {سجل ينتظر ختمه} two {سجلان ينتظران الختم} few {# سجلات تنتظر الختم} many {# سجلا ينتظر الختم} other {# سجل ينتظر الختم}}',
    fa: '{count, plural, one {# ردیف منتظر مهر} other {# ردیف منتظر مهر}}',
  },
  queues: { en: 'Queues', ar: 'قوائم المهام', fa: 'صف‌ها' },
  queue: { en: 'Queue', ar: 'القائمة', fa: 'صف' },
  waiting: { en: 'Waiting', ar: 'منتظرة', fa: 'منتظر' },
  active: { en: 'Running', ar: 'قيد التنفيذ', fa: 'در حال اجرا' },
  failed: { en: 'Failed (7 days)', ar: 'فشلت (7 أيام)', fa: 'ناموفق (۷ روز)' },
  oldest: { en: 'Oldest', ar: 'الأقدم', fa: 'قدیمی‌ترین' },
  quietQueues: {
    en: '{count, plural, one {# queue is empty} other {# queues are empty}}',
    ar: '{count, plural, zero {لا قوائم فارغة} one {قائمة فارغة} two {قائمتان فارغتان} few {# قوائم فارغة} many {# قائمة فارغة} other {# قائمة فارغة}}',
    fa: '{count, plural, one {# صف خالی است} other {# صف خالی است}}',
  },
  failedJobs: { en: 'Failed jobs', ar: 'مهام فشلت', fa: 'کارهای ناموفق' },
  noFailed: { en: 'No job has failed.', ar: 'لم تفشل أي مهمة.', fa: 'هیچ کاری ناموفق نبوده است.' },
  clock: { en: 'Clock', ar: 'المهام المجدولة', fa: 'کارهای زمان‌بندی‌شده' },
  due: { en: 'Last due', ar: 'آخر موعد', fa: 'آخرین موعد' },
  letters: { en: 'Messages, last seven days', ar: 'الرسائل، آخر سبعة أيام', fa: 'پیام‌ها، هفت روز گذشته' },
  channel: { en: 'Way', ar: 'الوسيلة', fa: 'راه' },
  sms: { en: 'Text messages', ar: 'رسائل نصية', fa: 'پیامک' },
  email: { en: 'E-mails', ar: 'رسائل بريد', fa: 'ایمیل' },
  queued: { en: 'Queued', ar: 'في الانتظار', fa: 'در صف' },
  sent: { en: 'Sent', ar: 'أُرسلت', fa: 'فرستاده' },
  notSent: { en: 'Failed', ar: 'فشلت', fa: 'ناموفق' },
  unknown: { en: 'Unknown', ar: 'غير معروف', fa: 'نامعلوم' },
  noLetters: {
    en: 'No message in the last seven days.',
    ar: 'لا رسائل في آخر سبعة أيام.',
    fa: 'در هفت روز گذشته پیامی نبوده است.',
  },
  outbox: { en: 'Open the outbox', ar: 'افتح صندوق الصادر', fa: 'باز کردن صندوق خروجی' },
  tables: { en: 'Largest tables', ar: 'أكبر الجداول', fa: 'بزرگ‌ترین جدول‌ها' },
  table: { en: 'Table', ar: 'الجدول', fa: 'جدول' },
  rows: { en: 'Rows', ar: 'الصفوف', fa: 'ردیف' },
  size: { en: 'Size', ar: 'الحجم', fa: 'اندازه' },
  hours: {
    en: '{count, plural, one {# hour} other {# hours}}',
    ar: '{count, plural, zero {أقل من ساعة} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}',
    fa: '{count, plural, one {# ساعت} other {# ساعت}}',
  },
  minutes: {
    en: '{count, plural, one {# minute} other {# minutes}}',
    ar: '{count, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
    fa: '{count, plural, one {# دقیقه} other {# دقیقه}}',
  },
})
