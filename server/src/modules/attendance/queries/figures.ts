import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Reader = Pick<Context, 'tx'>

export interface LastMark {
  readonly learner_id: string
  readonly course_id: string
  readonly lecture_id: string
  readonly day: string
  readonly present: boolean
  readonly late: boolean
  readonly excused: boolean
  readonly rating: string | null
  readonly notes: string
}

/** The newest mark of each of these learners that a person recorded. */
export async function lastMarks(ctx: Reader, learnerIds: readonly string[]): Promise<LastMark[]> {
  const { rows } = await sql<LastMark>`SELECT DISTINCT ON (a.learner_id) a.learner_id, a.course_id, a.lecture_id, l.day, a.present, a.late, a.excused, a.rating, a.notes
    FROM attendance.lecture_attendance a JOIN catalog.lecture_cards l ON l.id = a.lecture_id
    WHERE a.learner_id = ANY(${[...learnerIds]}::uuid[]) AND a.present IS NOT NULL AND a.marked_via <> 'auto'
    ORDER BY a.learner_id, l.starts_at DESC, a.id`.execute(ctx.tx)
  return rows
}

/** How many of those who were expected came, by weeks of seven days from a local date of the centre. */
export async function attendanceByWeek(ctx: Reader, from: Temporal.PlainDate): Promise<{ week: number; present: number; counted: number }[]> {
  const { rows } = await sql<{ week: number; present: bigint; counted: bigint }>`SELECT (l.day - ${from.toString()}::date) / 7 AS week,
      count(*) FILTER (WHERE a.present) AS present, count(*) AS counted
    FROM attendance.lecture_attendance a JOIN catalog.lecture_cards l ON l.id = a.lecture_id
    WHERE l.day >= ${from.toString()}::date AND a.present IS NOT NULL AND NOT a.excused AND l.status <> 'cancelled' GROUP BY 1 ORDER BY 1`.execute(ctx.tx)
  return rows.map(({ week, present, counted }) => ({ week, present: Number(present), counted: Number(counted) }))
}
