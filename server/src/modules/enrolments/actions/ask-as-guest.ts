import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { readPhone } from '#identity'
import { courseForEnrolment } from '#catalog'
import { errors } from '../errors.ts'
import { insertRequest } from '../queries/requests.ts'
import type { GuestRole } from '../rules.ts'
import type { PlaceWish } from './ask-for-places.ts'
import '../events.ts'

export interface Guest {
  readonly fullName: string
  /** As typed; any digits. */
  readonly phone: string
  readonly email: string | null
  readonly role: GuestRole
}

/**
 * Somebody without an account asks for a place in a bootcamp. Asking again with the same phone answers the same, so
 * that nobody learns from it who has asked. Answers the id, or null when a request waits already.
 * @throws Problem `not_found`, `not_a_bootcamp`, `course_not_open`, `invalid_input` (phone)
 */
export async function askAsGuest(ctx: Context, guest: Guest, wish: PlaceWish): Promise<string | null> {
  const course = await courseForEnrolment(ctx, wish.courseId)
  if (course.kind !== 'bootcamp') throw errors.not_a_bootcamp()
  if (course.status !== 'registration_open' && course.status !== 'in_progress') throw errors.course_not_open()
  const id = newId()
  const written = await insertRequest(ctx, {
    id,
    courseId: course.id,
    learnerId: null,
    requestedBy: null,
    guest: {
      name: guest.fullName.trim(),
      phone: await readPhone(ctx, guest.phone, 'phone'),
      email: guest.email,
      role: guest.role,
    },
    familyId: null,
    price: course.price.minor,
    currency: course.price.currency,
    paymentMethod: wish.paymentMethod,
    notes: wish.notes,
    isDemo: wish.isDemo ?? false,
  })
  if (!written) return null
  await audit(ctx, {
    action: 'enrollment_request.create',
    object: { kind: 'enrollment_request', id },
    after: { course_id: course.id, role: guest.role },
  })
  await emit(ctx, 'enrollment_request.created', { request_id: id, course_id: course.id })
  return id
}
