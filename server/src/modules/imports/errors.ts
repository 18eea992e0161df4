import { defineErrors, invalid, type Problem } from '#platform/errors'
import type { Text } from '#platform/i18n'
import type { SheetProblem } from './sheets/sheet.ts'

export const importErrors = defineErrors({
  import_not_ready: {
    status: 409,
    en: 'This step is not possible now. Reload to see where the import stands.',
    ar: 'هذه الخطوة غير ممكنة الآن. أعد التحميل لترى حالة الاستيراد.',
    fa: 'این گام اکنون ممکن نیست. برای دیدن وضعیت، صفحه را دوباره بارگذاری کنید.',
  },
  import_has_errors: {
    status: 409,
    en: '{count, plural, one {# row has errors} other {# rows have errors}}. Correct them, or leave such rows out.',
    ar: '{count, plural, zero {لا أخطاء} one {في صف واحد أخطاء} two {في صفين أخطاء} few {في # صفوف أخطاء} many {في # صفا أخطاء} other {في # صف أخطاء}}. صححها أو اختر تجاوز هذه الصفوف.',
    fa: '{count, plural, one {# ردیف خطا دارد} other {# ردیف خطا دارد}}. آن‌ها را درست کنید یا این ردیف‌ها را کنار بگذارید.',
  },
  import_nothing_to_do: {
    status: 409,
    en: 'No row can be imported.',
    ar: 'لا يوجد صف يمكن استيراده.',
    fa: 'هیچ ردیفی قابل ورود نیست.',
  },
  import_used_since: {
    status: 409,
    en: 'Some of what was imported has been used since. You can undo the rest.',
    ar: 'بعض ما تم استيراده استُخدم منذ ذلك الحين. يمكنك التراجع عن الباقي.',
    fa: 'بخشی از آنچه وارد شد از آن زمان استفاده شده است. می‌توانید بقیه را برگردانید.',
  },
  import_forgotten: {
    status: 409,
    en: 'The values of this import are no longer kept, so it cannot be undone.',
    ar: 'لم تعد بيانات هذا الاستيراد محفوظة، فلا يمكن التراجع عنه.',
    fa: 'داده‌های این ورود دیگر نگهداری نمی‌شود و برگرداندن آن ممکن نیست.',
  },
})

const sheetTexts: Readonly<Record<SheetProblem, Text>> = {
  empty: { en: 'The file is empty.', ar: 'الملف فارغ.', fa: 'پرونده خالی است.' },
  not_a_sheet: {
    en: 'This is not a CSV or Excel (.xlsx) file.',
    ar: 'هذا ليس ملف CSV أو Excel (.xlsx).',
    fa: 'این پروندهٔ CSV یا اکسل (.xlsx) نیست.',
  },
  old_excel: {
    en: 'This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.',
    ar: 'هذا ملف Excel قديم (.xls) أو محمي بكلمة مرور. احفظه بصيغة .xlsx بدون كلمة مرور.',
    fa: 'این پروندهٔ قدیمی اکسل (.xls) یا دارای گذرواژه است. آن را با قالب .xlsx و بدون گذرواژه ذخیره کنید.',
  },
  too_large_inside: {
    en: 'The file is too large when unpacked. Split it into smaller ones.',
    ar: 'محتوى الملف كبير جدا. قسمه إلى ملفات أصغر.',
    fa: 'محتوای پرونده بیش از حد بزرگ است. آن را به پرونده‌های کوچک‌تر تقسیم کنید.',
  },
  too_many_rows: {
    en: 'The file has more than 50,000 rows. Split it into smaller ones.',
    ar: 'في الملف أكثر من 50,000 صف. قسمه إلى ملفات أصغر.',
    fa: 'پرونده بیش از ۵۰٬۰۰۰ ردیف دارد. آن را به پرونده‌های کوچک‌تر تقسیم کنید.',
  },
  too_many_columns: {
    en: 'The file has more than 100 columns.',
    ar: 'في الملف أكثر من 100 عمود.',
    fa: 'پرونده بیش از ۱۰۰ ستون دارد.',
  },
  unknown_sheet: {
    en: 'The workbook has no such sheet.',
    ar: 'لا توجد ورقة بهذا الاسم في الملف.',
    fa: 'چنین برگه‌ای در پرونده نیست.',
  },
  no_rows: {
    en: 'There are no rows below the header.',
    ar: 'لا توجد صفوف تحت صف العناوين.',
    fa: 'زیر سطر عنوان‌ها ردیفی نیست.',
  },
  broken: {
    en: 'The file is damaged and cannot be read.',
    ar: 'الملف تالف ولا يمكن قراءته.',
    fa: 'پرونده آسیب دیده و خواندنی نیست.',
  },
}

/** A 400 at the field that says why a file cannot be read. */
export function unreadable(problem: SheetProblem, field = 'file'): Problem {
  return invalid(field, problem, sheetTexts[problem])
}

export function tooLarge(): Problem {
  return invalid('file', 'file_too_large', {
    en: 'The file is larger than 20 MB.',
    ar: 'حجم الملف أكبر من 20 ميجابايت.',
    fa: 'حجم پرونده بیش از ۲۰ مگابایت است.',
  })
}

export function unknownChoice(field: string): Problem {
  return invalid(field, 'invalid_choice', {
    en: 'Select a valid choice.',
    ar: 'اختر قيمة صحيحة.',
    fa: 'گزینهٔ معتبری انتخاب کنید.',
  })
}

/** A field that the rows need has no column. */
export function columnNeeded(field: string): Problem {
  return invalid(`mapping.${field}`, 'required', {
    en: 'Choose the column.',
    ar: 'اختر العمود.',
    fa: 'ستون را انتخاب کنید.',
  })
}

export function columnTwice(field: string): Problem {
  return invalid(`mapping.${field}`, 'column_twice', {
    en: 'This column is used already.',
    ar: 'هذا العمود مستخدم بالفعل.',
    fa: 'این ستون پیش‌تر به کار رفته است.',
  })
}
