import type { Context } from '#platform/context'
import { translate, type Text } from '#platform/i18n'
import { queueMessage } from '#platform/outbox'
import { centreSettings } from '#platform/settings'
import type { InvitationRow } from './queries/invitations.ts'
import { roleRows } from './queries/roles.ts'

const subject: Text = {
  en: 'You are invited to {centre}',
  ar: 'دعوة للانضمام إلى {centre}',
  fa: 'دعوت به {centre}',
}
const body: Text = {
  en: '{inviter} invites you to {centre} as {roles}. Accept here:\n{link}\nThe link works for three days, once.',
  ar: 'يدعوك {inviter} إلى {centre} بصفة {roles}. اقبل من هنا:\n{link}\nالرابط صالح لثلاثة أيام ولمرة واحدة.',
  fa: '{inviter} شما را به {centre} در نقش {roles} دعوت می‌کند. از اینجا بپذیرید:\n{link}\nپیوند سه روز و فقط یک بار کار می‌کند.',
}

/** Mails or texts the link. Answers it, for the front desk. */
export async function sendInvitationLetter(
  ctx: Context,
  invitation: InvitationRow,
  token: string,
): Promise<string> {
  const locale = invitation.locale ?? ctx.locale
  const link = `${ctx.ports.siteUrl()}/join?token=${token}`
  const roles = (await roleRows(ctx.tx)).filter((role) => invitation.roles.includes(role.key))
  const values = {
    inviter: invitation.inviter,
    centre: (await centreSettings(ctx)).name[locale],
    roles: new Intl.ListFormat(locale).format(roles.map((role) => role.name[locale])),
    link,
  }
  const message = {
    body: translate(body, locale, values),
    secrets: [link, token],
    kind: 'identity.invitation',
  }
  if (invitation.email === null)
    await queueMessage(ctx, { ...message, channel: 'sms', recipient: invitation.phone ?? '' })
  else
    await queueMessage(ctx, {
      ...message,
      channel: 'email',
      recipient: invitation.email,
      subject: translate(subject, locale, values),
    })
  return link
}
