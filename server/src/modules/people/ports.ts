import type { Ports } from '#platform/context'
import type { CanRead } from '#media'
import { can } from '#platform/permissions'
import { onAccountChanged, onAccountDeleted, onRoleGranted } from './actions/follow-account.ts'
import { learnerCards } from './learner-access.ts'
import { householdImport } from './households/definition.ts'
import { findLearnerFor } from './queries/guardians.ts'
import { instructorIsListed } from './queries/instructors.ts'
import { approvedTutorRows } from './queries/tutors.ts'

/** A learner's photo: guardians who may view, the learner himself, staff. */
const canReadLearner: CanRead = async (ctx, id) => {
  if (can(ctx, 'learners.view')) return true
  return ctx.actor.userId !== null && (await findLearnerFor(ctx, id, ctx.actor.userId, 'view')) !== undefined
}

/** An instructor's photo stands on the public pages while he is listed. */
const canReadInstructor: CanRead = async (ctx, id) => {
  if (await instructorIsListed(ctx, id)) return 'public'
  return ctx.actor.userId === id || can(ctx, 'instructors.manage')
}

/** A tutor's documents: reviewers; he himself, as the one who uploaded them, may read them anyway. */
const canReadTutor: CanRead = async (ctx, id) => ctx.actor.userId === id || can(ctx, 'tutors.review')

/** His film stands on the public pages as soon as he is approved. */
const canReadTutorVideo: CanRead = async (ctx, id) => {
  const [approved] = await approvedTutorRows(ctx, [id])
  return approved ? 'public' : canReadTutor(ctx, id)
}

/** What lower modules ask of people. */
export const peoplePorts: Partial<Ports> = {
  'names:learner': async (ctx, ids) =>
    new Map(
      [...(await learnerCards(ctx, ids))].map(([id, card]) => [
        id,
        `${card.first_name} ${card.last_name}`.trim(),
      ]),
    ),
  'imports:households': householdImport,
  'canRead:learner': canReadLearner,
  'canRead:instructor': canReadInstructor,
  'canRead:tutor': canReadTutor,
  'canRead:tutor_video': canReadTutorVideo,
  'identity:roleGranted': onRoleGranted,
  'identity:profileChanged': onAccountChanged,
  'identity:userDeleted': onAccountDeleted,
}
