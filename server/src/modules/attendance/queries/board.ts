import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Reader = Pick<Context, 'tx'>

export interface BoardRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly course_id: string
  readonly course_name: string
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
  readonly status: 'scheduled' | 'completed' | 'cancelled' | 'additional'
  readonly is_accepted: boolean
  readonly attendance_taken: boolean
  readonly instructor_id: string | null
  readonly instructor_first_name: string | null
  readonly instructor_last_name: string | null
  readonly instructor_status: string | null
  readonly confirmed_at: string | null
  readonly flagged_at: string | null
  readonly conflicts: number
  readonly total: number
  readonly present: number
  readonly late: number
  readonly absent: number
  readonly excused: number
  readonly auto_absent: number
  readonly rated: number
}

export interface BoardScope {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  /** Only lectures that this person gives or whose course he teaches. */
  readonly instructorId: string | null
}

/** Lectures that begin in the span with their counts, earliest first. */
export async function boardRows(ctx: Reader, scope: BoardScope): Promise<BoardRow[]> {
  const { rows } =
    await sql<BoardRow>`SELECT l.id, l.number, l.title, l.course_id, c.name AS course_name, l.day, l.starts_at, l.ends_at, l.status, l.is_accepted,
      l.attendance_taken, l.instructor_id, u.first_name AS instructor_first_name, u.last_name AS instructor_last_name, i.status AS instructor_status,
      r.confirmed_at, CASE WHEN r.flag_resolved_at IS NULL THEN r.flagged_at END AS flagged_at,
      (SELECT count(*)::int FROM attendance.conflicts x WHERE x.lecture_id = l.id AND x.resolved_at IS NULL) AS conflicts, n.*
    FROM catalog.lecture_cards l JOIN catalog.course_cards c ON c.id = l.course_id
      LEFT JOIN identity.user_names u ON u.id = l.instructor_id
      LEFT JOIN attendance.registers r ON r.lecture_id = l.id
      LEFT JOIN attendance.instructor_attendance i ON i.lecture_id = l.id AND i.instructor_id = l.instructor_id
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS total,
          count(*) FILTER (WHERE a.present)::int AS present,
          count(*) FILTER (WHERE a.late)::int AS late,
          count(*) FILTER (WHERE NOT a.present AND a.marked_via <> 'auto')::int AS absent,
          count(*) FILTER (WHERE a.excused)::int AS excused,
          count(*) FILTER (WHERE a.marked_via = 'auto')::int AS auto_absent,
          count(a.rating)::int AS rated
        FROM (
          SELECT learner_id FROM enrolments.roster e WHERE e.course_id = l.course_id AND e.status <> 'suspended' AND e.active_from <= l.day
          UNION SELECT learner_id FROM attendance.guests WHERE lecture_id = l.id
          UNION SELECT learner_id FROM attendance.lecture_attendance WHERE lecture_id = l.id AND present IS NOT NULL
        ) AS expected LEFT JOIN attendance.lecture_attendance a ON a.lecture_id = l.id AND a.learner_id = expected.learner_id
      ) AS n
    WHERE l.starts_at >= ${timestamp(scope.from)} AND l.starts_at < ${timestamp(scope.to)}
      ${
        scope.instructorId
          ? sql`AND (l.instructor_id = ${scope.instructorId} OR EXISTS (
        SELECT 1 FROM catalog.course_teachers t WHERE t.course_id = l.course_id AND t.user_id = ${scope.instructorId}))`
          : sql``
      }
    ORDER BY l.starts_at, l.id`.execute(ctx.tx)
  return rows
}

/** How the instructors of a date stand, by status; one that has begun without a check-in is pending. */
export async function presenceCounts(
  ctx: Pick<Context, 'tx' | 'now'>,
  date: string,
  instructorId: string | null,
): Promise<{ status: string; n: number }[]> {
  const { rows } = await sql<{ status: string; n: number }>`SELECT
      CASE WHEN status = 'not_started' AND starts_at <= ${timestamp(ctx.now)} THEN 'pending' ELSE status END AS status, count(*)::int AS n
    FROM attendance.instructor_attendance WHERE date = ${date} ${instructorId ? sql`AND instructor_id = ${instructorId}` : sql``} GROUP BY 1`.execute(
    ctx.tx,
  )
  return rows
}

/** Marks of some learners in lectures that begin in the span. */
export async function marksOfLearners(
  ctx: Reader,
  learnerIds: readonly string[],
  span: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<
  {
    learner_id: string
    lecture_id: string
    course_id: string
    course_name: string
    starts_at: string
    present: boolean | null
    late: boolean
    excused: boolean
    rating: string | null
  }[]
> {
  if (learnerIds.length === 0) return []
  const { rows } = await sql<{
    learner_id: string
    lecture_id: string
    course_id: string
    course_name: string
    starts_at: string
    present: boolean | null
    late: boolean
    excused: boolean
    rating: string | null
  }>`
    SELECT a.learner_id, a.lecture_id, a.course_id, c.name AS course_name, l.starts_at, a.present, a.late, a.excused, a.rating::text AS rating
    FROM attendance.lecture_attendance a JOIN catalog.lecture_cards l ON l.id = a.lecture_id JOIN catalog.course_cards c ON c.id = a.course_id
    WHERE a.learner_id = ANY(${[...learnerIds]}::uuid[]) AND a.present IS NOT NULL AND a.marked_via <> 'auto'
      AND l.starts_at >= ${timestamp(span.from)} AND l.starts_at < ${timestamp(span.to)} ORDER BY l.starts_at, a.learner_id`.execute(
    ctx.tx,
  )
  return rows
}
