import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { isUuid } from '#platform/ids'
import type { CourseStatus } from '../rules/words.ts'
import { courseCard, courseDetail, courseDetailInside } from './course-json.ts'

type Reader = Pick<Context, 'tx' | 'ports'>

/** Which courses a reader may find: everybody the published ones, staff all, an instructor own drafts too. */
export type Scope =
  | { readonly kind: 'public' }
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly userId: string }

function visible(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'all') return sql<boolean>`true`
  if (scope.kind === 'public') return sql<boolean>`c.status <> 'draft'`
  return sql<boolean>`(c.status <> 'draft' OR EXISTS (SELECT 1 FROM catalog.course_instructors own WHERE own.course_id = c.id AND own.user_id = ${scope.userId}))`
}

export interface ListRequest {
  readonly scope: Scope
  readonly conditions: readonly RawBuilder<boolean>[]
  readonly order: readonly RawBuilder<unknown>[]
  readonly size: number
  readonly offset: number
  /** True when a search narrows the rows: then they are found once, else the index gives the page. */
  readonly narrow: boolean
}

export interface JsonPage {
  readonly count: number
  readonly exact: boolean
  /** JSON array as text. */
  readonly results: string
}

const exactUpTo = 10_000

/** One statement: how many match, and the page as JSON. */
export async function courseListJson(ctx: Reader, request: ListRequest): Promise<JsonPage> {
  const rows = await ctx.ports.hotReads.rows<{ n: number; results: string }>(
    courseListStatement(request).compile(ctx.tx),
  )
  const n = rows[0]?.n ?? 0
  return { count: Math.min(n, exactUpTo), exact: n <= exactUpTo, results: rows[0]?.results ?? '[]' }
}

/** What {@link courseListJson} runs. */
export function courseListStatement({
  scope,
  conditions,
  order,
  size,
  offset,
  narrow,
}: ListRequest): RawBuilder<unknown> {
  const where = sql.join([visible(scope), ...conditions], sql` AND `)
  const by = sql.join([...order])
  const cards = sql`SELECT '[' || coalesce(string_agg(${courseCard}, ',' ORDER BY p.pos), '') || ']'
    FROM page p JOIN catalog.course_documents d ON d.course_id = p.id JOIN catalog.seats s ON s.course_id = p.id`
  if (narrow) {
    return sql`WITH matched AS MATERIALIZED (SELECT c.id, row_number() OVER (ORDER BY ${by}) AS pos FROM catalog.courses c WHERE ${where}),
      page AS (SELECT id, pos FROM matched WHERE pos > ${offset} AND pos <= ${offset + size})
      SELECT (SELECT count(*)::int FROM matched) AS n, (${cards}) AS results`
  }
  return sql`WITH found AS (SELECT c.id FROM catalog.courses c WHERE ${where} ORDER BY ${by} LIMIT ${size} OFFSET ${offset}),
    page AS MATERIALIZED (SELECT id, row_number() OVER () AS pos FROM found)
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM catalog.courses c WHERE ${where} LIMIT ${exactUpTo + 1}) AS bounded) AS n, (${cards}) AS results`
}

export interface CourseJson {
  /** The whole course as JSON text. */
  readonly json: string
  readonly version: number
  readonly status: CourseStatus
  readonly teacher_ids: readonly string[]
}

let publicById: CompiledQuery | null = null
let publicBySlug: CompiledQuery | null = null

/** A published course as everybody sees it, as JSON text; one statement. */
export async function publicCourseJson(ctx: Reader, idOrSlug: string): Promise<string | null> {
  const query = isUuid(idOrSlug)
    ? (publicById ??= publicCourseStatement(idOrSlug).compile(ctx.tx))
    : (publicBySlug ??= publicCourseStatement(idOrSlug).compile(ctx.tx))
  const rows = await ctx.ports.hotReads.rows<{ json: string }>({ ...query, parameters: [idOrSlug] })
  return rows[0]?.json ?? null
}

/** What {@link publicCourseJson} runs; its only parameter is the id or the slug. */
export function publicCourseStatement(idOrSlug: string): RawBuilder<{ json: string }> {
  const key = isUuid(idOrSlug) ? sql`c.id = ${idOrSlug}` : sql`c.slug = ${idOrSlug}`
  return sql`SELECT ${courseDetail} AS json FROM catalog.courses c JOIN catalog.course_documents d ON d.course_id = c.id
    JOIN catalog.seats s ON s.course_id = c.id WHERE ${key} AND c.status <> 'draft'`
}

/** As {@link publicCourseJson} with what people of the course see, and what decides who may see it. */
export async function insideCourseJson(
  ctx: Pick<Context, 'tx'>,
  idOrSlug: string,
): Promise<CourseJson | undefined> {
  const key = isUuid(idOrSlug) ? sql`c.id = ${idOrSlug}` : sql`c.slug = ${idOrSlug}`
  const { rows } = await sql<CourseJson>`SELECT ${courseDetailInside} AS json, c.version, c.status,
      ARRAY(SELECT user_id::text FROM catalog.course_instructors i WHERE i.course_id = c.id) AS teacher_ids
    FROM catalog.courses c JOIN catalog.course_documents d ON d.course_id = c.id JOIN catalog.seats s ON s.course_id = c.id WHERE ${key}`.execute(
    ctx.tx,
  )
  return rows[0]
}

/** Upper bound of what matches; for `page=last`. */
export async function countCourses(
  ctx: Reader,
  scope: Scope,
  conditions: readonly RawBuilder<boolean>[],
): Promise<number> {
  const where = sql.join([visible(scope), ...conditions], sql` AND `)
  const rows = await ctx.ports.hotReads.rows<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM catalog.courses c WHERE ${where} LIMIT ${exactUpTo + 1}) AS bounded`.compile(
      ctx.tx,
    ),
  )
  return Math.min(rows[0]?.n ?? 0, exactUpTo)
}

export interface WeeklyRow {
  readonly course_id: string
  readonly weekday: number
  readonly start_time: string
  readonly end_time: string
}

export async function weeklyRows(ctx: Reader, courseIds: readonly string[]): Promise<WeeklyRow[]> {
  return ctx.ports.hotReads.rows<WeeklyRow & Record<string, unknown>>(
    sql`SELECT course_id, weekday, start_time, end_time FROM catalog.course_schedules
      WHERE course_id = ANY(${[...courseIds]}::uuid[]) ORDER BY course_id, weekday, start_time`.compile(
      ctx.tx,
    ),
  )
}

export async function publicSlugRows(ctx: Reader): Promise<{ slug: string; updated_at: string }[]> {
  return ctx.ports.hotReads.rows<{ slug: string; updated_at: string }>(
    sql`SELECT slug, updated_at FROM catalog.courses WHERE status <> 'draft' ORDER BY updated_at DESC LIMIT 50000`.compile(
      ctx.tx,
    ),
  )
}
