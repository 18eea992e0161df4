import { defineMessages } from '../../i18n/index.ts'

export const myDataTexts = defineMessages({
  title: { en: 'My data', ar: 'بياناتي', fa: 'داده‌های من' },
  account: { en: 'Account', ar: 'الحساب', fa: 'حساب' },
  copy: { en: 'A copy of my data', ar: 'نسخة من بياناتي', fa: 'رونوشت داده‌های من' },
  copyAbout: {
    en: 'One file with everything we keep about you: a page to read, the same for computers, and your files. It takes some minutes; we tell you when it is ready.',
    ar: 'ملف واحد فيه كل ما نحتفظ به عنك: صفحة للقراءة، والبيانات نفسها للحاسوب، وملفاتك. يستغرق دقائق ونخبرك عند جاهزيته.',
    fa: 'یک فایل با همهٔ آنچه دربارهٔ شما داریم: صفحه‌ای برای خواندن، همان برای رایانه، و فایل‌هایتان. چند دقیقه طول می‌کشد؛ وقتی آماده شد خبر می‌دهیم.',
  },
  whose: { en: 'Whose data', ar: 'بيانات من', fa: 'دادهٔ چه کسی' },
  mine: { en: 'Mine', ar: 'بياناتي', fa: 'خودم' },
  ask: { en: 'Ask for a copy', ar: 'اطلب نسخة', fa: 'درخواست رونوشت' },
  asked: { en: 'We are making your copy.', ar: 'نُعدّ نسختك الآن.', fa: 'رونوشت شما در حال آماده‌شدن است.' },
  history: { en: 'Requests so far', ar: 'الطلبات حتى الآن', fa: 'درخواست‌ها تا کنون' },
  none: { en: 'Nothing asked for yet', ar: 'لا طلبات بعد', fa: 'هنوز درخواستی نیست' },
  download: { en: 'Download', ar: 'تنزيل', fa: 'دریافت' },
  until: { en: 'until {date}', ar: 'حتى {date}', fa: 'تا {date}' },
  remove: { en: 'Delete my account', ar: 'حذف حسابي', fa: 'حذف حساب من' },
  removeAbout: {
    en: 'Your name, contacts, messages and files go for good. Where something has to stay, it stays without you: “Erased user”.',
    ar: 'يُحذف اسمك وبيانات تواصلك ورسائلك وملفاتك نهائيا. وما يجب أن يبقى يبقى بدونك، تحت اسم ⁨«Erased user»⁩.',
    fa: 'نام، راه‌های تماس، پیام‌ها و فایل‌هایتان برای همیشه می‌رود. آنچه باید بماند بدون شما می‌ماند، به نام ⁨«Erased user»⁩.',
  },
  see: { en: 'See what would be deleted', ar: 'اعرض ما سيُحذف', fa: 'ببینید چه حذف می‌شود' },
  withChildren: {
    en: 'Also delete {count, plural, one {the data of {names}} other {the data of {names}}}: nobody else looks after them',
    ar: 'احذف أيضا بيانات {names}: لا ولي أمر آخر لهم',
    fa: 'داده‌های {names} هم حذف شود: سرپرست دیگری ندارند',
  },
  doIt: {
    en: 'Delete my account in {days, plural, =0 {a moment} one {# day} other {# days}}',
    ar: 'احذف حسابي بعد {days, plural, =0 {لحظات} one {يوم} two {يومين} few {# أيام} many {# يوما} other {# يوم}}',
    fa: 'حساب من {days, plural, =0 {همین حالا} other {پس از # روز}} حذف شود',
  },
  waitAbout: {
    en: 'Until then you can change your mind here.',
    ar: 'يمكنك التراجع من هنا قبل ذلك.',
    fa: 'تا آن زمان همین‌جا می‌توانید منصرف شوید.',
  },
  waits: {
    en: 'Your account will be deleted on {date}',
    ar: 'سيُحذف حسابك في {date}',
    fa: 'حساب شما در {date} حذف می‌شود',
  },
  held: {
    en: 'The deletion waits until the things below are settled.',
    ar: 'الحذف مؤجل حتى تُسوّى الأمور أدناه.',
    fa: 'حذف منتظر است تا موارد زیر تسویه شود.',
  },
  keep: { en: 'Keep my account', ar: 'أبقِ حسابي', fa: 'حسابم بماند' },
  kept: { en: 'Your account stays.', ar: 'حسابك باق.', fa: 'حساب شما می‌ماند.' },
})

export const previewTexts = defineMessages({
  goes: { en: 'What goes', ar: 'ما يُحذف', fa: 'چه می‌رود' },
  stays: { en: 'What stays, without a name', ar: 'ما يبقى بلا اسم', fa: 'چه بدون نام می‌ماند' },
  first: { en: 'First to be settled', ar: 'ما يجب تسويته أولا', fa: 'اول باید تسویه شود' },
  entries: {
    en: '{count, plural, one {# entry} other {# entries}}',
    ar: '{count, plural, zero {لا مدخلات} one {مدخل واحد} two {مدخلان} few {# مدخلات} many {# مدخلا} other {# مدخل}}',
    fa: '{count} مورد',
  },
})

export const requestTexts = defineMessages({
  export: { en: 'Copy', ar: 'نسخة', fa: 'رونوشت' },
  erasure: { en: 'Deletion', ar: 'حذف', fa: 'حذف' },
  waiting: { en: 'Waiting', ar: 'بالانتظار', fa: 'در انتظار' },
  running: { en: 'In progress', ar: 'قيد التنفيذ', fa: 'در حال انجام' },
  ready: { en: 'Ready', ar: 'جاهزة', fa: 'آماده' },
  done: { en: 'Done', ar: 'تم', fa: 'انجام شد' },
  blocked: { en: 'Held up', ar: 'معلّق', fa: 'متوقف' },
  failed: { en: 'Failed', ar: 'فشل', fa: 'ناموفق' },
  cancelled: { en: 'Cancelled', ar: 'ملغى', fa: 'لغو شد' },
  expired: { en: 'Over', ar: 'انتهت مدته', fa: 'مهلت گذشته' },
  kind: { en: 'Kind', ar: 'النوع', fa: 'نوع' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  askedOn: { en: 'Asked', ar: 'طُلب', fa: 'درخواست' },
  person: { en: 'Person', ar: 'الشخص', fa: 'فرد' },
  whoKind: { en: 'Who it is', ar: 'الصفة', fa: 'کیست' },
  user: { en: 'Account', ar: 'حساب', fa: 'حساب' },
  learner: { en: 'Learner', ar: 'متعلم', fa: 'فراگیر' },
  guest: { en: 'Guest', ar: 'ضيف', fa: 'مهمان' },
  erased: { en: 'Erased user', ar: 'مستخدم محذوف', fa: 'کاربر حذف‌شده' },
  deadline: { en: 'Deadline', ar: 'الموعد الأخير', fa: 'مهلت' },
  late: { en: 'Late', ar: 'متأخر', fa: 'دیر' },
  askedBy: { en: 'Asked by', ar: 'طلبه', fa: 'درخواست‌کننده' },
  reason: { en: 'Reason', ar: 'السبب', fa: 'دلیل' },
  search: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  none: { en: 'No requests', ar: 'لا طلبات', fa: 'درخواستی نیست' },
  noneAbout: {
    en: 'People ask under “My data”, staff on a person’s page.',
    ar: 'يطلب الناس من «بياناتي»، والموظفون من صفحة الشخص.',
    fa: 'افراد از «داده‌های من» می‌خواهند و کارکنان از صفحهٔ فرد.',
  },
  onlyOpen: { en: 'To be answered', ar: 'بانتظار الرد', fa: 'بی‌پاسخ' },
  onlyLate: { en: 'Late', ar: 'متأخرة', fa: 'دیرشده' },
  show: { en: 'Show', ar: 'عرض', fa: 'نمایش' },
  cancel: { en: 'Cancel the request', ar: 'إلغاء الطلب', fa: 'لغو درخواست' },
  cancelAbout: {
    en: '{kind} for {name}: the person is not told. Nothing has been changed yet.',
    ar: '{kind} – {name}: لن يُبلَّغ الشخص. لم يتغير شيء بعد.',
    fa: '{kind} برای {name}: به فرد خبر داده نمی‌شود. هنوز چیزی تغییر نکرده.',
  },
  wasCancelled: { en: 'The request is cancelled.', ar: 'أُلغي الطلب.', fa: 'درخواست لغو شد.' },
  description: {
    en: 'Copies and deletions that people asked for. The law gives a month to answer.',
    ar: 'نسخ وعمليات حذف طلبها الناس. القانون يمنح شهرا للرد.',
    fa: 'رونوشت‌ها و حذف‌هایی که خواسته شده. قانون یک ماه مهلت می‌دهد.',
  },
})

export const staffTexts = defineMessages({
  title: { en: 'Data protection', ar: 'حماية البيانات', fa: 'حفاظت از داده‌ها' },
  about: {
    en: 'When the person asks at the desk, on the phone or by letter.',
    ar: 'عندما يطلب الشخص في المكتب أو هاتفيا أو كتابيا.',
    fa: 'وقتی فرد حضوری، تلفنی یا با نامه می‌خواهد.',
  },
  giveCopy: { en: 'Make a copy', ar: 'إعداد نسخة', fa: 'تهیهٔ رونوشت' },
  erase: { en: 'Delete the data', ar: 'حذف البيانات', fa: 'حذف داده‌ها' },
  proof: {
    en: 'How did the person prove who it is?',
    ar: 'كيف أثبت الشخص هويته؟',
    fa: 'فرد چگونه هویتش را ثابت کرد؟',
  },
  in_person: { en: 'Known, in person', ar: 'معروف، حضوريا', fa: 'آشنا، حضوری' },
  document: { en: 'Identity document', ar: 'وثيقة هوية', fa: 'مدرک شناسایی' },
  call_back: { en: 'Called back on the known phone', ar: 'اتصال بالهاتف المسجل', fa: 'تماس با شمارهٔ ثبت‌شده' },
  signed_letter: { en: 'Signed letter', ar: 'خطاب موقّع', fa: 'نامهٔ امضاشده' },
  court_order: { en: 'Court order', ar: 'أمر قضائي', fa: 'حکم دادگاه' },
  reason: { en: 'Reason', ar: 'السبب', fa: 'دلیل' },
  reasonHint: {
    en: 'Kept with the request and in the audit trail.',
    ar: 'يُحفظ مع الطلب وفي سجل التدقيق.',
    fa: 'با درخواست و در سوابق ممیزی می‌ماند.',
  },
  handTo: { en: 'Who gets the file?', ar: 'من يتسلم الملف؟', fa: 'فایل به چه کسی می‌رسد؟' },
  toStaff: { en: 'I hand it over', ar: 'أسلّمه بنفسي', fa: 'خودم تحویل می‌دهم' },
  toPerson: { en: 'The person, in the app', ar: 'الشخص، في التطبيق', fa: 'خود فرد، در برنامه' },
  atOnce: {
    en: 'At once, without the waiting period',
    ar: 'فورا، بدون فترة انتظار',
    fa: 'همین حالا، بدون دورهٔ انتظار',
  },
  children: {
    en: 'Children without another guardian go too: {names}',
    ar: 'يُحذف أيضا الأطفال بلا ولي أمر آخر: {names}',
    fa: 'کودکان بدون سرپرست دیگر هم: {names}',
  },
  made: { en: 'The request is made.', ar: 'سُجّل الطلب.', fa: 'درخواست ثبت شد.' },
  needed: { en: 'Please fill this in.', ar: 'املأ هذا الحقل من فضلك.', fa: 'لطفاً پر کنید.' },
})

export const dialogTexts = defineMessages({
  cancel: { en: 'Cancel', ar: 'إلغاء', fa: 'انصراف' },
  close: { en: 'Close', ar: 'إغلاق', fa: 'بستن' },
})

export const retentionTexts = defineMessages({
  description: {
    en: 'What is older goes every night. What the law wants kept stays: invoices, the ledger, attendance.',
    ar: 'ما هو أقدم يُحذف كل ليلة. ويبقى ما يشترطه القانون: الفواتير ودفتر الحسابات والحضور.',
    fa: 'هرچه قدیمی‌تر است هر شب می‌رود. آنچه قانون می‌خواهد می‌ماند: فاکتورها، دفتر کل، حضور.',
  },
  range: {
    en: '{min} to {max} days; usual: {usual}',
    ar: 'من {min} إلى {max} يوما؛ المعتاد: {usual}',
    fa: '{min} تا {max} روز؛ معمول: {usual}',
  },
  removed: {
    en: 'Last night: {count} removed',
    ar: 'الليلة الماضية: حُذف {count}',
    fa: 'دیشب: {count} حذف شد',
  },
  lastRun: { en: 'Last run', ar: 'آخر تشغيل', fa: 'آخرین اجرا' },
  never: {
    en: 'It has not run yet; it does every night.',
    ar: 'لم يعمل بعد؛ يعمل كل ليلة.',
    fa: 'هنوز اجرا نشده؛ هر شب اجرا می‌شود.',
  },
  save: { en: 'Save', ar: 'حفظ', fa: 'ذخیره' },
  saved: { en: 'Saved.', ar: 'تم الحفظ.', fa: 'ذخیره شد.' },
  backups: {
    en: 'Backups hold older states until they are replaced, usually for 14 nights. After a restore, repeat the deletions done since.',
    ar: 'تحتوي النسخ الاحتياطية على حالات أقدم حتى تُستبدل، عادة بعد 14 ليلة. بعد الاسترجاع كرّر عمليات الحذف التي تمت منذئذ.',
    fa: 'نسخه‌های پشتیبان تا جایگزینی، معمولاً ۱۴ شب، وضعیت‌های قدیمی‌تر را دارند. پس از بازیابی، حذف‌های انجام‌شده از آن زمان را تکرار کنید.',
  },
})
