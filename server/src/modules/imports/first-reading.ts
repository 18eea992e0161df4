import type { Context } from '#platform/context'
import type { ImportDefinition } from './definition.ts'
import { headerForm, headerKey, matchHeaders } from './match-headers.ts'
import type { ImportOptions, Mapping, Reading } from './queries/imports.ts'
import { findMapping } from './queries/mappings.ts'
import type { Sheet, SheetRow } from './sheets/sheet.ts'

/** How a file is understood at first: as files with these headers were last time, else by the names of its columns. */
export async function firstReading(
  ctx: Pick<Context, 'tx'>,
  definition: ImportDefinition,
  sheet: Sheet,
): Promise<Reading> {
  const known = await findMapping(ctx, definition.kind, headerKey(sheet.headers))
  return {
    source: sheet.source,
    sheets: [...sheet.sheets],
    columns: sheet.headers.map((header, index) => ({ header, samples: samples(sheet.rows, index) })),
    mapping: known
      ? columnsOf(known.mapping, sheet.headers, definition)
      : matchHeaders(sheet.headers, definition.fields),
    words: known?.words ?? {},
    options: known ? { ...known.options, invite: false } : defaultOptions(definition),
    rows_total: sheet.rows.length,
  }
}

export function defaultOptions(definition: ImportDefinition): ImportOptions {
  return {
    choices: Object.fromEntries(definition.choices.map((choice) => [choice.key, choice.default])),
    calendar: 'auto',
    date_order: 'auto',
    on_errors: 'skip',
    invite: false,
  }
}

/** Columns may have moved since: they are found again by their headers. */
function columnsOf(
  saved: Readonly<Record<string, string>>,
  headers: readonly string[],
  definition: ImportDefinition,
): Mapping {
  const forms = headers.map(headerForm)
  const found = definition.fields.flatMap(({ key }) => {
    const column = saved[key] === undefined ? -1 : forms.indexOf(headerForm(saved[key]))
    return column < 0 ? [] : [[key, column] as const]
  })
  return Object.fromEntries(found)
}

const sampleCount = 5

function samples(rows: readonly SheetRow[], column: number): string[] {
  const found = new Set<string>()
  for (const row of rows) {
    const cell = row.cells[column] ?? ''
    if (cell !== '') found.add(cell.slice(0, 80))
    if (found.size === sampleCount) break
  }
  return [...found]
}
