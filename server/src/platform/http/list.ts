import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import { Type, type TObject, type TSchema } from 'typebox'
import type { Database } from '../context.ts'
import { errors } from '../errors.ts'
import { latinDigits, likeTerm, searchTerms } from '../text.ts'
import type { Expression, Filter } from './filters.ts'

export { filters, isDate, type Filter } from './filters.ts'

export interface ListSpec {
  /** Folded text (already through platform.fold) in which every search term must occur somewhere. */
  readonly search?: readonly Expression[]
  readonly ordering: Readonly<Record<string, Expression>>
  /** Like `-start_date,name`. A last order by `tie` keeps pages stable. */
  readonly defaultOrdering: string
  readonly tie: Expression
  readonly filters: Readonly<Record<string, Filter>>
}

/** The query parameters of a list, for its route. */
export function listQuery(spec: ListSpec): TObject {
  const properties: Record<string, TSchema> = {
    page: Type.Optional(Type.String({ description: 'Page number from 1, or `last`' })),
    page_size: Type.Optional(Type.String({ description: 'Rows a page, 1–100 (default 20)' })),
    ordering: Type.Optional(
      Type.String({
        description: `Comma-separated, - for descending. Known: ${Object.keys(spec.ordering).join(', ')}`,
      }),
    ),
  }
  if (spec.search)
    properties['search'] = Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Every word must occur (case, diacritics and letter variants folded)',
      }),
    )
  for (const [name, filter] of Object.entries(spec.filters)) {
    for (const suffix of filter.suffixes) {
      const { description } = filter
      properties[name + suffix] = Type.Optional({ ...filter.schema, description })
    }
  }
  return Type.Object(properties)
}

/** The envelope of every list. Name the row schema by `title`; the page is named after it. */
export function pageOf<T extends TSchema>(row: T) {
  const title = 'title' in row && typeof row.title === 'string' ? { title: `${row.title}Page` } : {}
  return Type.Object(
    {
      count: Type.Integer({ description: 'Rows that match' }),
      count_exact: Type.Optional(Type.Boolean({ description: 'false when count is an estimate' })),
      next: Type.Union([Type.String(), Type.Null()]),
      previous: Type.Union([Type.String(), Type.Null()]),
      results: Type.Array(row),
    },
    title,
  )
}

export interface Page<T> {
  readonly count: number
  readonly count_exact?: boolean
  readonly next: string | null
  readonly previous: string | null
  readonly results: T[]
}

export interface ListInput {
  readonly query: unknown
  readonly url: URL
}

const exactUpTo = 10_000
const deepestOffset = 100_000

/**
 * Runs a list: conditions, order, page, count (two statements). `rows` is the query with its selects and
 * whatever the actor's scope demands; `present` makes the wire form of one row.
 */
export async function runList<DBX, TB extends keyof DBX, O, W>(
  tx: Database,
  spec: ListSpec,
  rows: SelectQueryBuilder<DBX, TB, O>,
  input: ListInput,
  present: (row: O) => W,
): Promise<Page<W>> {
  const parameters = readParameters(input.query)
  let filtered = rows
  for (const condition of conditions(spec, parameters)) filtered = filtered.where(condition)
  const size = pageSize(parameters.get('page_size'))
  const wanted = parameters.get('page')
  const counted = await countRows(tx, filtered, wanted === 'last' ? deepestOffset + size : exactUpTo)
  const pages = Math.max(1, Math.ceil(counted.count / size))
  const page = pageNumber(wanted, pages, counted.exact)
  if ((page - 1) * size > deepestOffset) throw errors.use_cursor()
  for (const term of orderTerms(spec, parameters.get('ordering'))) filtered = filtered.orderBy(term)
  // One more than is shown: whether something follows is seen, not reckoned from a count that may be an estimate.
  const found = await filtered
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute()
  if (found.length === 0 && page > 1) throw errors.invalid_page()
  return {
    count: counted.count,
    ...(counted.exact ? {} : { count_exact: false }),
    next: found.length > size ? pageLink(input.url, page + 1) : null,
    previous: page > 1 ? pageLink(input.url, page - 1) : null,
    results: found.slice(0, size).map(present),
  }
}

export function readParameters(query: unknown): Map<string, string> {
  const parameters = new Map<string, string>()
  if (!query || typeof query !== 'object') return parameters
  for (const [name, value] of Object.entries(query)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') parameters.set(name, last)
  }
  return parameters
}

/** The conditions that the request's search and filters ask for; hot lists use them in SQL of their own. */
export function conditions(spec: ListSpec, parameters: Map<string, string>): RawBuilder<boolean>[] {
  const list: RawBuilder<boolean>[] = []
  const search = parameters.get('search')
  if (search && spec.search) {
    for (const term of searchTerms(search)) {
      const anywhere = spec.search.map((column) => sql<boolean>`${column} LIKE ${likeTerm(term)}`)
      list.push(sql<boolean>`(${sql.join(anywhere, sql` OR `)})`)
    }
  }
  for (const [name, filter] of Object.entries(spec.filters)) {
    for (const suffix of filter.suffixes) {
      const value = parameters.get(name + suffix)
      if (value !== undefined && value !== '') list.push(filter.where(name + suffix, suffix, value))
    }
  }
  return list
}

export function orderTerms(spec: ListSpec, wanted: string | undefined): RawBuilder<unknown>[] {
  const names = [...new Set((wanted ?? '').split(','))].filter((name) =>
    Object.hasOwn(spec.ordering, name.replace(/^-/, '')),
  )
  const used = names.length > 0 ? names : spec.defaultOrdering.split(',')
  const terms = used.flatMap((name) => {
    const column = spec.ordering[name.replace(/^-/, '')]
    if (!column) return []
    return [name.startsWith('-') ? sql`${column} DESC NULLS LAST` : sql`${column} ASC NULLS LAST`]
  })
  return [...terms, sql`${spec.tie}`]
}

export function pageSize(text: string | undefined): number {
  const digits = latinDigits(text ?? '')
  const size = /^\d+$/.test(digits) ? Number(digits) : 0
  return size >= 1 ? Math.min(size, 100) : 20
}

export function pageNumber(text: string | undefined, pages: number, exact: boolean): number {
  if (text === undefined || text === '') return 1
  if (text === 'last') return pages
  const digits = latinDigits(text)
  const page = /^\d+$/.test(digits) ? Number(digits) : 0
  if (page < 1 || (exact && page > pages)) throw errors.invalid_page()
  // Whatever the page size: no list is read that deep by pages.
  if (page > deepestOffset + 1) throw errors.use_cursor()
  return page
}

export function pageLink(url: URL, page: number): string {
  const link = new URL(url)
  if (page === 1) link.searchParams.delete('page')
  else link.searchParams.set('page', String(page))
  return link.toString()
}

/** Exact up to so many rows; beyond that the planner's estimate, said as such. */
async function countRows<DBX, TB extends keyof DBX, O>(
  tx: Database,
  filtered: SelectQueryBuilder<DBX, TB, O>,
  upTo: number,
): Promise<{ count: number; exact: boolean }> {
  const bounded = filtered
    .clearSelect()
    .select(sql`1`.as('one'))
    .limit(upTo + 1)
  const counted = await sql<{ n: bigint }>`SELECT count(*) AS n FROM (${bounded}) AS bounded`.execute(tx)
  const n = Number(counted.rows[0]?.n ?? 0n)
  if (n <= upTo) return { count: n, exact: true }
  const compiled = filtered.clearSelect().select(sql`1`.as('one'))
  const plan = await sql<{
    'QUERY PLAN': { Plan: { 'Plan Rows': number } }[]
  }>`EXPLAIN (FORMAT JSON) ${compiled}`.execute(tx)
  const estimate = plan.rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? n
  return { count: Math.max(n, Math.round(estimate)), exact: false }
}
