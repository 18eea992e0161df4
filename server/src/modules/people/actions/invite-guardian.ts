import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { grantRole, provenPhone, readPhone, userByPhone } from '#identity'
import { peopleErrors } from '../errors.ts'
import { sendInvitation } from '../letters.ts'
import { guardiansOf, insertGuardian, isBarred, type Relation } from '../queries/guardians.ts'
import {
  insertInvitation,
  lockInvitation,
  noteAnswer,
  noteSent,
  openInvitations,
  revokeInvitation,
  type InvitationRow,
} from '../queries/invitations.ts'
import { lockLearner, type Learner } from '../queries/learners.ts'
import type { Rights } from '../rules.ts'

const validDays = 7
const mostOpen = 5
const mostSent = 5
const restMinutes = 1

export interface InvitationInput {
  readonly phone: string
  readonly relation: Relation
  readonly rights: Rights
}

/**
 * Asks the holder of a phone to be a guardian too; he need not have an account. The caller answers for the right to
 * and holds the learner locked. Answers the invitation's id.
 * @throws Problem at `phone`; `already_guardian`, `already_invited`, `too_many_invitations`, `guardian_barred`
 */
export async function inviteGuardian(
  ctx: Context,
  learner: Learner,
  input: InvitationInput,
): Promise<string> {
  const phone = await readPhone(ctx, input.phone, 'phone')
  const known = await userByPhone(ctx, phone)
  if (known) {
    const links = await guardiansOf(ctx, [learner.id])
    if (links.some((link) => link.user_id === known.id)) throw peopleErrors.already_guardian()
    if (await isBarred(ctx, learner.id, known.id)) throw peopleErrors.guardian_barred()
  }
  const { open, to_phone } = await openInvitations(ctx, learner.id, phone)
  if (to_phone) throw peopleErrors.already_invited()
  if (open >= mostOpen) throw peopleErrors.too_many_invitations()
  const id = newId()
  const { relation, rights } = input
  await insertInvitation(ctx, {
    id,
    learnerId: learner.id,
    phone,
    relation,
    rights,
    expiresAt: untilWhen(ctx),
  })
  await sendTo(ctx, learner, { id, phone, locale: known?.locale ?? null })
  await audit(ctx, {
    action: 'guardian.invite',
    object: { kind: 'learner', id: learner.id },
    after: { invitation: id, phone, relation, rights },
  })
  await emit(ctx, 'guardian.invited', { learner_id: learner.id, invitation_id: id })
  return id
}

/** Sends an open or expired invitation again; it is good for another week. @throws Problem `invitation_over`, `sent_lately`, `sent_too_often` */
export async function resendInvitation(ctx: Context, learner: Learner, id: string): Promise<void> {
  const invitation = await ofLearner(ctx, learner, id)
  if (invitation.status !== 'open' && invitation.status !== 'expired') throw peopleErrors.invitation_over()
  if (invitation.times_sent >= mostSent) throw peopleErrors.sent_too_often()
  const rested = invitation.last_sent_at
    ? Temporal.Instant.from(invitation.last_sent_at).add({ minutes: restMinutes })
    : ctx.now
  if (Temporal.Instant.compare(rested, ctx.now) > 0) throw peopleErrors.sent_lately()
  const known = await userByPhone(ctx, invitation.phone)
  await sendTo(ctx, learner, { id, phone: invitation.phone, locale: known?.locale ?? null })
  await audit(ctx, {
    action: 'guardian.invite_again',
    object: { kind: 'learner', id: learner.id },
    after: { invitation: id },
  })
}

/** Takes an invitation back; one that is over already stays as it is. */
export async function takeInvitationBack(ctx: Context, learner: Learner, id: string): Promise<void> {
  const invitation = await ofLearner(ctx, learner, id)
  if (invitation.status !== 'open' && invitation.status !== 'expired') throw peopleErrors.invitation_over()
  await revokeInvitation(ctx, id)
  await audit(ctx, {
    action: 'guardian.take_invitation_back',
    object: { kind: 'learner', id: learner.id },
    before: { invitation: id, phone: invitation.phone },
  })
}

/**
 * The invited person says yes: from now on a guardian with the rights of the invitation. A second yes changes nothing.
 * Answers the learner's id. @throws Problem `not_found`, `invitation_over`, `guardian_barred`
 */
export async function acceptInvitation(ctx: Context, userId: string, id: string): Promise<string> {
  const invitation = await toUser(ctx, userId, id)
  if (invitation.status === 'accepted') return invitation.learner_id
  if (invitation.status !== 'open') throw peopleErrors.invitation_over()
  const learner = await lockLearner(ctx, invitation.learner_id)
  if (!learner || learner.archived_at !== null) throw peopleErrors.invitation_over()
  if (await isBarred(ctx, learner.id, userId)) throw peopleErrors.guardian_barred()
  const present = await guardiansOf(ctx, [learner.id])
  await noteAnswer(ctx, id, true)
  await emit(ctx, 'guardian.invitation_answered', {
    learner_id: learner.id,
    invitation_id: id,
    accepted: true,
  })
  if (present.some((link) => link.user_id === userId)) return learner.id
  const link = {
    id: newId(),
    learnerId: learner.id,
    userId,
    isPrimary: present.length === 0,
    relation: invitation.relation,
    rights: invitation.rights,
  }
  await insertGuardian(ctx, link)
  await grantRole(ctx, userId, 'parent')
  await audit(ctx, {
    action: 'guardian.accept_invitation',
    object: { kind: 'learner', id: learner.id },
    after: { ...link, invitation: id },
  })
  await emit(ctx, 'guardian.added', { learner_id: learner.id, user_id: userId })
  return learner.id
}

/** The invited person says no. @throws Problem `not_found`, `invitation_over` */
export async function declineInvitation(ctx: Context, userId: string, id: string): Promise<void> {
  const invitation = await toUser(ctx, userId, id)
  if (invitation.status === 'declined') return
  if (invitation.status !== 'open') throw peopleErrors.invitation_over()
  await noteAnswer(ctx, id, false)
  const { learner_id } = invitation
  await audit(ctx, {
    action: 'guardian.decline_invitation',
    object: { kind: 'learner', id: learner_id },
    after: { invitation: id },
  })
  await emit(ctx, 'guardian.invitation_answered', { learner_id, invitation_id: id, accepted: false })
}

const untilWhen = (ctx: Pick<Context, 'now'>): Temporal.Instant => ctx.now.add({ hours: validDays * 24 })

async function sendTo(
  ctx: Context,
  learner: Learner,
  to: { id: string; phone: string; locale: Context['locale'] | null },
): Promise<void> {
  await noteSent(ctx, to.id, untilWhen(ctx))
  await sendInvitation(ctx, { phone: to.phone, locale: to.locale, child: learner.first_name })
}

async function ofLearner(ctx: Context, learner: Learner, id: string): Promise<InvitationRow> {
  const invitation = await lockInvitation(ctx, id)
  if (!invitation || invitation.learner_id !== learner.id) throw errors.not_found()
  return invitation
}

/** Only who has proved to hold the phone is the invited person. */
async function toUser(ctx: Context, userId: string, id: string): Promise<InvitationRow> {
  const invitation = await lockInvitation(ctx, id)
  const phone = await provenPhone(ctx, userId)
  if (!invitation || phone === null || invitation.phone !== phone) throw errors.not_found()
  return invitation
}
