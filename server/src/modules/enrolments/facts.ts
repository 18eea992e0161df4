import type { Context } from '#platform/context'
import { findEnrollment, type EnrollmentRow } from './queries/enrollments.ts'
import { findRequest, type RequestRow } from './queries/requests.ts'

/** A request whoever asks, for those who tell its people what happened. */
export function requestFacts(ctx: Pick<Context, 'tx'>, id: string): Promise<RequestRow | undefined> {
  return findRequest(ctx, id, null)
}

/** An enrolment whoever asks, for those who tell its people what happened. */
export function enrollmentFacts(ctx: Pick<Context, 'tx'>, id: string): Promise<EnrollmentRow | undefined> {
  return findEnrollment(ctx, id, null)
}
