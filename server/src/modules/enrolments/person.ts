import { emit } from '#platform/events'
import type { PersonHooks } from '#platform/personal'
import { cancelRequests, endPlaces } from './queries/erasure.ts'
import { giveSeat } from './queries/enrollments.ts'
import './events.ts'

/** Who is erased leaves the courses that still run; the seats are free again. */
export const enrolmentsPerson: PersonHooks = {
  async leaving(ctx, { learners, contacts }) {
    await cancelRequests(ctx, { learners, contacts })
    for (const { id, course_id, learner_id } of await endPlaces(ctx, learners)) {
      await giveSeat(ctx, course_id)
      await emit(ctx, 'enrollment.ended', { enrollment_id: id, course_id, learner_id })
    }
  },
}
