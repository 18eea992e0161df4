import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import { reassignFile } from '#media'
import { peopleErrors } from '../errors.ts'
import { guardiansOf, makePrimary } from '../queries/guardians.ts'
import { announceRights, restoreRows } from '../queries/merge-rows.ts'
import { lockMerge, noteUndone } from '../queries/merges.ts'
import { lockLearner } from '../queries/learners.ts'

/**
 * Makes two of one again: every value that is still as the merge left it goes back, what was changed or added since
 * stays with the survivor. The caller answers for the right to.
 * @throws Problem `not_found`, `merge_undone`, `merge_too_old`, `merge_covered`
 */
export async function undoMerge(ctx: Context, id: string): Promise<void> {
  const merge = await lockMerge(ctx, id)
  if (!merge) throw errors.not_found()
  if (merge.undone_at !== null) throw peopleErrors.merge_undone()
  // Without its record (a person was erased since) nothing can go back.
  const isOver = Temporal.Instant.compare(ctx.now, Temporal.Instant.from(merge.undo_until)) > 0
  if (isOver || merge.changes.length === 0) throw peopleErrors.merge_too_old()
  if (merge.is_covered) throw peopleErrors.merge_covered()
  for (const learnerId of [merge.survivor_id, merge.merged_id].toSorted()) await lockLearner(ctx, learnerId)
  const before = await guardiansOf(ctx, [merge.survivor_id, merge.merged_id])
  // In reverse: what was changed last goes back first.
  for (const change of merge.changes.toReversed()) {
    if (change.table !== 'media.files') await restoreRows(ctx, change)
    else for (const key of change.keys) await reassignFile(ctx, key['id'] ?? '', merge.merged_id)
  }
  for (const learnerId of [merge.survivor_id, merge.merged_id]) await ensurePrimary(ctx, learnerId)
  const after = await guardiansOf(ctx, [merge.survivor_id, merge.merged_id])
  await announceRights(
    ctx,
    [...before, ...after].map((link) => link.user_id),
  )
  await noteUndone(ctx, id)
  for (const learnerId of [merge.survivor_id, merge.merged_id])
    await audit(ctx, {
      action: 'learner.undo_merge',
      object: { kind: 'learner', id: learnerId },
      before: { merge: id },
      after: { survivor: merge.survivor_id, merged: merge.merged_id },
    })
  await emit(ctx, 'learner.merge_undone', { learner_id: merge.survivor_id, merged_id: merge.merged_id })
}

/** The first place may have been handed over since: whoever is left without gets the longest-standing one. */
async function ensurePrimary(ctx: Context, learnerId: string): Promise<void> {
  const links = await guardiansOf(ctx, [learnerId])
  const [heir] = links
  if (heir && !links.some((link) => link.is_primary)) await makePrimary(ctx, heir.id)
}
