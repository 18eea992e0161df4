/** How a cell may begin that a spreadsheet program would take for a formula. */
const formula = /^[=+\-@\t\r]/

/** Characters that show nothing and only confuse: byte order and direction marks, zero-width ones but the joiners. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** A text that no spreadsheet program runs: what would begin a formula gets an apostrophe before it. */
export function safeCell(text: string): string {
  return formula.test(text.replace(invisible, '')) ? `'${text}` : text
}

/** The same text as it was before {@link safeCell}: our own files come back through people's hands. */
export function unsafeCell(text: string): string {
  return /^'[=+\-@\t\r]/.test(text.replace(invisible, '')) ? text.replace("'", '') : text
}

export type SheetFormat = 'csv' | 'xlsx'

export interface SheetContent {
  readonly name: string
  /** Texts only: digits stay as they stand (phones keep their zero). */
  readonly rows: readonly (readonly string[])[]
  readonly rightToLeft: boolean
}

/**
 * A sheet as a file for a spreadsheet program. CSV begins with the byte order mark that Excel needs to see UTF-8, and
 * its cells cannot run as formulas; in XLSX every cell is a text, which never runs.
 */
export async function sheetFile(format: SheetFormat, content: SheetContent): Promise<Buffer> {
  if (format === 'csv') return csvFile(content.rows)
  const { default: write } = await import('write-excel-file/node')
  const [header = [], ...rows] = content.rows
  const cells = [
    header.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value, type: String, format: '@' }))),
  ]
  const columns = header.map((_, index) => ({ width: widthOf(content.rows, index) }))
  return write(cells, {
    sheet: content.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns,
    rightToLeft: content.rightToLeft,
    stickyRowsCount: 1,
  }).toBuffer()
}

async function csvFile(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const { stringify } = await import('csv-stringify/sync')
  const text = stringify(
    rows.map((row) => row.map(safeCell)),
    { bom: true, record_delimiter: '\r\n' },
  )
  return Buffer.from(text)
}

function widthOf(rows: readonly (readonly string[])[], column: number): number {
  const longest = Math.max(...rows.slice(0, 50).map((row) => (row[column] ?? '').length))
  return Math.min(Math.max(longest + 2, 10), 50)
}

export const sheetTypes: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
