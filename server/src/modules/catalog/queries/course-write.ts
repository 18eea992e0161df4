import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { BilledPer, CourseKind, CourseStatus, Gender, TeachingRole } from '../rules/words.ts'

type Writer = Pick<Context, 'tx' | 'now' | 'actor'>

export interface Teacher {
  readonly id: string
  readonly role: TeachingRole
}

/** What people write of a course. */
export interface CourseValues {
  readonly kind: CourseKind
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly summary: string
  readonly image_file_id: string | null
  readonly season_id: string | null
  readonly category_id: string | null
  readonly branch_id: string | null
  readonly room_id: string | null
  readonly location: string
  readonly start_date: string | null
  readonly end_date: string | null
  readonly num_lectures: number | null
  readonly capacity: number | null
  readonly price_minor: bigint
  readonly currency: string
  readonly billed_per: BilledPer
  readonly min_age: number | null
  readonly max_age: number | null
  readonly for_adults: boolean
  readonly gender: Gender
  readonly requires_approval: boolean
  readonly platform_name: string
  readonly is_live: boolean
  readonly access_instructions: string
  readonly status: CourseStatus
  readonly status_reason: string
  readonly featured_order: number | null
}

export interface CourseRecord extends CourseValues {
  readonly id: string
  readonly version: number
  readonly taken: number
  readonly tag_ids: string[]
  readonly teachers: Teacher[]
}

const columnNames = [
  'kind',
  'name',
  'slug',
  'description',
  'summary',
  'image_file_id',
  'season_id',
  'category_id',
  'branch_id',
  'room_id',
  'location',
  'start_date',
  'end_date',
  'num_lectures',
  'capacity',
  'price_minor',
  'currency',
  'billed_per',
  'min_age',
  'max_age',
  'for_adults',
  'gender',
  'requires_approval',
  'platform_name',
  'is_live',
  'access_instructions',
  'status',
  'status_reason',
  'featured_order',
] as const satisfies readonly (keyof CourseValues)[]
const columns = sql.join(columnNames.map((name) => sql.ref(name)))
const ownColumns = sql.join(columnNames.map((name) => sql.ref(`c.${name}`)))

/** The course with its row and its seats locked: what is decided from it stays true until the transaction ends. */
export async function lockCourse(ctx: Pick<Context, 'tx'>, id: string): Promise<CourseRecord | undefined> {
  await sql`SELECT 1 FROM catalog.courses c JOIN catalog.seats s ON s.course_id = c.id WHERE c.id = ${id} FOR NO KEY UPDATE`.execute(
    ctx.tx,
  )
  const { rows } = await sql<CourseRecord>`SELECT c.id, c.version, s.taken, ${ownColumns},
      ARRAY(SELECT tag_id::text FROM catalog.course_tags t WHERE t.course_id = c.id ORDER BY tag_id) AS tag_ids,
      coalesce((SELECT json_agg(json_build_object('id', user_id, 'role', role) ORDER BY position) FROM catalog.course_instructors i WHERE i.course_id = c.id), '[]'::json) AS teachers
    FROM catalog.courses c JOIN catalog.seats s ON s.course_id = c.id WHERE c.id = ${id}`.execute(ctx.tx)
  return rows[0]
}

export async function insertCourse(ctx: Writer, id: string, values: CourseValues): Promise<void> {
  const at = timestamp(ctx.now)
  await sql`INSERT INTO catalog.courses (id, ${columns}, created_by, created_at, updated_at)
    VALUES (${id}, ${sql.join(columnNames.map((name) => values[name]))}, ${ctx.actor.userId}, ${at}, ${at})`.execute(
    ctx.tx,
  )
}

export async function updateCourse(ctx: Writer, id: string, values: CourseValues): Promise<void> {
  const assignments = sql.join(columnNames.map((name) => sql`${sql.ref(name)} = ${values[name]}`))
  await sql`UPDATE catalog.courses SET ${assignments}, version = version + 1, updated_at = ${timestamp(ctx.now)} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** A draft with its plan; refused by the database when anything else refers to it. */
export async function deleteCourse(ctx: Pick<Context, 'tx'>, id: string): Promise<void> {
  await sql`DELETE FROM catalog.lectures WHERE course_id = ${id}`.execute(ctx.tx)
  await sql`DELETE FROM catalog.courses WHERE id = ${id}`.execute(ctx.tx)
}

export async function replaceTags(
  ctx: Pick<Context, 'tx'>,
  courseId: string,
  tagIds: readonly string[],
): Promise<void> {
  await sql`DELETE FROM catalog.course_tags WHERE course_id = ${courseId} AND tag_id <> ALL(${[...tagIds]}::uuid[])`.execute(
    ctx.tx,
  )
  await sql`INSERT INTO catalog.course_tags (course_id, tag_id) SELECT ${courseId}, unnest(${[...new Set(tagIds)]}::uuid[]) ON CONFLICT DO NOTHING`.execute(
    ctx.tx,
  )
}

export async function replaceTeachers(
  ctx: Pick<Context, 'tx'>,
  courseId: string,
  teachers: readonly Teacher[],
): Promise<void> {
  await sql`DELETE FROM catalog.course_instructors WHERE course_id = ${courseId}`.execute(ctx.tx)
  const rows = JSON.stringify(teachers.map((teacher, position) => ({ ...teacher, position })))
  await sql`INSERT INTO catalog.course_instructors (course_id, user_id, role, position)
    SELECT ${courseId}, id, role, position FROM jsonb_to_recordset(${rows}::jsonb) AS t (id uuid, role text, position smallint)`.execute(
    ctx.tx,
  )
}

/** Lectures to come change hands with the lead; answers their ids. */
export async function handOverLectures(
  ctx: Writer,
  courseId: string,
  from: string | null,
  to: string | null,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`UPDATE catalog.lectures SET instructor_id = ${to}, version = version + 1
    WHERE course_id = ${courseId} AND starts_at > ${timestamp(ctx.now)} AND NOT attendance_taken AND status <> 'cancelled'
      AND instructor_id IS NOT DISTINCT FROM ${from} RETURNING id`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

/** Lectures to come of a course that ends early; answers their ids. */
export async function cancelComing(ctx: Writer, courseId: string, reason: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`UPDATE catalog.lectures SET status = 'cancelled', status_reason = ${reason}, version = version + 1
    WHERE course_id = ${courseId} AND starts_at > ${timestamp(ctx.now)} AND NOT attendance_taken AND status <> 'cancelled' RETURNING id`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

export async function branchOfRoom(ctx: Pick<Context, 'tx'>, roomId: string): Promise<string | null> {
  const { rows } = await sql<{
    branch_id: string
  }>`SELECT branch_id FROM catalog.rooms WHERE id = ${roomId}`.execute(ctx.tx)
  return rows[0]?.branch_id ?? null
}
