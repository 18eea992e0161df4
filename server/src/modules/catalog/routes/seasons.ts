import type { Static } from 'typebox'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { changeSeason, createSeason, removeSeason } from '../actions/save-season.ts'
import { listSeasons, seasonBy, seasonList, type HolidayValues } from '../queries/seasons.ts'
import { endsBeforeStart } from '../refusals.ts'
import { OnePath, optionalRef } from '../schemas/parts.ts'
import { SeasonInput, SeasonPatch, SeasonSchema } from '../schemas/seasons.ts'
import { etag, expectVersion } from '#platform/http/versions'

const tag = 'Seasons'
const example = {
  name: 'Autumn 2026',
  type: 'school',
  start_date: '2026-09-12',
  end_date: '2027-01-14',
  is_active: true,
  holidays: [{ name: 'Armed Forces Day', start_date: '2026-10-06' }],
}

export const seasonRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/seasons/',
    operationId: 'listSeasons',
    tag,
    access: 'public',
    summary: 'Seasons with their holidays, newest first',
    query: listQuery(seasonList),
    response: pageOf(SeasonSchema),
    handler: (ctx, input) => listSeasons(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/seasons/',
    operationId: 'createSeason',
    tag,
    access: ['seasons.manage'],
    idempotent: true,
    errors: [409],
    summary: 'Make a season',
    description: 'A holiday without an end is one day; without a branch it holds for the whole centre.',
    body: SeasonInput,
    response: SeasonSchema,
    example: { body: example },
    async handler(ctx, { body }) {
      const { holidays = [], ...values } = body
      const season = await createSeason(
        ctx,
        { type: 'school', is_active: false, ...values },
        holidays.map(holidayOf),
      )
      return new Reply({ body: season, status: 201, headers: { etag: etag(season.version) } })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/seasons/{id}/',
    operationId: 'getSeason',
    tag,
    access: 'public',
    summary: 'One season',
    params: OnePath,
    response: SeasonSchema,
    async handler(ctx, { params }) {
      const season = await seasonBy(ctx, params.id)
      if (!season) throw errors.not_found()
      return new Reply({ body: season, headers: { etag: etag(season.version) } })
    },
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method,
      path: '/api/v1/seasons/{id}/',
      operationId: method === 'PUT' ? 'replaceSeason' : 'changeSeason',
      tag,
      access: ['seasons.manage'],
      errors: [409, 412],
      summary: 'Change a season',
      description: 'Holidays are replaced as a whole. Lectures move when a timetable is applied again.',
      params: OnePath,
      body: SeasonPatch,
      response: SeasonSchema,
      async handler(ctx, input) {
        const { holidays, ...values } = input.body
        const change = { ...values, ...(holidays ? { holidays: holidays.map(holidayOf) } : {}) }
        const season = await changeSeason(ctx, input.params.id, change, (present) =>
          expectVersion(input, present.version),
        )
        return new Reply({ body: season, headers: { etag: etag(season.version) } })
      },
    }),
  ),
  route({
    method: 'DELETE',
    path: '/api/v1/seasons/{id}/',
    operationId: 'deleteSeason',
    tag,
    access: ['seasons.manage'],
    errors: [409],
    summary: 'Delete a season without courses',
    params: OnePath,
    handler: (ctx, { params }) => removeSeason(ctx, params.id),
  }),
]

type HolidayInput = NonNullable<Static<typeof SeasonInput>['holidays']>[number]

function holidayOf(input: HolidayInput): HolidayValues {
  const end = input.end_date ?? input.start_date
  if (end < input.start_date) throw endsBeforeStart('holidays')
  return {
    name: input.name ?? '',
    start_date: input.start_date,
    end_date: end,
    branch: optionalRef(input.branch) ?? null,
  }
}
