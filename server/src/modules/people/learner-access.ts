import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { can, userId } from '#platform/permissions'
import { childOrStudent } from './errors.ts'
import { findLink, findLearnerFor, learnerIdsOf, usersBehind } from './queries/guardians.ts'
import {
  findCards,
  findLearner,
  findLearnerOfUser,
  type Learner,
  type LearnerCard,
} from './queries/learners.ts'
import type { Right } from './rules.ts'

type Reader = Pick<Context, 'tx'>

/** What to show of learners, archived ones included; unknown ids are absent. */
export async function learnerCards(ctx: Reader, ids: readonly string[]): Promise<Map<string, LearnerCard>> {
  return new Map((await findCards(ctx, ids)).map((card) => [card.id, card]))
}

/** The actor's own learner and the children that he may view; none for a visitor. */
export async function myLearnerIds(
  ctx: Pick<Context, 'tx' | 'actor'>,
  right: Right = 'view',
): Promise<string[]> {
  return ctx.actor.userId === null ? [] : learnerIdsOf(ctx, ctx.actor.userId, right)
}

/** The learner of a user's own login, archived or not. */
export function learnerOfUser(ctx: Reader, user: string): Promise<Learner | undefined> {
  return findLearnerOfUser(ctx, user)
}

export interface NamedLearner {
  readonly child?: string | null | undefined
  readonly student?: string | null | undefined
}

/**
 * The learner that a request names, if the actor may act for it: himself, a child with a living link that has the
 * right, or anybody for staff with `learners.view`. An archived learner is found by staff only.
 * @throws Problem `invalid_input` (`child_or_student`) for both or neither; `not_found`
 */
export async function learnerForActor(
  ctx: Context,
  named: NamedLearner,
  right: 'view' | 'pay',
): Promise<Learner> {
  const id = named.child ?? named.student
  if (!id || (named.child && named.student)) throw childOrStudent()
  const learner = can(ctx, 'learners.view')
    ? await findLearner(ctx, id)
    : await findLearnerFor(ctx, id, userId(ctx), right)
  if (!learner || !fits(learner, named, ctx)) throw errors.not_found()
  return learner
}

/** A grown child with an own login may be named either way by himself. */
function fits(learner: Learner, named: NamedLearner, ctx: Context): boolean {
  if (named.child) return learner.kind === 'child'
  return learner.kind === 'student' || (learner.user_id !== null && learner.user_id === ctx.actor.userId)
}

/** The users who stand behind each learner: its own login and its guardians (those with the right, when given). */
export async function guardianUserIds(
  ctx: Reader,
  learnerIds: readonly string[],
  right?: Right,
): Promise<Map<string, string[]>> {
  const users = new Map<string, string[]>(learnerIds.map((id) => [id, []]))
  for (const row of await usersBehind(ctx, learnerIds, right)) users.get(row.learner_id)?.push(row.user_id)
  return users
}

/** Does a living link with this right join the user to the learner? */
export async function isGuardianOf(
  ctx: Reader,
  user: string,
  learnerId: string,
  right: Right,
): Promise<boolean> {
  const link = await findLink(ctx, learnerId, user)
  if (!link) return false
  return { view: link.can_view, pay: link.can_pay, pick_up: link.can_pick_up, message: link.can_message }[
    right
  ]
}
