import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { peopleErrors } from '../errors.ts'
import { renewCard } from '../queries/cards.ts'
import type { Learner } from '../queries/learners.ts'

/**
 * A lost card counts no more: the next one has the same code and another token. The caller answers for the right to
 * and holds the row locked. @throws Problem `no_card_yet`
 */
export async function reissueCard(ctx: Context, learner: Learner): Promise<void> {
  if (learner.unique_code === '') throw peopleErrors.no_card_yet()
  const number = await renewCard(ctx, learner.id)
  await audit(ctx, {
    action: 'learner.reissue_card',
    object: { kind: 'learner', id: learner.id },
    before: { card_number: number - 1 },
    after: { card_number: number },
  })
  await emit(ctx, 'learner.changed', { learner_id: learner.id })
}
