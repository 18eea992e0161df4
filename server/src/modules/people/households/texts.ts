import type { ProblemSpec } from '#imports'
import type { Text } from '#platform/i18n'

const error = (en: string, ar: string, fa: string): ProblemSpec => ({ level: 'error', text: { en, ar, fa } })
const warning = (en: string, ar: string, fa: string): ProblemSpec => ({
  level: 'warning',
  text: { en, ar, fa },
})

/** What can be wrong with a row about a learner and its family, said for the front desk. */
export const householdProblems: Readonly<Record<string, ProblemSpec>> = {
  name_required: error('The name is missing.', 'الاسم غير موجود.', 'نام نیست.'),
  name_too_long: error(
    'The name is longer than 80 letters. Is it in the right column?',
    'الاسم أطول من 80 حرفا. هل هو في العمود الصحيح؟',
    'نام بیش از ۸۰ حرف است. آیا در ستون درست است؟',
  ),
  dob_required: error('The birth date is missing.', 'تاريخ الميلاد غير موجود.', 'تاریخ تولد نیست.'),
  date_unreadable: error(
    '“{text}” is not a date. Write it like 2015-09-02 or 2/9/2015.',
    '«{text}» ليس تاريخا. اكتبه مثل 2015-09-02 أو 2/9/2015.',
    '«{text}» تاریخ نیست. مانند ۱۳۹۴/۰۶/۱۱ یا ۲۰۱۵-۰۹-۰۲ بنویسید.',
  ),
  date_impossible: error(
    'The calendar has no such day: “{text}”.',
    'لا يوجد يوم كهذا في التقويم: «{text}».',
    'چنین روزی در تقویم نیست: «{text}».',
  ),
  dob_in_future: error(
    'The birth date “{text}” lies in the future.',
    'تاريخ الميلاد «{text}» في المستقبل.',
    'تاریخ تولد «{text}» در آینده است.',
  ),
  dob_too_long_ago: error(
    'Please check the year of birth: “{text}”.',
    'راجع سنة الميلاد: «{text}».',
    'سال تولد را بررسی کنید: «{text}».',
  ),
  year_guessed: warning(
    'The year has two digits; it was read as {date}.',
    'السنة من رقمين، وقُرئت {date}.',
    'سال دو رقمی است و {date} خوانده شد.',
  ),
  gender_required: error(
    'Girl or boy is missing.',
    'النوع (بنت أو ولد) غير موجود.',
    'دختر یا پسر بودن نیست.',
  ),
  gender_unknown: error(
    '“{text}” is neither girl nor boy. Say what it means in the step “Columns”.',
    '«{text}» ليس بنتا ولا ولدا. حدد معناه في خطوة «الأعمدة».',
    '«{text}» نه دختر است و نه پسر. معنای آن را در گام «ستون‌ها» بگویید.',
  ),
  guardian_phone_required: error(
    'The phone of a parent or guardian is missing.',
    'هاتف أحد الوالدين أو ولي الأمر غير موجود.',
    'تلفن پدر، مادر یا سرپرست نیست.',
  ),
  phone_invalid: error(
    '“{text}” is not a phone number.',
    '«{text}» ليس رقم هاتف صحيحا.',
    '«{text}» شمارهٔ تلفن نیست.',
  ),
  phone_shortened: error(
    'The spreadsheet has shortened this phone ({text}). Format its column as text and type it again.',
    'برنامج الجداول اختصر هذا الرقم ({text}). اجعل تنسيق العمود نصا واكتبه من جديد.',
    'برنامهٔ صفحه‌گسترده این شماره را کوتاه کرده است ({text}). قالب ستون را متن کنید و دوباره بنویسید.',
  ),
  phone_first_taken: warning(
    'The cell has several phones; the first is taken.',
    'في الخلية أكثر من رقم، وأُخذ الأول.',
    'در خانه چند شماره است؛ نخستین گرفته شد.',
  ),
  relation_unknown: warning(
    '“{text}” is not a known relation; “guardian” is taken.',
    'صلة القرابة «{text}» غير معروفة، وسُجلت «ولي أمر».',
    'نسبت «{text}» شناخته نیست؛ «سرپرست» ثبت شد.',
  ),
  second_without_phone: warning(
    'The second guardian has no phone and is left out.',
    'ولي الأمر الثاني بلا هاتف، وسيتم تجاوزه.',
    'سرپرست دوم تلفن ندارد و کنار گذاشته می‌شود.',
  ),
  guardian_twice: warning(
    'Both guardians have the same phone; the second is left out.',
    'لوليي الأمر رقم واحد، وسيتم تجاوز الثاني.',
    'هر دو سرپرست یک شماره دارند؛ دومی کنار گذاشته می‌شود.',
  ),
  notes_cut: warning(
    'The notes are cut after 2,000 letters.',
    'قُطعت الملاحظات بعد 2000 حرف.',
    'یادداشت پس از ۲۰۰۰ حرف بریده شد.',
  ),
  guardian_name_differs: warning(
    'This phone belongs to “{name}” already; that name stays.',
    'هذا الرقم مسجل باسم «{name}»، وسيبقى كما هو.',
    'این شماره از آنِ «{name}» است؛ همان نام می‌ماند.',
  ),
  guardian_closed: warning(
    'The account of this phone is closed. The link is made; opening it is up to the administrator.',
    'حساب هذا الرقم مغلق. سيتم الربط، وفتحه بيد مدير النظام.',
    'حساب این شماره بسته است. پیوند ساخته می‌شود؛ باز کردنش با مدیر است.',
  ),
  guardian_barred: warning(
    'A custody decision keeps this person away from the child; no link is made.',
    'قرار حضانة يمنع هذا الشخص من الطفل، ولن يتم الربط.',
    'تصمیم حضانت این شخص را از کودک دور می‌دارد؛ پیوندی ساخته نمی‌شود.',
  ),
  possible_duplicate: warning(
    'There is a learner with this name and birth date already ({code}), with other guardians. A new one is made.',
    'يوجد متعلم بهذا الاسم وتاريخ الميلاد ({code}) مع أولياء أمور آخرين. سيُضاف متعلم جديد.',
    'فراگیری با این نام و تاریخ تولد هست ({code})، با سرپرستان دیگر. فراگیر تازه‌ای افزوده می‌شود.',
  ),
  learner_archived: warning(
    'This learner is archived and stays so.',
    'هذا المتعلم مؤرشف وسيبقى كذلك.',
    'این فراگیر بایگانی شده است و همان می‌ماند.',
  ),
  code_unknown: warning(
    'No learner has the code {text}; a new one is made with a code of its own.',
    'لا يوجد متعلم بالكود {text}، وسيُضاف متعلم جديد بكود خاص به.',
    'فراگیری با کد {text} نیست؛ فراگیر تازه‌ای با کد خودش افزوده می‌شود.',
  ),
  gender_differs: warning(
    'The centre knows this learner with the other gender; that stays.',
    'هذا المتعلم مسجل لدى المركز بنوع مختلف، وسيبقى كما هو.',
    'جنسیت این فراگیر در مرکز جور دیگری ثبت است و همان می‌ماند.',
  ),
}

export const householdCounts: Readonly<Record<string, Text>> = {
  'learner.create': { en: 'New learners', ar: 'متعلمون جدد', fa: 'فراگیران تازه' },
  'learner.match': { en: 'Learners known already', ar: 'متعلمون مسجلون من قبل', fa: 'فراگیران ازپیش‌شناخته' },
  'learner.update': {
    en: 'Learners completed or changed',
    ar: 'متعلمون استُكملت بياناتهم أو عُدلت',
    fa: 'فراگیران تکمیل یا ویرایش‌شده',
  },
  'account.create': { en: 'New guardians', ar: 'أولياء أمور جدد', fa: 'سرپرستان تازه' },
  'account.match': {
    en: 'Guardians known by their phone',
    ar: 'أولياء أمور معروفون بهواتفهم',
    fa: 'سرپرستان شناخته از شماره',
  },
  'guardian.create': {
    en: 'New links of learners and guardians',
    ar: 'روابط جديدة بين متعلم وولي أمر',
    fa: 'پیوندهای تازهٔ فراگیر و سرپرست',
  },
  'role.create': {
    en: 'Known people who become parents',
    ar: 'أشخاص معروفون صاروا أولياء أمور',
    fa: 'آشنایانی که والد می‌شوند',
  },
}

export const householdReasons: Readonly<Record<string, Text>> = {
  enrolled: {
    en: 'Registered for courses since',
    ar: 'سُجلوا في دورات منذ ذلك الحين',
    fa: 'از آن زمان در دوره‌ای نام‌نویسی شده‌اند',
  },
  invoiced: { en: 'Stand on invoices since', ar: 'صدرت لهم فواتير', fa: 'برایشان فاکتور صادر شده است' },
  attended: { en: 'Have attendance since', ar: 'سُجل لهم حضور', fa: 'برایشان حضور ثبت شده است' },
  signed_in: { en: 'Have signed in since', ar: 'سجلوا الدخول', fa: 'وارد سامانه شده‌اند' },
  edited: { en: 'Were changed since', ar: 'عُدلت بياناتهم', fa: 'ویرایش شده‌اند' },
  guardians_changed: {
    en: 'Their guardians were changed since',
    ar: 'تغير أولياء أمورهم',
    fa: 'سرپرستانشان تغییر کرده‌اند',
  },
  used: {
    en: 'Other records point to them',
    ar: 'ترتبط بهم سجلات أخرى',
    fa: 'سوابق دیگری به آنان اشاره دارد',
  },
  belongs_to_kept: { en: 'Belong to what stays', ar: 'تابعون لما سيبقى', fa: 'وابسته به آنچه می‌ماند' },
}
