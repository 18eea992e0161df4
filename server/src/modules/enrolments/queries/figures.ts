import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Reader = Pick<Context, 'tx'>

export interface RequestFigures {
  /** Requests that wait for the staff: new ones, and those whose family has answered. */
  readonly waiting: number
  readonly oldest: string | null
  /** Learners in line for a seat. */
  readonly inLine: number
}

export async function requestFigures(ctx: Reader): Promise<RequestFigures> {
  const { rows } = await sql<{ waiting: bigint; oldest: string | null; in_line: bigint }>`
    SELECT count(*) AS waiting, min(created_at) AS oldest, (SELECT count(*) FROM enrolments.waitlist_entries WHERE status = 'waiting') AS in_line
    FROM enrolments.enrollment_requests WHERE status = 'pending' OR (status = 'processing' AND question IS NOT NULL AND answer IS NOT NULL)`.execute(
    ctx.tx,
  )
  const [row] = rows
  return {
    waiting: Number(row?.waiting ?? 0),
    oldest: row?.oldest ?? null,
    inLine: Number(row?.in_line ?? 0),
  }
}

export interface LearnerFigures {
  /** Different people with an active place. */
  readonly activeLearners: number
  readonly activePlaces: number
  /** Places given in courses of seasons that run today. */
  readonly seasonPlaces: number
}

export async function learnerFigures(
  ctx: Reader,
  seasonCourseIds: readonly string[],
): Promise<LearnerFigures> {
  const { rows } = await sql<{ learners: bigint; places: bigint; season: bigint }>`SELECT
      count(DISTINCT learner_id) FILTER (WHERE status = 'active') AS learners, count(*) FILTER (WHERE status = 'active') AS places,
      count(*) FILTER (WHERE course_id = ANY(${[...seasonCourseIds]}::uuid[]) AND status IN ('active', 'suspended', 'completed')) AS season
    FROM enrolments.enrollments`.execute(ctx.tx)
  const [row] = rows
  return {
    activeLearners: Number(row?.learners ?? 0),
    activePlaces: Number(row?.places ?? 0),
    seasonPlaces: Number(row?.season ?? 0),
  }
}

/** Places given, by weeks of seven days from a local date of the centre. */
export async function placesByWeek(
  ctx: Reader,
  from: Temporal.PlainDate,
  zone: string,
): Promise<{ week: number; count: number }[]> {
  const { rows } = await sql<{
    week: number
    count: bigint
  }>`SELECT ((enrolled_at AT TIME ZONE ${zone})::date - ${from.toString()}::date) / 7 AS week, count(*) AS count
    FROM enrolments.enrollments WHERE (enrolled_at AT TIME ZONE ${zone})::date >= ${from.toString()}::date GROUP BY 1 ORDER BY 1`.execute(
    ctx.tx,
  )
  return rows.map(({ week, count }) => ({ week, count: Number(count) }))
}

export interface OpenRequest {
  readonly id: string
  readonly course_id: string
  readonly learner_id: string
  readonly status: string
  /** The staff asked something and waits for the answer. */
  readonly asked: boolean
  readonly in_line: boolean
}

/** Requests of these learners that are neither decided nor taken back. */
export async function openRequestsOf(ctx: Reader, learnerIds: readonly string[]): Promise<OpenRequest[]> {
  const { rows } =
    await sql<OpenRequest>`SELECT r.id, r.course_id, r.learner_id, r.status, r.question IS NOT NULL AND r.answer IS NULL AS asked,
      EXISTS (SELECT 1 FROM enrolments.waitlist_entries w WHERE w.request_id = r.id AND w.status = 'waiting') AS in_line
    FROM enrolments.enrollment_requests r
    WHERE r.learner_id = ANY(${[...learnerIds]}::uuid[]) AND r.status IN ('pending', 'processing') ORDER BY r.created_at, r.id`.execute(
      ctx.tx,
    )
  return rows
}
