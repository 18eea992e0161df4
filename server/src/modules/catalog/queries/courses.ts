import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { BilledPer, CourseKind, CourseStatus, Gender } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface CardRow {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly kind: CourseKind
  readonly status: CourseStatus
  readonly season_id: string | null
  readonly price_minor: bigint
  readonly currency: string
  readonly billed_per: BilledPer
  readonly start_date: string | null
  readonly end_date: string | null
  readonly num_lectures: number | null
  readonly image_file_id: string | null
  readonly is_demo: boolean
}

export async function cardRows(ctx: Reader, ids: readonly string[]): Promise<CardRow[]> {
  const { rows } =
    await sql<CardRow>`SELECT id, name, slug, kind, status, season_id, price_minor, currency, billed_per,
      start_date, end_date, num_lectures, image_file_id, is_demo
    FROM catalog.courses WHERE id = ANY(${[...ids]}::uuid[])`.execute(ctx.tx)
  return rows
}

interface EnrolmentRow {
  readonly id: string
  readonly name: string
  readonly kind: CourseKind
  readonly status: CourseStatus
  readonly start_date: string | null
  readonly end_date: string | null
  readonly num_lectures: number | null
  readonly min_age: number | null
  readonly max_age: number | null
  readonly for_adults: boolean
  readonly gender: Gender
  readonly requires_approval: boolean
  readonly price_minor: bigint
  readonly currency: string
  readonly billed_per: BilledPer
  readonly capacity: number | null
  readonly taken: number
  readonly teacher_ids: string[]
  readonly is_demo: boolean
}

export async function enrolmentRow(ctx: Reader, courseId: string): Promise<EnrolmentRow | undefined> {
  const { rows } =
    await sql<EnrolmentRow>`SELECT c.id, c.name, c.kind, c.status, c.start_date, c.end_date, c.num_lectures, c.min_age, c.max_age,
      c.for_adults, c.gender, c.requires_approval, c.price_minor, c.currency, c.billed_per, s.capacity, s.taken, c.is_demo,
      ARRAY(SELECT user_id::text FROM catalog.course_instructors i WHERE i.course_id = c.id) AS teacher_ids
    FROM catalog.courses c JOIN catalog.seats s ON s.course_id = c.id WHERE c.id = ${courseId}`.execute(
      ctx.tx,
    )
  return rows[0]
}

export async function instructsRow(ctx: Reader, courseId: string, userId: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM catalog.course_instructors WHERE course_id = ${courseId} AND user_id = ${userId}`.execute(
      ctx.tx,
    )
  return rows.length > 0
}
