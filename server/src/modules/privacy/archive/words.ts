import type { Locale, Text } from '#platform/i18n'

/** Words of the readable page of a copy. */
export const pageWords = {
  title: { en: 'Data of {name}', ar: 'بيانات {name}', fa: 'داده‌های {name}' },
  made: {
    en: 'Made by {centre} on {date}.',
    ar: 'أعدّها {centre} بتاريخ {date}.',
    fa: 'تهیه‌شده توسط {centre} در {date}.',
  },
  about: {
    en: 'This page shows what we keep about you. The same data for computers is in the folder “data”, your files are in “files”.',
    ar: 'تعرض هذه الصفحة ما نحتفظ به عنك. البيانات نفسها للحاسوب في المجلد «data»، وملفاتك في «files».',
    fa: 'این صفحه آنچه دربارهٔ شما نگه می‌داریم نشان می‌دهد. همین داده‌ها برای رایانه در پوشهٔ «data» و فایل‌های شما در «files» است.',
  },
  others: {
    en: 'Names and contacts of other people are left out.',
    ar: 'حُذفت أسماء أشخاص آخرين وبيانات تواصلهم.',
    fa: 'نام و راه تماس دیگران نیامده است.',
  },
  nothing: { en: 'Nothing.', ar: 'لا شيء.', fa: 'هیچ.' },
  more: {
    en: 'And {count} more in {file}.',
    ar: 'و{count} غيرها في {file}.',
    fa: 'و {count} مورد دیگر در {file}.',
  },
  yes: { en: 'Yes', ar: 'نعم', fa: 'بله' },
  no: { en: 'No', ar: 'لا', fa: 'خیر' },
} satisfies Record<string, Text>

/** What columns are called on the page; others by their own name in words. */
const columnWords: Readonly<Record<string, Text>> = {
  first_name: { en: 'First name', ar: 'الاسم الأول', fa: 'نام' },
  last_name: { en: 'Last name', ar: 'اسم العائلة', fa: 'نام خانوادگی' },
  phone_number1: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  phone_number2: { en: 'Second phone', ar: 'هاتف ثان', fa: 'تلفن دوم' },
  phone: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  email: { en: 'E-mail', ar: 'البريد الإلكتروني', fa: 'ایمیل' },
  username: { en: 'User name', ar: 'اسم المستخدم', fa: 'نام کاربری' },
  dob: { en: 'Birth date', ar: 'تاريخ الميلاد', fa: 'تاریخ تولد' },
  gender: { en: 'Gender', ar: 'الجنس', fa: 'جنسیت' },
  identity_number: { en: 'Identity number', ar: 'رقم الهوية', fa: 'شمارهٔ شناسایی' },
  identity_type: { en: 'Kind of document', ar: 'نوع الوثيقة', fa: 'نوع مدرک' },
  address: { en: 'Address', ar: 'العنوان', fa: 'نشانی' },
  location: { en: 'Map link', ar: 'رابط الخريطة', fa: 'پیوند نقشه' },
  country: { en: 'Country', ar: 'الدولة', fa: 'کشور' },
  province: { en: 'Province', ar: 'المحافظة', fa: 'استان' },
  city: { en: 'City', ar: 'المدينة', fa: 'شهر' },
  locale: { en: 'Language', ar: 'اللغة', fa: 'زبان' },
  language: { en: 'Language', ar: 'اللغة', fa: 'زبان' },
  time_zone: { en: 'Time zone', ar: 'المنطقة الزمنية', fa: 'منطقهٔ زمانی' },
  calendar: { en: 'Calendar', ar: 'التقويم', fa: 'تقویم' },
  currency: { en: 'Currency', ar: 'العملة', fa: 'ارز' },
  bio: { en: 'About', ar: 'نبذة', fa: 'درباره' },
  tags: { en: 'Tags', ar: 'الوسوم', fa: 'برچسب‌ها' },
  notes: { en: 'Notes', ar: 'ملاحظات', fa: 'یادداشت‌ها' },
  note: { en: 'Note', ar: 'ملاحظة', fa: 'یادداشت' },
  reason: { en: 'Reason', ar: 'السبب', fa: 'دلیل' },
  role: { en: 'Role', ar: 'الدور', fa: 'نقش' },
  relation: { en: 'Relation', ar: 'صلة القرابة', fa: 'نسبت' },
  unique_code: { en: 'Code', ar: 'الرمز', fa: 'کد' },
  device: { en: 'Device', ar: 'الجهاز', fa: 'دستگاه' },
  ip: { en: 'IP address', ar: 'عنوان IP', fa: 'نشانی IP' },
  user_agent: { en: 'Browser', ar: 'المتصفح', fa: 'مرورگر' },
  method: { en: 'Method', ar: 'الطريقة', fa: 'روش' },
  kind: { en: 'Kind', ar: 'النوع', fa: 'نوع' },
  type: { en: 'Kind', ar: 'النوع', fa: 'نوع' },
  status: { en: 'Status', ar: 'الحالة', fa: 'وضعیت' },
  course: { en: 'Course', ar: 'الدورة', fa: 'دوره' },
  lecture: { en: 'Lecture', ar: 'المحاضرة', fa: 'جلسه' },
  invoice: { en: 'Invoice', ar: 'الفاتورة', fa: 'فاکتور' },
  number: { en: 'Number', ar: 'الرقم', fa: 'شماره' },
  ticket: { en: 'Ticket', ar: 'التذكرة', fa: 'تیکت' },
  title: { en: 'Title', ar: 'العنوان', fa: 'عنوان' },
  description: { en: 'Description', ar: 'الوصف', fa: 'شرح' },
  body: { en: 'Text', ar: 'النص', fa: 'متن' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  present: { en: 'Present', ar: 'حاضر', fa: 'حاضر' },
  late: { en: 'Late', ar: 'متأخر', fa: 'با تأخیر' },
  excused: { en: 'Excused', ar: 'بعذر', fa: 'موجه' },
  rating: { en: 'Rating', ar: 'التقييم', fa: 'امتیاز' },
  feedback: { en: 'Feedback', ar: 'الرأي', fa: 'بازخورد' },
  tracking_code: { en: 'Tracking code', ar: 'رقم التتبع', fa: 'کد پیگیری' },
  category: { en: 'Category', ar: 'التصنيف', fa: 'دسته' },
  channel: { en: 'Channel', ar: 'القناة', fa: 'کانال' },
  action: { en: 'Action', ar: 'الإجراء', fa: 'کار' },
  at: { en: 'When', ar: 'متى', fa: 'زمان' },
  created_at: { en: 'Made', ar: 'أُنشئ', fa: 'ساخته‌شده' },
  updated_at: { en: 'Changed', ar: 'عُدّل', fa: 'تغییر' },
  date_joined: { en: 'Joined', ar: 'تاريخ الانضمام', fa: 'عضویت' },
  last_used_at: { en: 'Last used', ar: 'آخر استخدام', fa: 'آخرین استفاده' },
  ended_at: { en: 'Ended', ar: 'انتهى', fa: 'پایان' },
  paid_at: { en: 'Paid', ar: 'دُفع', fa: 'پرداخت' },
  issued_at: { en: 'Issued', ar: 'صدر', fa: 'صدور' },
  due_at: { en: 'Due', ar: 'الاستحقاق', fa: 'سررسید' },
  amount_minor: { en: 'Amount', ar: 'المبلغ', fa: 'مبلغ' },
  price_minor: { en: 'Price', ar: 'السعر', fa: 'قیمت' },
  total_minor: { en: 'Total', ar: 'الإجمالي', fa: 'جمع' },
  balance_minor: { en: 'Left to pay', ar: 'المتبقي', fa: 'مانده' },
}

/** Columns that help computers only: they stay in the JSON. */
const forComputers = new Set([
  'id',
  'version',
  'position',
  'legacy_id',
  'source',
  'request_id',
  'shards',
  'params',
])

export function isForPeople(column: string): boolean {
  return !forComputers.has(column)
}

export function columnWord(column: string, locale: Locale): string {
  const known = columnWords[column]
  if (known) return known[locale]
  const words = column.replace(/_(at|minor)$/, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What tables are called on the page. */
export const tableWords: Readonly<Record<string, Text>> = {
  'identity.users': { en: 'Account', ar: 'الحساب', fa: 'حساب' },
  'identity.user_roles': { en: 'Roles', ar: 'الأدوار', fa: 'نقش‌ها' },
  'identity.sessions': { en: 'Sign-ins', ar: 'عمليات الدخول', fa: 'ورودها' },
  'people.learners': { en: 'Learner', ar: 'المتعلم', fa: 'فراگیر' },
  'people.guardians': { en: 'Guardianships', ar: 'الولاية', fa: 'سرپرستی' },
  'people.student_profiles': { en: 'Student profile', ar: 'ملف الطالب', fa: 'نمایهٔ دانشجو' },
  'people.instructor_profiles': { en: 'Instructor profile', ar: 'ملف المعلم', fa: 'نمایهٔ مدرس' },
  'catalog.course_instructors': { en: 'Courses taught', ar: 'دورات تدرّسها', fa: 'دوره‌های تدریس' },
  'catalog.lectures': { en: 'Lectures given', ar: 'محاضرات قدّمتها', fa: 'جلسه‌های تدریس' },
  'billing.accounts': { en: 'Accounts', ar: 'الحسابات', fa: 'حساب‌ها' },
  'billing.invoices': { en: 'Invoices', ar: 'الفواتير', fa: 'فاکتورها' },
  'billing.invoice_lines': { en: 'Invoice lines', ar: 'بنود الفواتير', fa: 'سطرهای فاکتور' },
  'billing.payments': { en: 'Payments', ar: 'المدفوعات', fa: 'پرداخت‌ها' },
  'enrolments.enrollment_requests': {
    en: 'Requests for places',
    ar: 'طلبات الالتحاق',
    fa: 'درخواست‌های ثبت‌نام',
  },
  'enrolments.enrollments': { en: 'Enrolments', ar: 'التسجيلات', fa: 'ثبت‌نام‌ها' },
  'enrolments.waitlist_entries': { en: 'Waiting lists', ar: 'قوائم الانتظار', fa: 'فهرست‌های انتظار' },
  'attendance.lecture_attendance': { en: 'Attendance', ar: 'الحضور', fa: 'حضور و غیاب' },
  'attendance.guests': { en: 'As a guest', ar: 'كضيف', fa: 'به‌عنوان مهمان' },
  'attendance.instructor_attendance': { en: 'Presence', ar: 'التواجد', fa: 'حضور در مرکز' },
  'attendance.instructor_ratings': { en: 'Ratings given', ar: 'تقييمات قدّمتها', fa: 'امتیازهای داده‌شده' },
  'attendance.raw_scans': { en: 'Scans', ar: 'عمليات المسح', fa: 'اسکن‌ها' },
  'tickets.tickets': { en: 'Tickets', ar: 'التذاكر', fa: 'تیکت‌ها' },
  'tickets.messages': { en: 'Messages', ar: 'الرسائل', fa: 'پیام‌ها' },
  'notifications.notifications': { en: 'Notifications', ar: 'الإشعارات', fa: 'اعلان‌ها' },
  'notifications.preferences': { en: 'Choices', ar: 'الاختيارات', fa: 'انتخاب‌ها' },
  'notifications.quiet_hours': { en: 'Quiet hours', ar: 'ساعات الهدوء', fa: 'ساعت‌های سکوت' },
  'media.files': { en: 'Files', ar: 'الملفات', fa: 'فایل‌ها' },
  'platform.audit_log': { en: 'What was done', ar: 'ما تم عمله', fa: 'کارهای انجام‌شده' },
  'platform.outbox_messages': { en: 'Sent to you', ar: 'أُرسل إليك', fa: 'فرستاده‌شده به شما' },
  'privacy.requests': { en: 'Requests about your data', ar: 'طلبات تخص بياناتك', fa: 'درخواست‌های دادهٔ شما' },
}
