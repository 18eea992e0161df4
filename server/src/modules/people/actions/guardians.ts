import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { can } from '#platform/permissions'
import { ensureUserByPhone, readPhone, userCards } from '#identity'
import { peopleErrors } from '../errors.ts'
import {
  endLink,
  findLink,
  guardiansOf,
  insertGuardian,
  isBarred,
  liftBar,
  makePrimary,
  type Relation,
} from '../queries/guardians.ts'
import { revokeInvitationsOf } from '../queries/invitations.ts'
import { lockLearner, type Learner } from '../queries/learners.ts'
import { createLearner, type LearnerSpec } from './create-learner.ts'

export interface GuardianContact {
  readonly phone: string
  readonly first_name?: string | undefined
  readonly last_name?: string | undefined
  readonly relation?: Relation | undefined
}

/** The account of the guardian who stands at the desk: found by phone, or opened. @throws Problem at `guardian.phone` */
async function guardianAccount(
  ctx: Context,
  contact: GuardianContact,
  field = 'guardian.phone',
): Promise<string> {
  const phone = await readPhone(ctx, contact.phone, field)
  return ensureUserByPhone(ctx, {
    phone,
    first_name: contact.first_name ?? '',
    last_name: contact.last_name ?? '',
    role: 'parent',
  })
}

/** Staff add a child with its guardian in one go. */
export async function enterChild(
  ctx: Context,
  child: Omit<LearnerSpec, 'kind' | 'guardian'>,
  contact: GuardianContact,
): Promise<Learner> {
  const userId = await guardianAccount(ctx, contact)
  return createLearner(ctx, {
    ...child,
    kind: 'child',
    guardian: { userId, ...(contact.relation ? { relation: contact.relation } : {}) },
  })
}

/** Staff add another guardian; the first living one is primary. A second call for the same person changes nothing. */
export async function addGuardian(ctx: Context, learner: Learner, contact: GuardianContact): Promise<void> {
  const userId = await guardianAccount(ctx, contact, 'phone')
  await lockLearner(ctx, learner.id)
  if (await isBarred(ctx, learner.id, userId)) {
    // Who decided about custody may decide again; the desk may not by accident.
    if (!can(ctx, 'custody.view')) throw peopleErrors.guardian_barred()
    await liftBar(ctx, learner.id, userId)
  }
  const present = await guardiansOf(ctx, [learner.id])
  if (present.some((link) => link.user_id === userId)) return
  const link = {
    id: newId(),
    learnerId: learner.id,
    userId,
    isPrimary: present.length === 0,
    relation: contact.relation ?? 'guardian',
  }
  await insertGuardian(ctx, link)
  await audit(ctx, { action: 'guardian.add', object: { kind: 'learner', id: learner.id }, after: link })
  await emit(ctx, 'guardian.added', { learner_id: learner.id, user_id: userId })
}

/**
 * Ends a guardian's link: from this commit on he has no access. When the primary one goes, the longest-standing other
 * becomes primary; invitations from and to him are taken back. @throws Problem `not_found`; `last_guardian` for the only one
 */
export async function endGuardian(
  ctx: Context,
  learnerId: string,
  userId: string,
  how?: 'custody',
): Promise<void> {
  await lockLearner(ctx, learnerId)
  const link = await findLink(ctx, learnerId, userId)
  if (!link) throw errors.not_found()
  const others = (await guardiansOf(ctx, [learnerId])).filter((other) => other.id !== link.id)
  const [heir] = others
  if (!heir) throw peopleErrors.last_guardian()
  const reason = how ?? (userId === ctx.actor.userId ? 'left' : 'ended')
  await endLink(ctx, link.id, reason)
  const phone = (await userCards(ctx, [userId])).get(userId)?.phone_number1 ?? null
  const revoked = await revokeInvitationsOf(ctx, learnerId, { userId, phone })
  if (link.is_primary) await makePrimary(ctx, heir.id)
  await audit(ctx, {
    action: 'guardian.end',
    object: { kind: 'learner', id: learnerId },
    before: link,
    after: { reason, invitations_revoked: revoked, ...(link.is_primary ? { primary: heir.user_id } : {}) },
  })
  await emit(ctx, 'guardian.ended', { learner_id: learnerId, user_id: userId })
}
