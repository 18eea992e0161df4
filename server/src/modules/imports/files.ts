import type { Context } from '#platform/context'
import type { Locale, Text } from '#platform/i18n'
import { Reply } from '#platform/http/route'
import { sheetFile, sheetTypes, type SheetFormat } from '#platform/sheets'
import type { FoundImport } from './access.ts'
import type { ImportDefinition } from './definition.ts'
import { presentProblem } from './present.ts'
import { brokenRows } from './queries/rows.ts'

const problemHeader: Text = { en: 'What to correct', ar: 'المطلوب تصحيحه', fa: 'چه باید درست شود' }

/** An empty table of a kind with two example rows, in a language. */
export async function templateFile(
  definition: ImportDefinition,
  format: SheetFormat,
  locale: Locale,
): Promise<Reply> {
  const rows = [
    definition.fields.map(({ label }) => label[locale]),
    definition.fields.map(({ examples }) => examples[0][locale]),
    definition.fields.map(({ examples }) => examples[1][locale]),
  ]
  return fileReply(`${definition.kind}-${locale}`, format, definition.label[locale], rows, locale)
}

const part = 5_000

/** The rows that have errors, as they stand in the file, with what to correct beside them: mended, it can be uploaded again. */
export async function errorFile(
  ctx: Context,
  { row, definition }: FoundImport,
  format: SheetFormat,
): Promise<Reply> {
  const rows = [[...row.columns.map(({ header }) => header), problemHeader[ctx.locale]]]
  for (let after = 0; ; ) {
    const broken = await brokenRows(ctx, row.id, after, part)
    for (const { cells, problems } of broken) {
      const texts = problems.map((problem) => {
        const { field_label: label, message } = presentProblem(definition, problem, ctx.locale)
        return label ? `${label}: ${message}` : message
      })
      rows.push([...row.columns.map((_, index) => cells[index] ?? ''), texts.join('\n')])
    }
    const last = broken.at(-1)
    if (!last || broken.length < part) break
    after = last.number
  }
  const name = row.file_name.replace(/\.[a-z0-9]{2,5}$/i, '')
  return fileReply(`${name}-errors`, format, problemHeader[ctx.locale], rows, ctx.locale)
}

async function fileReply(
  name: string,
  format: SheetFormat,
  sheet: string,
  rows: readonly (readonly string[])[],
  locale: Locale,
): Promise<Reply> {
  const body = await sheetFile(format, { name: sheet, rows, rightToLeft: locale !== 'en' })
  const plain = `${name.replaceAll(/[^\w.-]+/g, '_')}.${format}`
  return new Reply({
    raw: true,
    body,
    headers: {
      'content-type': sheetTypes[format],
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
