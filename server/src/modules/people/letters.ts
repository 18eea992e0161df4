import type { Context } from '#platform/context'
import { translate, type Locale, type Text } from '#platform/i18n'
import { queueMessage } from '#platform/outbox'
import { centreSettings } from '#platform/settings'
import { userCards } from '#identity'

const invitation: Text = {
  en: '{inviter} asks you to be a guardian of {child} at {centre}. Sign in with this phone number: {link}',
  ar: 'يدعوك {inviter} لتكون ولي أمر {child} في {centre}. ادخل برقم هاتفك هذا: {link}',
  fa: '{inviter} از شما می‌خواهد سرپرست {child} در {centre} باشید. با همین شماره وارد شوید: {link}',
}

/** Texts the invitation; the link holds no secret, because only the phone's holder signs in with it. */
export async function sendInvitation(
  ctx: Context,
  to: { phone: string; locale: Locale | null; child: string },
): Promise<void> {
  const locale = to.locale ?? ctx.locale
  const { name } = await centreSettings(ctx)
  const inviter = ctx.actor.userId
    ? (await userCards(ctx, [ctx.actor.userId])).get(ctx.actor.userId)
    : undefined
  const body = translate(invitation, locale, {
    inviter: inviter ? plain(`${inviter.first_name} ${inviter.last_name}`) : name[locale],
    child: plain(to.child),
    centre: name[locale],
    link: `${ctx.ports.siteUrl()}/family/invitations`,
  })
  await queueMessage(ctx, { channel: 'sms', recipient: to.phone, body, kind: 'people.invitation' })
}

/** A name in a text to somebody who does not know us carries no address to tap. */
function plain(name: string): string {
  return name
    .replace(/[./:@\\#?&%<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 40)
}
