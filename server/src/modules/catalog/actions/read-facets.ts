import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { conditions, readParameters, type ListInput } from '#platform/http/list'
import type { Reply } from '#platform/http/route'
import { centreSettings } from '#platform/settings'
import { conditionalJson, publicAnswer } from '../public-cache.ts'
import { courseList } from '../queries/course-filters.ts'
import { courseTotals, facetRows, type Facet } from '../queries/facets.ts'
import type { FacetsSchema } from '../schemas/courses.ts'

const facets = [
  'season',
  'category',
  'tag',
  'kind',
  'gender',
  'status',
  'instructor',
  'branch',
  'weekday',
] as const satisfies readonly Facet[]
export type Facets = Static<typeof FacetsSchema>

/** Counts of published courses by filter value, as everybody sees them. */
export async function courseFacets(
  ctx: Context,
  input: ListInput & { readonly headers: Readonly<Record<string, string | string[] | undefined>> },
): Promise<Reply> {
  const answer = await publicAnswer(ctx, input.url.href, async () =>
    JSON.stringify(await countFacets(ctx, readParameters(input.query))),
  )
  return conditionalJson(answer ?? { body: '{}', etag: '' }, input.headers['if-none-match'])
}

/** A facet shows what its other values would give: its own parameter does not narrow it. */
export async function countFacets(
  ctx: Pick<Context, 'tx' | 'ports'>,
  parameters: Map<string, string>,
): Promise<Facets> {
  const requests = facets.map((facet) => ({
    facet,
    conditions: conditions(courseList, without(parameters, facet)),
  }))
  const [rows, totals, { currency }] = await Promise.all([
    facetRows(ctx, requests),
    courseTotals(ctx, conditions(courseList, parameters)),
    centreSettings(ctx),
  ])
  const of = (facet: Facet) =>
    rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }))
  return {
    count: totals.count,
    season: of('season'),
    category: of('category'),
    tag: of('tag'),
    kind: of('kind'),
    gender: of('gender'),
    status: of('status'),
    instructor: of('instructor'),
    branch: of('branch'),
    weekday: of('weekday'),
    price: { min: totals.min, max: totals.max, currency },
    has_seats: totals.has_seats,
  }
}

function without(parameters: Map<string, string>, facet: Facet): Map<string, string> {
  const rest = new Map(parameters)
  rest.delete(facet)
  rest.delete(`${facet}__in`)
  return rest
}
