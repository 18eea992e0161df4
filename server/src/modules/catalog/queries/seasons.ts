import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { seasonTypes, type SeasonType } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface HolidayRow {
  readonly id: string
  readonly name: string
  readonly start_date: string
  readonly end_date: string
  readonly branch: string | null
}

export interface SeasonRow {
  readonly id: string
  readonly name: string
  readonly type: SeasonType
  readonly start_date: string
  readonly end_date: string
  readonly is_active: boolean
  readonly version: number
  readonly holidays: HolidayRow[]
}

const seasons = sql<
  SeasonRow & { search_text: string }
>`(SELECT s.id, s.name, s.type, s.start_date, s.end_date, s.is_active, s.version, s.search_text,
    coalesce((SELECT json_agg(json_build_object('id', h.id, 'name', h.name, 'start_date', h.start_date, 'end_date', h.end_date, 'branch', h.branch_id)
      ORDER BY h.start_date, h.id) FROM catalog.season_holidays h WHERE h.season_id = s.id), '[]'::json) AS holidays
  FROM catalog.seasons s)`.as('t')

export const seasonList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: { name: sql.ref('t.name'), start_date: sql.ref('t.start_date'), end_date: sql.ref('t.end_date') },
  defaultOrdering: '-start_date',
  tie: sql.ref('t.id'),
  filters: {
    type: filters.choice(sql.ref('t.type'), seasonTypes),
    is_active: filters.boolean(sql.ref('t.is_active')),
    start_date: filters.date(sql.ref('t.start_date')),
    end_date: filters.date(sql.ref('t.end_date')),
  },
}

export function listSeasons(ctx: Reader, input: ListInput): Promise<Page<SeasonRow>> {
  const rows = ctx.tx
    .selectFrom(seasons)
    .select([
      't.id',
      't.name',
      't.type',
      't.start_date',
      't.end_date',
      't.is_active',
      't.version',
      't.holidays',
    ])
  return runList(ctx.tx, seasonList, rows, input, (row) => row)
}

export async function seasonBy(ctx: Reader, id: string): Promise<SeasonRow | undefined> {
  return ctx.tx
    .selectFrom(seasons)
    .select([
      't.id',
      't.name',
      't.type',
      't.start_date',
      't.end_date',
      't.is_active',
      't.version',
      't.holidays',
    ])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

export async function lockSeason(ctx: Reader, id: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM catalog.seasons WHERE id = ${id} FOR NO KEY UPDATE`.execute(ctx.tx)
  return rows.length > 0
}

export interface SeasonValues {
  readonly name: string
  readonly type: SeasonType
  readonly start_date: string
  readonly end_date: string
  readonly is_active: boolean
}

export async function insertSeason(ctx: Reader, values: SeasonValues): Promise<string> {
  const id = newId()
  await sql`INSERT INTO catalog.seasons (id, name, type, start_date, end_date, is_active)
    VALUES (${id}, ${values.name}, ${values.type}, ${values.start_date}, ${values.end_date}, ${values.is_active})`.execute(
    ctx.tx,
  )
  return id
}

export async function updateSeason(ctx: Reader, id: string, values: SeasonValues): Promise<void> {
  await sql`UPDATE catalog.seasons SET name = ${values.name}, type = ${values.type}, start_date = ${values.start_date},
    end_date = ${values.end_date}, is_active = ${values.is_active}, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function deleteSeason(ctx: Reader, id: string): Promise<void> {
  await sql`DELETE FROM catalog.seasons WHERE id = ${id}`.execute(ctx.tx)
}

export interface HolidayValues {
  readonly name: string
  readonly start_date: string
  readonly end_date: string
  readonly branch: string | null
}

export async function replaceHolidays(
  ctx: Reader,
  seasonId: string,
  holidays: readonly HolidayValues[],
): Promise<void> {
  await sql`DELETE FROM catalog.season_holidays WHERE season_id = ${seasonId}`.execute(ctx.tx)
  const rows = JSON.stringify(holidays.map((holiday) => ({ id: newId(), ...holiday })))
  await sql`INSERT INTO catalog.season_holidays (id, season_id, branch_id, name, start_date, end_date)
    SELECT id, ${seasonId}, branch, name, start_date, end_date
    FROM jsonb_to_recordset(${rows}::jsonb) AS h (id uuid, branch uuid, name text, start_date date, end_date date)`.execute(
    ctx.tx,
  )
}
