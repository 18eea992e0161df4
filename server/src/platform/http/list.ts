import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import { Type, type TObject, type TSchema } from 'typebox'
import { errors, invalid } from '../errors.ts'
import type { Text } from '../i18n.ts'
import { isUuid } from '../ids.ts'
import { readAmount, isCurrency } from '../money.ts'
import { latinDigits, likeTerm, searchTerms } from '../text.ts'
import type { Database } from '../context.ts'

/** An SQL expression over the list's query: `sql.ref('c.name')` or anything else. */
type Expression = RawBuilder<unknown>

export interface Filter {
  readonly description: string
  /** Suffixes that the parameter takes besides its bare name. */
  readonly suffixes: readonly string[]
  readonly schema: TSchema
  /** @throws Problem that names the parameter when the value is not of the filter's kind */
  where(parameter: string, suffix: string, value: string): RawBuilder<boolean>
}

export interface ListSpec {
  /** Folded text (already through platform.fold) in which every search term must occur somewhere. */
  readonly search?: readonly Expression[]
  readonly ordering: Readonly<Record<string, Expression>>
  /** Like `-start_date,name`. A last order by `tie` keeps pages stable. */
  readonly defaultOrdering: string
  readonly tie: Expression
  readonly filters: Readonly<Record<string, Filter>>
}

const notValid: Text = { en: 'Not a valid value.', ar: 'قيمة غير صالحة.', fa: 'مقدار معتبر نیست.' }
const comparisons = ['__gte', '__lte', '_min', '_max', '_after', '_before'] as const

function compare(column: Expression, suffix: string, value: unknown): RawBuilder<boolean> {
  if (suffix === '') return sql<boolean>`${column} = ${value}`
  const atLeast = suffix === '__gte' || suffix === '_min' || suffix === '_after'
  return atLeast ? sql<boolean>`${column} >= ${value}` : sql<boolean>`${column} <= ${value}`
}

/** The kinds of filter. Declared once a list: they validate, document and query. */
export const filters = {
  uuid(column: Expression, description = 'Identifier'): Filter {
    return {
      description,
      suffixes: ['', '__in'],
      schema: Type.String(),
      where(parameter, suffix, value) {
        const ids = suffix === '__in' ? value.split(',') : [value]
        if (ids.length > 100 || !ids.every(isUuid)) throw invalid(parameter, 'invalid_uuid', notValid)
        return sql<boolean>`${column} = ANY(${`{${ids.join(',')}}`}::uuid[])`
      },
    }
  },
  choice(column: Expression, choices: readonly string[], description = 'One of the listed values, or several with commas'): Filter {
    return {
      description,
      suffixes: ['', '__in'],
      schema: Type.String({ examples: [...choices] }),
      where(parameter, _suffix, value) {
        const wanted = value.split(',')
        if (!wanted.every((entry) => choices.includes(entry))) {
          throw invalid(parameter, 'invalid_choice', {
            en: 'Select a valid choice: {choices}.',
            ar: 'اختر قيمة صحيحة: {choices}.',
            fa: 'یکی از این‌ها را انتخاب کنید: {choices}.',
          }, { choices: choices.join(', ') })
        }
        return sql<boolean>`${column} = ANY(${wanted}::text[])`
      },
    }
  },
  boolean(column: Expression, description = 'true or false'): Filter {
    return {
      description,
      suffixes: [''],
      schema: Type.String({ enum: ['true', 'false', '1', '0', 'True', 'False'] }),
      where(parameter, _suffix, value) {
        const folded = value.toLowerCase()
        if (!['true', 'false', '1', '0'].includes(folded)) throw invalid(parameter, 'invalid', notValid)
        return sql<boolean>`${column} = ${folded === 'true' || folded === '1'}`
      },
    }
  },
  date(column: Expression, description = 'Date, YYYY-MM-DD'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String({ format: 'date' }),
      where(parameter, suffix, value) {
        const text = latinDigits(value)
        if (!isDate(text)) throw invalid(parameter, 'invalid_date', { en: 'Enter a valid date.', ar: 'أدخل تاريخا صالحا.', fa: 'تاریخ معتبر وارد کنید.' })
        return compare(column, suffix, sql`${text}::date`)
      },
    }
  },
  instant(column: Expression, description = 'Moment, RFC 3339, or a date'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String(),
      where(parameter, suffix, value) {
        if (Number.isNaN(Date.parse(value))) throw invalid(parameter, 'invalid_datetime', notValid)
        return compare(column, suffix, sql`${value}::timestamptz`)
      },
    }
  },
  number(column: Expression, description = 'Whole number'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String(),
      where(parameter, suffix, value) {
        const text = latinDigits(value)
        if (!/^-?\d{1,9}$/.test(text)) throw invalid(parameter, 'invalid', { en: 'Enter a number.', ar: 'أدخل رقما.', fa: 'عدد وارد کنید.' })
        return compare(column, suffix, Number(text))
      },
    }
  },
  /** Amounts compare in minor units; all rows of the list have the given currency. */
  amount(column: Expression, currency: string, description = 'Decimal amount'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String(),
      where(parameter, suffix, value) {
        const minor = isCurrency(currency) ? readAmount(value, currency) : null
        if (minor === null) throw invalid(parameter, 'invalid_amount', notValid)
        return compare(column, suffix, minor)
      },
    }
  },
  /** A condition of its own: `make` gets the raw value. */
  custom(description: string, make: (value: string) => RawBuilder<boolean> | null): Filter {
    return {
      description,
      suffixes: [''],
      schema: Type.String(),
      where(parameter, _suffix, value) {
        const condition = make(value)
        if (!condition) throw invalid(parameter, 'invalid', notValid)
        return condition
      },
    }
  },
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The query parameters of a list, for its route. */
export function listQuery(spec: ListSpec): TObject {
  const properties: Record<string, TSchema> = {
    page: Type.Optional(Type.String({ description: 'Page number from 1, or `last`' })),
    page_size: Type.Optional(Type.String({ description: 'Rows a page, 1–100 (default 20)' })),
    ordering: Type.Optional(
      Type.String({ description: `Comma-separated, - for descending. Known: ${Object.keys(spec.ordering).join(', ')}` }),
    ),
  }
  if (spec.search) properties['search'] = Type.Optional(Type.String({ maxLength: 200, description: 'Every word must occur (case, diacritics and letter variants folded)' }))
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
  const counted = await countRows(tx, filtered)
  const pages = Math.max(1, Math.ceil(counted.count / size))
  const page = pageNumber(parameters.get('page'), pages, counted.exact)
  if ((page - 1) * size > deepestOffset) throw errors.use_cursor()
  for (const term of orderTerms(spec, parameters.get('ordering'))) filtered = filtered.orderBy(term)
  const found = await filtered.limit(size).offset((page - 1) * size).execute()
  if (found.length === 0 && page > 1) throw errors.invalid_page()
  return {
    count: counted.count,
    ...(counted.exact ? {} : { count_exact: false }),
    next: page < pages ? pageLink(input.url, page + 1) : null,
    previous: page > 1 ? pageLink(input.url, page - 1) : null,
    results: found.map(present),
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
  const names = (wanted ?? '').split(',').filter((name) => name.replace(/^-/, '') in spec.ordering)
  const used = names.length > 0 ? names : spec.defaultOrdering.split(',')
  const terms = used.flatMap((name) => {
    const column = spec.ordering[name.replace(/^-/, '')]
    if (!column) return []
    return [name.startsWith('-') ? sql`${column} DESC NULLS LAST` : sql`${column} ASC NULLS LAST`]
  })
  return [...terms, sql`${spec.tie}`]
}

export function pageSize(text: string | undefined): number {
  const size = Number(latinDigits(text ?? ''))
  return Number.isInteger(size) && size >= 1 ? Math.min(size, 100) : 20
}

export function pageNumber(text: string | undefined, pages: number, exact: boolean): number {
  if (text === undefined || text === '') return 1
  if (text === 'last') return pages
  const page = Number(latinDigits(text))
  if (!Number.isInteger(page) || page < 1 || (exact && page > pages)) throw errors.invalid_page()
  return page
}

export function pageLink(url: URL, page: number): string {
  const link = new URL(url)
  if (page === 1) link.searchParams.delete('page')
  else link.searchParams.set('page', String(page))
  return link.toString()
}

/** Exact up to 10,000 rows; beyond that the planner's estimate, said as such. */
async function countRows<DBX, TB extends keyof DBX, O>(
  tx: Database,
  filtered: SelectQueryBuilder<DBX, TB, O>,
): Promise<{ count: number; exact: boolean }> {
  const bounded = filtered.clearSelect().select(sql`1`.as('one')).limit(exactUpTo + 1)
  const counted = await sql<{ n: bigint }>`SELECT count(*) AS n FROM (${bounded}) AS bounded`.execute(tx)
  const n = Number(counted.rows[0]?.n ?? 0n)
  if (n <= exactUpTo) return { count: n, exact: true }
  const compiled = filtered.clearSelect().select(sql`1`.as('one'))
  const plan = await sql<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>`EXPLAIN (FORMAT JSON) ${compiled}`.execute(tx)
  const estimate = plan.rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? n
  return { count: Math.max(n, Math.round(estimate)), exact: false }
}
