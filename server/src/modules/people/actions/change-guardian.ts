import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import { peopleErrors } from '../errors.ts'
import {
  findLink,
  guardiansOf,
  makePrimary,
  takePrimary,
  updateLink,
  type GuardianLink,
  type Relation,
} from '../queries/guardians.ts'
import { lockLearner } from '../queries/learners.ts'
import type { Rights } from '../rules.ts'

export interface GuardianChange {
  readonly relation?: Relation | undefined
  readonly rights?: Partial<Rights> | undefined
}

/**
 * Other rights or another relation, from this commit on. The caller answers for the right to.
 * @throws Problem `not_found`; `primary_has_all_rights`
 */
export async function changeGuardian(
  ctx: Context,
  learnerId: string,
  userId: string,
  change: GuardianChange,
): Promise<void> {
  await lockLearner(ctx, learnerId)
  const link = await findLink(ctx, learnerId, userId)
  if (!link) throw errors.not_found()
  const before = { relation: link.relation, rights: rightsOf(link) }
  const rights = { ...before.rights, ...change.rights }
  if (link.is_primary && Object.values(rights).includes(false)) throw peopleErrors.primary_has_all_rights()
  const after = { relation: change.relation ?? before.relation, rights }
  await updateLink(ctx, link.id, after)
  await audit(ctx, {
    action: 'guardian.change',
    object: { kind: 'learner', id: learnerId },
    before: { user_id: userId, ...before },
    after: { user_id: userId, ...after },
  })
  await emit(ctx, 'guardian.changed', { learner_id: learnerId, user_id: userId })
}

/**
 * Another guardian becomes the primary one, with every right; the present one stays as a guardian. A second call
 * changes nothing. The caller answers for the right to. @throws Problem `not_found`
 */
export async function handOverPrimary(ctx: Context, learnerId: string, userId: string): Promise<void> {
  await lockLearner(ctx, learnerId)
  const links = await guardiansOf(ctx, [learnerId])
  const next = links.find((link) => link.user_id === userId)
  if (!next) throw errors.not_found()
  if (next.is_primary) return
  const present = links.find((link) => link.is_primary)
  if (present) await takePrimary(ctx, present.id)
  await makePrimary(ctx, next.id)
  const before = present?.user_id ?? null
  await audit(ctx, {
    action: 'guardian.hand_over',
    object: { kind: 'learner', id: learnerId },
    before: { primary: before },
    after: { primary: userId },
  })
  await emit(ctx, 'guardian.made_primary', { learner_id: learnerId, user_id: userId, before })
}

function rightsOf(link: GuardianLink): Rights {
  return { view: link.can_view, pay: link.can_pay, pick_up: link.can_pick_up, message: link.can_message }
}
