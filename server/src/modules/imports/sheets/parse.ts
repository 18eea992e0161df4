import { unsafeCell } from '#platform/sheets'
import { checkArchive } from './archive.ts'
import { sheetLimits, UnreadableSheet, type Sheet, type SheetRow, type SourceWish } from './sheet.ts'
import { decodeText, parseText } from './text.ts'

/** Reads the bytes of a CSV or XLSX file. @throws UnreadableSheet */
export async function parseSheet(bytes: Buffer, wish: SourceWish): Promise<Sheet> {
  if (bytes.length === 0) throw new UnreadableSheet('empty')
  const kind = kindOf(bytes)
  if (kind === 'old_excel' || kind === 'not_a_sheet') throw new UnreadableSheet(kind)
  return kind === 'zip' ? parseWorkbook(bytes, wish) : parseCsv(bytes, wish)
}

function kindOf(bytes: Buffer): 'zip' | 'text' | 'old_excel' | 'not_a_sheet' {
  const head = bytes.subarray(0, 8).toString('hex')
  if (head.startsWith('504b0304')) return 'zip'
  // The container of old Excel files, and of new ones with a password.
  if (head === 'd0cf11e0a1b11ae1') return 'old_excel'
  const known = [
    '25504446',
    '89504e47',
    'ffd8ff',
    '47494638',
    '1f8b',
    '504b',
    '7f454c46',
    '377abcaf',
    '52617221',
  ]
  return known.some((signature) => head.startsWith(signature)) ? 'not_a_sheet' : 'text'
}

function parseCsv(bytes: Buffer, wish: SourceWish): Sheet {
  const { text, encoding } = decodeText(bytes, wish.encoding)
  const { records, delimiter } = parseText(text, wish.delimiter)
  return sheetOf(records, wish, { format: 'csv', sheets: [], source: { sheet: null, encoding, delimiter } })
}

async function parseWorkbook(bytes: Buffer, wish: SourceWish): Promise<Sheet> {
  if (!checkArchive(bytes).some((name) => name.toLowerCase() === 'xl/workbook.xml'))
    throw new UnreadableSheet('not_a_sheet')
  const workbook = await readWorkbook(bytes)
  const sheets = workbook.map((entry) => entry.sheet)
  const wanted = wish.sheet ?? workbook.find((entry) => entry.data.length > 0)?.sheet ?? sheets[0]
  const found = workbook.find((entry) => entry.sheet === wanted)
  if (!found) throw new UnreadableSheet('unknown_sheet')
  const records = found.data.map((row) => row.map(cellText))
  return sheetOf(records, wish, {
    format: 'xlsx',
    sheets,
    source: { sheet: found.sheet, encoding: null, delimiter: null },
  })
}

/** Formulas are never computed: a cell has the value that was saved with it. */
async function readWorkbook(bytes: Buffer) {
  const { default: read } = await import('read-excel-file/node')
  try {
    return await read(bytes)
  } catch {
    throw new UnreadableSheet('broken')
  }
}

/** Days as YYYY-MM-DD, whole numbers with all their digits (phones). */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value)
  if (typeof value === 'number') return numberText(value)
  return String(value)
}

function dateText(value: Date): string {
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return BigInt(value).toString()
  // What a sum left behind the fifteenth digit is not meant.
  return String(Number(value.toPrecision(15)))
}

function sheetOf(
  records: readonly (readonly string[])[],
  wish: SourceWish,
  found: Pick<Sheet, 'format' | 'sheets'> & { source: Omit<Sheet['source'], 'header_row'> },
): Sheet {
  const header = wish.header_row ?? headerRow(records)
  const all = records
    .slice(header)
    .map((cells, index): SheetRow => ({ number: header + index + 1, cells: cells.map(cleanCell) }))
  const rows = all.filter((row) => row.cells.some((cell) => cell !== ''))
  const headers = trimmed((records[header - 1] ?? []).map(cleanCell), rows)
  if (headers.length > sheetLimits.columns) throw new UnreadableSheet('too_many_columns')
  if (rows.length > sheetLimits.rows) throw new UnreadableSheet('too_many_rows')
  if (rows.length === 0) throw new UnreadableSheet('no_rows')
  return {
    ...found,
    source: { ...found.source, header_row: header },
    headers,
    rows: rows.map((row) => ({
      number: row.number,
      cells: headers.map((_, index) => row.cells[index] ?? ''),
    })),
  }
}

/** Above the header often stand a title and a date: the header is the first row about as full as the table. */
function headerRow(records: readonly (readonly string[])[]): number {
  const widths = records.slice(0, 20).map((row) => row.filter((cell) => cell.trim() !== '').length)
  const enough = Math.max(1, Math.ceil(Math.max(0, ...widths) * 0.6))
  return (
    Math.max(
      0,
      widths.findIndex((width) => width >= enough),
    ) + 1
  )
}

/** The columns that have a name or a value, without the empty ones at the end. */
function trimmed(headers: readonly string[], rows: readonly SheetRow[]): string[] {
  let last = headers.findLastIndex((header) => header !== '')
  for (const row of rows) {
    const filled = row.cells.findLastIndex((cell) => cell !== '')
    if (filled > last) last = filled
  }
  return Array.from({ length: last + 1 }, (_, index) => headers[index] ?? '')
}

/** Control characters and marks of direction tell nothing; PostgreSQL takes no NUL, and half a surrogate is no letter. */
function cleanCell(text: string): string {
  const plain = text
    .slice(0, sheetLimits.cellLength)
    .toWellFormed()
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim()
  return unsafeCell(plain)
}
