import { defineSettings } from '#platform/settings'
import { factorPolicies, type FactorPolicy } from './second-factor/rules.ts'

declare module '#platform/settings' {
  interface Settings {
    'identity.code_silent_months': number
    'identity.contact_undo_days': number
    'identity.signing_key_days': number
    'identity.sms_hourly_cap': number
    'identity.sms_daily_cap': number
    'identity.sms_price': number
    'identity.sms_hourly_cost': number
    'identity.sms_daily_cost': number
    'identity.sms_countries': string
    'identity.second_factor_required': FactorPolicy
    'identity.impersonation_notice': boolean
  }
}

defineSettings([
  {
    key: 'identity.sms_hourly_cap',
    default: 300,
    group: 'accounts',
    input: 'number',
    min: 1,
    max: 1000000,
    label: {
      en: 'Codes by SMS in an hour, at most',
      ar: 'أقصى عدد لرموز الرسائل في الساعة',
      fa: 'حداکثر کد پیامکی در ساعت',
    },
    help: {
      en: 'Beyond it codes are paused until the hour is over, and the owner is told.',
      ar: 'بعده تتوقف الرموز حتى نهاية الساعة ويُخطر المالك.',
      fa: 'پس از آن ارسال کد تا پایان ساعت متوقف می\u200cشود و به مالک خبر می\u200cرسد.',
    },
  },
  {
    key: 'identity.sms_daily_cap',
    default: 2000,
    group: 'accounts',
    input: 'number',
    min: 1,
    max: 10000000,
    label: {
      en: 'Codes by SMS in a day, at most',
      ar: 'أقصى عدد لرموز الرسائل في اليوم',
      fa: 'حداکثر کد پیامکی در روز',
    },
  },
  {
    key: 'identity.sms_price',
    default: 0,
    group: 'accounts',
    input: 'number',
    min: 0,
    max: 1000000,
    label: {
      en: 'Price of one SMS, in the smallest unit of the currency',
      ar: 'سعر الرسالة الواحدة بأصغر وحدة من العملة',
      fa: 'بهای هر پیامک به کوچک\u200cترین یکای پول',
    },
    help: {
      en: 'For example 45 for 0.45. 0: the caps in money do not count.',
      ar: 'مثلا 45 تعني 0.45. الصفر يعني أن حدود المال لا تُحتسب.',
      fa: 'مثلاً ۴۵ یعنی ۰٫۴۵. صفر یعنی سقف\u200cهای پولی به حساب نمی\u200cآیند.',
    },
  },
  {
    key: 'identity.sms_hourly_cost',
    default: 0,
    group: 'accounts',
    input: 'number',
    min: 0,
    max: 1000000000,
    label: {
      en: 'Cost of codes in an hour, at most (smallest unit; 0: no cap)',
      ar: 'أقصى كلفة للرموز في الساعة (أصغر وحدة؛ 0 بلا حد)',
      fa: 'حداکثر هزینهٔ کدها در ساعت (کوچک\u200cترین یکا؛ ۰ بدون سقف)',
    },
  },
  {
    key: 'identity.sms_daily_cost',
    default: 0,
    group: 'accounts',
    input: 'number',
    min: 0,
    max: 1000000000,
    label: {
      en: 'Cost of codes in a day, at most (smallest unit; 0: no cap)',
      ar: 'أقصى كلفة للرموز في اليوم (أصغر وحدة؛ 0 بلا حد)',
      fa: 'حداکثر هزینهٔ کدها در روز (کوچک\u200cترین یکا؛ ۰ بدون سقف)',
    },
  },
  {
    key: 'identity.sms_countries',
    default: '',
    group: 'accounts',
    input: 'text',
    label: {
      en: 'Countries that get codes by SMS',
      ar: 'الدول التي تصلها رموز الرسائل',
      fa: 'کشورهایی که کد پیامکی می‌گیرند',
    },
    help: {
      en: 'Two letters each, such as EG, SA, IR. Empty: every country.',
      ar: 'حرفان لكل دولة مثل EG, SA, IR. فارغ: كل الدول.',
      fa: 'هر کدام دو حرف، مانند EG, SA, IR. خالی: همهٔ کشورها.',
    },
  },
  {
    key: 'identity.contact_undo_days',
    default: 7,
    group: 'accounts',
    input: 'number',
    min: 1,
    max: 30,
    label: {
      en: 'Days in which a changed phone or e-mail can be undone from the old one',
      ar: 'عدد الأيام التي يمكن فيها التراجع عن تغيير الهاتف أو البريد من القديم',
      fa: 'روزهایی که تغییر تلفن یا ایمیل را می‌توان از نشانی قدیم برگرداند',
    },
    help: {
      en: 'The old phone or mailbox gets a link for it.',
      ar: 'يصل رابط لذلك إلى الرقم أو البريد القديم.',
      fa: 'پیوند آن به تلفن یا ایمیل قدیم می‌رسد.',
    },
  },
  {
    key: 'identity.signing_key_days',
    default: 90,
    group: 'accounts',
    input: 'number',
    min: 1,
    max: 3650,
    label: {
      en: 'Days after which tokens are signed with a new key',
      ar: 'عدد الأيام التي يُستعمل بعدها مفتاح جديد لتوقيع الرموز',
      fa: 'روزهایی که پس از آن توکن‌ها با کلید تازه امضا می‌شوند',
    },
    help: {
      en: 'The old key is still accepted until its last token has expired; nobody is signed out.',
      ar: 'يبقى المفتاح القديم مقبولا حتى انتهاء آخر رموزه، ولا يُخرج أحد.',
      fa: 'کلید پیشین تا انقضای آخرین توکنش پذیرفته می‌شود؛ کسی خارج نمی‌شود.',
    },
  },
  {
    key: 'identity.impersonation_notice',
    default: true,
    group: 'accounts',
    input: 'boolean',
    label: {
      en: 'Tell people when support looks through their eyes',
      ar: 'إخبار الأشخاص عندما يدخل الدعم مكانهم',
      fa: 'خبر دادن به افراد وقتی پشتیبانی از چشم آنان نگاه می‌کند',
    },
    help: {
      en: 'They find it in their list of sessions either way.',
      ar: 'يجدونه في قائمة جلساتهم في كل الأحوال.',
      fa: 'در هر حال آن را در فهرست نشست‌هایشان می‌بینند.',
    },
  },
  {
    key: 'identity.code_silent_months',
    default: 6,
    group: 'accounts',
    input: 'number',
    min: 1,
    max: 60,
    label: {
      en: 'Months of silence after which a code by SMS alone is not enough',
      ar: 'عدد أشهر الانقطاع التي لا يكفي بعدها رمز الرسالة وحده',
      fa: 'ماه‌های بی‌استفاده‌ماندن که پس از آن کد پیامکی به‌تنهایی کافی نیست',
    },
    help: {
      en: 'Phone numbers are given to other people after a while.',
      ar: 'تُعاد أرقام الهواتف إلى أشخاص آخرين بعد مدة.',
      fa: 'شماره‌های تلفن پس از مدتی به افراد دیگر داده می‌شوند.',
    },
  },
  {
    key: 'identity.second_factor_required',
    default: 'nobody',
    group: 'accounts',
    input: 'choice',
    choices: [...factorPolicies],
    label: {
      en: 'Who must sign in with a second factor',
      ar: 'من يجب أن يدخل بعامل ثان',
      fa: 'چه کسانی باید با عامل دوم وارد شوند',
    },
    help: {
      en: 'A passkey or the code of an authenticator app. Whoever has none sets one up when he next signs in.',
      ar: 'مفتاح مرور أو رمز من تطبيق مصادقة. من ليس لديه عامل يقوم بإعداده عند دخوله التالي.',
      fa: 'کلید عبور یا کد برنامهٔ رمزساز. هر که ندارد، در ورود بعدی‌اش راه می‌اندازد.',
    },
  },
])
