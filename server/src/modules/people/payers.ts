import type { Context } from '#platform/context'
import { guardiansOf } from './queries/guardians.ts'
import { findCards } from './queries/learners.ts'

/**
 * Who pays for each learner when nobody else is named: a student himself, for a child the primary guardian, else the
 * first with the right to pay. Learners without anybody are absent.
 */
export async function payersOf(
  ctx: Pick<Context, 'tx'>,
  learnerIds: readonly string[],
): Promise<Map<string, string>> {
  const payers = new Map<string, string>()
  for (const card of await findCards(ctx, learnerIds)) {
    if (card.kind === 'student' && card.user_id) payers.set(card.id, card.user_id)
  }
  for (const link of await guardiansOf(ctx, learnerIds)) {
    if (link.can_pay && !payers.has(link.learner_id)) payers.set(link.learner_id, link.user_id)
  }
  return payers
}
