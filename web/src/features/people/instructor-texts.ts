import { defineMessages } from '../../i18n/index.ts'

export const instructorTexts = defineMessages({
  add: { en: 'Add an instructor', ar: 'إضافة معلم', fa: 'افزودن مدرس' },
  search: { en: 'Name, tag or phone', ar: 'اسم أو وسم أو هاتف', fa: 'نام، برچسب یا تلفن' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  bio: { en: 'About', ar: 'نبذة', fa: 'درباره' },
  bioHelp: {
    en: 'Shown on the public pages',
    ar: 'تظهر في الصفحات العامة',
    fa: 'در صفحه‌های عمومی دیده می‌شود',
  },
  tags: { en: 'Subjects', ar: 'التخصصات', fa: 'زمینه‌ها' },
  tagsHelp: { en: 'Press Enter after each', ar: 'اضغط Enter بعد كل واحد', fa: 'پس از هر کدام Enter بزنید' },
  type: { en: 'Type', ar: 'النوع', fa: 'نوع' },
  normal: { en: 'Instructor', ar: 'معلم', fa: 'مدرس' },
  supervisor: { en: 'Supervising instructor', ar: 'معلم مشرف', fa: 'مدرس ناظر' },
  joined: { en: 'With us since', ar: 'معنا منذ', fa: 'همراه ما از' },
  payRate: { en: 'Pay for a lecture', ar: 'أجر المحاضرة', fa: 'دستمزد هر جلسه' },
  featured: {
    en: 'Position on the landing page',
    ar: 'الترتيب في الصفحة الرئيسية',
    fa: 'جایگاه در صفحهٔ نخست',
  },
  featuredHelp: {
    en: '0 is first; empty is not shown there',
    ar: '0 هو الأول، والفارغ لا يظهر هناك',
    fa: '۰ اول است؛ خالی یعنی آنجا دیده نشود',
  },
  featuredShort: { en: 'Landing page', ar: 'الصفحة الرئيسية', fa: 'صفحهٔ نخست' },
  phone: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  featuredOnly: { en: 'On the landing page', ar: 'في الصفحة الرئيسية', fa: 'در صفحهٔ نخست' },
  hidden: { en: 'Not shown', ar: 'غير ظاهر', fa: 'پنهان' },
  shown: { en: 'Shown', ar: 'ظاهر', fa: 'نمایان' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  none: { en: 'No instructors yet', ar: 'لا يوجد معلمون بعد', fa: 'هنوز مدرسی نیست' },
  noneDetail: {
    en: 'Add the people who teach; courses and lectures then name them.',
    ar: 'أضف من يقومون بالتدريس ليظهروا في الدورات والمحاضرات.',
    fa: 'کسانی را که درس می‌دهند بیفزایید تا در دوره‌ها و جلسه‌ها نامشان بیاید.',
  },
  noProfile: {
    en: 'You have no instructor profile.',
    ar: 'ليس لديك صفحة معلم.',
    fa: 'شما نمایهٔ مدرس ندارید.',
  },
})
