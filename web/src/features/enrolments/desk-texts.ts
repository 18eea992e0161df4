import { defineMessages } from '../../i18n/index.ts'

/** Words of the requests desk. */
export const deskTexts = defineMessages({
  toDecide: { en: 'To decide', ar: 'بانتظار القرار', fa: 'منتظر تصمیم' },
  asked: { en: 'Family asked', ar: 'بانتظار الأسرة', fa: 'منتظر خانواده' },
  inLine: { en: 'In line', ar: 'في الانتظار', fa: 'در صف' },
  which: { en: 'Which requests', ar: 'أي طلبات', fa: 'کدام درخواست‌ها' },
  search: {
    en: 'Course, learner, parent or phone',
    ar: 'دورة أو متعلم أو ولي أمر أو هاتف',
    fa: 'دوره، فراگیر، والد یا تلفن',
  },
  none: { en: 'No request waits', ar: 'لا توجد طلبات منتظرة', fa: 'درخواستی در انتظار نیست' },
  noneDetail: {
    en: 'New requests appear here, the oldest first.',
    ar: 'تظهر هنا الطلبات الجديدة، الأقدم أولا.',
    fa: 'درخواست‌های تازه اینجا می‌آید، قدیمی‌ترین در آغاز.',
  },
  keys: { en: 'next, back, approve, reject', ar: 'التالي، السابق، قبول، رفض', fa: 'بعدی، قبلی، تأیید، رد' },
  approve: { en: 'Approve', ar: 'قبول', fa: 'تأیید' },
  approveFamily: {
    en: '{count, plural, one {Approve # child} other {Approve # children together}}',
    ar: '{count, plural, zero {قبول} one {قبول طفل واحد} two {قبول الطفلين معا} few {قبول # أطفال معا} many {قبول # طفلا معا} other {قبول # طفل معا}}',
    fa: '{count, plural, one {تأیید # فرزند} other {تأیید # فرزند با هم}}',
  },
  onlyThis: { en: 'Only this one', ar: 'هذا فقط', fa: 'فقط همین' },
  putInLine: { en: 'Put in line', ar: 'إضافة إلى الانتظار', fa: 'افزودن به صف' },
  admitAnyway: { en: 'Admit anyway', ar: 'قبول استثناء', fa: 'پذیرش استثنایی' },
  admitWhy: {
    en: 'Why admit against the rule? It is kept in the record.',
    ar: 'لماذا القبول استثناء؟ يحفظ في السجل.',
    fa: 'چرا برخلاف قاعده پذیرفته شود؟ در سابقه می‌ماند.',
  },
  reject: { en: 'Reject', ar: 'رفض', fa: 'رد' },
  rejectWhy: {
    en: 'Why is it rejected? The family reads this.',
    ar: 'ما سبب الرفض؟ ستقرؤه الأسرة.',
    fa: 'چرا رد می‌شود؟ خانواده آن را می‌خواند.',
  },
  rejected: {
    en: 'Rejected; the family is told.',
    ar: 'رُفض وستُبلَّغ الأسرة.',
    fa: 'رد شد؛ به خانواده خبر داده می‌شود.',
  },
  noSeats: {
    en: 'No seats left this season',
    ar: 'لا أماكن متبقية هذا الموسم',
    fa: 'این فصل جای خالی نمانده',
  },
  levelFirst: {
    en: 'An earlier level comes first',
    ar: 'يلزم إتمام مستوى سابق أولا',
    fa: 'نخست باید سطح پیشین گذرانده شود',
  },
  ask: { en: 'Ask the family', ar: 'سؤال الأسرة', fa: 'پرسش از خانواده' },
  askTitle: {
    en: 'What do you need to know? The family has 7 days.',
    ar: 'ما الذي تريد معرفته؟ لدى الأسرة 7 أيام.',
    fa: 'چه می‌خواهید بدانید؟ خانواده ۷ روز وقت دارد.',
  },
  question: { en: 'Question', ar: 'السؤال', fa: 'پرسش' },
  askedDone: { en: 'The family is asked.', ar: 'تم إرسال السؤال.', fa: 'از خانواده پرسیده شد.' },
  admitted: {
    en: '{count, plural, one {# learner admitted.} other {# learners admitted.}}',
    ar: '{count, plural, zero {لم يُقبل أحد.} one {تم قبول متعلم واحد.} two {تم قبول متعلمين.} few {تم قبول # متعلمين.} many {تم قبول # متعلما.} other {تم قبول # متعلم.}}',
    fa: '{count, plural, one {# فراگیر پذیرفته شد.} other {# فراگیر پذیرفته شدند.}}',
  },
  waiting: {
    en: '{count, plural, one {# waits in line: the course is full.} other {# wait in line: the course is full.}}',
    ar: '{count, plural, zero {لا أحد في الانتظار.} one {واحد في الانتظار: الدورة مكتملة.} two {اثنان في الانتظار: الدورة مكتملة.} few {# في الانتظار: الدورة مكتملة.} many {# في الانتظار: الدورة مكتملة.} other {# في الانتظار: الدورة مكتملة.}}',
    fa: '{count, plural, one {# نفر در صف ماند: ظرفیت پر است.} other {# نفر در صف ماندند: ظرفیت پر است.}}',
  },
  toInvoice: { en: 'Invoice {number}', ar: 'فاتورة {number}', fa: 'فاکتور {number}' },
  fits: { en: 'Everything fits', ar: 'كل الشروط مستوفاة', fa: 'همه چیز جور است' },
  seats: {
    en: '{count, plural, one {# seat left} other {# seats left}}',
    ar: '{count, plural, zero {لا أماكن} one {مكان واحد متبق} two {مكانان متبقيان} few {# أماكن متبقية} many {# مكانا متبقيا} other {# مكان متبق}}',
    fa: '{count, plural, one {# جای خالی} other {# جای خالی}}',
  },
  unlimited: { en: 'No limit of seats', ar: 'بلا حد للأماكن', fa: 'بدون محدودیت ظرفیت' },
  askedBy: { en: 'Asked by', ar: 'مقدم الطلب', fa: 'درخواست‌کننده' },
  guest: { en: 'Guest', ar: 'زائر', fa: 'مهمان' },
  phone: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  answer: { en: 'Answer', ar: 'الإجابة', fa: 'پاسخ' },
  siblings: { en: 'Asked for together', ar: 'طلبات الأسرة للدورة نفسها', fa: 'درخواست‌های همراه' },
  chosen: {
    en: '{count, plural, one {# chosen} other {# chosen}}',
    ar: '{count, plural, zero {لا شيء} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبا} other {# طلب}}',
    fa: '{count, plural, one {# انتخاب} other {# انتخاب}}',
  },
  chooseOne: { en: 'Choose {name}', ar: 'اختيار {name}', fa: 'انتخاب {name}' },
  chooseAll: { en: 'Choose all', ar: 'اختيار الكل', fa: 'انتخاب همه' },
  bulkDone: {
    en: '{done} done, {failed} failed, {skipped} skipped.',
    ar: 'تم {done}، فشل {failed}، تخطي {skipped}.',
    fa: '{done} انجام شد، {failed} ناموفق، {skipped} رد شد.',
  },
})
