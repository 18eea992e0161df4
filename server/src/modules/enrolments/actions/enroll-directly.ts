import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { demand } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { courseForEnrolment } from '#catalog'
import { learnerForActor, payersOf, type NamedLearner } from '#people'
import { checkError, errors } from '../errors.ts'
import { insertEnrollment, takeSeat } from '../queries/enrollments.ts'
import { closeWaitingOfLearner } from '../queries/waitlist.ts'
import { failedChecks, overridable } from '../rules.ts'
import { billLines } from './bill-together.ts'
import '../events.ts'

export interface DirectEnrollment {
  readonly courseId: string
  readonly named: NamedLearner
  /** Why staff admit against age or gender; null = the checks hold. */
  readonly override: string | null
  /** Issue the invoice at once; otherwise a job does within a minute, siblings together. */
  readonly invoiceNow: boolean
}

/**
 * Staff give a learner a place without a request. Answers the enrolment's id.
 * @throws Problem `not_found`, the checks' codes, `course_full`, `already_enrolled`
 */
export async function enrollDirectly(ctx: Context, order: DirectEnrollment): Promise<string> {
  demand(ctx, 'enrollments.manage')
  const course = await courseForEnrolment(ctx, order.courseId)
  const learner = await learnerForActor(ctx, order.named, 'pay')
  if (learner.archived_at !== null) throw platformErrors.not_found()
  const today = localDate(ctx.now, (await centreSettings(ctx)).timeZone)
  const failed = failedChecks(course, learner, today).find(
    (check) => order.override === null || !overridable.includes(check),
  )
  if (failed) throw checkError(failed)
  const payerId = (await payersOf(ctx, [learner.id])).get(learner.id) ?? null
  if (!(await takeSeat(ctx, course.id))) throw errors.course_full()
  const id = newId()
  const starts = course.start_date === null ? today : Temporal.PlainDate.from(course.start_date)
  const written = await insertEnrollment(ctx, {
    id,
    courseId: course.id,
    learnerId: learner.id,
    activeFrom: (Temporal.PlainDate.compare(starts, today) > 0 ? starts : today).toString(),
    requestedBy: payerId,
    requestId: null,
    price: course.price.minor,
    currency: course.price.currency,
    isDemo: course.is_demo,
  })
  if (!written) throw errors.already_enrolled()
  await closeWaitingOfLearner(ctx, course.id, learner.id)
  await audit(ctx, {
    action: 'enrollment.activate',
    object: { kind: 'enrollment', id },
    after: { course_id: course.id, learner_id: learner.id, override: order.override },
  })
  await emit(ctx, 'enrollment.activated', { enrollment_id: id, course_id: course.id, learner_id: learner.id })
  if (order.invoiceNow && payerId !== null && course.price.minor > 0n) {
    const { minor, currency } = course.price
    await billLines(ctx, [
      { enrollmentId: id, payerId, learnerId: learner.id, description: course.name, minor, currency },
    ])
  }
  return id
}
