import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import write from 'write-excel-file/node'
import yazl from 'yazl'
import { describe, expect, test } from 'vitest'
import { safeCell, sheetFile, unsafeCell } from '#platform/sheets'
import { readSheet } from './read-sheet.ts'
import { UnreadableSheet, type SourceWish } from './sheet.ts'

const read = (bytes: Buffer | string, wish: SourceWish = {}) => readSheet(Buffer.from(bytes), wish)
const cells = async (bytes: Buffer | string, wish?: SourceWish) => {
  const sheet = await read(bytes, wish)
  return [sheet.headers, ...sheet.rows.map((row) => row.cells)]
}
const problem = (bytes: Buffer | string, wish?: SourceWish) =>
  read(bytes, wish).then(
    () => 'readable',
    (error: unknown) => (error instanceof UnreadableSheet ? error.problem : String(error)),
  )

/** A text in a one-byte encoding, made from its own decoder. */
function encode(text: string, encoding: 'windows-1256' | 'windows-1252'): Buffer {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, index) => index))
  return Buffer.from([...text].map((letter) => table.indexOf(letter)))
}

describe('CSV files', () => {
  test.each([',', ';', '\t', '|', '؛'])('are cut at %j', async (mark) => {
    const sheet = await read(
      ['الاسم', 'الهاتف'].join(mark) + '\n' + ['مريم', '0101'].join(mark) + '\n' + ['عمر', '0102'].join(mark),
    )
    expect(sheet.source.delimiter).toBe(mark)
    expect(sheet.rows.map((row) => row.cells)).toEqual([
      ['مريم', '0101'],
      ['عمر', '0102'],
    ])
  })

  test('keep line ends, quotes and delimiters inside quoted cells, and count rows as people do', async () => {
    const sheet = await read('name,notes\r\n"Hassan, Mariam","first line\nsecond ""line"""\r\n\r\nOmar,-')
    expect(sheet.rows).toEqual([
      { number: 2, cells: ['Hassan, Mariam', 'first line\nsecond "line"'] },
      { number: 4, cells: ['Omar', '-'] },
    ])
  })

  test('are known by their encoding, marked or not', async () => {
    const text = 'الاسم;ملاحظة\nمريم حسن;تحب الرسم\n'
    expect((await read(`\ufeff${text}`)).source.encoding).toBe('utf-8')
    expect((await read(Buffer.from(`\ufeff${text}`, 'utf16le'))).headers).toEqual(['الاسم', 'ملاحظة'])
    expect((await read(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).source.encoding).toBe('utf-16be')
    expect((await read(Buffer.from(text, 'utf16le'))).headers).toEqual(['الاسم', 'ملاحظة'])
    const arabic = await read(encode(text, 'windows-1256'))
    expect([arabic.source.encoding, arabic.rows[0]?.cells[0]]).toEqual(['windows-1256', 'مريم حسن'])
    const western = await read(encode('name,city\nRené,Zürich\nZoë,Málaga\n', 'windows-1252'))
    expect([western.source.encoding, western.rows[1]?.cells]).toEqual(['windows-1252', ['Zoë', 'Málaga']])
  })

  test('may begin with a title, with Excel’s line about the delimiter, and end with empty columns', async () => {
    expect(await cells('Our learners 2026,,\n,,\nname,phone,\nMariam,0101,\nOmar,0102,')).toEqual([
      ['name', 'phone'],
      ['Mariam', '0101'],
      ['Omar', '0102'],
    ])
    expect(await cells('sep=;\nname;phone\nMariam;0101')).toEqual([
      ['name', 'phone'],
      ['Mariam', '0101'],
    ])
    expect((await read('a,b\n1,2\n3,4', { header_row: 2 })).headers).toEqual(['1', '2'])
  })

  test('lose marks of direction and control characters, and our own apostrophes before formulas', async () => {
    expect(await cells("name,phone\n\u202bMariam\u0007\u200f,'+20101\n")).toEqual([
      ['name', 'phone'],
      ['Mariam', '+20101'],
    ])
  })
})

describe('XLSX files', () => {
  const workbook = () =>
    write([
      { sheet: 'Empty', data: [[]] },
      {
        sheet: 'Learners',
        data: [
          ['Name', 'Born', 'Phone', 'Sum'].map((value) => ({ value })),
          [
            { value: 'مريم' },
            { value: new Date(Date.UTC(2015, 8, 2)), type: Date, format: 'dd/mm/yyyy' },
            { value: 201_012_345_678, type: Number },
            { value: '=1+1', type: 'Formula' as const },
          ],
        ],
      },
    ]).toBuffer()

  test('give days, phones with every digit, and never what a formula would be', async () => {
    const sheet = await read(await workbook())
    expect([sheet.format, sheet.sheets, sheet.source.sheet]).toEqual([
      'xlsx',
      ['Empty', 'Learners'],
      'Learners',
    ])
    expect(sheet.rows).toEqual([{ number: 2, cells: ['مريم', '2015-09-02', '201012345678', ''] }])
    expect(await problem(await workbook(), { sheet: 'Empty' })).toBe('no_rows')
    expect(await problem(await workbook(), { sheet: 'Other' })).toBe('unknown_sheet')
  })

  test('of ours come back as they were', async () => {
    const rows = [
      ['Name', 'Phone'],
      ['=cmd()', '+20101'],
      ['Omar', '0102'],
    ]
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await sheetFile(format, { name: 'x', rows, rightToLeft: false })
      expect(await cells(file)).toEqual(rows)
    }
  })
})

describe('what is no sheet', () => {
  test('is refused by what it is', async () => {
    expect(await problem('')).toBe('empty')
    expect(await problem(Buffer.from('d0cf11e0a1b11ae1'.padEnd(1_000, '0'), 'hex'))).toBe('old_excel')
    expect(await problem(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toBe('not_a_sheet')
    expect(await problem(Buffer.from('%PDF-1.7\n'))).toBe('not_a_sheet')
    expect(await problem('name\0phone\na\0b')).toBe('not_a_sheet')
    expect(await problem('name,phone\n')).toBe('no_rows')
    expect(await problem('name,notes\nMariam,"never closed\nOmar,x')).toBe('broken')
    expect(await problem(Buffer.from('504b0304ffffffff', 'hex'))).toBe('broken')
    expect(await problem(`name\n${'x\n'.repeat(50_001)}`)).toBe('too_many_rows')
    expect(await problem(`${'a,'.repeat(101)}\n${'1,'.repeat(101)}`)).toBe('too_many_columns')
  })

  test('an archive that unpacks to very much is refused before it does', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-bomb-'))
    const file = path.join(folder, 'bomb.xlsx')
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml')
    const zeros = Buffer.alloc(32 * 1_048_576)
    for (let part = 0; part < 12; part++) zip.addBuffer(zeros, `xl/worksheets/sheet${part}.xml`)
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(file))
    const bytes = await readFile(file)
    await rm(folder, { recursive: true })
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(await problem(bytes)).toBe('too_large_inside')
  })

  test('an archive of something else is no sheet', async () => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from('hello'), 'readme.txt')
    zip.end()
    expect(
      await problem(
        Buffer.concat((await Array.fromAsync(zip.outputStream)).map((chunk) => Buffer.from(chunk))),
      ),
    ).toBe('not_a_sheet')
  })
})

test('cells that a spreadsheet program would run are made harmless, and come back', () => {
  for (const text of ['=1+1', '+20101', '-1', '@SUM(A1)', '\t=1', '\u200f=1']) {
    expect(safeCell(text)).toBe(`'${text}`)
    expect(unsafeCell(safeCell(text))).toBe(text)
  }
  for (const text of ['Mariam', "'quoted'", '0101', '']) expect(unsafeCell(safeCell(text))).toBe(text)
})
