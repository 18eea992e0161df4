import { defineSettings } from '#platform/settings'
import { factorPolicies, type FactorPolicy } from './second-factor/rules.ts'

declare module '#platform/settings' {
  interface Settings {
    'identity.code_silent_months': number
    'identity.contact_undo_days': number
    'identity.signing_key_days': number
    'identity.second_factor_required': FactorPolicy
    'identity.impersonation_notice': boolean
  }
}

defineSettings([
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
