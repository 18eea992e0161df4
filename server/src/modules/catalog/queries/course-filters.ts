import { sql, type RawBuilder } from 'kysely'
import { invalid } from '#platform/errors'
import { filters, type Filter, type ListSpec } from '#platform/http/list'
import { latinDigits } from '#platform/text'
import { courseKinds, courseStatuses, genders } from '../rules/words.ts'
import { Type } from 'typebox'

const notANumber = { en: 'Enter a number.', ar: 'أدخل رقما.', fa: 'عدد وارد کنید.' }

/** Amounts compare as they are written, whatever the currency. */
const price: Filter = {
  description: 'Decimal amount',
  suffixes: ['', '__gte', '__lte', '_min', '_max'],
  schema: Type.String(),
  where(parameter, suffix, value) {
    const text = latinDigits(value).replace('٫', '.')
    if (!/^\d{1,12}(\.\d{1,4})?$/.test(text)) throw invalid(parameter, 'invalid_amount', notANumber)
    const amount = sql`catalog.amount_text(c.price_minor, c.currency)::numeric`
    if (suffix === '') return sql<boolean>`${amount} = ${text}::numeric`
    return suffix === '__gte' || suffix === '_min'
      ? sql<boolean>`${amount} >= ${text}::numeric`
      : sql<boolean>`${amount} <= ${text}::numeric`
  },
}

const age = filters.custom('For somebody of this age', (value) => {
  const text = latinDigits(value)
  if (!/^\d{1,3}$/.test(text)) return null
  const years = Number(text)
  return sql<boolean>`(c.min_age IS NULL OR c.min_age <= ${years}) AND (c.max_age IS NULL OR c.max_age >= ${years}) AND (NOT c.for_adults OR ${years} >= 18)`
})

const weekday = filters.custom('Has a lecture on this weekday, Saturday 0 … Friday 6', (value) => {
  const text = latinDigits(value)
  if (!/^[0-6](,[0-6])*$/.test(text)) return null
  return sql<boolean>`EXISTS (SELECT 1 FROM catalog.course_schedules x WHERE x.course_id = c.id AND x.weekday = ANY(${text.split(',').map(Number)}::smallint[]))`
})

/** Rows of another table that hang on the course: `where` gets the ids. */
function related(description: string, where: (ids: RawBuilder<unknown>) => RawBuilder<boolean>): Filter {
  const ids = filters.uuid(sql`x`, description)
  return {
    ...ids,
    where(parameter, _suffix, value) {
      ids.where(parameter, '__in', value)
      return where(sql`${`{${value}}`}::uuid[]`)
    },
  }
}

export const courseList: ListSpec = {
  search: [sql.ref('c.search_text')],
  ordering: {
    name: sql.ref('c.name'),
    start_date: sql.ref('c.start_date'),
    end_date: sql.ref('c.end_date'),
    price: sql.ref('c.price_minor'),
    featured_order: sql.ref('c.featured_order'),
    created_at: sql.ref('c.created_at'),
    status: sql.ref('c.status'),
  },
  defaultOrdering: '-start_date',
  tie: sql.ref('c.id'),
  filters: {
    season: filters.uuid(sql.ref('c.season_id'), 'Season'),
    category: related(
      'Category, its subcategories included',
      (ids) =>
        sql<boolean>`c.category_id IN (SELECT x.id FROM catalog.categories x WHERE x.id = ANY(${ids}) OR x.parent_id = ANY(${ids}))`,
    ),
    tag: related(
      'Has one of these tags',
      (ids) =>
        sql<boolean>`EXISTS (SELECT 1 FROM catalog.course_tags x WHERE x.course_id = c.id AND x.tag_id = ANY(${ids}))`,
    ),
    instructor: related(
      'Taught by one of these',
      (ids) =>
        sql<boolean>`EXISTS (SELECT 1 FROM catalog.course_instructors x WHERE x.course_id = c.id AND x.user_id = ANY(${ids}))`,
    ),
    branch: filters.uuid(sql.ref('c.branch_id'), 'Branch'),
    kind: filters.choice(sql.ref('c.kind'), courseKinds),
    gender: filters.choice(sql.ref('c.gender'), genders),
    status: filters.choice(sql.ref('c.status'), courseStatuses),
    for_adults: filters.boolean(sql.ref('c.for_adults')),
    featured: filters.boolean(sql`(c.featured_order IS NOT NULL)`, 'On the landing page'),
    has_seats: filters.boolean(
      sql`EXISTS (SELECT 1 FROM catalog.seats x WHERE x.course_id = c.id AND (x.capacity IS NULL OR x.taken < x.capacity))`,
      'Has a free place',
    ),
    start_date: filters.date(sql.ref('c.start_date')),
    end_date: filters.date(sql.ref('c.end_date')),
    price,
    age,
    weekday,
  },
}

export function ofKind(kind: string): RawBuilder<boolean> {
  return sql<boolean>`c.kind = ${kind}`
}

export function taughtBy(userId: string | null): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT 1 FROM catalog.course_instructors x WHERE x.course_id = c.id AND x.user_id = ${userId})`
}
