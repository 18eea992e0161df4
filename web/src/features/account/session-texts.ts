import { defineMessages } from '../../i18n/index.ts'

/** Words of the list of sessions. */
export const sessionTexts = defineMessages({
  title: { en: 'Devices', ar: 'الأجهزة', fa: 'دستگاه‌ها' },
  none: { en: 'Signed in nowhere.', ar: 'غير داخل من أي جهاز.', fa: 'در هیچ دستگاهی وارد نیست.' },
  strange: {
    en: 'If one of them is not yours, sign it out and change your password.',
    ar: 'إن لم يكن أحدها لك فسجّل خروجه وغيّر كلمة المرور.',
    fa: 'اگر یکی از آن‌ها مال شما نیست، خارجش کنید و گذرواژه را عوض کنید.',
  },
  thisDevice: { en: 'This device', ar: 'هذا الجهاز', fa: 'همین دستگاه' },
  unknownDevice: { en: 'Unknown device', ar: 'جهاز غير معروف', fa: 'دستگاه ناشناس' },
  app: { en: 'App or integration', ar: 'تطبيق أو تكامل', fa: 'برنامه یا یکپارچه‌سازی' },
  now: { en: 'In use now', ar: 'قيد الاستخدام الآن', fa: 'اکنون در استفاده' },
  lastUsed: { en: 'Last used', ar: 'آخر استخدام', fa: 'آخرین استفاده' },
  since: { en: 'Signed in {when}', ar: 'دخل في {when}', fa: 'ورود در {when}' },
  network: { en: 'network', ar: 'الشبكة', fa: 'شبکهٔ' },
  sameNetwork: { en: 'same network as you now', ar: 'نفس شبكتك الآن', fa: 'همان شبکهٔ کنونی شما' },
  local: { en: 'local network', ar: 'شبكة محلية', fa: 'شبکهٔ محلی' },
  machine: { en: 'the server itself', ar: 'الخادم نفسه', fa: 'خود کارساز' },
  unknownPlace: { en: 'place unknown', ar: 'المكان غير معروف', fa: 'جای ناشناخته' },
  end: { en: 'Sign out', ar: 'تسجيل الخروج', fa: 'خروج' },
  ended: { en: 'That device is signed out.', ar: 'تم الخروج من ذلك الجهاز.', fa: 'آن دستگاه خارج شد.' },
  endedCount: {
    en: '{count, plural, one {# device is signed out.} other {# devices are signed out.}}',
    ar: '{count, plural, zero {لم يخرج أي جهاز.} one {تم الخروج من جهاز واحد.} two {تم الخروج من جهازين.} few {تم الخروج من # أجهزة.} many {تم الخروج من # جهازا.} other {تم الخروج من # جهاز.}}',
    fa: '{count, plural, one {# دستگاه خارج شد.} other {# دستگاه خارج شدند.}}',
  },
  endOthers: {
    en: 'Sign out all others',
    ar: 'الخروج من كل الأجهزة الأخرى',
    fa: 'خروج از همهٔ دستگاه‌های دیگر',
  },
  endOthersPreview: {
    en: '{count, plural, one {# other device is signed out.} other {# other devices are signed out.}} This one stays.',
    ar: '{count, plural, zero {لا توجد أجهزة أخرى.} one {سيتم الخروج من جهاز آخر واحد.} two {سيتم الخروج من جهازين آخرين.} few {سيتم الخروج من # أجهزة أخرى.} many {سيتم الخروج من # جهازا آخر.} other {سيتم الخروج من # جهاز آخر.}} يبقى هذا الجهاز.',
    fa: '{count, plural, one {# دستگاه دیگر خارج می‌شود.} other {# دستگاه دیگر خارج می‌شوند.}} این یکی می‌ماند.',
  },
  endAll: { en: 'Sign out everywhere', ar: 'الخروج من كل الأجهزة', fa: 'خروج از همه‌جا' },
  endAllPreview: {
    en: '{count, plural, one {# device is signed out at once.} other {# devices are signed out at once.}}',
    ar: '{count, plural, zero {لا توجد أجهزة.} one {سيتم الخروج من جهاز واحد فورا.} two {سيتم الخروج من جهازين فورا.} few {سيتم الخروج من # أجهزة فورا.} many {سيتم الخروج من # جهازا فورا.} other {سيتم الخروج من # جهاز فورا.}}',
    fa: '{count, plural, one {# دستگاه فوراً خارج می‌شود.} other {# دستگاه فوراً خارج می‌شوند.}}',
  },
  byPassword: { en: 'by password', ar: 'بكلمة المرور', fa: 'با گذرواژه' },
  byCode: { en: 'by a code', ar: 'برمز', fa: 'با کد' },
  byPasskey: { en: 'by passkey', ar: 'بمفتاح المرور', fa: 'با کلید عبور' },
  bySignUp: { en: 'with the new account', ar: 'مع الحساب الجديد', fa: 'با حساب تازه' },
  byInvitation: { en: 'by an invitation', ar: 'بدعوة', fa: 'با دعوت' },
  bySetup: { en: 'when the centre was set up', ar: 'عند تهيئة المركز', fa: 'هنگام راه‌اندازی مرکز' },
  byDemo: { en: 'in the demo', ar: 'في العرض التجريبي', fa: 'در نمایش' },
  byOther: { en: 'in another way', ar: 'بطريقة أخرى', fa: 'به روشی دیگر' },
})
