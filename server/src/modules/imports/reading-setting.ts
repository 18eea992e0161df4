import type { Context } from '#platform/context'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import type { ImportDefinition } from './definition.ts'
import type { ImportRow } from './queries/imports.ts'
import { columnValues } from './queries/rows.ts'
import type { ReaderSetting } from './row-reader.ts'
import { detectDateStyle, type DetectedStyle } from './values/dates.ts'

/** What an import's rows are read with: its mapping and words, and how each column of dates writes them. */
export async function readingSetting(
  ctx: Pick<Context, 'tx' | 'now'>,
  definition: ImportDefinition,
  row: ImportRow,
): Promise<ReaderSetting & { readonly dates: Readonly<Record<string, DetectedStyle>> }> {
  const centre = await centreSettings(ctx)
  const today = localDate(ctx.now, centre.timeZone)
  const dates: Record<string, DetectedStyle> = {}
  for (const { key } of definition.fields.filter((field) => field.kind === 'date')) {
    const column = row.mapping[key]
    if (column === undefined) continue
    const detected = detectDateStyle(await columnValues(ctx, row.id, column), today, centre.calendar)
    const { calendar, date_order: order } = row.options
    dates[key] = {
      calendar: calendar === 'auto' ? detected.calendar : calendar,
      order: order === 'auto' ? detected.order : order,
      orderUnsure: order === 'auto' && detected.orderUnsure,
    }
  }
  return {
    mapping: row.mapping,
    words: row.words,
    headers: row.columns.map(({ header }) => header),
    dates,
    country: centre.country,
    today,
  }
}
