import type { Context } from '#platform/context'
import { courseCards } from '#catalog'
import { unbilledEnrollments } from '../queries/enrollments.ts'
import { billLines } from './bill-together.ts'

const batch = 200

/** Issues the invoices of places that staff gave directly: one a payer, so siblings share one. Answers how many. */
export async function billUnbilled(ctx: Context): Promise<number> {
  const places = await unbilledEnrollments(ctx, batch)
  const courses = await courseCards(ctx, [...new Set(places.map((place) => place.course_id))])
  const invoices = await billLines(
    ctx,
    places.map((place) => ({
      enrollmentId: place.id,
      payerId: place.requested_by,
      learnerId: place.learner_id,
      description: courses.get(place.course_id)?.name ?? '',
      minor: place.price_minor,
      currency: place.currency,
    })),
  )
  return invoices.length
}
