import { defineMessages, type Texts } from '../../i18n/index.ts'

/** Kinds of objects in the trail. */
export const kindTexts = defineMessages({
  user: { en: 'Account', ar: 'حساب', fa: 'حساب' },
  users: { en: 'List of accounts', ar: 'قائمة الحسابات', fa: 'فهرست حساب‌ها' },
  role: { en: 'Role', ar: 'دور', fa: 'نقش' },
  session: { en: 'Session', ar: 'جلسة', fa: 'نشست' },
  invitation: { en: 'Invitation', ar: 'دعوة', fa: 'دعوت' },
  impersonation: { en: "In somebody's place", ar: 'مكان شخص آخر', fa: 'به جای دیگری' },
  audit: { en: 'Audit trail', ar: 'سجل التدقيق', fa: 'سابقه' },
  setting: { en: 'Setting', ar: 'إعداد', fa: 'تنظیم' },
  learner: { en: 'Learner', ar: 'متعلم', fa: 'فراگیر' },
  guardian: { en: 'Guardian', ar: 'ولي أمر', fa: 'سرپرست' },
  instructor: { en: 'Instructor', ar: 'معلم', fa: 'مدرس' },
  tutor: { en: 'Tutor', ar: 'مدرس خصوصي', fa: 'معلم خصوصی' },
  season: { en: 'Season', ar: 'موسم', fa: 'فصل' },
  branch: { en: 'Branch', ar: 'فرع', fa: 'شعبه' },
  room: { en: 'Room', ar: 'قاعة', fa: 'اتاق' },
  course: { en: 'Course', ar: 'دورة', fa: 'دوره' },
  lecture: { en: 'Lecture', ar: 'محاضرة', fa: 'جلسه' },
  enrollment: { en: 'Enrolment', ar: 'تسجيل', fa: 'ثبت‌نام' },
  enrollment_request: { en: 'Request', ar: 'طلب', fa: 'درخواست' },
  invoice: { en: 'Invoice', ar: 'فاتورة', fa: 'فاکتور' },
  payment: { en: 'Payment', ar: 'دفعة', fa: 'پرداخت' },
  ledger: { en: 'Ledger', ar: 'دفتر الأستاذ', fa: 'دفتر کل' },
  attendance: { en: 'Attendance', ar: 'حضور', fa: 'حضور' },
  ticket: { en: 'Ticket', ar: 'تذكرة', fa: 'تیکت' },
  ticket_category: { en: 'Ticket category', ar: 'تصنيف تذاكر', fa: 'دستهٔ تیکت' },
  broadcast: { en: 'Announcement', ar: 'إعلان', fa: 'اطلاعیه' },
  import: { en: 'Import', ar: 'استيراد', fa: 'ورود داده' },
  api_key: { en: 'API key', ar: 'مفتاح برمجي', fa: 'کلید API' },
  second_factor: { en: 'Second factor', ar: 'العامل الثاني', fa: 'عامل دوم' },
  passkey: { en: 'Passkey', ar: 'مفتاح مرور', fa: 'کلید عبور' },
  notification_template: { en: 'Template', ar: 'قالب', fa: 'قالب' },
})

/** What was done; the names are the second half of an action. */
export const verbTexts = defineMessages({
  create: { en: 'made', ar: 'إنشاء', fa: 'ساخته شد' },
  change: { en: 'changed', ar: 'تعديل', fa: 'تغییر کرد' },
  update: { en: 'changed', ar: 'تعديل', fa: 'تغییر کرد' },
  delete: { en: 'deleted', ar: 'حذف', fa: 'حذف شد' },
  archive: { en: 'archived', ar: 'أرشفة', fa: 'بایگانی شد' },
  restore: { en: 'brought back', ar: 'استعادة', fa: 'بازگردانده شد' },
  rename: { en: 'renamed', ar: 'إعادة تسمية', fa: 'نامش عوض شد' },
  activate: { en: 'opened', ar: 'تفعيل', fa: 'باز شد' },
  deactivate: { en: 'closed', ar: 'إغلاق', fa: 'بسته شد' },
  approve: { en: 'approved', ar: 'قبول', fa: 'تأیید شد' },
  reject: { en: 'rejected', ar: 'رفض', fa: 'رد شد' },
  cancel: { en: 'cancelled', ar: 'إلغاء', fa: 'لغو شد' },
  reverse: { en: 'reversed', ar: 'عكس', fa: 'برگشت خورد' },
  void: { en: 'voided', ar: 'إبطال', fa: 'باطل شد' },
  issue: { en: 'issued', ar: 'إصدار', fa: 'صادر شد' },
  submit: { en: 'handed in', ar: 'تقديم', fa: 'ارائه شد' },
  accept: { en: 'accepted', ar: 'قبول', fa: 'پذیرفته شد' },
  revoke: { en: 'taken back', ar: 'سحب', fa: 'پس گرفته شد' },
  resend: { en: 'sent again', ar: 'إعادة إرسال', fa: 'دوباره فرستاده شد' },
  invite: { en: 'invited', ar: 'دعوة', fa: 'دعوت شد' },
  start: { en: 'begun', ar: 'بدء', fa: 'آغاز شد' },
  end: { en: 'ended', ar: 'إنهاء', fa: 'پایان یافت' },
  end_all: { en: 'all ended', ar: 'إنهاء الكل', fa: 'همه پایان یافت' },
  end_others: { en: 'others ended', ar: 'إنهاء الأخرى', fa: 'بقیه پایان یافت' },
  open: { en: 'opened', ar: 'فتح', fa: 'باز شد' },
  close: { en: 'closed', ar: 'إغلاق', fa: 'بسته شد' },
  reopen: { en: 'reopened', ar: 'إعادة فتح', fa: 'دوباره باز شد' },
  confirm: { en: 'confirmed', ar: 'تأكيد', fa: 'تأیید شد' },
  verify: { en: 'verified', ar: 'تحقق', fa: 'بررسی شد' },
  verify_email: { en: 'e-mail confirmed', ar: 'تأكيد البريد', fa: 'ایمیل تأیید شد' },
  verify_phone: { en: 'phone confirmed', ar: 'تأكيد الهاتف', fa: 'تلفن تأیید شد' },
  export: { en: 'exported', ar: 'تصدير', fa: 'خروجی گرفته شد' },
  change_roles: { en: 'roles changed', ar: 'تعديل الأدوار', fa: 'نقش‌ها تغییر کرد' },
  change_password: { en: 'password changed', ar: 'تغيير كلمة المرور', fa: 'گذرواژه عوض شد' },
  change_phone: { en: 'phone changed', ar: 'تغيير الهاتف', fa: 'تلفن عوض شد' },
  change_permissions: { en: 'rights changed', ar: 'تعديل الصلاحيات', fa: 'اختیارات تغییر کرد' },
  mark: { en: 'marked', ar: 'تسجيل', fa: 'ثبت شد' },
  add: { en: 'added', ar: 'إضافة', fa: 'افزوده شد' },
  remove: { en: 'removed', ar: 'إزالة', fa: 'برداشته شد' },
  assign: { en: 'assigned', ar: 'إسناد', fa: 'واگذار شد' },
  suspend: { en: 'suspended', ar: 'إيقاف', fa: 'معلق شد' },
  resume: { en: 'resumed', ar: 'استئناف', fa: 'از سر گرفته شد' },
  drop: { en: 'dropped', ar: 'انسحاب', fa: 'انصراف' },
  complete: { en: 'completed', ar: 'إكمال', fa: 'کامل شد' },
  schedule: { en: 'timetable changed', ar: 'تعديل الجدول', fa: 'برنامه تغییر کرد' },
  edit: { en: 'edited', ar: 'تحرير', fa: 'ویرایش شد' },
  on: { en: 'switched on', ar: 'تشغيل', fa: 'روشن شد' },
  off: { en: 'switched off', ar: 'إيقاف', fa: 'خاموش شد' },
  undo: { en: 'undone', ar: 'تراجع', fa: 'واگرد شد' },
  upload: { en: 'uploaded', ar: 'رفع', fa: 'بارگذاری شد' },
})

/** Fields that changed. What is not here shows its own name. */
export const fieldTexts = defineMessages({
  first_name: { en: 'First name', ar: 'الاسم الأول', fa: 'نام' },
  last_name: { en: 'Family name', ar: 'اسم العائلة', fa: 'نام خانوادگی' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  description: { en: 'Description', ar: 'الوصف', fa: 'توضیح' },
  title: { en: 'Title', ar: 'العنوان', fa: 'عنوان' },
  phone: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  phone_number1: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  phone_number2: { en: 'Another phone', ar: 'هاتف آخر', fa: 'تلفن دیگر' },
  email: { en: 'E-mail', ar: 'البريد الإلكتروني', fa: 'ایمیل' },
  username: { en: 'Username', ar: 'اسم المستخدم', fa: 'نام کاربری' },
  dob: { en: 'Birth date', ar: 'تاريخ الميلاد', fa: 'تاریخ تولد' },
  gender: { en: 'Sex', ar: 'الجنس', fa: 'جنسیت' },
  locale: { en: 'Language', ar: 'اللغة', fa: 'زبان' },
  roles: { en: 'Roles', ar: 'الأدوار', fa: 'نقش‌ها' },
  gained: { en: 'Role given', ar: 'دور مُنح', fa: 'نقش داده‌شده' },
  permissions: { en: 'Rights', ar: 'الصلاحيات', fa: 'اختیارات' },
  replacement: { en: 'Replaced by', ar: 'حلّ محله', fa: 'جانشین' },
  people: { en: 'People', ar: 'أشخاص', fa: 'افراد' },
  status: { en: 'Status', ar: 'الحالة', fa: 'وضعیت' },
  reason: { en: 'Reason', ar: 'السبب', fa: 'دلیل' },
  notes: { en: 'Notes', ar: 'ملاحظات', fa: 'یادداشت' },
  mode: { en: 'Mode', ar: 'النمط', fa: 'حالت' },
  method: { en: 'Way', ar: 'الطريقة', fa: 'روش' },
  kind: { en: 'Kind', ar: 'النوع', fa: 'نوع' },
  ends_at: { en: 'Ends', ar: 'ينتهي', fa: 'پایان' },
  session_id: { en: 'Session', ar: 'الجلسة', fa: 'نشست' },
  user_id: { en: 'Person', ar: 'الشخص', fa: 'شخص' },
  learner_id: { en: 'Learner', ar: 'المتعلم', fa: 'فراگیر' },
  course_id: { en: 'Course', ar: 'الدورة', fa: 'دوره' },
  invoice_id: { en: 'Invoice', ar: 'الفاتورة', fa: 'فاکتور' },
  payer_id: { en: 'Payer', ar: 'الدافع', fa: 'پرداخت‌کننده' },
  amount: { en: 'Amount', ar: 'المبلغ', fa: 'مبلغ' },
  amount_minor: { en: 'Amount', ar: 'المبلغ', fa: 'مبلغ' },
  price_minor: { en: 'Price', ar: 'السعر', fa: 'قیمت' },
  currency: { en: 'Currency', ar: 'العملة', fa: 'ارز' },
  capacity: { en: 'Places', ar: 'السعة', fa: 'گنجایش' },
  start_date: { en: 'Start', ar: 'البداية', fa: 'آغاز' },
  end_date: { en: 'End', ar: 'النهاية', fa: 'پایان' },
  rows: { en: 'Rows', ar: 'الصفوف', fa: 'ردیف‌ها' },
  format: { en: 'Format', ar: 'الصيغة', fa: 'قالب' },
  filters: { en: 'Filters', ar: 'التصفية', fa: 'صافی‌ها' },
  ended: { en: 'Ended', ar: 'أُنهيت', fa: 'پایان‌یافته' },
  en: { en: 'English', ar: 'بالإنجليزية', fa: 'انگلیسی' },
  ar: { en: 'Arabic', ar: 'بالعربية', fa: 'عربی' },
  fa: { en: 'Persian', ar: 'بالفارسية', fa: 'فارسی' },
})

type Words<T> = Readonly<Record<keyof T & string, string>>

function known<T extends object>(texts: T, key: string): key is keyof T & string {
  return Object.hasOwn(texts, key)
}

function plain(name: string): string {
  return name.replaceAll('_', ' ')
}

/** `role:support` is a role. */
export function kindName(t: Texts<typeof kindTexts>, kind: string): string {
  const [noun = kind] = kind.split(':')
  return known(kindTexts, noun) ? t[noun] : plain(noun)
}

/** "Account · roles changed". */
export function actionName(
  words: { kinds: Texts<typeof kindTexts>; verbs: Texts<typeof verbTexts> },
  action: string,
): string {
  const [noun = '', verb = ''] = action.split('.')
  return `${kindName(words.kinds, noun)} · ${known(verbTexts, verb) ? words.verbs[verb] : plain(verb)}`
}

/** "Name › Arabic" for `name.ar`. */
export function fieldName(t: Words<typeof fieldTexts>, field: string): string {
  return field
    .split('.')
    .map((part) => (known(fieldTexts, part) ? t[part] : plain(part)))
    .join(' › ')
}
