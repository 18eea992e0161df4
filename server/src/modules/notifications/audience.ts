import { activeLearners } from '#enrolments'
import { userCards, usersWithRole } from '#identity'
import { guardianUserIds } from '#people'
import type { Context } from '#platform/context'

export interface Audience {
  readonly user_ids?: readonly string[]
  readonly roles?: readonly string[]
  /** Everybody behind the learners of these courses. */
  readonly course_ids?: readonly string[]
}

/** Whom a broadcast means now, each once, in a steady order. */
export async function peopleOf(ctx: Context, audience: Audience): Promise<string[]> {
  const ids = new Set<string>((await userCards(ctx, audience.user_ids ?? [])).keys())
  for (const role of audience.roles ?? []) for (const id of await usersWithRole(ctx, role)) ids.add(id)
  for (const courseId of audience.course_ids ?? []) {
    const learners = await activeLearners(ctx, courseId)
    const users = await guardianUserIds(
      ctx,
      learners.map((learner) => learner.learner_id),
    )
    for (const id of [...users.values()].flat()) ids.add(id)
  }
  return [...ids].toSorted()
}

export interface Reach {
  readonly recipients: number
  readonly email: number
  readonly sms: number
}

/** How many people have an address for each way. */
export async function reachOf(ctx: Context, userIds: readonly string[]): Promise<Reach> {
  const cards = [...(await userCards(ctx, userIds)).values()]
  return {
    recipients: userIds.length,
    email: cards.filter((card) => card.email !== null).length,
    sms: cards.filter((card) => card.phone_number1 !== null).length,
  }
}
