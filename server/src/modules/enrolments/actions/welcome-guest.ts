import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { ensureUserByPhone, userByPhone } from '#identity'
import { createLearner, learnerCards, learnerOfUser, type LearnerCard } from '#people'
import type { RequestRow } from '../queries/requests.ts'
import { errors } from '../errors.ts'

/**
 * Finds or makes the guest's account by phone; somebody new is told how to sign in for the first time. A student comes to learn; mentors and teachers get an account and
 * nothing more: their part in the course is given by its managers (docs/domain/enrolments.md).
 */
export async function welcomeGuest(
  ctx: Context,
  request: RequestRow,
): Promise<{ learner: LearnerCard; payerId: string } | null> {
  if (request.guest_phone === null || request.guest_name === null) throw errors.no_payer()
  const [firstName = '', ...rest] = request.guest_name.split(/\s+/)
  const lastName = rest.join(' ')
  const account = await userByPhone(ctx, request.guest_phone)
  const userId = await ensureUserByPhone(ctx, {
    phone: request.guest_phone,
    first_name: firstName,
    last_name: lastName,
    role: 'student',
  })
  if (account === null) await emit(ctx, 'guest.welcomed', { user_id: userId, course_id: request.course_id })
  if (request.guest_role !== 'student') return null
  const known = await learnerOfUser(ctx, userId)
  const learnerId =
    known?.id ??
    (await createLearner(ctx, { kind: 'student', userId, firstName, lastName, phone: request.guest_phone }))
      .id
  const learner = (await learnerCards(ctx, [learnerId])).get(learnerId)
  return learner ? { learner, payerId: userId } : null
}
