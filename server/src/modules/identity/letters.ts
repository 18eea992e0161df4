import type { Context } from '#platform/context'
import { translate, type Locale, type Text } from '#platform/i18n'
import { queueMessage } from '#platform/outbox'
import { centreSettings } from '#platform/settings'
import { uidOf } from './actions/one-time-link.ts'

export type LetterKind = 'activation' | 'password_reset' | 'phone_reset' | 'invitation'

interface Recipient {
  readonly id: string
  readonly locale: Locale | null
  readonly first_name: string
}

/** Mails or texts a one-time link in the person's own language. Answers the link. */
export async function sendLink(
  ctx: Context,
  kind: LetterKind,
  to: { email: string } | { phone: string },
  person: Recipient,
  token: string,
): Promise<string> {
  const locale = person.locale ?? ctx.locale
  const link = `${ctx.ports.siteUrl()}${paths[kind]}?uid=${uidOf(person.id)}&token=${token}`
  const values = { name: person.first_name, centre: (await centreSettings(ctx)).name[locale], link }
  const message = {
    body: translate(bodies[kind], locale, values),
    secrets: [link, token],
    kind: `identity.${kind}`,
  }
  if ('email' in to)
    await queueMessage(ctx, {
      ...message,
      channel: 'email',
      recipient: to.email,
      subject: translate(subjects[kind], locale, values),
    })
  else await queueMessage(ctx, { ...message, channel: 'sms', recipient: to.phone })
  return link
}

export type CodeText = 'sign_in' | 'password_reset' | 'phone_change' | 'phone_reset'

/** Texts six digits. `locale` is the reader's, where known. */
export async function sendCode(
  ctx: Context,
  purpose: CodeText,
  phone: string,
  code: string,
  locale: Locale,
): Promise<void> {
  const { name } = await centreSettings(ctx)
  const body = translate(codeTexts[purpose], locale, { code, centre: name[locale] })
  await queueMessage(ctx, { channel: 'sms', recipient: phone, body, secrets: [code], kind: 'otp' })
}

/** Tells a person about a change of his account that he may not have made himself. */
export async function sendNotice(
  ctx: Context,
  notice: keyof typeof notices,
  person: Recipient & { email: string | null; phone_number1: string | null },
): Promise<void> {
  const locale = person.locale ?? ctx.locale
  const values = { name: person.first_name, centre: (await centreSettings(ctx)).name[locale] }
  const body = translate(notices[notice], locale, values)
  if (person.email)
    await queueMessage(ctx, {
      channel: 'email',
      recipient: person.email,
      subject: translate(noticeSubject, locale, values),
      body,
      kind: 'identity.notice',
    })
  else if (person.phone_number1)
    await queueMessage(ctx, {
      channel: 'sms',
      recipient: person.phone_number1,
      body,
      kind: 'identity.notice',
    })
}

/** Tells the old phone and mailbox of a changed login, with the link that undoes it. */
export async function sendContactNotice(
  ctx: Context,
  changed: 'phone' | 'email',
  person: Recipient,
  to: { readonly phone: string | null; readonly email: string | null },
  undo: { readonly secret: string; readonly days: number },
): Promise<void> {
  const locale = person.locale ?? ctx.locale
  const link = `${ctx.ports.siteUrl()}/undo-change?token=${undo.secret}`
  const values = { centre: (await centreSettings(ctx)).name[locale], link, days: undo.days }
  const message = {
    body: translate(undoable[changed], locale, values),
    secrets: [link, undo.secret],
    kind: 'identity.notice',
  }
  if (to.phone) await queueMessage(ctx, { ...message, channel: 'sms', recipient: to.phone })
  if (to.email)
    await queueMessage(ctx, {
      ...message,
      channel: 'email',
      recipient: to.email,
      subject: translate(noticeSubject, locale, values),
    })
}

const undoable: Record<'phone' | 'email', Text> = {
  phone: {
    en: 'The phone number of your account at {centre} was changed. Was it not you? Undo it within {days} days:\n{link}',
    ar: 'تم تغيير رقم الهاتف في حسابك في {centre}. لم تكن أنت؟ تراجع عنه خلال {days} أيام:\n{link}',
    fa: 'شماره تلفن حساب شما در {centre} تغییر کرد. کار شما نبود؟ تا {days} روز می‌توانید برگردانید:\n{link}',
  },
  email: {
    en: 'The e-mail address of your account at {centre} was changed. Was it not you? Undo it within {days} days:\n{link}',
    ar: 'تم تغيير البريد الإلكتروني لحسابك في {centre}. لم تكن أنت؟ تراجع عنه خلال {days} أيام:\n{link}',
    fa: 'نشانی ایمیل حساب شما در {centre} تغییر کرد. کار شما نبود؟ تا {days} روز می‌توانید برگردانید:\n{link}',
  },
}

const paths: Record<LetterKind, string> = {
  activation: '/activate',
  password_reset: '/reset/password',
  phone_reset: '/reset/phone',
  invitation: '/invite',
}

const subjects: Record<LetterKind, Text> = {
  activation: { en: 'Confirm your e-mail address', ar: 'تأكيد بريدك الإلكتروني', fa: 'تأیید نشانی ایمیل' },
  password_reset: { en: 'A new password', ar: 'كلمة مرور جديدة', fa: 'گذرواژهٔ تازه' },
  phone_reset: { en: 'A new phone number', ar: 'رقم هاتف جديد', fa: 'شماره تلفن تازه' },
  invitation: { en: 'You are invited to {centre}', ar: 'دعوة للانضمام إلى {centre}', fa: 'دعوت به {centre}' },
}

const bodies: Record<LetterKind, Text> = {
  activation: {
    en: 'Please confirm that this address belongs to your account at {centre}:\n{link}\nThe link works for 10 minutes, once.',
    ar: 'أكد من فضلك أن هذا العنوان يخص حسابك في {centre}:\n{link}\nالرابط صالح لعشر دقائق ولمرة واحدة.',
    fa: 'لطفاً تأیید کنید که این نشانی از آنِ حساب شما در {centre} است:\n{link}\nپیوند ده دقیقه و فقط یک بار کار می‌کند.',
  },
  password_reset: {
    en: 'Choose a new password for {centre}:\n{link}\nThe link works for 10 minutes, once. If you did not ask for it, do nothing.',
    ar: 'اختر كلمة مرور جديدة لحسابك في {centre}:\n{link}\nالرابط صالح لعشر دقائق ولمرة واحدة. إذا لم تطلبه فتجاهل هذه الرسالة.',
    fa: 'برای {centre} گذرواژهٔ تازه‌ای انتخاب کنید:\n{link}\nپیوند ده دقیقه و فقط یک بار کار می‌کند. اگر شما نخواسته‌اید، کاری نکنید.',
  },
  phone_reset: {
    en: 'Set the phone number with which you sign in at {centre}:\n{link}\nThe link works for 10 minutes, once. If you did not ask for it, do nothing.',
    ar: 'حدد رقم الهاتف الذي تدخل به إلى {centre}:\n{link}\nالرابط صالح لعشر دقائق ولمرة واحدة. إذا لم تطلبه فتجاهل هذه الرسالة.',
    fa: 'شماره تلفنی را که با آن وارد {centre} می‌شوید تعیین کنید:\n{link}\nپیوند ده دقیقه و فقط یک بار کار می‌کند. اگر شما نخواسته‌اید، کاری نکنید.',
  },
  invitation: {
    en: '{centre} has made an account for you. Choose your password here:\n{link}\nThe link works for three days, once.',
    ar: 'أنشأ {centre} حسابا لك. اختر كلمة المرور من هنا:\n{link}\nالرابط صالح لثلاثة أيام ولمرة واحدة.',
    fa: '{centre} برای شما حسابی ساخته است. گذرواژه را اینجا انتخاب کنید:\n{link}\nپیوند سه روز و فقط یک بار کار می‌کند.',
  },
}

const codeTexts: Record<CodeText, Text> = {
  sign_in: {
    en: '{code} is your code for {centre}. It works for 5 minutes. Do not give it to anybody.',
    ar: '{code} هو رمزك في {centre}. صالح لخمس دقائق. لا تعطه لأحد.',
    fa: '{code} کد شما برای {centre} است. پنج دقیقه اعتبار دارد. به کسی ندهید.',
  },
  password_reset: {
    en: '{code} is your code for a new password at {centre}. If you did not ask for it, do nothing.',
    ar: '{code} هو رمز تعيين كلمة مرور جديدة في {centre}. إذا لم تطلبه فتجاهل الرسالة.',
    fa: '{code} کد شما برای گذرواژهٔ تازه در {centre} است. اگر شما نخواسته‌اید، کاری نکنید.',
  },
  phone_change: {
    en: '{code} confirms this number for an account at {centre}. If you did not ask for it, do nothing.',
    ar: '{code} هو رمز ربط هذا الرقم بحساب في {centre}. إذا لم تطلبه فتجاهل الرسالة.',
    fa: '{code} این شماره را برای حسابی در {centre} تأیید می‌کند. اگر شما نخواسته‌اید، کاری نکنید.',
  },
  phone_reset: {
    en: '{code} confirms this number for an account at {centre}. If you did not ask for it, do nothing.',
    ar: '{code} هو رمز ربط هذا الرقم بحساب في {centre}. إذا لم تطلبه فتجاهل الرسالة.',
    fa: '{code} این شماره را برای حسابی در {centre} تأیید می‌کند. اگر شما نخواسته‌اید، کاری نکنید.',
  },
}

const noticeSubject: Text = {
  en: 'A change of your account at {centre}',
  ar: 'تغيير في حسابك في {centre}',
  fa: 'تغییری در حساب شما در {centre}',
}

const notices = {
  password_changed: {
    en: 'Your password at {centre} was changed. If it was not you, reset it now and tell us.',
    ar: 'تم تغيير كلمة مرورك في {centre}. إذا لم تكن أنت فأعد تعيينها الآن وأخبرنا.',
    fa: 'گذرواژهٔ شما در {centre} تغییر کرد. اگر کار شما نبوده، همین حالا بازنشانی کنید و به ما بگویید.',
  },
  phone_changed: {
    en: 'The phone number of your account at {centre} was changed. If it was not you, tell us.',
    ar: 'تم تغيير رقم الهاتف في حسابك في {centre}. إذا لم تكن أنت فأخبرنا.',
    fa: 'شماره تلفن حساب شما در {centre} تغییر کرد. اگر کار شما نبوده، به ما بگویید.',
  },
  email_changed: {
    en: 'The e-mail address of your account at {centre} was changed. If it was not you, tell us.',
    ar: 'تم تغيير البريد الإلكتروني لحسابك في {centre}. إذا لم تكن أنت فأخبرنا.',
    fa: 'نشانی ایمیل حساب شما در {centre} تغییر کرد. اگر کار شما نبوده، به ما بگویید.',
  },
  change_undone: {
    en: 'The change was undone: your account at {centre} is yours again. All devices are signed out and the password is gone; sign in by code, or set a new password.',
    ar: 'تم التراجع عن التغيير: عاد حسابك في {centre} إليك. خرجت كل الأجهزة وأُلغيت كلمة المرور؛ ادخل بالرمز أو عيّن كلمة مرور جديدة.',
    fa: 'تغییر برگردانده شد: حساب شما در {centre} دوباره از آن شماست. همهٔ دستگاه‌ها خارج شدند و گذرواژه پاک شد؛ با کد وارد شوید یا گذرواژهٔ تازه بگذارید.',
  },
  authenticator_on: {
    en: 'An authenticator app was set up for your account at {centre}. If it was not you, change your password now and tell us.',
    ar: 'تم إعداد تطبيق مصادقة لحسابك في {centre}. إذا لم تكن أنت فغيّر كلمة المرور الآن وأخبرنا.',
    fa: 'برای حساب شما در {centre} برنامهٔ رمزساز راه افتاد. اگر کار شما نبوده، گذرواژه را همین حالا عوض کنید و به ما بگویید.',
  },
  authenticator_off: {
    en: 'The authenticator app was removed from your account at {centre}. If it was not you, change your password now and tell us.',
    ar: 'تمت إزالة تطبيق المصادقة من حسابك في {centre}. إذا لم تكن أنت فغيّر كلمة المرور الآن وأخبرنا.',
    fa: 'برنامهٔ رمزساز از حساب شما در {centre} برداشته شد. اگر کار شما نبوده، گذرواژه را همین حالا عوض کنید و به ما بگویید.',
  },
  second_factor_reset: {
    en: '{centre} removed the authenticator app and the passkeys of your account, and signed you out everywhere. If you did not ask for it, tell us.',
    ar: 'أزال {centre} تطبيق المصادقة ومفاتيح المرور من حسابك وأخرجك من كل الأجهزة. إذا لم تطلب ذلك فأخبرنا.',
    fa: '{centre} برنامهٔ رمزساز و کلیدهای عبور حساب شما را برداشت و شما را از همه‌جا خارج کرد. اگر نخواسته بودید، به ما بگویید.',
  },
  recovery_code_used: {
    en: 'A recovery code was used for your account at {centre}. If it was not you, change your password now and make new codes.',
    ar: 'استُخدم رمز استرداد لحسابك في {centre}. إذا لم تكن أنت فغيّر كلمة المرور الآن وأنشئ رموزا جديدة.',
    fa: 'یک کد بازیابی حساب شما در {centre} به کار رفت. اگر کار شما نبوده، گذرواژه را عوض کنید و کدهای تازه بسازید.',
  },
  recovery_codes_renewed: {
    en: 'New recovery codes were made for your account at {centre}; the old ones work no more. If it was not you, tell us.',
    ar: 'أُنشئت رموز استرداد جديدة لحسابك في {centre} ولم تعد القديمة تعمل. إذا لم تكن أنت فأخبرنا.',
    fa: 'برای حساب شما در {centre} کدهای بازیابی تازه ساخته شد و قدیمی‌ها دیگر کار نمی‌کنند. اگر کار شما نبوده، به ما بگویید.',
  },
  passkey_added: {
    en: 'A passkey was added to your account at {centre}. If it was not you, remove it now and tell us.',
    ar: 'أُضيف مفتاح مرور إلى حسابك في {centre}. إذا لم تكن أنت فأزله الآن وأخبرنا.',
    fa: 'یک کلید عبور به حساب شما در {centre} افزوده شد. اگر کار شما نبوده، همین حالا حذفش کنید و به ما بگویید.',
  },
  passkey_removed: {
    en: 'A passkey was removed from your account at {centre}. If it was not you, tell us.',
    ar: 'أُزيل مفتاح مرور من حسابك في {centre}. إذا لم تكن أنت فأخبرنا.',
    fa: 'یک کلید عبور از حساب شما در {centre} حذف شد. اگر کار شما نبوده، به ما بگویید.',
  },
  passkey_blocked: {
    en: 'A passkey of your account at {centre} may have been copied and works no more. Please remove it, and tell us if you do not know why.',
    ar: 'ربما نُسخ مفتاح مرور لحسابك في {centre} فأُوقف. أزله من فضلك وأخبرنا إن لم تعرف السبب.',
    fa: 'شاید یک کلید عبور حساب شما در {centre} کپی شده باشد؛ از کار افتاد. لطفاً حذفش کنید و اگر دلیلش را نمی‌دانید به ما بگویید.',
  },
  new_device: {
    en: 'Somebody signed in to your account at {centre} from a new device. If it was not you, change your password now.',
    ar: 'سُجّل الدخول إلى حسابك في {centre} من جهاز جديد. إذا لم تكن أنت فغيّر كلمة المرور الآن.',
    fa: 'از دستگاه تازه‌ای به حساب شما در {centre} وارد شدند. اگر شما نبودید، همین حالا گذرواژه را عوض کنید.',
  },
} satisfies Record<string, Text>
