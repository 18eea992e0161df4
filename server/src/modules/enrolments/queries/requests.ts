import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { PaymentMethod } from '#billing'
import type { GuestRole, RequestStatus } from '../rules.ts'

type Reader = Pick<Context, 'tx'>

export interface RequestRow {
  readonly id: string
  readonly course_id: string
  readonly learner_id: string | null
  readonly requested_by: string | null
  readonly guest_name: string | null
  readonly guest_phone: string | null
  readonly guest_email: string | null
  readonly guest_role: GuestRole | null
  readonly family_id: string | null
  readonly price_minor: bigint
  readonly currency: string
  readonly payment_method: PaymentMethod | null
  readonly notes: string
  readonly status: RequestStatus
  readonly question: string | null
  readonly answer: string | null
  readonly expires_at: string | null
  readonly reason: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly enrollment_id: string | null
  readonly created_at: string
  /** Place in the course's waiting list, from 1. */
  readonly waitlist_position: number | null
}

export const requestColumns = sql`r.id, r.course_id, r.learner_id, r.requested_by, r.guest_name, r.guest_phone, r.guest_email, r.guest_role, r.family_id,
  r.price_minor, r.currency, r.payment_method, r.notes, r.status, r.question, r.answer, r.expires_at, r.reason, r.decided_by, r.decided_at, r.enrollment_id, r.created_at,
  (SELECT (SELECT count(*)::int FROM enrolments.waitlist_entries o WHERE o.course_id = w.course_id AND o.status = 'waiting' AND o.position <= w.position)
    FROM enrolments.waitlist_entries w WHERE w.request_id = r.id AND w.status = 'waiting') AS waitlist_position`

/** Which requests the actor finds: all (null), or those he made and those for learners that he may view. */
export type RequestScope = { readonly userId: string; readonly learners: readonly string[] } | null

export function requestInScope(scope: RequestScope): RawBuilder<boolean> {
  if (scope === null) return sql<boolean>`true`
  return sql<boolean>`(r.requested_by = ${scope.userId} OR r.learner_id = ANY(${[...scope.learners]}::uuid[]))`
}

export async function findRequest(
  ctx: Reader,
  id: string,
  scope: RequestScope,
  lock?: 'lock',
): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`SELECT ${requestColumns} FROM enrolments.enrollment_requests r
    WHERE r.id = ${id} AND ${requestInScope(scope)} ${lock ? sql`FOR UPDATE OF r` : sql``}`.execute(ctx.tx)
  return rows[0]
}

export async function requestsById(ctx: Reader, ids: readonly string[]): Promise<RequestRow[]> {
  const { rows } =
    await sql<RequestRow>`SELECT ${requestColumns} FROM enrolments.enrollment_requests r WHERE r.id = ANY(${[...ids]}::uuid[])
    ORDER BY r.created_at, r.id`.execute(ctx.tx)
  return rows
}

/** Open requests of the same payer for the same course, this one included. */
export async function siblingRequestIds(ctx: Reader, request: RequestRow): Promise<string[]> {
  if (request.requested_by === null) return [request.id]
  const { rows } = await sql<{ id: string }>`SELECT id FROM enrolments.enrollment_requests
    WHERE course_id = ${request.course_id} AND requested_by = ${request.requested_by} AND status IN ('pending', 'processing')
    ORDER BY created_at, id`.execute(ctx.tx)
  return rows.some((row) => row.id === request.id) ? rows.map((row) => row.id) : [request.id]
}

export interface NewRequest {
  readonly id: string
  readonly courseId: string
  readonly learnerId: string | null
  readonly requestedBy: string | null
  readonly guest: {
    readonly name: string
    readonly phone: string
    readonly email: string | null
    readonly role: GuestRole
  } | null
  readonly familyId: string | null
  readonly price: bigint
  readonly currency: string
  readonly paymentMethod: PaymentMethod | null
  readonly notes: string
  readonly isDemo: boolean
}

/** Writes a request; false when one is open for the same learner (or guest) and course. */
export async function insertRequest(ctx: Context, request: NewRequest): Promise<boolean> {
  const { guest } = request
  const written =
    await sql`INSERT INTO enrolments.enrollment_requests (id, course_id, learner_id, requested_by, guest_name, guest_phone, guest_email, guest_role,
      family_id, price_minor, currency, payment_method, notes, status, created_at, is_demo)
    VALUES (${request.id}, ${request.courseId}, ${request.learnerId}, ${request.requestedBy}, ${guest?.name ?? null}, ${guest?.phone ?? null},
      ${guest?.email ?? null}, ${guest?.role ?? null}, ${request.familyId}, ${request.price}, ${request.currency}, ${request.paymentMethod}, ${request.notes},
      'pending', ${timestamp(ctx.now)}, ${request.isDemo}) ON CONFLICT DO NOTHING`.execute(ctx.tx)
  return written.numAffectedRows === 1n
}

export interface Decision {
  readonly status: RequestStatus
  readonly reason?: string
  readonly enrollmentId?: string | null
  readonly learnerId?: string | null
  readonly requestedBy?: string | null
}

export async function writeDecision(ctx: Context, id: string, decision: Decision): Promise<void> {
  await sql`UPDATE enrolments.enrollment_requests SET status = ${decision.status}, reason = ${decision.reason ?? null}, expires_at = NULL,
      decided_by = ${ctx.actor.userId}, decided_at = ${timestamp(ctx.now)}, enrollment_id = ${decision.enrollmentId ?? null},
      learner_id = coalesce(${decision.learnerId ?? null}::uuid, learner_id), requested_by = coalesce(${decision.requestedBy ?? null}::uuid, requested_by)
    WHERE id = ${id}`.execute(ctx.tx)
}

/** The learner waits for a seat: nobody of the family must act, so nothing lapses. */
export async function writeWaiting(
  ctx: Context,
  id: string,
  who: { learnerId: string; requestedBy: string | null },
): Promise<void> {
  await sql`UPDATE enrolments.enrollment_requests SET status = 'processing', expires_at = NULL, learner_id = ${who.learnerId},
      requested_by = coalesce(requested_by, ${who.requestedBy}::uuid) WHERE id = ${id}`.execute(ctx.tx)
}

export async function writeQuestion(
  ctx: Context,
  id: string,
  question: string,
  expiresAt: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE enrolments.enrollment_requests SET status = 'processing', question = ${question}, answer = NULL, expires_at = ${timestamp(expiresAt)}
    WHERE id = ${id}`.execute(ctx.tx)
}

export async function writeAnswer(ctx: Context, id: string, answer: string): Promise<void> {
  await sql`UPDATE enrolments.enrollment_requests SET status = 'pending', answer = ${answer}, expires_at = NULL WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** Lapses what the family left unanswered; answers those requests. */
export async function expireUnanswered(ctx: Context): Promise<{ id: string; course_id: string }[]> {
  const { rows } = await sql<{ id: string; course_id: string }>`UPDATE enrolments.enrollment_requests r
    SET status = 'expired', decided_at = ${timestamp(ctx.now)}
    WHERE r.status = 'processing' AND r.expires_at <= ${timestamp(ctx.now)} RETURNING r.id, r.course_id`.execute(
    ctx.tx,
  )
  return rows
}
