import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { EnrollmentStatus } from '../rules.ts'

type Reader = Pick<Context, 'tx'>

export interface EnrollmentRow {
  readonly id: string
  readonly course_id: string
  readonly learner_id: string
  readonly status: EnrollmentStatus
  readonly enrolled_at: string
  readonly active_from: string
  readonly requested_by: string | null
  readonly request_id: string | null
  readonly price_minor: bigint
  readonly currency: string
  readonly invoice_id: string | null
  readonly paid_at: string | null
  readonly ended_at: string | null
  readonly end_reason: string | null
}

export const enrollmentColumns =
  sql.raw(`e.id, e.course_id, e.learner_id, e.status, e.enrolled_at, e.active_from, e.requested_by, e.request_id,
  e.price_minor, e.currency, e.invoice_id, e.paid_at, e.ended_at, e.end_reason`)

/** Which enrolments the actor finds: all (null), those of learners that he may view, those of courses that he teaches. */
export type EnrollmentScope = {
  readonly learners: readonly string[]
  readonly courses: readonly string[]
} | null

export function enrollmentInScope(scope: EnrollmentScope): RawBuilder<boolean> {
  if (scope === null) return sql<boolean>`true`
  return sql<boolean>`(e.learner_id = ANY(${[...scope.learners]}::uuid[]) OR e.course_id = ANY(${[...scope.courses]}::uuid[]))`
}

export async function findEnrollment(
  ctx: Reader,
  id: string,
  scope: EnrollmentScope,
  lock?: 'lock',
): Promise<EnrollmentRow | undefined> {
  const { rows } = await sql<EnrollmentRow>`SELECT ${enrollmentColumns} FROM enrolments.enrollments e
    WHERE e.id = ${id} AND ${enrollmentInScope(scope)} ${lock ? sql`FOR UPDATE OF e` : sql``}`.execute(ctx.tx)
  return rows[0]
}

/** Takes one seat of a course, if one is free. */
export async function takeSeat(ctx: Context, courseId: string): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`SELECT catalog.take_seats(${courseId}::uuid, 1) AS ok`.execute(
    ctx.tx,
  )
  return rows[0]?.ok ?? false
}

export async function giveSeat(ctx: Context, courseId: string): Promise<void> {
  await sql`SELECT catalog.give_seats(${courseId}::uuid, 1)`.execute(ctx.tx)
}

export interface NewEnrollment {
  readonly id: string
  readonly courseId: string
  readonly learnerId: string
  /** YYYY-MM-DD, first day on which the learner is expected. */
  readonly activeFrom: string
  readonly requestedBy: string | null
  readonly requestId: string | null
  readonly price: bigint
  readonly currency: string
  readonly isDemo: boolean
}

/** Writes an enrolment; false when the learner has a place already. The seat was taken before. */
export async function insertEnrollment(ctx: Context, enrollment: NewEnrollment): Promise<boolean> {
  const written =
    await sql`INSERT INTO enrolments.enrollments (id, course_id, learner_id, status, enrolled_at, active_from, requested_by, request_id,
      price_minor, currency, created_by, is_demo)
    VALUES (${enrollment.id}, ${enrollment.courseId}, ${enrollment.learnerId}, 'active', ${timestamp(ctx.now)}, ${enrollment.activeFrom},
      ${enrollment.requestedBy}, ${enrollment.requestId}, ${enrollment.price}, ${enrollment.currency}, ${ctx.actor.userId}, ${enrollment.isDemo})
    ON CONFLICT (course_id, learner_id) WHERE status IN ('active', 'suspended', 'completed') DO NOTHING`.execute(
      ctx.tx,
    )
  return written.numAffectedRows === 1n
}

export async function holdsSeat(ctx: Reader, courseId: string, learnerId: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM enrolments.enrollments WHERE course_id = ${courseId} AND learner_id = ${learnerId}
    AND status IN ('active', 'suspended', 'completed')`.execute(ctx.tx)
  return rows.length > 0
}

export async function writeEnrollmentStatus(
  ctx: Context,
  id: string,
  status: EnrollmentStatus,
  end: { reason: string } | null,
): Promise<void> {
  await sql`UPDATE enrolments.enrollments SET status = ${status}, ended_at = ${end ? timestamp(ctx.now) : null}, end_reason = ${end?.reason ?? null}
    WHERE id = ${id}`.execute(ctx.tx)
}

export async function writeInvoice(
  ctx: Context,
  enrollmentIds: readonly string[],
  invoiceId: string,
): Promise<void> {
  await sql`UPDATE enrolments.enrollments SET invoice_id = ${invoiceId} WHERE id = ANY(${[...enrollmentIds]}::uuid[])`.execute(
    ctx.tx,
  )
}

export async function writePaid(
  ctx: Context,
  enrollmentIds: readonly string[],
  paid: boolean,
): Promise<void> {
  await sql`UPDATE enrolments.enrollments SET paid_at = ${paid ? timestamp(ctx.now) : null} WHERE id = ANY(${[...enrollmentIds]}::uuid[])`.execute(
    ctx.tx,
  )
}

export interface Unbilled {
  readonly id: string
  readonly course_id: string
  readonly learner_id: string
  readonly requested_by: string
  readonly price_minor: bigint
  readonly currency: string
}

/** Paid places that have a payer and no invoice yet, locked; those that another run works on are left to it. */
export async function unbilledEnrollments(ctx: Context, limit: number): Promise<Unbilled[]> {
  const { rows } =
    await sql<Unbilled>`SELECT id, course_id, learner_id, requested_by, price_minor, currency FROM enrolments.enrollments
    WHERE invoice_id IS NULL AND price_minor > 0 AND status = 'active' AND requested_by IS NOT NULL
    ORDER BY enrolled_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.tx)
  return rows
}

export interface ActiveLearner {
  readonly learner_id: string
  readonly enrollment_id: string
  readonly enrolled_at: string
  readonly active_from: string
  readonly status: EnrollmentStatus
}

export async function activeLearnerRows(ctx: Reader, courseId: string): Promise<ActiveLearner[]> {
  const { rows } =
    await sql<ActiveLearner>`SELECT learner_id, enrollment_id, enrolled_at, active_from, status FROM enrolments.roster
    WHERE course_id = ${courseId} AND status IN ('active', 'completed') ORDER BY enrolled_at, enrollment_id`.execute(
      ctx.tx,
    )
  return rows
}

/** Whether one of these learners belongs to the course now, or has completed it. */
export async function learnsThere(
  ctx: Reader,
  courseId: string,
  learnerIds: readonly string[],
): Promise<boolean> {
  if (learnerIds.length === 0) return false
  const { rows } = await sql`SELECT 1 FROM enrolments.enrollments
    WHERE course_id = ${courseId} AND learner_id = ANY(${[...learnerIds]}::uuid[])
      AND status IN ('active', 'completed') LIMIT 1`.execute(ctx.tx)
  return rows.length > 0
}

export async function enrollmentsFor(
  ctx: Reader,
  filter: { learnerIds: readonly string[]; courseIds?: readonly string[]; live: boolean },
): Promise<EnrollmentRow[]> {
  if (filter.learnerIds.length === 0) return []
  const { rows } = await sql<EnrollmentRow>`SELECT ${enrollmentColumns} FROM enrolments.enrollments e
    WHERE e.learner_id = ANY(${[...filter.learnerIds]}::uuid[])
      AND (${filter.courseIds === undefined} OR e.course_id = ANY(${[...(filter.courseIds ?? [])]}::uuid[]))
      AND (NOT ${filter.live}::boolean OR e.status IN ('active', 'suspended', 'completed'))
    ORDER BY e.enrolled_at DESC, e.id`.execute(ctx.tx)
  return rows
}
