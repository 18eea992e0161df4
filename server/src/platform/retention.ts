import type { Context } from './context.ts'
import { defineSettings, type SettingSpec } from './settings.ts'
import type { Text } from './i18n.ts'

/** How long each kind of data is kept, in days; modules say what that means for their rows. */
export const retentionKinds = [
  'sessions',
  'codes',
  'letters',
  'notifications',
  'closed_tickets',
  'guest_requests',
  'scans',
  'audit_values',
] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** What one module removes of one kind; `before` is the moment up to which rows are too old. Answers how many went. */
export interface RetentionRule {
  readonly kind: RetentionKind
  readonly run: (ctx: Context, before: Temporal.Instant) => Promise<number>
}

export type RetentionKey = `retention.${RetentionKind}_days`
declare module './settings.ts' {
  interface Settings extends Record<RetentionKey, number> {}
}

interface Kept {
  readonly days: number
  readonly min: number
  readonly label: Text
  readonly help: Text
}

const kept: Readonly<Record<RetentionKind, Kept>> = {
  sessions: {
    days: 90,
    min: 7,
    label: { en: 'Ended sessions', ar: 'الجلسات المنتهية', fa: 'نشست‌های پایان‌یافته' },
    help: {
      en: 'Device, place and IP address of sign-ins that are over. Longer helps after a theft, shorter tells less.',
      ar: 'الجهاز والمكان وعنوان IP لجلسات انتهت. المدة الأطول تفيد بعد سرقة حساب، والأقصر تكشف أقل.',
      fa: 'دستگاه، محل و نشانی IP ورودهای پایان‌یافته. مدت بیشتر پس از سرقت کمک می‌کند، کمتر چیز کمتری می‌گوید.',
    },
  },
  codes: {
    days: 30,
    min: 1,
    label: { en: 'Codes and guesses', ar: 'الرموز ومحاولات التخمين', fa: 'کدها و حدس‌ها' },
    help: {
      en: 'Codes and links that were sent, to which phone, and how often somebody guessed.',
      ar: 'الرموز والروابط المرسلة، ولأي هاتف، وعدد محاولات التخمين.',
      fa: 'کدها و پیوندهای فرستاده‌شده، به کدام شماره، و تعداد حدس‌ها.',
    },
  },
  letters: {
    days: 90,
    min: 7,
    label: { en: 'Mail and text messages', ar: 'الرسائل البريدية والنصية', fa: 'نامه‌ها و پیامک‌ها' },
    help: {
      en: 'Words and addresses of what was sent. That something was sent, and when, stays.',
      ar: 'نصوص وعناوين ما أُرسل. ويبقى أن شيئا أُرسل ومتى.',
      fa: 'متن و نشانی آنچه فرستاده شده. این‌که چیزی کی فرستاده شده می‌ماند.',
    },
  },
  notifications: {
    days: 365,
    min: 30,
    label: { en: 'Notifications', ar: 'الإشعارات', fa: 'اعلان‌ها' },
    help: {
      en: 'The lists under the bell.',
      ar: 'القوائم تحت الجرس.',
      fa: 'فهرست‌های زیر زنگوله.',
    },
  },
  closed_tickets: {
    days: 1_095,
    min: 90,
    label: { en: 'Closed tickets', ar: 'التذاكر المغلقة', fa: 'تیکت‌های بسته' },
    help: {
      en: 'What was written, and files. Number, dates and rating stay for the figures.',
      ar: 'ما كُتب والملفات. ويبقى الرقم والتواريخ والتقييم للإحصاء.',
      fa: 'نوشته‌ها و فایل‌ها. شماره، تاریخ‌ها و امتیاز برای آمار می‌ماند.',
    },
  },
  guest_requests: {
    days: 180,
    min: 30,
    label: { en: 'Guests’ requests', ar: 'طلبات الضيوف', fa: 'درخواست‌های مهمان' },
    help: {
      en: 'Requests of people without an account that led to no place.',
      ar: 'طلبات أشخاص بلا حساب لم تؤد إلى مقعد.',
      fa: 'درخواست افراد بدون حساب که به جایی نرسید.',
    },
  },
  scans: {
    days: 365,
    min: 30,
    label: { en: 'Presence scans', ar: 'عمليات مسح الحضور', fa: 'اسکن‌های حضور' },
    help: {
      en: 'Raw scans of cards and faces at devices. The attendance made of them stays.',
      ar: 'عمليات المسح الخام للبطاقات والوجوه. ويبقى الحضور المسجل منها.',
      fa: 'اسکن‌های خام کارت و چهره. حضوری که از آن ثبت شده می‌ماند.',
    },
  },
  audit_values: {
    days: 1_825,
    min: 365,
    label: { en: 'Values in the audit trail', ar: 'القيم في سجل التدقيق', fa: 'مقدارها در سوابق ممیزی' },
    help: {
      en: 'Before and after, IP address and device. Who did what and when stays, and the chain still verifies.',
      ar: 'القيم قبل وبعد، وعنوان IP والجهاز. ويبقى من فعل ماذا ومتى، وتبقى السلسلة سليمة.',
      fa: 'پیش و پس، نشانی IP و دستگاه. این‌که چه کسی چه کرد و کی می‌ماند و زنجیره معتبر است.',
    },
  },
}

const longest = 3_650

export const retentionSettings = defineSettings(
  retentionKinds.map(
    (kind): SettingSpec => ({
      key: `retention.${kind}_days`,
      default: kept[kind].days,
      group: 'retention',
      input: 'number',
      min: kept[kind].min,
      max: longest,
      label: kept[kind].label,
      help: kept[kind].help,
    }),
  ),
)
