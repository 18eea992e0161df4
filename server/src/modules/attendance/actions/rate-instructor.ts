import { courseForEnrolment, isCourseInstructor } from '#catalog'
import { learnerForActor, myLearnerIds } from '#people'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { userId } from '#platform/permissions'
import type { ListInput } from '#platform/http/list'
import { attendanceErrors } from '../errors.ts'
import {
  averages,
  leadingInstructor,
  listRatings,
  mayRateRow,
  presentRating,
  ratingBy,
  upsertRating,
} from '../queries/ratings.ts'
import { seesAll } from '../policy.ts'
import { namedLearner } from '../rules/marks.ts'

export interface GivenRating {
  readonly child?: string | null
  readonly student?: string | null
  /** The course's first instructor when absent. */
  readonly instructor?: string
  readonly rating: number
  readonly feedback?: string
}

/**
 * A learner, or a guardian for a child, rates an instructor of a course that the learner is enrolled in.
 * @throws Problem `not_found` for a course or learner that is not the actor's; `not_your_instructor`
 */
export async function rateInstructor(ctx: Context, courseId: string, given: GivenRating) {
  await courseForEnrolment(ctx, courseId)
  namedLearner(given, (name) => name)
  const learner = await learnerForActor(ctx, given, 'view')
  // Staff who may see the learner are not the family: a rating is nobody else's word.
  if (!(await myLearnerIds(ctx)).includes(learner.id)) throw errors.not_found()
  const instructor = given.instructor ?? (await leadingInstructor(ctx, courseId))
  if (instructor === null || !(await mayRateRow(ctx, courseId, learner.id, instructor)))
    throw attendanceErrors.not_your_instructor()
  const byKind = learner.user_id === userId(ctx) ? 'student' : 'parent'
  const id = await upsertRating(ctx, {
    courseId,
    instructorId: instructor,
    learnerId: learner.id,
    byKind,
    rating: given.rating,
    feedback: given.feedback ?? '',
  })
  await audit(ctx, {
    action: 'instructor.rate',
    object: { kind: 'course', id: courseId },
    after: { instructor, learner: learner.id, rating: given.rating },
  })
  const row = await ratingBy(ctx, courseId, id)
  if (!row) throw errors.not_found()
  return presentRating(row, true)
}

/** Averages for everybody; single ratings for staff (with names), the course's instructors (without), and their authors. */
export async function readRatings(ctx: Context, courseId: string, input: ListInput) {
  await courseForEnrolment(ctx, courseId)
  const me = userId(ctx)
  const staff = seesAll(ctx)
  const all = staff || (await isCourseInstructor(ctx, courseId, me))
  const page = await listRatings(ctx, courseId, { ratedBy: all ? null : me, named: staff || !all }, input)
  return { ...page, averages: await averages(ctx, courseId) }
}
