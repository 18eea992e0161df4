import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import {
  deleteSeason,
  insertSeason,
  lockSeason,
  replaceHolidays,
  seasonBy,
  updateSeason,
  type HolidayValues,
  type SeasonRow,
  type SeasonValues,
} from '../queries/seasons.ts'
import { refusing } from '../refusals.ts'

export type SeasonChange = Partial<SeasonValues> & { readonly holidays?: readonly HolidayValues[] }

export async function createSeason(
  ctx: Context,
  values: SeasonValues,
  holidays: readonly HolidayValues[],
): Promise<SeasonRow> {
  const id = await refusing(async () => {
    const made = await insertSeason(ctx, values)
    await replaceHolidays(ctx, made, holidays)
    return made
  })
  await audit(ctx, {
    action: 'season.create',
    object: { kind: 'season', id },
    after: { ...values, holidays },
  })
  return existing(ctx, id)
}

/** Lectures stay where they are: a changed calendar takes effect when a course's timetable is applied again. */
export async function changeSeason(
  ctx: Context,
  id: string,
  change: SeasonChange,
  check: (present: SeasonRow) => void,
): Promise<SeasonRow> {
  if (!(await lockSeason(ctx, id))) throw errors.not_found()
  const before = await existing(ctx, id)
  check(before)
  const { holidays, ...values } = change
  await refusing(async () => {
    await updateSeason(ctx, id, { ...before, ...values })
    if (holidays) await replaceHolidays(ctx, id, holidays)
  })
  const after = await existing(ctx, id)
  await audit(ctx, { action: 'season.change', object: { kind: 'season', id }, before, after })
  return after
}

export async function removeSeason(ctx: Context, id: string): Promise<void> {
  if (!(await lockSeason(ctx, id))) throw errors.not_found()
  const before = await existing(ctx, id)
  await refusing(() => deleteSeason(ctx, id), 'deleting')
  await audit(ctx, { action: 'season.delete', object: { kind: 'season', id }, before })
}

async function existing(ctx: Context, id: string): Promise<SeasonRow> {
  const season = await seasonBy(ctx, id)
  if (!season) throw errors.not_found()
  return season
}
