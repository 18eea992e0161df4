import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { courseForEnrolment, type CourseForEnrolment } from '#catalog'
import { learnerCards, type LearnerCard } from '#people'
import { checkError, errors } from '../errors.ts'
import { holdsSeat, insertEnrollment, takeSeat } from '../queries/enrollments.ts'
import { findRequest, writeDecision, writeWaiting, type RequestRow } from '../queries/requests.ts'
import { closeWaiting, insertWaiting } from '../queries/waitlist.ts'
import { failedChecks, isOpen, overridable } from '../rules.ts'
import { welcomeGuest } from './welcome-guest.ts'
import '../events.ts'

export type Admission =
  | {
      readonly outcome: 'admitted'
      readonly requestId: string
      readonly enrollmentId: string
      readonly line: BillableLine | null
    }
  | { readonly outcome: 'waiting' | 'welcomed'; readonly requestId: string }
  | { readonly outcome: 'already'; readonly requestId: string }

/** What an admitted learner's payer is to be billed for. */
export interface BillableLine {
  readonly enrollmentId: string
  readonly payerId: string
  readonly learnerId: string
  readonly description: string
  readonly minor: bigint
  readonly currency: string
}

/**
 * Gives one request its place: checks, seat, enrolment. When the course is full the learner waits in line instead;
 * a request that was accepted already stays as it is.
 * @throws Problem `not_found`, `request_closed`, the checks' codes (unless overridden), `already_enrolled`, `no_payer`
 */
export async function admitRequest(
  ctx: Context,
  requestId: string,
  override: string | null,
): Promise<Admission> {
  const request = await findRequest(ctx, requestId, null, 'lock')
  if (!request) throw platformErrors.not_found()
  if (request.status === 'accepted') return { outcome: 'already', requestId }
  if (!isOpen(request.status)) throw errors.request_closed()
  const course = await courseForEnrolment(ctx, request.course_id)
  const who = await whoComes(ctx, request)
  if (!who) {
    await accept(ctx, request, null, override)
    return { outcome: 'welcomed', requestId }
  }
  const today = localDate(ctx.now, (await centreSettings(ctx)).timeZone)
  const failed = failedChecks(course, who.learner, today).find(
    (check) => override === null || !overridable.includes(check),
  )
  if (failed) throw checkError(failed)
  if (await holdsSeat(ctx, course.id, who.learner.id)) throw errors.already_enrolled()
  if (!(await takeSeat(ctx, course.id))) {
    await letWait(ctx, request, who)
    return { outcome: 'waiting', requestId }
  }
  const enrollmentId = await enrol(ctx, request, course, who, today)
  await accept(ctx, request, { enrollmentId, ...who }, override)
  const line = request.price_minor === 0n ? null : lineFor(request, course, who, enrollmentId)
  return { outcome: 'admitted', requestId, enrollmentId, line }
}

interface Comer {
  readonly learner: LearnerCard
  readonly payerId: string
}

/** The learner of a request and who pays; a guest becomes a user first. Null for guests who do not come to learn. */
async function whoComes(ctx: Context, request: RequestRow): Promise<Comer | null> {
  if (request.learner_id === null) return welcomeGuest(ctx, request)
  const learner = (await learnerCards(ctx, [request.learner_id])).get(request.learner_id)
  if (!learner || learner.archived_at !== null) throw platformErrors.not_found()
  if (request.requested_by === null) throw errors.no_payer()
  return { learner, payerId: request.requested_by }
}

async function enrol(
  ctx: Context,
  request: RequestRow,
  course: CourseForEnrolment,
  who: Comer,
  today: Temporal.PlainDate,
): Promise<string> {
  const id = newId()
  const starts = course.start_date === null ? today : Temporal.PlainDate.from(course.start_date)
  const written = await insertEnrollment(ctx, {
    id,
    courseId: course.id,
    learnerId: who.learner.id,
    activeFrom: (Temporal.PlainDate.compare(starts, today) > 0 ? starts : today).toString(),
    requestedBy: who.payerId,
    requestId: request.id,
    price: request.price_minor,
    currency: request.currency,
    isDemo: course.is_demo,
  })
  if (!written) throw errors.already_enrolled()
  await audit(ctx, {
    action: 'enrollment.activate',
    object: { kind: 'enrollment', id },
    after: { course_id: course.id, learner_id: who.learner.id, request_id: request.id },
  })
  await emit(ctx, 'enrollment.activated', {
    enrollment_id: id,
    course_id: course.id,
    learner_id: who.learner.id,
  })
  return id
}

async function accept(
  ctx: Context,
  request: RequestRow,
  made: (Comer & { enrollmentId: string }) | null,
  override: string | null,
): Promise<void> {
  await writeDecision(ctx, request.id, {
    status: 'accepted',
    enrollmentId: made?.enrollmentId ?? null,
    learnerId: made?.learner.id ?? null,
    requestedBy: made?.payerId ?? null,
    ...(override === null ? {} : { reason: override }),
  })
  await closeWaiting(ctx, request.id, 'admitted')
  await audit(ctx, {
    action: 'enrollment_request.approve',
    object: { kind: 'enrollment_request', id: request.id },
    before: { status: request.status },
    after: { status: 'accepted', enrollment_id: made?.enrollmentId ?? null, override },
  })
}

async function letWait(ctx: Context, request: RequestRow, who: Comer): Promise<void> {
  await insertWaiting(ctx, { courseId: request.course_id, learnerId: who.learner.id, requestId: request.id })
  if (request.waitlist_position !== null) return
  await writeWaiting(ctx, request.id, { learnerId: who.learner.id, requestedBy: who.payerId })
  await audit(ctx, {
    action: 'enrollment_request.waitlist',
    object: { kind: 'enrollment_request', id: request.id },
    before: { status: request.status },
    after: { status: 'processing' },
  })
  await emit(ctx, 'enrollment_request.waitlisted', { request_id: request.id, course_id: request.course_id })
}

function lineFor(
  request: RequestRow,
  course: CourseForEnrolment,
  who: Comer,
  enrollmentId: string,
): BillableLine {
  return {
    enrollmentId,
    payerId: who.payerId,
    learnerId: who.learner.id,
    description: course.name,
    minor: request.price_minor,
    currency: request.currency,
  }
}
