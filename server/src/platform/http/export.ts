import type { SelectQueryBuilder } from 'kysely'
import { Type, type Static } from 'typebox'
import type { Context, Database } from '../context.ts'
import { invalid } from '../errors.ts'
import { translate, type Text } from '../i18n.ts'
import { sheetFile, sheetTypes } from '../sheets.ts'
import { conditions, orderTerms, readParameters, type ListSpec } from './list.ts'
import { Reply } from './route.ts'

/** One column of an exported list. */
export interface ExportColumn<T> {
  readonly key: string
  readonly header: Text
  readonly value: (row: T) => string | number | null
}

/** What a list's export is asked for; its filters stand in the address as for the list. */
export const ExportBody = Type.Object(
  {
    format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
    columns: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 60, description: 'In this order' }),
    ),
  },
  { title: 'ExportWish' },
)
export type ExportWish = Static<typeof ExportBody>

/** More than this is no list that somebody reads; the answer would not fit into memory either. */
export const mostExported = 50_000

/** The ids that a list's search, filters and order give, all pages of them. @throws Problem naming `format` when there are too many */
export async function exportIds<DBX, TB extends keyof DBX>(
  spec: ListSpec,
  rows: SelectQueryBuilder<DBX, TB, { id: string }>,
  query: unknown,
): Promise<string[]> {
  const parameters = readParameters(query)
  let filtered = rows
  for (const condition of conditions(spec, parameters)) filtered = filtered.where(condition)
  for (const term of orderTerms(spec, parameters.get('ordering'))) filtered = filtered.orderBy(term)
  const found = await filtered.limit(mostExported + 1).execute()
  if (found.length > mostExported)
    throw invalid(
      'format',
      'too_many',
      {
        en: 'More than {most} rows. Narrow the list first.',
        ar: 'أكثر من {most} صف. ضيّق القائمة أولا.',
        fa: 'بیش از {most} ردیف. نخست فهرست را محدود کنید.',
      },
      { most: mostExported },
    )
  return found.map((row) => row.id)
}

/** Rows by id a thousand at a time, in the order of the ids. */
export async function rowsInOrder<T extends { readonly id: string }>(
  db: Database,
  ids: readonly string[],
  load: (db: Database, ids: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const rows: T[] = []
  for (let at = 0; at < ids.length; at += 1_000) {
    const part = ids.slice(at, at + 1_000)
    const known = new Map((await load(db, part)).map((row) => [row.id, row]))
    rows.push(...part.flatMap((id) => known.get(id) ?? []))
  }
  return rows
}

/** The answer: a file to keep, in the reader's language. @throws Problem naming `columns` */
export async function exportFile<T>(
  ctx: Pick<Context, 'locale' | 'now'>,
  wish: ExportWish,
  list: { readonly name: string; readonly columns: readonly ExportColumn<T>[]; readonly rows: readonly T[] },
): Promise<Reply> {
  const columns = chosen(list.columns, wish.columns)
  const body = await sheetFile(wish.format, {
    name: list.name,
    rightToLeft: ctx.locale !== 'en',
    rows: [
      columns.map((column) => translate(column.header, ctx.locale)),
      ...list.rows.map((row) => columns.map((column) => String(column.value(row) ?? ''))),
    ],
  })
  return new Reply({
    status: 200,
    raw: true,
    body,
    headers: {
      'content-type': sheetTypes[wish.format],
      'content-disposition': `attachment; filename="${list.name}-${ctx.now.toString().slice(0, 10)}.${wish.format}"`,
    },
  })
}

function chosen<T>(
  columns: readonly ExportColumn<T>[],
  keys: readonly string[] | undefined,
): readonly ExportColumn<T>[] {
  if (!keys) return columns
  return keys.map((key) => {
    const column = columns.find((one) => one.key === key)
    if (column) return column
    throw invalid(
      'columns',
      'invalid_choice',
      { en: '"{key}" is not a column.', ar: '"{key}" ليس عمودا.', fa: '«{key}» ستون نیست.' },
      { key },
    )
  })
}
