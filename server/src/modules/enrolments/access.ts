import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { can, userId } from '#platform/permissions'
import {
  isGuardianOf,
  learnerForActor,
  myLearnerIds,
  payersOf,
  type Learner,
  type NamedLearner,
} from '#people'
import { errors } from './errors.ts'
import { taughtCourses } from './queries/lists.ts'
import type { EnrollmentScope } from './queries/enrollments.ts'
import type { RequestScope } from './queries/requests.ts'

export interface Asking {
  readonly learner: Learner
  /** Gets the invoice. */
  readonly payerId: string
}

/**
 * The learner that a request names and who pays: the actor for himself or a child that he may pay for; staff who
 * manage enrolments for anybody, on the account of the learner's own payer.
 * @throws Problem `invalid_input` (`child_or_student`), `not_found`, `no_payer`
 */
export async function askingFor(ctx: Context, named: NamedLearner): Promise<Asking> {
  const learner = await learnerForActor(ctx, named, 'pay')
  if (learner.archived_at !== null) throw platformErrors.not_found()
  const me = userId(ctx)
  const own = learner.user_id === me || (await isGuardianOf(ctx, me, learner.id, 'pay'))
  if (own) return { learner, payerId: me }
  if (!can(ctx, 'enrollments.manage')) throw platformErrors.not_found()
  const payerId = (await payersOf(ctx, [learner.id])).get(learner.id)
  if (!payerId) throw errors.no_payer()
  return { learner, payerId }
}

/** Reviewers find every request, others their own and those for their learners. */
export async function requestScope(ctx: Context): Promise<RequestScope> {
  if (ctx.actor.kind === 'system' || can(ctx, 'enrollment_requests.review')) return null
  return { userId: userId(ctx), learners: await myLearnerIds(ctx) }
}

/** Staff find every enrolment, instructors those of their courses, others those of their learners. */
export async function enrollmentScope(ctx: Context): Promise<EnrollmentScope> {
  if (ctx.actor.kind === 'system' || can(ctx, 'enrollments.view_all')) return null
  return { learners: await myLearnerIds(ctx), courses: await taughtCourses(ctx, userId(ctx)) }
}
