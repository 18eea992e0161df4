import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Reader = Pick<Context, 'tx' | 'now'>

export interface DayLecture {
  readonly id: string
  readonly course_id: string
  readonly course_name: string
  readonly course_slug: string
  readonly number: number
  readonly title: string
  readonly starts_at: string
  readonly ends_at: string
  readonly room: string | null
  readonly branch: string | null
  readonly meeting_link: string | null
}

const lecture = sql`l.id, l.course_id, c.name AS course_name, c.slug AS course_slug, l.number, l.title, l.starts_at, l.ends_at, r.name AS room, r.branch, l.meeting_link`
const source = sql`catalog.lecture_cards l JOIN catalog.course_cards c ON c.id = l.course_id LEFT JOIN catalog.room_names r ON r.id = l.room_id`
const held = sql`l.status IN ('scheduled', 'additional', 'completed') AND l.is_accepted`

/** The lecture that each of these learners is in, or goes to next. */
export async function nextLectures(
  ctx: Reader,
  learnerIds: readonly string[],
): Promise<(DayLecture & { learner_id: string })[]> {
  const { rows } = await sql<
    DayLecture & { learner_id: string }
  >`SELECT DISTINCT ON (e.learner_id) e.learner_id, ${lecture}
    FROM enrolments.roster e JOIN (${source}) ON l.course_id = e.course_id AND l.day >= e.active_from
    WHERE e.learner_id = ANY(${[...learnerIds]}::uuid[]) AND e.status = 'active' AND ${held} AND l.ends_at > ${timestamp(ctx.now)}
    ORDER BY e.learner_id, l.starts_at, l.id`.execute(ctx.tx)
  return rows
}

export interface CourseProgress {
  readonly learner_id: string
  readonly course_id: string
  readonly name: string
  readonly slug: string
  readonly done: number
  readonly total: number
}

/** The courses in which these learners are, and how far they have come. */
export async function courseProgress(ctx: Reader, learnerIds: readonly string[]): Promise<CourseProgress[]> {
  const { rows } = await sql<Omit<CourseProgress, 'done' | 'total'> & { done: bigint; total: bigint }>`
    SELECT e.learner_id, c.id AS course_id, c.name, c.slug, count(l.id) FILTER (WHERE l.ends_at <= ${timestamp(ctx.now)}) AS done, count(l.id) AS total
    FROM enrolments.roster e JOIN catalog.course_cards c ON c.id = e.course_id
    LEFT JOIN catalog.lecture_cards l ON l.course_id = c.id AND ${held}
    WHERE e.learner_id = ANY(${[...learnerIds]}::uuid[]) AND e.status = 'active' AND c.status IN ('registration_open', 'in_progress')
    GROUP BY e.learner_id, c.id, c.name, c.slug, c.start_date ORDER BY c.start_date, c.id`.execute(ctx.tx)
  return rows.map((row) => ({ ...row, done: Number(row.done), total: Number(row.total) }))
}

export interface TaughtLecture extends DayLecture {
  readonly attendance_taken: boolean
  readonly expected: number
}

const expected = sql`(SELECT count(*) FROM enrolments.roster e WHERE e.course_id = l.course_id AND e.status IN ('active', 'completed') AND e.active_from <= l.day)::int AS expected`

/** Lectures of an instructor from one moment to another. */
export async function taughtBetween(
  ctx: Reader,
  instructorId: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<TaughtLecture[]> {
  const { rows } = await sql<TaughtLecture>`SELECT ${lecture}, l.attendance_taken, ${expected} FROM ${source}
    WHERE l.instructor_id = ${instructorId} AND ${held} AND l.ends_at > ${timestamp(from)} AND l.starts_at < ${timestamp(to)}
    ORDER BY l.starts_at, l.id LIMIT 30`.execute(ctx.tx)
  return rows
}

export interface UnmarkedLecture extends TaughtLecture {
  readonly instructor_id: string | null
  /** Of all that match, not only those answered. */
  readonly count: number
}

/** Lectures that are over although nobody took attendance; the newest first. `instructorId` null = of everybody. */
export async function unmarkedLectures(
  ctx: Reader,
  instructorId: string | null,
  since: Temporal.PlainDate,
  limit: number,
): Promise<UnmarkedLecture[]> {
  const { rows } =
    await sql<UnmarkedLecture>`SELECT ${lecture}, l.attendance_taken, l.instructor_id, ${expected}, count(*) OVER ()::int AS count FROM ${source}
    WHERE ${held} AND NOT l.attendance_taken AND l.ends_at <= ${timestamp(ctx.now)} AND l.day >= ${since.toString()}::date
      AND ${instructorId === null ? sql`true` : sql`l.instructor_id = ${instructorId}`}
      AND EXISTS (SELECT 1 FROM enrolments.roster e WHERE e.course_id = l.course_id AND e.active_from <= l.day)
    ORDER BY l.starts_at DESC, l.id LIMIT ${limit}`.execute(ctx.tx)
  return rows
}

/** Additional lectures that wait for acceptance. */
export async function proposedLectures(ctx: Reader): Promise<number> {
  const { rows } = await sql<{
    n: bigint
  }>`SELECT count(*) AS n FROM catalog.lecture_cards l WHERE NOT l.is_accepted AND l.status <> 'cancelled' AND l.starts_at > ${timestamp(ctx.now)}`.execute(
    ctx.tx,
  )
  return Number(rows[0]?.n ?? 0n)
}

export interface CourseFill {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly capacity: number | null
  readonly taken: number
}

/** Courses that are open or running, with their seats. */
export async function courseFill(ctx: Pick<Context, 'tx'>): Promise<CourseFill[]> {
  const { rows } =
    await sql<CourseFill>`SELECT c.id, c.name, c.status, s.capacity, s.taken FROM catalog.course_cards c JOIN catalog.seat_counts s ON s.course_id = c.id
    WHERE c.status IN ('registration_open', 'in_progress') ORDER BY c.start_date NULLS LAST, c.id LIMIT 200`.execute(
      ctx.tx,
    )
  return rows
}
