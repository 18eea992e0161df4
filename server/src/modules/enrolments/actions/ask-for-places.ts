import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import type { PaymentMethod } from '#billing'
import { courseForEnrolment } from '#catalog'
import type { NamedLearner } from '#people'
import { askingFor } from '../access.ts'
import { checkError, errors } from '../errors.ts'
import { holdsSeat } from '../queries/enrollments.ts'
import { insertRequest } from '../queries/requests.ts'
import { failedChecks } from '../rules.ts'
import { admitRequest, type Admission } from './admit-request.ts'
import { billTogether } from './bill-together.ts'
import '../events.ts'

export interface PlaceWish {
  readonly courseId: string
  readonly paymentMethod: PaymentMethod | null
  readonly notes: string
  readonly isDemo?: boolean
}

/**
 * Asks for a place in a course for each of the named learners, all or none. A request takes no seat until it is
 * approved, which happens at once when the course needs no approval. Answers the requests' ids in the learners' order.
 * @throws Problem `not_found`, `course_not_open`, age and gender checks, `already_enrolled`, `already_requested`
 */
export async function askForPlaces(
  ctx: Context,
  learners: readonly NamedLearner[],
  wish: PlaceWish,
): Promise<string[]> {
  const course = await courseForEnrolment(ctx, wish.courseId)
  const today = localDate(ctx.now, (await centreSettings(ctx)).timeZone)
  const familyId = learners.length > 1 ? newId() : null
  const ids: string[] = []
  for (const named of learners) {
    const { learner, payerId } = await askingFor(ctx, named)
    const [failed] = failedChecks(course, learner, today)
    if (failed) throw checkError(failed)
    if (await holdsSeat(ctx, course.id, learner.id)) throw errors.already_enrolled()
    const id = newId()
    const written = await insertRequest(ctx, {
      id,
      familyId,
      courseId: course.id,
      learnerId: learner.id,
      requestedBy: payerId,
      guest: null,
      price: course.price.minor,
      currency: course.price.currency,
      paymentMethod: wish.paymentMethod,
      notes: wish.notes,
      isDemo: wish.isDemo ?? false,
    })
    if (!written) throw errors.already_requested()
    await audit(ctx, {
      action: 'enrollment_request.create',
      object: { kind: 'enrollment_request', id },
      after: { course_id: course.id, learner_id: learner.id, payer_id: payerId },
    })
    await emit(ctx, 'enrollment_request.created', { request_id: id, course_id: course.id })
    ids.push(id)
  }
  if (!course.requires_approval) await admitAtOnce(ctx, ids)
  return ids
}

/** A course that needs nobody's approval gives its places to who asks; when it is full one waits in line. */
async function admitAtOnce(ctx: Context, ids: readonly string[]): Promise<void> {
  const admissions: Admission[] = []
  for (const id of ids) admissions.push(await admitRequest(ctx, id, null))
  await billTogether(ctx, admissions)
}
