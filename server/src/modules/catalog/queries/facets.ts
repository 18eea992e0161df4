import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'

type Reader = Pick<Context, 'tx' | 'ports'>

export interface FacetRow {
  readonly facet: string
  readonly value: string
  readonly label: string
  readonly count: number
}

/** One facet: its values among the courses that the other filters leave. `conditions` belong to the query of `c`. */
export interface FacetRequest {
  readonly facet: Facet
  readonly conditions: readonly RawBuilder<boolean>[]
}

const sources = {
  season: sql`SELECT 'season' AS facet, x.id::text AS value, x.name AS label, count(*)::int AS count, min(x.start_date)::text AS rank
    FROM m JOIN catalog.courses c USING (id) JOIN catalog.seasons x ON x.id = c.season_id GROUP BY x.id`,
  category: sql`SELECT 'category', x.id::text, x.name, count(*)::int, lpad(x.position::text, 6, '0') FROM m JOIN catalog.courses c USING (id) JOIN catalog.categories x ON x.id = c.category_id GROUP BY x.id`,
  tag: sql`SELECT 'tag', x.id::text, x.name, count(*)::int, x.name FROM m JOIN catalog.course_tags t ON t.course_id = m.id JOIN catalog.tags x ON x.id = t.tag_id GROUP BY x.id`,
  instructor: sql`SELECT 'instructor', x.id::text, btrim(x.first_name || ' ' || x.last_name), count(*)::int, x.first_name
    FROM m JOIN catalog.course_instructors t ON t.course_id = m.id JOIN identity.user_names x ON x.id = t.user_id AND NOT x.is_erased GROUP BY x.id, x.first_name, x.last_name`,
  branch: sql`SELECT 'branch', x.id::text, x.name, count(*)::int, x.name FROM m JOIN catalog.courses c USING (id) JOIN catalog.branches x ON x.id = c.branch_id GROUP BY x.id`,
  kind: sql`SELECT 'kind', c.kind, c.kind, count(*)::int, c.kind FROM m JOIN catalog.courses c USING (id) GROUP BY c.kind`,
  gender: sql`SELECT 'gender', c.gender, c.gender, count(*)::int, c.gender FROM m JOIN catalog.courses c USING (id) GROUP BY c.gender`,
  status: sql`SELECT 'status', c.status, c.status, count(*)::int, c.status FROM m JOIN catalog.courses c USING (id) GROUP BY c.status`,
  weekday: sql`SELECT 'weekday', x.weekday::text, x.weekday::text, count(DISTINCT m.id)::int, x.weekday::text FROM m JOIN catalog.course_schedules x ON x.course_id = m.id GROUP BY x.weekday`,
} as const
export type Facet = keyof typeof sources

/** Counts of several facets in one statement. */
export async function facetRows(ctx: Reader, requests: readonly FacetRequest[]): Promise<FacetRow[]> {
  const parts = requests.map(({ facet, conditions }) => {
    const where = sql.join([sql<boolean>`c.status <> 'draft'`, ...conditions], sql` AND `)
    return sql`(WITH m AS MATERIALIZED (SELECT c.id FROM catalog.courses c WHERE ${where}) ${sources[facet]})`
  })
  const statement = sql`SELECT facet, value, label, count FROM (${sql.join(parts, sql` UNION ALL `)}) AS f ORDER BY facet, rank NULLS LAST, value`
  return ctx.ports.hotReads.rows<FacetRow & Record<string, unknown>>(statement.compile(ctx.tx))
}

export interface Totals {
  readonly count: number
  readonly has_seats: number
  readonly min: string | null
  readonly max: string | null
}

export async function courseTotals(ctx: Reader, conditions: readonly RawBuilder<boolean>[]): Promise<Totals> {
  const where = sql.join([sql<boolean>`c.status <> 'draft'`, ...conditions], sql` AND `)
  const statement = sql`SELECT count(*)::int AS count, (count(*) FILTER (WHERE s.capacity IS NULL OR s.taken < s.capacity))::int AS has_seats,
      min(catalog.amount_text(c.price_minor, c.currency)::numeric)::text AS min, max(catalog.amount_text(c.price_minor, c.currency)::numeric)::text AS max
    FROM catalog.courses c JOIN catalog.seats s ON s.course_id = c.id WHERE ${where}`
  const rows = await ctx.ports.hotReads.rows<Totals & Record<string, unknown>>(statement.compile(ctx.tx))
  return rows[0] ?? { count: 0, has_seats: 0, min: null, max: null }
}
