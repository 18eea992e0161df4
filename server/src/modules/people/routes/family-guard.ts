import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { userId } from '#platform/permissions'
import { childOf, type ChildRow } from '../queries/learner-lists.ts'
import { lockLearner, type Learner } from '../queries/learners.ts'

/** @throws Problem `not_found` for a child that the actor is no guardian of */
export async function mine(ctx: Context, id: string): Promise<ChildRow> {
  const child = await childOf(ctx, userId(ctx), id)
  if (!child) throw errors.not_found()
  return child
}

/** The child locked for a change. @throws Problem `not_found`; `permission_denied` for a guardian who is not the primary one */
export async function mineToEdit(ctx: Context, id: string): Promise<Learner> {
  const learner = await lockLearner(ctx, id)
  const child = await mine(ctx, id)
  if (!learner) throw errors.not_found()
  if (!child.is_primary) throw errors.permission_denied()
  return learner
}

/** The same for what nobody does with an archived child. */
export async function mineToManage(ctx: Context, id: string): Promise<Learner> {
  const learner = await mineToEdit(ctx, id)
  if (learner.archived_at !== null) throw errors.not_found()
  return learner
}

/** A learner locked, for staff. @throws Problem `not_found` */
export async function locked(ctx: Context, id: string): Promise<Learner> {
  const learner = await lockLearner(ctx, id)
  if (!learner) throw errors.not_found()
  return learner
}
