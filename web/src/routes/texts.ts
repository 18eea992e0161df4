import { defineMessages } from '../i18n/messages.ts'

/** Words of the shell. */
export const shellTexts = defineMessages({
  skip: { en: 'Skip to the content', ar: 'انتقل إلى المحتوى', fa: 'رفتن به محتوا' },
  menu: { en: 'Menu', ar: 'القائمة', fa: 'فهرست' },
  more: { en: 'More', ar: 'المزيد', fa: 'بیشتر' },
  main: { en: 'Main menu', ar: 'القائمة الرئيسية', fa: 'فهرست اصلی' },
  language: { en: 'Language', ar: 'اللغة', fa: 'زبان' },
  appearance: { en: 'Appearance', ar: 'المظهر', fa: 'نما' },
  light: { en: 'Light', ar: 'فاتح', fa: 'روشن' },
  dark: { en: 'Dark', ar: 'داكن', fa: 'تیره' },
  auto: { en: 'As the device', ar: 'حسب الجهاز', fa: 'مانند دستگاه' },
  account: { en: 'My account', ar: 'حسابي', fa: 'حساب من' },
  accountMenu: { en: 'Account menu of {name}', ar: 'قائمة حساب {name}', fa: 'فهرست حساب {name}' },
  signOut: { en: 'Sign out', ar: 'تسجيل الخروج', fa: 'خروج از حساب' },
  website: { en: 'Public site', ar: 'الموقع العام', fa: 'وب‌گاه عمومی' },
  notFoundTitle: { en: 'This page does not exist', ar: 'هذه الصفحة غير موجودة', fa: 'این صفحه وجود ندارد' },
  notFoundDetail: {
    en: 'The link may be old or mistyped.',
    ar: 'ربما الرابط قديم أو كُتب بشكل خاطئ.',
    fa: 'شاید پیوند قدیمی یا نادرست باشد.',
  },
  notAllowedTitle: {
    en: 'You may not open this page',
    ar: 'ليس لديك إذن لفتح هذه الصفحة',
    fa: 'اجازهٔ باز کردن این صفحه را ندارید',
  },
  notAllowedDetail: {
    en: 'Ask an administrator if you need it.',
    ar: 'اطلب من المسؤول إذا كنت تحتاج إليها.',
    fa: 'اگر لازم دارید از مدیر بخواهید.',
  },
  failedTitle: { en: 'Something went wrong here', ar: 'حدث خطأ ما هنا', fa: 'اینجا خطایی رخ داد' },
  toToday: { en: 'Go to Today', ar: 'إلى صفحة اليوم', fa: 'رفتن به امروز' },
  reload: { en: 'Reload', ar: 'إعادة التحميل', fa: 'بارگیری دوباره' },
  updateReady: { en: 'A new version is ready.', ar: 'يتوفر إصدار جديد.', fa: 'نسخهٔ تازه آماده است.' },
  offline: {
    en: 'You are offline. What you see may be old.',
    ar: 'أنت غير متصل. قد تكون البيانات المعروضة قديمة.',
    fa: 'آفلاین هستید. آنچه می‌بینید شاید قدیمی باشد.',
  },
  today: { en: 'Today', ar: 'اليوم', fa: 'امروز' },
  groupCourses: { en: 'Courses', ar: 'الدورات', fa: 'دوره‌ها' },
  groupPeople: { en: 'People', ar: 'الأشخاص', fa: 'افراد' },
  groupMoney: { en: 'Money', ar: 'المالية', fa: 'مالی' },
  groupSupport: { en: 'Support', ar: 'الدعم', fa: 'پشتیبانی' },
  groupAdministration: { en: 'Administration', ar: 'الإدارة', fa: 'مدیریت' },
})
