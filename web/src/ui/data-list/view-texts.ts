import { defineMessages } from '../../i18n/messages.ts'

/** Words of saved views and exports. */
export const viewTexts = defineMessages({
  views: { en: 'Views', ar: 'العروض', fa: 'نماها' },
  mine: { en: 'Mine', ar: 'عروضي', fa: 'نماهای من' },
  ofColleagues: { en: 'Of colleagues', ar: 'عروض الزملاء', fa: 'از همکاران' },
  saveThis: { en: 'Keep this view…', ar: 'احفظ هذا العرض…', fa: 'نگه‌داشتن این نما…' },
  saveHint: {
    en: 'Search, filters, order and columns as they are now.',
    ar: 'البحث والتصفية والترتيب والأعمدة كما هي الآن.',
    fa: 'جست‌وجو، صافی‌ها، ترتیب و ستون‌ها همان‌گونه که اکنون هستند.',
  },
  manage: { en: 'Look after views…', ar: 'إدارة العروض…', fa: 'مدیریت نماها…' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  share: { en: 'For all colleagues', ar: 'لكل الزملاء', fa: 'برای همهٔ همکاران' },
  save: { en: 'Keep', ar: 'حفظ', fa: 'نگه‌داشتن' },
  close: { en: 'Close', ar: 'إغلاق', fa: 'بستن' },
  isDefault: { en: 'Opens first', ar: 'يُفتح أولا', fa: 'نخست باز می‌شود' },
  makeDefault: {
    en: 'Open this list with {name}',
    ar: 'افتح هذه القائمة بعرض {name}',
    fa: 'باز شدن این فهرست با {name}',
  },
  remove: { en: 'Remove {name}', ar: 'حذف {name}', fa: 'حذف {name}' },
  overwrite: { en: 'Put what is shown now', ar: 'ضع ما يظهر الآن', fa: 'جایگزینی با آنچه دیده می‌شود' },
  kept: { en: 'Kept: {name}', ar: 'حُفظ: {name}', fa: 'نگه داشته شد: {name}' },
  removed: { en: 'Removed: {name}', ar: 'حُذف: {name}', fa: 'حذف شد: {name}' },
  export: { en: 'Export', ar: 'تصدير', fa: 'خروجی' },
  asCsv: { en: 'CSV, for any program', ar: 'CSV لأي برنامج', fa: 'CSV برای هر برنامه' },
  asXlsx: { en: 'XLSX, for Excel', ar: 'XLSX لبرنامج إكسل', fa: 'XLSX برای اکسل' },
  exported: { en: 'The file is in your downloads.', ar: 'الملف في التنزيلات.', fa: 'فایل در بارگیری‌هاست.' },
})
