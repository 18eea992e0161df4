import { defineMessages } from '../../i18n/index.ts'

export const invitationsPath = '/api/v1/invitations/'

/** Words of invitations to the staff, for those who invite and those who come. */
export const invitationTexts = defineMessages({
  invitations: { en: 'Invitations', ar: 'الدعوات', fa: 'دعوت‌ها' },
  hint: {
    en: 'The link in the message works once, for three days. No account is made before it is accepted.',
    ar: 'الرابط في الرسالة يعمل مرة واحدة خلال ثلاثة أيام، ولا يُنشأ حساب قبل قبوله.',
    fa: 'پیوند پیام یک بار و تا سه روز کار می‌کند. پیش از پذیرش حسابی ساخته نمی‌شود.',
  },
  way: { en: 'How it is sent', ar: 'طريقة الإرسال', fa: 'راه فرستادن' },
  language: { en: 'Language of the letter', ar: 'لغة الرسالة', fa: 'زبان نامه' },
  toList: { en: 'All invitations', ar: 'كل الدعوات', fa: 'همهٔ دعوت‌ها' },
  search: { en: 'Name, phone or e-mail', ar: 'اسم أو هاتف أو بريد', fa: 'نام، تلفن یا ایمیل' },
  who: { en: 'Who', ar: 'من', fa: 'چه کسی' },
  roles: { en: 'Roles', ar: 'الأدوار', fa: 'نقش‌ها' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  open: { en: 'Open', ar: 'مفتوحة', fa: 'باز' },
  expired: { en: 'Run out', ar: 'منتهية', fa: 'مهلت‌گذشته' },
  accepted: { en: 'Accepted', ar: 'مقبولة', fa: 'پذیرفته' },
  revoked: { en: 'Taken back', ar: 'مسحوبة', fa: 'پس‌گرفته' },
  invitedBy: { en: 'Invited by', ar: 'دعاه', fa: 'دعوت‌کننده' },
  sent: { en: 'Sent', ar: 'أُرسلت', fa: 'فرستاده' },
  expires: { en: 'Until', ar: 'حتى', fa: 'تا' },
  resend: { en: 'Send again', ar: 'إعادة إرسال', fa: 'دوباره بفرست' },
  resent: { en: 'Another letter is on its way.', ar: 'رسالة أخرى في الطريق.', fa: 'نامهٔ دیگری در راه است.' },
  revoke: { en: 'Take back', ar: 'سحب', fa: 'پس بگیر' },
  revokePreview: {
    en: 'The link of {name} no longer opens anything.',
    ar: 'لن يفتح رابط {name} شيئا.',
    fa: 'پیوند {name} دیگر چیزی باز نمی‌کند.',
  },
  revokedDone: { en: 'The invitation is taken back.', ar: 'سُحبت الدعوة.', fa: 'دعوت پس گرفته شد.' },
  none: { en: 'Nobody was invited yet', ar: 'لم يُدعَ أحد بعد', fa: 'هنوز کسی دعوت نشده' },
  invite: { en: 'Invite somebody', ar: 'دعوة شخص', fa: 'دعوت از کسی' },
  welcome: { en: 'Welcome to the team', ar: 'أهلا بك في الفريق', fa: 'به گروه خوش آمدید' },
  offered: {
    en: '{inviter} invites you as {roles}.',
    ar: 'يدعوك {inviter} بصفة {roles}.',
    fa: '{inviter} شما را در نقش {roles} دعوت می‌کند.',
  },
  firstName: { en: 'First name', ar: 'الاسم الأول', fa: 'نام' },
  lastName: { en: 'Family name', ar: 'اسم العائلة', fa: 'نام خانوادگی' },
  password: { en: 'Password', ar: 'كلمة المرور', fa: 'گذرواژه' },
  passwordMaybe: {
    en: 'May stay empty: you sign in with a code by SMS then.',
    ar: 'يمكن تركها فارغة والدخول برمز عبر رسالة.',
    fa: 'می‌تواند خالی بماند؛ آنگاه با کد پیامکی وارد می‌شوید.',
  },
  join: { en: 'Accept and begin', ar: 'اقبل وابدأ', fa: 'بپذیر و آغاز کن' },
  needed: { en: 'Please fill this in.', ar: 'املأ هذا الحقل من فضلك.', fa: 'لطفاً این را پر کنید.' },
  dead: {
    en: 'This link does not work any more',
    ar: 'لم يعد هذا الرابط يعمل',
    fa: 'این پیوند دیگر کار نمی‌کند',
  },
  deadDetail: {
    en: 'It was used, taken back, or its three days are over. Ask for another one.',
    ar: 'استُخدم أو سُحب أو انقضت أيامه الثلاثة. اطلب رابطا آخر.',
    fa: 'به کار رفته، پس گرفته شده یا سه روزش گذشته است. یکی دیگر بخواهید.',
  },
  haveAccount: {
    en: 'You have an account with {contact} already. Sign in with it, then accept.',
    ar: 'لديك حساب بالفعل بـ {contact}. ادخل به ثم اقبل.',
    fa: 'شما از پیش با {contact} حساب دارید. با آن وارد شوید و سپس بپذیرید.',
  },
  signIn: { en: 'Sign in', ar: 'دخول', fa: 'ورود' },
  waiting: { en: 'Looking at the invitation…', ar: 'جارٍ فتح الدعوة…', fa: 'در حال باز کردن دعوت…' },
})
