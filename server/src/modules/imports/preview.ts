import type { Context } from '#platform/context'
import { fold } from '#platform/text'
import type { FoundImport } from './access.ts'
import { columnValues, columnWords } from './queries/rows.ts'
import { readingSetting } from './reading-setting.ts'
import { wordsOf } from './row-reader.ts'
import { readDate } from './values/dates.ts'

/** How the words and dates of a draft are understood as it is mapped now. */
export async function previewReading(ctx: Context, { row, definition }: FoundImport) {
  const setting = await readingSetting(ctx, definition, row)
  const words = []
  const dates = []
  for (const field of definition.fields) {
    const column = row.mapping[field.key]
    if (column === undefined) continue
    if (field.kind === 'word') {
      const known = wordsOf(field, row.words[field.key] ?? {})
      const values = (await columnWords(ctx, row.id, column)).map(({ text, count }) => ({
        text,
        count,
        word: known.get(fold(text)) ?? null,
      }))
      words.push({ field: field.key, values })
    }
    const style = setting.dates[field.key]
    if (style) {
      const examples = (await columnValues(ctx, row.id, column)).slice(0, 3).map((text) => {
        const reading = readDate(text, style, setting.today)
        return { text, date: 'date' in reading ? reading.date : null }
      })
      const { calendar, order, orderUnsure } = style
      dates.push({ field: field.key, calendar, order, order_unsure: orderUnsure, examples })
    }
  }
  return { words, dates }
}
