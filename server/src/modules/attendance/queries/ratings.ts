import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec } from '#platform/http/list'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'

type Reader = Pick<Context, 'tx'>

export interface RatingRow {
  readonly id: string
  readonly instructor_id: string
  readonly instructor_first_name: string
  readonly instructor_last_name: string
  readonly learner_id: string
  readonly rated_by: string
  readonly by_kind: 'student' | 'parent'
  readonly rating: number
  readonly feedback: string
  readonly created_at: string
  readonly updated_at: string
}

function ratings(courseId: string) {
  return sql<RatingRow>`(SELECT r.id, r.instructor_id, u.first_name AS instructor_first_name, u.last_name AS instructor_last_name, r.learner_id, r.rated_by, r.by_kind,
      r.rating, r.feedback, r.created_at, r.updated_at
    FROM attendance.instructor_ratings r JOIN identity.user_names u ON u.id = r.instructor_id WHERE r.course_id = ${courseId}::uuid)`.as(
    't',
  )
}
const names = [
  't.id',
  't.instructor_id',
  't.instructor_first_name',
  't.instructor_last_name',
  't.learner_id',
  't.rated_by',
  't.by_kind',
  't.rating',
  't.feedback',
  't.created_at',
  't.updated_at',
] as const

export const ratingList: ListSpec = {
  ordering: { updated_at: sql.ref('t.updated_at'), rating: sql.ref('t.rating') },
  defaultOrdering: '-updated_at',
  tie: sql.ref('t.id'),
  filters: {
    instructor: filters.uuid(sql.ref('t.instructor_id'), 'User id of the instructor'),
    by: filters.choice(sql.ref('t.by_kind'), ['student', 'parent']),
    rating: filters.number(sql.ref('t.rating')),
  },
}

/** `named`: the reader may know whose rating it is. `ratedBy`: only those of this person. */
export function listRatings(
  ctx: Reader,
  courseId: string,
  reader: { ratedBy: string | null; named: boolean },
  input: ListInput,
) {
  let rows = ctx.tx.selectFrom(ratings(courseId)).select([...names])
  if (reader.ratedBy) rows = rows.where('t.rated_by', '=', reader.ratedBy)
  return runList(ctx.tx, ratingList, rows, input, (row) => presentRating(row, reader.named))
}

export async function ratingBy(ctx: Reader, courseId: string, id: string): Promise<RatingRow | undefined> {
  return ctx.tx
    .selectFrom(ratings(courseId))
    .select([...names])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

export function presentRating(row: RatingRow, named: boolean) {
  const {
    instructor_id,
    instructor_first_name,
    instructor_last_name,
    learner_id,
    rated_by: _ratedBy,
    ...rest
  } = row
  return {
    ...rest,
    instructor: { id: instructor_id, first_name: instructor_first_name, last_name: instructor_last_name },
    learner_id: named ? learner_id : null,
  }
}

export interface Average {
  readonly instructor: string
  readonly count: number
  readonly average: number
  readonly student_average: number | null
  readonly parent_average: number | null
}

export async function averages(ctx: Reader, courseId: string): Promise<Average[]> {
  const { rows } =
    await sql<Average>`SELECT instructor_id AS instructor, count(*)::int AS count, round(avg(rating), 2)::float8 AS average,
      round(avg(rating) FILTER (WHERE by_kind = 'student'), 2)::float8 AS student_average, round(avg(rating) FILTER (WHERE by_kind = 'parent'), 2)::float8 AS parent_average
    FROM attendance.instructor_ratings WHERE course_id = ${courseId} GROUP BY instructor_id ORDER BY instructor_id`.execute(
      ctx.tx,
    )
  return rows
}

/** Was the learner ever in the course, and does the person teach it? */
export async function mayRateRow(
  ctx: Reader,
  courseId: string,
  learnerId: string,
  instructorId: string,
): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 WHERE EXISTS (SELECT 1 FROM enrolments.roster WHERE course_id = ${courseId} AND learner_id = ${learnerId})
    AND EXISTS (SELECT 1 FROM catalog.course_teachers WHERE course_id = ${courseId} AND user_id = ${instructorId}
      UNION ALL SELECT 1 FROM catalog.lecture_cards WHERE course_id = ${courseId} AND instructor_id = ${instructorId})`.execute(
      ctx.tx,
    )
  return rows.length > 0
}

export async function leadingInstructor(ctx: Reader, courseId: string): Promise<string | null> {
  const { rows } = await sql<{
    user_id: string
  }>`SELECT user_id FROM catalog.course_teachers WHERE course_id = ${courseId} ORDER BY position LIMIT 1`.execute(
    ctx.tx,
  )
  return rows[0]?.user_id ?? null
}

export interface RatingWrite {
  readonly courseId: string
  readonly instructorId: string
  readonly learnerId: string
  readonly byKind: 'student' | 'parent'
  readonly rating: number
  readonly feedback: string
}

/** One a course, instructor and learner: rating again changes it. */
export async function upsertRating(ctx: Context, write: RatingWrite): Promise<string> {
  const at = timestamp(ctx.now)
  const { rows } = await sql<{ id: string }>`INSERT INTO attendance.instructor_ratings AS r
      (id, instructor_id, course_id, learner_id, rated_by, by_kind, rating, feedback, created_at, updated_at)
    VALUES (${newId()}, ${write.instructorId}, ${write.courseId}, ${write.learnerId}, ${ctx.actor.userId}, ${write.byKind}, ${write.rating}, ${write.feedback}, ${at}, ${at})
    ON CONFLICT (course_id, instructor_id, learner_id, by_kind) DO UPDATE SET rating = excluded.rating, feedback = excluded.feedback,
      rated_by = excluded.rated_by, updated_at = excluded.updated_at RETURNING id`.execute(ctx.tx)
  return rows[0]?.id ?? ''
}
