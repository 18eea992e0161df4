import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import type { Locale } from '#platform/i18n'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { sendInvitationLetter } from '../invitation-letter.ts'
import {
  closeInvitation,
  insertInvitation,
  invitationRow,
  renewInvitation,
  type InvitationRow,
} from '../queries/invitations.ts'
import { roleRows } from '../queries/roles.ts'
import { highRoles } from '../rules.ts'
import { digestOf, makeSecret } from '../tokens.ts'
import { canonicalRole, refuseGivingMore } from './change-roles.ts'

const days = 3
const sendsAtMost = 5
const secondsBetween = 60
/** Letters to one person, however many invitations are made for it. */
const contactBudget = { name: 'invitation-contact', points: 5, seconds: 86_400 }

export interface Wanted {
  readonly phone: string | null
  readonly email: string | null
  readonly firstName: string
  readonly lastName: string
  readonly locale: Locale | null
  readonly roles: readonly string[]
}

/**
 * Asks somebody to work here: a link, good once within three days, by SMS or mail. Values are canonical already.
 * @throws Problem `owner_only`, `permission_not_held`, `too_many_requests`, or by field
 */
export async function createInvitation(
  ctx: Context,
  wanted: Wanted,
): Promise<{ invitation: InvitationRow; link: string }> {
  const roles = [...new Set(wanted.roles.map(canonicalRole))]
  if ((wanted.phone === null) === (wanted.email === null))
    throw invalid('phone', 'required', {
      en: 'Give a phone number or an e-mail address, one of them.',
      ar: 'أدخل رقم هاتف أو بريدا إلكترونيا، أحدهما فقط.',
      fa: 'شماره تلفن یا ایمیل وارد کنید، یکی از آن دو.',
    })
  await refuseRoles(ctx, roles)
  await ctx.ports.limits.take(contactBudget, wanted.phone ?? wanted.email ?? '')
  const id = newId()
  const secret = makeSecret(24)
  await orOpen(
    insertInvitation(ctx.tx, {
      ...wanted,
      id,
      roles,
      digest: digestOf(secret),
      by: userId(ctx),
      at: timestamp(ctx.now),
      expiresAt: expiry(ctx),
    }),
  )
  const invitation = await demandInvitation(ctx, id)
  await audit(ctx, {
    action: 'invitation.create',
    object: { kind: 'invitation', id },
    after: { phone: wanted.phone, email: wanted.email, roles },
  })
  return { invitation, link: await sendInvitationLetter(ctx, invitation, secret) }
}

/** Another link; the one before is dead. @throws Problem `invitation_closed`, `too_many_requests`, `not_found` */
export async function resendInvitation(
  ctx: Context,
  id: string,
): Promise<{ invitation: InvitationRow; link: string }> {
  const before = await openInvitation(ctx, id)
  await refuseRoles(ctx, before.roles)
  const rested = Temporal.Instant.from(before.sent_at).add({ seconds: secondsBetween })
  if (before.sends >= sendsAtMost || Temporal.Instant.compare(rested, ctx.now) > 0)
    throw errors.too_many_requests()
  await ctx.ports.limits.take(contactBudget, before.phone ?? before.email ?? '')
  const secret = makeSecret(24)
  await renewInvitation(ctx.tx, id, {
    digest: digestOf(secret),
    at: timestamp(ctx.now),
    expiresAt: expiry(ctx),
  })
  const invitation = await demandInvitation(ctx, id)
  await audit(ctx, { action: 'invitation.resend', object: { kind: 'invitation', id } })
  return { invitation, link: await sendInvitationLetter(ctx, invitation, secret) }
}

/** @throws Problem `invitation_closed`, `not_found` */
export async function revokeInvitation(ctx: Context, id: string): Promise<InvitationRow> {
  await openInvitation(ctx, id)
  await closeInvitation(ctx.tx, id, { revokedAt: timestamp(ctx.now) })
  await audit(ctx, { action: 'invitation.revoke', object: { kind: 'invitation', id } })
  return demandInvitation(ctx, id)
}

/** Held until the transaction ends; open or expired. @throws Problem `invitation_closed`, `not_found` */
async function openInvitation(ctx: Context, id: string): Promise<InvitationRow> {
  const invitation = await invitationRow(ctx.tx, { id }, timestamp(ctx.now), { lock: true })
  if (!invitation) throw errors.not_found()
  if (invitation.state === 'accepted' || invitation.state === 'revoked')
    throw identityErrors.invitation_closed()
  return invitation
}

async function demandInvitation(ctx: Context, id: string): Promise<InvitationRow> {
  const invitation = await invitationRow(ctx.tx, { id }, timestamp(ctx.now))
  if (!invitation) throw errors.not_found()
  return invitation
}

/** @throws Problem naming `roles`, `owner_only`, `permission_not_held` */
async function refuseRoles(ctx: Context, roles: readonly string[]): Promise<void> {
  const known = (await roleRows(ctx.tx)).filter((role) => role.archived_at === null)
  const stranger = roles.find((role) => !known.some((row) => row.key === role))
  if (stranger !== undefined || roles.length === 0)
    throw invalid('roles', 'invalid_choice', {
      en: 'Choose roles that are in use.',
      ar: 'اختر أدوارا مستخدمة.',
      fa: 'نقش‌هایی را که به کار می‌روند انتخاب کنید.',
    })
  if (!ctx.actor.roles.includes('owner') && roles.some((role) => highRoles.includes(role)))
    throw identityErrors.owner_only()
  await refuseGivingMore(ctx, roles)
}

function expiry(ctx: Context): string {
  return timestamp(ctx.now.add({ hours: days * 24 }))
}

/** @throws Problem naming `phone` or `email` when somebody was invited already */
async function orOpen(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : ''
    const field = constraint === 'invitations_phone' ? 'phone' : 'email'
    if (constraint !== 'invitations_phone' && constraint !== 'invitations_email') throw error
    throw invalid(field, 'unique', {
      en: 'There is an open invitation. Send that one again or take it back.',
      ar: 'توجد دعوة مفتوحة. أعد إرسالها أو اسحبها.',
      fa: 'دعوتی باز هست. همان را دوباره بفرستید یا پس بگیرید.',
    })
  }
}
