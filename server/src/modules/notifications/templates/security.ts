import type { Template } from './spec.ts'

const openAccount = { en: 'Open my account', ar: 'فتح حسابي', fa: 'باز کردن حسابم' }
/** The letter comes from the account itself, whatever the person switched off; here is the line in the app. */
const inApp = { category: 'system', email: false, sms: false, button: openAccount } as const

/** What happened to the ways into somebody's account. */
export const securityTemplates = {
  security_authenticator_on: {
    ...inApp,
    title: { en: 'Authenticator app set up', ar: 'تم إعداد تطبيق المصادقة', fa: 'برنامهٔ رمزساز راه افتاد' },
    body: {
      en: 'From now on signing in asks for its code.',
      ar: 'من الآن يُطلب رمزه عند الدخول.',
      fa: 'از این پس هنگام ورود کد آن پرسیده می‌شود.',
    },
  },
  security_authenticator_off: {
    ...inApp,
    title: { en: 'Authenticator app removed', ar: 'أُزيل تطبيق المصادقة', fa: 'برنامهٔ رمزساز برداشته شد' },
    body: {
      en: 'Signing in no longer asks for a code. If it was not you, change your password now.',
      ar: 'لم يعد الدخول يطلب رمزا. إذا لم تكن أنت فغيّر كلمة المرور الآن.',
      fa: 'ورود دیگر کد نمی‌خواهد. اگر کار شما نبوده، گذرواژه را عوض کنید.',
    },
  },
  security_second_factor_reset: {
    ...inApp,
    title: {
      en: 'Your second factor was reset',
      ar: 'أُعيد ضبط العامل الثاني',
      fa: 'عامل دوم شما بازنشانی شد',
    },
    body: {
      en: 'The centre removed your authenticator app and passkeys.',
      ar: 'أزال المركز تطبيق المصادقة ومفاتيح المرور.',
      fa: 'مرکز برنامهٔ رمزساز و کلیدهای عبور شما را برداشت.',
    },
  },
  security_recovery_code_used: {
    ...inApp,
    title: { en: 'A recovery code was used', ar: 'استُخدم رمز استرداد', fa: 'یک کد بازیابی به کار رفت' },
    body: {
      en: 'If it was not you, change your password and make new codes.',
      ar: 'إذا لم تكن أنت فغيّر كلمة المرور وأنشئ رموزا جديدة.',
      fa: 'اگر کار شما نبوده، گذرواژه را عوض کنید و کدهای تازه بسازید.',
    },
  },
  security_recovery_codes_renewed: {
    ...inApp,
    title: { en: 'New recovery codes', ar: 'رموز استرداد جديدة', fa: 'کدهای بازیابی تازه' },
    body: {
      en: 'The old ones work no more.',
      ar: 'لم تعد القديمة تعمل.',
      fa: 'کدهای قدیمی دیگر کار نمی‌کنند.',
    },
  },
  security_passkey_added: {
    ...inApp,
    title: { en: 'A passkey was added', ar: 'أُضيف مفتاح مرور', fa: 'یک کلید عبور افزوده شد' },
    body: {
      en: 'It opens your account. If it was not you, remove it now.',
      ar: 'يفتح حسابك. إذا لم تكن أنت فأزله الآن.',
      fa: 'حساب شما را باز می‌کند. اگر کار شما نبوده، حذفش کنید.',
    },
  },
  security_passkey_removed: {
    ...inApp,
    title: { en: 'A passkey was removed', ar: 'أُزيل مفتاح مرور', fa: 'یک کلید عبور حذف شد' },
    body: {
      en: 'It opens your account no more.',
      ar: 'لم يعد يفتح حسابك.',
      fa: 'دیگر حساب شما را باز نمی‌کند.',
    },
  },
  security_passkey_blocked: {
    ...inApp,
    title: { en: 'A passkey was stopped', ar: 'أُوقف مفتاح مرور', fa: 'یک کلید عبور از کار افتاد' },
    body: {
      en: 'It may have been copied. Please remove it.',
      ar: 'ربما نُسخ. أزله من فضلك.',
      fa: 'شاید کپی شده باشد. لطفاً حذفش کنید.',
    },
  },
  security_new_device: {
    ...inApp,
    title: { en: 'Sign-in from a new device', ar: 'دخول من جهاز جديد', fa: 'ورود از دستگاه تازه' },
    body: {
      en: 'If it was not you, change your password now.',
      ar: 'إذا لم تكن أنت فغيّر كلمة المرور الآن.',
      fa: 'اگر شما نبودید، همین حالا گذرواژه را عوض کنید.',
    },
  },
} satisfies Record<string, Template>
