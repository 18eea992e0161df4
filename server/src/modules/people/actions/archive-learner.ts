import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { emit } from '#platform/events'
import { timestamp } from '#platform/time'
import { peopleErrors } from '../errors.ts'
import { wasMerged } from '../queries/merges.ts'
import { setArchived, type Learner } from '../queries/learners.ts'

/** Takes a learner out of sight; what money and attendance say of it stays. The caller answers for the right to. */
export async function archiveLearner(ctx: Context, learner: Learner): Promise<Learner> {
  if (learner.archived_at !== null) return learner
  const archived = await setArchived(ctx, learner.id, timestamp(ctx.now))
  await audit(ctx, {
    action: 'learner.archive',
    object: { kind: 'learner', id: learner.id },
    before: { archived_at: null },
    after: { archived_at: archived.archived_at },
  })
  await emit(ctx, 'learner.archived', { learner_id: learner.id })
  return archived
}

/** Brings an archived learner back, code and history as they were. @throws Problem `was_merged` */
export async function restoreLearner(ctx: Context, learner: Learner): Promise<Learner> {
  if (learner.archived_at === null) return learner
  if (await wasMerged(ctx, learner.id)) throw peopleErrors.was_merged()
  const restored = await setArchived(ctx, learner.id, null)
  await audit(ctx, {
    action: 'learner.restore',
    object: { kind: 'learner', id: learner.id },
    before: { archived_at: learner.archived_at },
    after: { archived_at: null },
  })
  await emit(ctx, 'learner.restored', { learner_id: learner.id })
  return restored
}
