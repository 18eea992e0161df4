import { defineMessages } from '../../../i18n/index.ts'

/** Words of second factors, passkeys and proving oneself again. */
export const securityTexts = defineMessages({
  needed: { en: 'Please fill this in.', ar: 'املأ هذا الحقل من فضلك.', fa: 'لطفاً این را پر کنید.' },
  or: { en: 'or', ar: 'أو', fa: 'یا' },
  go: { en: 'Continue', ar: 'متابعة', fa: 'ادامه' },
  back: { en: 'Back to the start', ar: 'العودة إلى البداية', fa: 'بازگشت به آغاز' },
  usePasskey: { en: 'Use a passkey', ar: 'استخدم مفتاح مرور', fa: 'استفاده از کلید عبور' },
  passkeyFailed: {
    en: 'The passkey did not work here. Try another way.',
    ar: 'لم يعمل مفتاح المرور هنا. جرب طريقة أخرى.',
    fa: 'کلید عبور اینجا کار نکرد. راه دیگری را امتحان کنید.',
  },

  secondTitle: { en: 'One more step', ar: 'خطوة أخيرة', fa: 'یک گام دیگر' },
  secondHint: {
    en: 'Open your authenticator app and type the code it shows for us.',
    ar: 'افتح تطبيق المصادقة واكتب الرمز الذي يعرضه لنا.',
    fa: 'برنامهٔ رمزساز را باز کنید و کدی را که برای ما نشان می‌دهد بنویسید.',
  },
  appCode: { en: 'Code from the app', ar: 'الرمز من التطبيق', fa: 'کد برنامه' },
  passkeyOnlyHint: {
    en: 'Your role needs a second proof. Use your passkey.',
    ar: 'دورك يحتاج إثباتا ثانيا. استخدم مفتاح المرور.',
    fa: 'نقش شما اثبات دومی می‌خواهد. از کلید عبورتان استفاده کنید.',
  },
  useRecovery: { en: 'Use a recovery code', ar: 'استخدم رمز استرداد', fa: 'استفاده از کد بازیابی' },
  useApp: { en: 'Use the app', ar: 'استخدم التطبيق', fa: 'استفاده از برنامه' },
  recoveryCode: { en: 'Recovery code', ar: 'رمز الاسترداد', fa: 'کد بازیابی' },
  recoveryHint: {
    en: 'One of the ten codes that you kept. It works once.',
    ar: 'أحد الرموز العشرة التي احتفظت بها. يعمل مرة واحدة.',
    fa: 'یکی از ده کدی که نگه داشته‌اید. یک بار کار می‌کند.',
  },

  enrolTitle: { en: 'Protect your account', ar: 'احم حسابك', fa: 'از حسابتان محافظت کنید' },
  enrolHint: {
    en: 'The centre asks your role for a second step when signing in. It takes two minutes.',
    ar: 'يطلب المركز من دورك خطوة ثانية عند الدخول. يستغرق الأمر دقيقتين.',
    fa: 'مرکز برای نقش شما گام دومی هنگام ورود می‌خواهد. دو دقیقه طول می‌کشد.',
  },
  step1: {
    en: 'Open an authenticator app on your phone, such as Google Authenticator, Aegis or 1Password.',
    ar: 'افتح تطبيق مصادقة على هاتفك مثل Google Authenticator أو Aegis أو 1Password.',
    fa: 'برنامه‌ای رمزساز روی گوشی باز کنید، مانند Google Authenticator یا Aegis یا 1Password.',
  },
  step2: {
    en: 'Scan this code with it, or type the key.',
    ar: 'امسح هذا الرمز به أو اكتب المفتاح.',
    fa: 'این کد را با آن بخوانید یا کلید را بنویسید.',
  },
  step3: {
    en: 'Type the six digits that it shows now.',
    ar: 'اكتب الأرقام الستة التي يعرضها الآن.',
    fa: 'شش رقمی را که اکنون نشان می‌دهد بنویسید.',
  },
  qrLabel: {
    en: 'QR code for the authenticator app',
    ar: 'رمز QR لتطبيق المصادقة',
    fa: 'کد QR برای برنامهٔ رمزساز',
  },
  secretKey: { en: 'Key', ar: 'المفتاح', fa: 'کلید' },
  copyKey: { en: 'Copy the key', ar: 'انسخ المفتاح', fa: 'رونوشت کلید' },
  openApp: {
    en: 'Open in an app on this device',
    ar: 'افتح في تطبيق على هذا الجهاز',
    fa: 'باز کردن در برنامهٔ همین دستگاه',
  },
  copied: { en: 'Copied.', ar: 'تم النسخ.', fa: 'رونوشت شد.' },

  codesTitle: {
    en: 'Keep these recovery codes',
    ar: 'احتفظ برموز الاسترداد',
    fa: 'این کدهای بازیابی را نگه دارید',
  },
  codesHint: {
    en: 'If you lose your phone, each of them lets you in once. They are shown this one time.',
    ar: 'إذا فقدت هاتفك فكل رمز منها يدخلك مرة واحدة. تُعرض الآن فقط.',
    fa: 'اگر گوشی‌تان گم شد، هرکدام یک بار شما را راه می‌دهد. فقط همین حالا نشان داده می‌شوند.',
  },
  copy: { en: 'Copy', ar: 'نسخ', fa: 'رونوشت' },
  download: { en: 'Download', ar: 'تنزيل', fa: 'بارگیری' },
  print: { en: 'Print', ar: 'طباعة', fa: 'چاپ' },
  kept: { en: 'I have kept them', ar: 'احتفظت بها', fa: 'نگهشان داشتم' },
  codesFile: { en: 'recovery-codes', ar: 'recovery-codes', fa: 'recovery-codes' },

  app: { en: 'Authenticator app', ar: 'تطبيق المصادقة', fa: 'برنامهٔ رمزساز' },
  appOff: {
    en: 'A code from an app on your phone is asked for after your password. Whoever learns the password still stays outside.',
    ar: 'يُطلب رمز من تطبيق على هاتفك بعد كلمة المرور، فيبقى خارجا من عرفها.',
    fa: 'پس از گذرواژه، کد برنامه‌ای روی گوشی‌تان پرسیده می‌شود؛ پس هر که گذرواژه را بداند باز بیرون می‌ماند.',
  },
  appOn: { en: 'On since {date}', ar: 'مفعّل منذ {date}', fa: 'روشن از {date}' },
  on: { en: 'On', ar: 'مفعّل', fa: 'روشن' },
  setUp: { en: 'Set up', ar: 'إعداد', fa: 'راه‌اندازی' },
  replace: { en: 'Move to another phone', ar: 'نقل إلى هاتف آخر', fa: 'انتقال به گوشی دیگر' },
  turnOff: { en: 'Turn off', ar: 'إيقاف', fa: 'خاموش کردن' },
  turnOffDetail: {
    en: 'Signing in will ask for your password or code alone. The recovery codes go too.',
    ar: 'سيكتفي الدخول بكلمة المرور أو الرمز وحده، وتُلغى رموز الاسترداد أيضا.',
    fa: 'ورود فقط گذرواژه یا کد می‌خواهد. کدهای بازیابی هم از بین می‌روند.',
  },
  turnedOff: { en: 'The app is turned off.', ar: 'تم إيقاف التطبيق.', fa: 'برنامه خاموش شد.' },
  mustHave: {
    en: 'The centre asks your role for a second factor.',
    ar: 'يطلب المركز من دورك عاملا ثانيا.',
    fa: 'مرکز برای نقش شما عامل دوم می‌خواهد.',
  },
  codesLeft: {
    en: '{count, plural, =0 {No recovery codes left} one {# recovery code left} other {# recovery codes left}}',
    ar: '{count, plural, zero {لم تبق رموز استرداد} one {بقي رمز استرداد واحد} two {بقي رمزا استرداد} few {بقيت # رموز استرداد} many {بقي # رمز استرداد} other {بقي # رمز استرداد}}',
    fa: '{count, plural, =0 {کد بازیابی نمانده است} one {# کد بازیابی مانده است} other {# کد بازیابی مانده است}}',
  },
  newCodes: { en: 'New recovery codes', ar: 'رموز استرداد جديدة', fa: 'کدهای بازیابی تازه' },
  newCodesDetail: {
    en: 'The old codes work no more, also those on paper.',
    ar: 'لن تعمل الرموز القديمة بعد ذلك، حتى المطبوعة.',
    fa: 'کدهای قدیمی دیگر کار نمی‌کنند، حتی آن‌ها که روی کاغذند.',
  },

  passkeys: { en: 'Passkeys', ar: 'مفاتيح المرور', fa: 'کلیدهای عبور' },
  passkeysHint: {
    en: 'Sign in with your finger, your face or the lock of your device. Nothing to remember, nothing to text.',
    ar: 'ادخل ببصمتك أو وجهك أو قفل جهازك. لا شيء تتذكره ولا رسائل.',
    fa: 'با اثر انگشت، چهره یا قفل دستگاهتان وارد شوید. نه چیزی به خاطر بسپارید، نه پیامکی.',
  },
  addPasskey: { en: 'Add a passkey', ar: 'أضف مفتاح مرور', fa: 'افزودن کلید عبور' },
  passkeyAdded: { en: 'The passkey is ready.', ar: 'مفتاح المرور جاهز.', fa: 'کلید عبور آماده است.' },
  noPasskeys: { en: 'No passkeys yet.', ar: 'لا توجد مفاتيح مرور بعد.', fa: 'هنوز کلید عبوری نیست.' },
  unsupported: {
    en: 'This browser, or this address, cannot make passkeys.',
    ar: 'هذا المتصفح أو هذا العنوان لا يدعم مفاتيح المرور.',
    fa: 'این مرورگر یا این نشانی نمی‌تواند کلید عبور بسازد.',
  },
  lastUsed: { en: 'Last used', ar: 'آخر استخدام', fa: 'آخرین استفاده' },
  neverUsed: { en: 'Not used yet', ar: 'لم يُستخدم بعد', fa: 'هنوز به کار نرفته' },
  synced: { en: 'On several devices', ar: 'على عدة أجهزة', fa: 'روی چند دستگاه' },
  blocked: { en: 'Stopped: may have been copied', ar: 'موقوف: ربما نُسخ', fa: 'متوقف: شاید کپی شده' },
  rename: { en: 'Rename', ar: 'تغيير الاسم', fa: 'تغییر نام' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  remove: { en: 'Remove', ar: 'إزالة', fa: 'حذف' },
  removePasskey: { en: 'Remove this passkey?', ar: 'إزالة مفتاح المرور؟', fa: 'این کلید عبور حذف شود؟' },
  removeDetail: {
    en: '“{name}” will not sign you in any more. Delete it in the settings of the device too.',
    ar: 'لن يدخلك «{name}» بعد ذلك. احذفه من إعدادات الجهاز أيضا.',
    fa: '«{name}» دیگر شما را وارد نمی‌کند. آن را در تنظیمات دستگاه هم پاک کنید.',
  },
  removed: { en: 'The passkey is removed.', ar: 'أُزيل مفتاح المرور.', fa: 'کلید عبور حذف شد.' },

  proveTitle: { en: 'Is it you?', ar: 'هل هذا أنت؟', fa: 'خودتان هستید؟' },
  proveHint: {
    en: 'This is a sensitive change. Please prove who you are; what you typed stays.',
    ar: 'هذا تغيير حساس. أثبت هويتك من فضلك؛ ما كتبته باق.',
    fa: 'این تغییر حساس است. لطفاً هویتتان را ثابت کنید؛ آنچه نوشته‌اید می‌ماند.',
  },
  password: { en: 'Password', ar: 'كلمة المرور', fa: 'گذرواژه' },
  byPassword: { en: 'Use the password', ar: 'استخدم كلمة المرور', fa: 'با گذرواژه' },
  byApp: { en: 'Use the authenticator app', ar: 'استخدم تطبيق المصادقة', fa: 'با برنامهٔ رمزساز' },
  byCode: { en: 'Use a code by SMS', ar: 'استخدم رمزا برسالة', fa: 'با کد پیامکی' },
  sendCode: { en: 'Text me a code', ar: 'أرسل لي الرمز', fa: 'کد را بفرست' },
  sendTo: { en: 'We text a code to {phone}.', ar: 'نرسل رمزا إلى {phone}.', fa: 'کدی به {phone} می‌فرستیم.' },
  smsCode: { en: 'The six digits from the message', ar: 'الأرقام الستة من الرسالة', fa: 'شش رقم داخل پیامک' },

  deskTitle: { en: 'Sign in at the front desk', ar: 'الدخول من مكتب الاستقبال', fa: 'ورود از میز پذیرش' },
  deskHint: {
    en: 'The front desk made this link for you. It works once.',
    ar: 'أعد لك مكتب الاستقبال هذا الرابط. يعمل مرة واحدة.',
    fa: 'میز پذیرش این پیوند را برای شما ساخته است. یک بار کار می‌کند.',
  },
  deskGo: { en: 'Sign me in', ar: 'أدخلني', fa: 'مرا وارد کن' },
  deskCode: { en: 'Sign-in code for the desk', ar: 'رمز دخول للمكتب', fa: 'کد ورود برای میز' },
  deskCodeHint: {
    en: 'For somebody whose phone gets no codes: he scans it with any phone and is signed in there.',
    ar: 'لمن لا تصل الرموز إلى هاتفه: يمسحه بأي هاتف فيدخل منه.',
    fa: 'برای کسی که کد به گوشی‌اش نمی‌رسد: با هر گوشی می‌خواند و همان‌جا وارد می‌شود.',
  },
  showCode: { en: 'Show the code', ar: 'اعرض الرمز', fa: 'نمایش کد' },
  deskScan: {
    en: 'Let {name} scan this with the phone to be signed in.',
    ar: 'دع {name} يمسح هذا بالهاتف الذي سيدخل منه.',
    fa: 'بگذارید {name} این را با گوشی‌ای که باید وارد شود بخواند.',
  },
  goodFor: { en: 'Good for', ar: 'صالح لمدة', fa: 'اعتبار' },
  another: { en: 'Make another', ar: 'رمز آخر', fa: 'کد دیگر' },
  deskExpired: { en: 'This code is over.', ar: 'انتهى هذا الرمز.', fa: 'این کد تمام شد.' },

  resetFactor: { en: 'Reset the second factor', ar: 'إعادة ضبط العامل الثاني', fa: 'بازنشانی عامل دوم' },
  resetDetail: {
    en: '{name} loses the authenticator app, recovery codes and passkeys, is signed out everywhere and told about it.',
    ar: 'يفقد {name} تطبيق المصادقة ورموز الاسترداد ومفاتيح المرور، ويخرج من كل الأجهزة ويُخطر بذلك.',
    fa: 'برنامهٔ رمزساز، کدهای بازیابی و کلیدهای عبور {name} برداشته می‌شود، از همه‌جا خارج و باخبر می‌شود.',
  },
  resetDone: {
    en: 'The second factor is reset.',
    ar: 'أُعيد ضبط العامل الثاني.',
    fa: 'عامل دوم بازنشانی شد.',
  },
})
