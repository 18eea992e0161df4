import type { Context } from '#platform/context'
import { translate, type Text } from '#platform/i18n'
import { queueMessage } from '#platform/outbox'
import { centreSettings } from '#platform/settings'
import { userCards } from '#identity'

/** Names nobody: the number may be somebody else's by now. */
const text: Text = {
  en: '{centre}: an account was opened for your family. Sign in with this phone number: {link}',
  ar: '{centre}: تم فتح حساب لعائلتك. سجل الدخول برقم هذا الهاتف: {link}',
  fa: '{centre}: برای خانوادهٔ شما حسابی باز شد. با همین شماره وارد شوید: {link}',
}

/** A text message to each whom an import gave an account. */
export async function inviteGuardians(ctx: Context, ids: readonly string[]): Promise<void> {
  const { name, locale: centreLocale } = await centreSettings(ctx)
  for (const { phone_number1: phone, locale } of (await userCards(ctx, ids)).values()) {
    if (phone === null) continue
    const language = locale ?? centreLocale
    const body = translate(text, language, { centre: name[language], link: `${ctx.ports.siteUrl()}/sign-in` })
    await queueMessage(ctx, { channel: 'sms', recipient: phone, body, kind: 'people.import_invitation' })
  }
}
