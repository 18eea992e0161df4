import { defineMessages } from '../../i18n/index.ts'

/** Words of signing in, signing up and forgotten passwords. */
export const signInTexts = defineMessages({
  signIn: { en: 'Sign in', ar: 'تسجيل الدخول', fa: 'ورود' },
  sessionEnded: {
    en: 'You have been signed out on this device. Sign in again to go on.',
    ar: 'تم تسجيل خروجك من هذا الجهاز. سجّل الدخول من جديد للمتابعة.',
    fa: 'از این دستگاه خارج شده‌اید. برای ادامه دوباره وارد شوید.',
  },
  signUp: { en: 'Sign up', ar: 'إنشاء حساب', fa: 'ثبت‌نام' },
  byCode: { en: 'Code by SMS', ar: 'رمز برسالة', fa: 'کد پیامکی' },
  byPassword: { en: 'Password', ar: 'كلمة المرور', fa: 'گذرواژه' },
  waysIn: { en: 'Ways to sign in', ar: 'طرق الدخول', fa: 'راه‌های ورود' },
  phone: { en: 'Mobile number', ar: 'رقم الموبايل', fa: 'شمارهٔ موبایل' },
  phoneHint: {
    en: 'We text you a code. No password needed.',
    ar: 'نرسل لك رمزا برسالة. لا حاجة إلى كلمة مرور.',
    fa: 'کدی برایتان پیامک می‌کنیم. گذرواژه لازم نیست.',
  },
  sendCode: { en: 'Text me a code', ar: 'أرسل لي الرمز', fa: 'کد را بفرست' },
  code: { en: 'The six digits from the message', ar: 'الأرقام الستة من الرسالة', fa: 'شش رقم داخل پیامک' },
  sentTo: { en: 'Sent to {phone}', ar: 'أُرسل إلى {phone}', fa: 'به {phone} فرستاده شد' },
  otherPhone: { en: 'Another number', ar: 'رقم آخر', fa: 'شمارهٔ دیگر' },
  again: { en: 'Send it again', ar: 'أرسله مرة أخرى', fa: 'دوباره بفرست' },
  againIn: { en: 'Send again in', ar: 'إعادة الإرسال بعد', fa: 'ارسال دوباره پس از' },
  sentAgain: { en: 'A new code is on its way.', ar: 'رمز جديد في الطريق.', fa: 'کد تازه در راه است.' },
  go: { en: 'Continue', ar: 'متابعة', fa: 'ادامه' },
  identifier: {
    en: 'Phone, e-mail or username',
    ar: 'الهاتف أو البريد أو اسم المستخدم',
    fa: 'تلفن، ایمیل یا نام کاربری',
  },
  password: { en: 'Password', ar: 'كلمة المرور', fa: 'گذرواژه' },
  newPassword: { en: 'New password', ar: 'كلمة المرور الجديدة', fa: 'گذرواژهٔ تازه' },
  forgot: { en: 'Forgot your password?', ar: 'نسيت كلمة المرور؟', fa: 'گذرواژه را فراموش کرده‌اید؟' },
  noAccount: { en: 'New here?', ar: 'جديد هنا؟', fa: 'تازه آمده‌اید؟' },
  haveAccount: { en: 'You have an account already?', ar: 'لديك حساب بالفعل؟', fa: 'از قبل حساب دارید؟' },
  needed: { en: 'Please fill this in.', ar: 'املأ هذا الحقل من فضلك.', fa: 'لطفاً این را پر کنید.' },
  almost: { en: 'Almost there: who are you?', ar: 'خطوة أخيرة: من أنت؟', fa: 'فقط یک گام: شما که هستید؟' },
  firstName: { en: 'First name', ar: 'الاسم الأول', fa: 'نام' },
  lastName: { en: 'Family name', ar: 'اسم العائلة', fa: 'نام خانوادگی' },
  email: { en: 'E-mail', ar: 'البريد الإلكتروني', fa: 'ایمیل' },
  iAm: { en: 'I am here', ar: 'أنا هنا', fa: 'من اینجایم' },
  asParent: { en: 'for my children', ar: 'من أجل أطفالي', fa: 'برای فرزندانم' },
  asStudent: { en: 'to learn myself', ar: 'لأتعلم بنفسي', fa: 'تا خودم یاد بگیرم' },
  asTutor: { en: 'to teach as a tutor', ar: 'لأدرّس دروسا خصوصية', fa: 'تا تدریس خصوصی کنم' },
  create: { en: 'Create my account', ar: 'أنشئ حسابي', fa: 'حسابم را بساز' },
  byPhone: { en: 'By phone', ar: 'بالهاتف', fa: 'با تلفن' },
  byEmail: { en: 'By e-mail', ar: 'بالبريد', fa: 'با ایمیل' },
  waysUp: { en: 'Ways to sign up', ar: 'طرق إنشاء الحساب', fa: 'راه‌های ثبت‌نام' },
  resetTitle: { en: 'A new password', ar: 'كلمة مرور جديدة', fa: 'گذرواژهٔ تازه' },
  resetHint: {
    en: 'We send a code to your phone or a link to your e-mail address.',
    ar: 'نرسل رمزا إلى هاتفك أو رابطا إلى بريدك.',
    fa: 'کدی به تلفن یا پیوندی به ایمیل شما می‌فرستیم.',
  },
  sendLink: { en: 'Send the link', ar: 'أرسل الرابط', fa: 'پیوند را بفرست' },
  linkSent: { en: 'Look into your mailbox', ar: 'تفقد بريدك', fa: 'صندوق ایمیلتان را ببینید' },
  linkSentDetail: {
    en: 'If there is an account with {email}, a link is on its way. It works for 10 minutes.',
    ar: 'إذا كان هناك حساب بالعنوان {email} فالرابط في الطريق. يعمل لعشر دقائق.',
    fa: 'اگر حسابی با {email} باشد، پیوند در راه است و ده دقیقه کار می‌کند.',
  },
  savePassword: { en: 'Set the password', ar: 'حفظ كلمة المرور', fa: 'ثبت گذرواژه' },
  passwordSet: {
    en: 'Your new password is set. Please sign in.',
    ar: 'حُفظت كلمة المرور الجديدة. سجل الدخول من فضلك.',
    fa: 'گذرواژهٔ تازه ثبت شد. لطفاً وارد شوید.',
  },
  newPhoneTitle: { en: 'A new phone number', ar: 'رقم هاتف جديد', fa: 'شماره تلفن تازه' },
  confirmed: {
    en: 'Your e-mail address is confirmed',
    ar: 'تم تأكيد بريدك الإلكتروني',
    fa: 'ایمیل شما تأیید شد',
  },
  confirming: { en: 'One moment…', ar: 'لحظة…', fa: 'یک لحظه…' },
  notConfirmed: {
    en: 'This link no longer works',
    ar: 'هذا الرابط لم يعد يعمل',
    fa: 'این پیوند دیگر کار نمی‌کند',
  },
  notConfirmedDetail: {
    en: 'Links work for ten minutes, once. Ask for a new one on your account page.',
    ar: 'الروابط تعمل لعشر دقائق ولمرة واحدة. اطلب رابطا جديدا من صفحة حسابك.',
    fa: 'پیوندها ده دقیقه و یک بار کار می‌کنند. از صفحهٔ حسابتان پیوند تازه بخواهید.',
  },
  onward: { en: 'Go on', ar: 'تابع', fa: 'ادامه' },
  inviteTitle: { en: 'Welcome', ar: 'أهلا بك', fa: 'خوش آمدید' },
  inviteHint: {
    en: 'Choose the password with which you will sign in.',
    ar: 'اختر كلمة المرور التي ستدخل بها.',
    fa: 'گذرواژه‌ای برای ورود انتخاب کنید.',
  },
  silent: {
    en: 'It has been a long time. Please add your password to the code.',
    ar: 'مر وقت طويل. أضف كلمة المرور إلى الرمز من فضلك.',
    fa: 'مدت زیادی گذشته است. لطفاً گذرواژه را هم وارد کنید.',
  },
  tryAs: {
    en: 'Demo centre: look around as…',
    ar: 'مركز تجريبي: تجول بصفة…',
    fa: 'مرکز نمایشی: گشتی بزنید در نقش…',
  },
  website: { en: 'Back to the website', ar: 'العودة إلى الموقع', fa: 'بازگشت به وب‌گاه' },
})

/** The product's own roles; others bring their name from the server. */
export const roleTexts = defineMessages({
  owner: { en: 'Owner', ar: 'المالك', fa: 'مالک' },
  admin: { en: 'Administrator', ar: 'مدير', fa: 'مدیر' },
  supervisor: { en: 'Supervisor', ar: 'مشرف', fa: 'سرپرست' },
  financial: { en: 'Finance', ar: 'المالية', fa: 'مالی' },
  support: { en: 'Support', ar: 'الدعم', fa: 'پشتیبانی' },
  instructor: { en: 'Instructor', ar: 'معلم', fa: 'مدرس' },
  tutor: { en: 'Tutor', ar: 'مدرس خصوصي', fa: 'معلم خصوصی' },
  parent: { en: 'Parent', ar: 'ولي أمر', fa: 'والد' },
  student: { en: 'Student', ar: 'طالب', fa: 'دانشجو' },
})

type RoleWords = Readonly<Record<keyof typeof roleTexts, string>>

function isKnownRole(role: string): role is keyof typeof roleTexts {
  return Object.hasOwn(roleTexts, role)
}

/** The role's name in the reader's language; a role of the centre's own keeps its key. */
export function roleName(t: RoleWords, role: string): string {
  return isKnownRole(role) ? t[role] : role
}

/** The product's roles as choices, highest first. */
export function roleOptions(t: RoleWords): { value: string; label: string }[] {
  return Object.keys(roleTexts).map((role) => ({ value: role, label: roleName(t, role) }))
}
