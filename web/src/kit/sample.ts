import { defineMessages } from '../i18n/messages.ts'

export interface SampleCourse {
  id: string
  name: string
  teacher: string
  price: string
  seats: number
  starts: string
  open: boolean
}

const names = [
  'تجويد ٢ — صباح السبت',
  'Arabic calligraphy for beginners',
  'خوشنویسی نستعلیق',
  'Robotics 9–12',
  'رياضيات الصف السادس',
  'برنامه‌نویسی وب',
]
const teachers = ['Mona Abdel-Rahman', 'حسين الشاذلي', 'نرگس کریمی']

export const sampleCourses: SampleCourse[] = Array.from({ length: 46 }, (_, index) => ({
  id: String(index + 1),
  name: names[index % names.length] ?? '',
  teacher: teachers[index % teachers.length] ?? '',
  price: `${1250 + index * 75}.50`,
  seats: (index * 7) % 30,
  starts: `2026-12-${String((index % 27) + 1).padStart(2, '0')}`,
  open: index % 3 !== 0,
}))

export const galleryTexts = defineMessages({
  title: { en: 'Kit gallery', ar: 'معرض العناصر', fa: 'نمایشگاه اجزا' },
  intro: {
    en: 'Every part of the kit on one page.',
    ar: 'كل عناصر الواجهة في صفحة واحدة.',
    fa: 'همهٔ اجزای رابط در یک صفحه.',
  },
  save: { en: 'Save the course', ar: 'حفظ الدورة', fa: 'ذخیرهٔ دوره' },
  figures: { en: 'Figures', ar: 'أرقام', fa: 'آمار' },
  list: { en: 'List', ar: 'قائمة', fa: 'فهرست' },
  form: { en: 'Form', ar: 'نموذج', fa: 'فرم' },
  others: { en: 'Other parts', ar: 'عناصر أخرى', fa: 'اجزای دیگر' },
  course: { en: 'Course', ar: 'الدورة', fa: 'دوره' },
  teacher: { en: 'Instructor', ar: 'المدرّس', fa: 'مدرس' },
  price: { en: 'Price', ar: 'السعر', fa: 'شهریه' },
  seats: { en: 'Seats left', ar: 'المقاعد المتبقية', fa: 'جای خالی' },
  starts: { en: 'Starts', ar: 'تاريخ البدء', fa: 'آغاز' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  open: { en: 'Open', ar: 'مفتوحة', fa: 'باز' },
  full: { en: 'Full', ar: 'مكتملة', fa: 'تکمیل' },
  search: { en: 'Search courses', ar: 'ابحث في الدورات', fa: 'جست‌وجوی دوره‌ها' },
  archive: { en: 'Archive', ar: 'أرشفة', fa: 'بایگانی' },
  archived: {
    en: '{count, plural, one {# course archived} other {# courses archived}}',
    ar: '{count, plural, zero {لم تؤرشف أي دورة} one {تمت أرشفة دورة واحدة} two {تمت أرشفة دورتين} few {تمت أرشفة # دورات} many {تمت أرشفة # دورة} other {تمت أرشفة # دورة}}',
    fa: '{count, plural, one {# دوره بایگانی شد} other {# دوره بایگانی شد}}',
  },
  phone: { en: 'Mobile number', ar: 'رقم الجوال', fa: 'شمارهٔ همراه' },
  password: { en: 'Password', ar: 'كلمة المرور', fa: 'گذرواژه' },
  code: { en: 'Code from the message', ar: 'الرمز من الرسالة', fa: 'کد پیامک' },
  birth: { en: 'Date of birth', ar: 'تاريخ الميلاد', fa: 'تاریخ تولد' },
  season: { en: 'Season', ar: 'الموسم', fa: 'فصل' },
  time: { en: 'Begins at', ar: 'يبدأ في', fa: 'شروع ساعت' },
  photo: { en: 'Photo of the receipt', ar: 'صورة الإيصال', fa: 'عکس رسید' },
  about: { en: 'About', ar: 'نبذة', fa: 'درباره' },
  agree: { en: 'Show on the public site', ar: 'العرض على الموقع العام', fa: 'نمایش در وب‌گاه عمومی' },
  taken: {
    en: 'This number already has an account.',
    ar: 'لهذا الرقم حساب بالفعل.',
    fa: 'این شماره از پیش حساب دارد.',
  },
  preview: { en: 'What will happen', ar: 'ما سيحدث', fa: 'چه رخ می‌دهد' },
  unpaid: { en: 'Unpaid', ar: 'غير مدفوع', fa: 'پرداخت‌نشده' },
})
