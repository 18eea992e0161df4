import type { Context } from '#platform/context'
import { myLearnerIds } from '#people'
import {
  activeLearnerRows,
  enrollmentsFor,
  learnsThere,
  type ActiveLearner,
  type EnrollmentRow,
} from './queries/enrollments.ts'

type Reader = Pick<Context, 'tx'>

/** Learners who belong to a course now (active, or completed with it), first enrolled first. */
export function activeLearners(ctx: Reader, courseId: string): Promise<ActiveLearner[]> {
  return activeLearnerRows(ctx, courseId)
}

/** Whether the actor learns in this course, or looks after somebody who does; what is only for them may then be shown. */
export async function attendsCourse(ctx: Context, courseId: string): Promise<boolean> {
  return learnsThere(ctx, courseId, await myLearnerIds(ctx))
}

/** Every enrolment of these learners, newest first; `live` leaves the dropped and refunded out. */
export function enrollmentsOfLearners(
  ctx: Reader,
  learnerIds: readonly string[],
  filter: { readonly live?: boolean } = {},
): Promise<EnrollmentRow[]> {
  return enrollmentsFor(ctx, { learnerIds, live: filter.live ?? false })
}

/** Which of these learners hold a seat in the course. */
export async function isEnrolled(
  ctx: Reader,
  courseId: string,
  learnerIds: readonly string[],
): Promise<Set<string>> {
  const rows = await enrollmentsFor(ctx, { learnerIds, courseIds: [courseId], live: true })
  return new Set(rows.map((row) => row.learner_id))
}
