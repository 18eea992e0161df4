import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { lockedImportFor, importFor, type FoundImport } from '../access.ts'
import type { ImportDefinition } from '../definition.ts'
import { columnTwice, importErrors, unknownChoice } from '../errors.ts'
import { firstReading } from '../first-reading.ts'
import { findBytes } from '../queries/files.ts'
import { updateReading, type ImportOptions, type Mapping, type Words } from '../queries/imports.ts'
import { replaceRows } from '../queries/rows.ts'
import type { Sheet, SourceWish } from '../sheets/sheet.ts'
import { readable } from './upload-file.ts'

export interface ReadingChange {
  readonly source?: SourceWish
  readonly mapping?: Mapping
  readonly words?: Words
  readonly choices?: Readonly<Record<string, string>>
  readonly calendar?: ImportOptions['calendar']
  readonly date_order?: ImportOptions['date_order']
}

/**
 * Reads or understands a draft otherwise. Another sheet, encoding, delimiter or header row matches the columns anew.
 * @throws Problem `import_not_ready`, by field
 */
export async function changeReading(ctx: Context, id: string, change: ReadingChange): Promise<void> {
  const before = await importFor(ctx, id)
  refuseUnlessOpen(before)
  const sheet = change.source ? await readAgain(ctx, id, change.source) : null
  await ctx.tx.transaction().execute(async (tx) => {
    const inside = { ...ctx, tx }
    const found = await lockedImportFor(inside, id)
    refuseUnlessOpen(found)
    const reading = sheet ? await firstReading(inside, found.definition, sheet) : found.row
    const next = { ...reading, ...changed(found.definition, reading, change) }
    await updateReading(inside, id, next)
    if (sheet) await replaceRows(inside, id, sheet.rows)
    await audit(inside, {
      action: 'import.read_otherwise',
      object: { kind: 'import', id },
      before: { source: found.row.source, mapping: found.row.mapping },
      after: { source: next.source, mapping: next.mapping },
    })
  })
}

function refuseUnlessOpen({ row }: FoundImport): void {
  if (row.state !== 'draft' && row.state !== 'checked') throw importErrors.import_not_ready()
  if (row.forgotten_at !== null) throw importErrors.import_forgotten()
}

async function readAgain(ctx: Context, id: string, wish: SourceWish): Promise<Sheet> {
  const bytes = await findBytes(ctx, id)
  if (!bytes) throw importErrors.import_forgotten()
  return readable(bytes, wish, 'source')
}

function changed(
  definition: ImportDefinition,
  reading: { mapping: Mapping; words: Words; options: ImportOptions; columns: readonly unknown[] },
  change: ReadingChange,
): { mapping: Mapping; words: Words; options: ImportOptions } {
  const { calendar, date_order: dateOrder } = change
  return {
    mapping: change.mapping
      ? checkedMapping(definition, change.mapping, reading.columns.length)
      : reading.mapping,
    words: change.words ? checkedWords(definition, change.words) : reading.words,
    options: {
      ...reading.options,
      choices: change.choices
        ? { ...reading.options.choices, ...checkedChoices(definition, change.choices) }
        : reading.options.choices,
      ...(calendar ? { calendar } : {}),
      ...(dateOrder ? { date_order: dateOrder } : {}),
    },
  }
}

function checkedMapping(definition: ImportDefinition, mapping: Mapping, columns: number): Mapping {
  const used = new Set<number>()
  for (const [field, column] of Object.entries(mapping)) {
    if (!definition.fields.some(({ key }) => key === field) || column >= columns)
      throw unknownChoice(`mapping.${field}`)
    if (used.has(column)) throw columnTwice(field)
    used.add(column)
  }
  return mapping
}

function checkedWords(definition: ImportDefinition, words: Words): Words {
  for (const [key, list] of Object.entries(words)) {
    const field = definition.fields.find((entry) => entry.key === key)
    if (!field?.words) throw unknownChoice(`words.${key}`)
    for (const word of Object.values(list))
      if (word !== '' && !Object.hasOwn(field.words, word)) throw unknownChoice(`words.${key}`)
  }
  return words
}

function checkedChoices(
  definition: ImportDefinition,
  choices: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(choices)) {
    const spec = definition.choices.find((choice) => choice.key === key)
    if (!spec?.options.some((option) => option.value === value)) throw unknownChoice(`choices.${key}`)
  }
  return choices
}
