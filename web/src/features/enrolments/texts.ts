import { defineMessages } from '../../i18n/index.ts'

/** Words of requests and enrolments that several screens use. */
export const placeTexts = defineMessages({
  pending: { en: 'Waiting for an answer', ar: 'بانتظار الرد', fa: 'در انتظار پاسخ' },
  processing: { en: 'In progress', ar: 'قيد المعالجة', fa: 'در جریان' },
  accepted: { en: 'Accepted', ar: 'مقبول', fa: 'پذیرفته' },
  rejected: { en: 'Rejected', ar: 'مرفوض', fa: 'رد شده' },
  cancelled: { en: 'Cancelled', ar: 'ملغى', fa: 'لغوشده' },
  expired: { en: 'Lapsed', ar: 'انتهت مهلته', fa: 'مهلت گذشته' },
  active: { en: 'Enrolled', ar: 'مسجل', fa: 'ثبت‌نام‌شده' },
  suspended: { en: 'Paused', ar: 'موقوف مؤقتا', fa: 'متوقف' },
  completed: { en: 'Completed', ar: 'مكتمل', fa: 'پایان‌یافته' },
  dropped: { en: 'Left', ar: 'انسحب', fa: 'انصراف داده' },
  refunded: { en: 'Refunded', ar: 'مسترد', fa: 'بازپرداخت‌شده' },
  inLine: { en: 'Number {place} in line', ar: 'رقم {place} في الانتظار', fa: 'نفر {place} در صف' },
  questionAsked: { en: 'We have a question', ar: 'لدينا سؤال', fa: 'پرسشی داریم' },
  course: { en: 'Course', ar: 'الدورة', fa: 'دوره' },
  learner: { en: 'Learner', ar: 'المتعلم', fa: 'فراگیر' },
  status: { en: 'Status', ar: 'الحالة', fa: 'وضعیت' },
  price: { en: 'Price', ar: 'السعر', fa: 'شهریه' },
  notes: { en: 'Notes', ar: 'ملاحظات', fa: 'یادداشت' },
  reason: { en: 'Reason', ar: 'السبب', fa: 'دلیل' },
  reasonShort: {
    en: 'Write at least 5 characters.',
    ar: 'اكتب 5 أحرف على الأقل.',
    fa: 'دست‌کم ۵ نویسه بنویسید.',
  },
  invoice: { en: 'Invoice', ar: 'الفاتورة', fa: 'فاکتور' },
  free: { en: 'Free', ar: 'مجانا', fa: 'رایگان' },
  age: {
    en: '{years, plural, one {# year old} other {# years old}}',
    ar: '{years, plural, zero {أقل من سنة} one {سنة واحدة} two {سنتان} few {# سنوات} many {# سنة} other {# سنة}}',
    fa: '{years, plural, one {# ساله} other {# ساله}}',
  },
})

/** What speaks against a request. */
export const checkTexts = defineMessages({
  course_not_open: {
    en: 'The course takes no registrations',
    ar: 'التسجيل في الدورة مغلق',
    fa: 'دوره ثبت‌نام نمی‌پذیرد',
  },
  adults_only: { en: 'The course is for adults', ar: 'الدورة للبالغين', fa: 'دوره برای بزرگسالان است' },
  too_young: {
    en: 'Too young on the first day',
    ar: 'أصغر من العمر المطلوب في أول يوم',
    fa: 'در روز نخست کم‌سن‌تر از حد است',
  },
  too_old: {
    en: 'Too old on the first day',
    ar: 'أكبر من العمر المسموح في أول يوم',
    fa: 'در روز نخست بزرگ‌تر از حد است',
  },
  birth_date_missing: {
    en: 'The birth date is missing',
    ar: 'تاريخ الميلاد غير مسجل',
    fa: 'تاریخ تولد ثبت نشده',
  },
  gender_not_admitted: {
    en: 'The course is for the other gender',
    ar: 'الدورة للجنس الآخر',
    fa: 'دوره برای جنس دیگر است',
  },
  already_enrolled: { en: 'Has a place already', ar: 'مسجل بالفعل', fa: 'از قبل جا دارد' },
  course_full: { en: 'The course is full', ar: 'اكتمل عدد الدورة', fa: 'ظرفیت پر است' },
})
