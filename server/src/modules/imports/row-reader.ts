import { fold } from '#platform/text'
import type { FieldSpec, ImportDefinition, RowReader } from './definition.ts'
import type { Mapping, Words } from './queries/imports.ts'
import { readDate, type DateStyle } from './values/dates.ts'

export interface ReaderSetting {
  readonly mapping: Mapping
  readonly words: Words
  readonly headers: readonly string[]
  /** For each mapped date field, how its column writes dates. */
  readonly dates: Readonly<Record<string, DateStyle>>
  readonly country: string
  readonly today: Temporal.PlainDate
}

/** Makes the reader of rows for a definition; one reader serves all rows of a file. */
export function rowReaders(
  definition: ImportDefinition,
  setting: ReaderSetting,
): (cells: readonly string[]) => RowReader {
  const words = new Map(
    definition.fields.map((field) => [field.key, wordsOf(field, setting.words[field.key] ?? {})]),
  )
  return (cells) => {
    const text = (field: string): string => {
      const column = setting.mapping[field]
      return column === undefined ? '' : (cells[column] ?? '')
    }
    return {
      text,
      isMapped: (field) => setting.mapping[field] !== undefined,
      header: (field) => setting.headers[setting.mapping[field] ?? -1] ?? '',
      word: (field) => words.get(field)?.get(fold(text(field))) ?? null,
      date: (field) => readDate(text(field), setting.dates[field] ?? plain, setting.today),
      country: setting.country,
      today: setting.today,
    }
  }
}

const plain: DateStyle = { calendar: 'gregorian', order: 'dmy' }

/** What is said for our words: the known names, over them what the person chose for this file. */
export function wordsOf(field: FieldSpec, chosen: Readonly<Record<string, string>>): Map<string, string> {
  const known = Object.entries(field.words ?? {}).flatMap(([word, { label, names }]) =>
    [word, ...Object.values(label), ...names].map((name) => [fold(name), word] as const),
  )
  const own = Object.entries(chosen).filter(
    ([, word]) => word === '' || Object.hasOwn(field.words ?? {}, word),
  )
  return new Map([...known, ...own.map(([text, word]) => [fold(text), word] as const)])
}
