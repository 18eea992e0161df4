import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import { enrollmentStatuses, requestStatuses } from '../rules.ts'
import {
  enrollmentColumns,
  enrollmentInScope,
  type EnrollmentRow,
  type EnrollmentScope,
} from './enrollments.ts'
import { requestColumns, requestInScope, type RequestRow, type RequestScope } from './requests.ts'

/** Courses that the user teaches in any part. */
export async function taughtCourses(ctx: Pick<Context, 'tx'>, userId: string): Promise<string[]> {
  const { rows } = await sql<{
    course_id: string
  }>`SELECT course_id FROM catalog.course_teachers WHERE user_id = ${userId}`.execute(ctx.tx)
  return rows.map((row) => row.course_id)
}

export const requestList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    created_at: sql.ref('t.created_at'),
    decided_at: sql.ref('t.decided_at'),
    status: sql.ref('t.status'),
  },
  defaultOrdering: '-created_at',
  tie: sql.ref('t.id'),
  filters: {
    status: filters.choice(sql.ref('t.status'), requestStatuses),
    course: filters.uuid(sql.ref('t.course_id'), 'The course'),
    learner: filters.uuid(sql.ref('t.learner_id'), 'The learner'),
    requested_by: filters.uuid(sql.ref('t.requested_by'), 'Who asked'),
    waiting: filters.boolean(sql`(t.waitlist_position IS NOT NULL)`, 'Waits for a seat'),
    guest: filters.boolean(sql`(t.guest_phone IS NOT NULL)`, 'Filed without an account'),
    created: filters.instant(sql.ref('t.created_at'), 'When it was filed'),
  },
}

export function requestRowsFor(ctx: Context, scope: RequestScope) {
  return ctx.tx
    .selectFrom(
      sql<RequestRow>`(SELECT ${requestColumns}, c.search_text || ' ' || coalesce(l.search_text, '') || ' ' || coalesce(u.search_text, '')
          || ' ' || coalesce(platform.fold(r.guest_name || ' ' || r.guest_phone), '') AS search_text
        FROM enrolments.enrollment_requests r
        JOIN catalog.course_cards c ON c.id = r.course_id
        LEFT JOIN people.learner_cards l ON l.id = r.learner_id
        LEFT JOIN identity.user_details u ON u.id = r.requested_by
        WHERE ${requestInScope(scope)})`.as('t'),
    )
    .selectAll()
}

export const enrollmentList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    enrolled_at: sql.ref('t.enrolled_at'),
    learner: sql.ref('t.learner_name'),
    course: sql.ref('t.course_name'),
    status: sql.ref('t.status'),
  },
  defaultOrdering: '-enrolled_at',
  tie: sql.ref('t.id'),
  filters: {
    status: filters.choice(sql.ref('t.status'), enrollmentStatuses),
    course: filters.uuid(sql.ref('t.course_id'), 'The course'),
    learner: filters.uuid(sql.ref('t.learner_id'), 'The learner'),
    course_kind: filters.choice(sql.ref('t.course_kind'), ['course', 'bootcamp', 'advanced', 'self_paced']),
    enrolled: filters.instant(sql.ref('t.enrolled_at'), 'When the learner was enrolled'),
  },
}

export function enrollmentRowsFor(ctx: Context, scope: EnrollmentScope) {
  return ctx.tx
    .selectFrom(
      sql<EnrollmentRow>`(SELECT ${enrollmentColumns}, c.name AS course_name, c.kind AS course_kind, l.first_name || ' ' || l.last_name AS learner_name,
          c.search_text || ' ' || l.search_text AS search_text
        FROM enrolments.enrollments e JOIN catalog.course_cards c ON c.id = e.course_id JOIN people.learner_cards l ON l.id = e.learner_id
        WHERE ${enrollmentInScope(scope)})`.as('t'),
    )
    .selectAll()
}

/** The bootcamps among the enrolments of these learners. */
export function myBootcampRows(ctx: Context, learners: readonly string[]) {
  return enrollmentRowsFor(ctx, { learners, courses: [] }).where(sql<boolean>`t.course_kind = 'bootcamp'`)
}

export interface WaitlistRow {
  readonly id: string
  readonly course_id: string
  readonly learner_id: string
  readonly request_id: string
  readonly place: number
  readonly created_at: string
}

export const waitlistList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: { position: sql.ref('t.position') },
  defaultOrdering: 'position',
  tie: sql.ref('t.id'),
  filters: { course: filters.uuid(sql.ref('t.course_id'), 'The course') },
}

/** Who waits now, with the place in the course's line. */
export function waitlistRows(ctx: Context) {
  return ctx.tx
    .selectFrom(
      sql<WaitlistRow>`(SELECT w.id, w.course_id, w.learner_id, w.request_id, w.created_at, w.position,
          (row_number() OVER (PARTITION BY w.course_id ORDER BY w.position))::int AS place, c.search_text || ' ' || l.search_text AS search_text
        FROM enrolments.waitlist_entries w JOIN catalog.course_cards c ON c.id = w.course_id JOIN people.learner_cards l ON l.id = w.learner_id
        WHERE w.status = 'waiting')`.as('t'),
    )
    .selectAll()
}
