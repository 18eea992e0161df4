import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { Problem, errors as platformErrors } from '#platform/errors'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { courseForEnrolment, lecturesBetween } from '#catalog'
import { learnerCards } from '#people'
import { enrollmentScope, requestScope } from './access.ts'
import { findEnrollment, holdsSeat } from './queries/enrollments.ts'
import { findRequest, requestsById, siblingRequestIds } from './queries/requests.ts'
import type { WaitlistRow } from './queries/lists.ts'
import { cardsFor, presentEnrollments, presentRequests } from './present.ts'
import { ageOn, failedChecks, isOpen, progress } from './rules.ts'
import type {
  BulkAnswer,
  Enrollment,
  EnrollmentProgress,
  EnrollmentRequest,
  ReviewedRequest,
  WaitlistEntry,
} from './schemas.ts'
import type { BulkOutcome } from './actions/approve-requests.ts'

/** @throws Problem `not_found` */
export async function requestDetail(ctx: Context, id: string): Promise<Static<typeof EnrollmentRequest>> {
  const row = await findRequest(ctx, id, await requestScope(ctx))
  const [request] = row ? await presentRequests(ctx, [row]) : []
  if (!request) throw platformErrors.not_found()
  return request
}

/** Requests in the order of their ids in the answer to the one who just made or decided them. */
export async function requestsInOrder(
  ctx: Context,
  ids: readonly string[],
): Promise<Static<typeof EnrollmentRequest>[]> {
  const requests = new Map(
    (await presentRequests(ctx, await requestsById(ctx, ids))).map((request) => [request.id, request]),
  )
  return ids.flatMap((id) => requests.get(id) ?? [])
}

/** What the desk sees of a request before it decides. @throws Problem `not_found` */
export async function reviewedRequest(ctx: Context, id: string): Promise<Static<typeof ReviewedRequest>> {
  const row = await findRequest(ctx, id, null)
  const [request] = row ? await presentRequests(ctx, [row]) : []
  if (!row || !request) throw platformErrors.not_found()
  const course = await courseForEnrolment(ctx, row.course_id)
  const learner =
    row.learner_id === null ? undefined : (await learnerCards(ctx, [row.learner_id])).get(row.learner_id)
  const today = localDate(ctx.now, (await centreSettings(ctx)).timeZone)
  const open = isOpen(row.status)
  const against = open && learner ? failedChecks(course, learner, today) : []
  const doubled =
    open && learner && (await holdsSeat(ctx, course.id, learner.id)) ? (['already_enrolled'] as const) : []
  const full = open && course.seats_left === 0 ? (['course_full'] as const) : []
  return {
    ...request,
    age: learner
      ? ageOn(learner.dob, course.start_date === null ? today : Temporal.PlainDate.from(course.start_date))
      : null,
    checks: [...against, ...doubled, ...full],
    seats_left: course.seats_left,
    siblings: open ? (await siblingRequestIds(ctx, row)).filter((other) => other !== row.id) : [],
  }
}

/** @throws Problem `not_found` */
export async function enrollmentDetail(ctx: Context, id: string): Promise<Static<typeof Enrollment>> {
  const row = await findEnrollment(ctx, id, await enrollmentScope(ctx))
  const [enrollment] = row ? await presentEnrollments(ctx, [row]) : []
  if (!enrollment) throw platformErrors.not_found()
  return enrollment
}

const ever = {
  from: Temporal.Instant.from('2000-01-01T00:00:00Z'),
  to: Temporal.Instant.from('2200-01-01T00:00:00Z'),
}

/** How far the course of an enrolment is. @throws Problem `not_found` */
export async function enrollmentProgress(
  ctx: Context,
  id: string,
): Promise<Static<typeof EnrollmentProgress>> {
  const row = await findEnrollment(ctx, id, await enrollmentScope(ctx))
  if (!row) throw platformErrors.not_found()
  const lectures = await lecturesBetween(ctx, { ...ever, courseIds: [row.course_id] })
  const done = progress(lectures, ctx.now)
  return { enrollment: row.id, ...done, is_completable: done.total > 0 && done.completed === done.total }
}

export async function presentWaitlist(
  ctx: Context,
  rows: readonly WaitlistRow[],
): Promise<Static<typeof WaitlistEntry>[]> {
  const cards = await cardsFor(ctx, {
    courses: rows.map((row) => row.course_id),
    learners: rows.map((row) => row.learner_id),
  })
  const seats = new Map<string, number | null>()
  for (const id of new Set(rows.map((row) => row.course_id)))
    seats.set(id, (await courseForEnrolment(ctx, id)).seats_left)
  return rows.map((row) => ({
    id: row.id,
    course: cards.course(row.course_id),
    learner: cards.learner(row.learner_id),
    request: row.request_id,
    position: row.place,
    seats_left: seats.get(row.course_id) ?? null,
    created_at: row.created_at,
  }))
}

export function presentApprovals(ctx: Context, outcome: BulkOutcome): Static<typeof BulkAnswer> {
  return {
    approved: [...outcome.approved],
    rejected: [],
    failed: failures(ctx, outcome.failed),
    skipped: outcome.skipped.map(({ id, why }) => ({
      id,
      code: why === 'waiting' ? 'waitlisted' : 'already_decided',
    })),
  }
}

export function failures(
  ctx: Context,
  failed: readonly { id: string; problem: Problem }[],
): { id: string; code: string; detail: string }[] {
  return failed.map(({ id, problem }) => ({ id, code: problem.code, detail: problem.detail(ctx.locale) }))
}
