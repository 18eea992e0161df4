import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Reader = Pick<Context, 'tx'>

/** How many of those who were expected came, by weeks of seven days from a local date of the centre. */
export async function attendanceByWeek(
  ctx: Reader,
  from: Temporal.PlainDate,
): Promise<{ week: number; present: number; counted: number }[]> {
  const { rows } = await sql<{
    week: number
    present: bigint
    counted: bigint
  }>`SELECT (l.day - ${from.toString()}::date) / 7 AS week,
      count(*) FILTER (WHERE a.present) AS present, count(*) AS counted
    FROM attendance.lecture_attendance a JOIN catalog.lecture_cards l ON l.id = a.lecture_id
    WHERE l.day >= ${from.toString()}::date AND a.present IS NOT NULL AND NOT a.excused AND l.status <> 'cancelled' GROUP BY 1 ORDER BY 1`.execute(
    ctx.tx,
  )
  return rows.map(({ week, present, counted }) => ({
    week,
    present: Number(present),
    counted: Number(counted),
  }))
}
