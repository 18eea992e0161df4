import { Readable } from 'node:stream'
import { filesOfPerson, type FileRow } from '#media'
import { stableJson } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Locale } from '#platform/i18n'
import { exportedTables, type ExportedTable } from '#platform/personal-export'
import type { Category } from '#platform/personal'
import type { PersonScope } from '#platform/personal-scope'
import { centreSettings } from '#platform/settings'
import { registryOf } from '../person-scope.ts'
import { renderPage, type PageTable } from './page.ts'

export interface Archive {
  /** The ZIP, made while it is read. */
  readonly stream: Readable
  /** Rows by chapter, and files. */
  readonly counts: Readonly<Partial<Record<Category, number>>>
}

/** Rows of a table that the page shows; all are in the JSON. */
const shownRows = 200

/** A person's copy: `index.html`, `data/<module>.json`, `files/…`. Rows and files are streamed, never held together. */
export async function buildArchive(
  ctx: Context,
  scope: PersonScope,
  reader: { readonly name: string; readonly locale: Locale; readonly timeZone: string | null },
): Promise<Archive> {
  const { ZipFile: Zip } = await import('yazl')
  const zip = new Zip()
  const tables = await exportedTables(ctx.tx, registryOf(ctx), scope)
  const files = await filesOfPerson(ctx, scope)
  const centre = await centreSettings(ctx)
  const paths = files.map((file, index) => ({ file, path: pathOf(file, index) }))
  const pages = await pageTables(tables)
  const page = renderPage({
    name: reader.name,
    centre: centre.name[reader.locale],
    locale: reader.locale,
    timeZone: reader.timeZone ?? centre.timeZone,
    now: ctx.now,
    tables: pages,
    files: paths.map(({ file, path }) => ({ path, name: file.name })),
  })
  zip.addBuffer(Buffer.from(page), 'index.html')
  for (const [module, list] of Map.groupBy(tables, moduleOf))
    zip.addReadStream(Readable.from(jsonOf(list)), `data/${module}.json`)
  for (const { file, path } of paths)
    zip.addReadStream(
      Readable.from(
        opened(() => ctx.ports.storage.read(file.storage_key)),
        { objectMode: false },
      ),
      path,
    )
  zip.end()
  const stream = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => stream.destroy(error))
  const counts: Partial<Record<Category, number>> = {}
  for (const { category, count } of pages) if (count > 0) counts[category] = (counts[category] ?? 0) + count
  return { stream, counts }
}

function moduleOf(table: ExportedTable): string {
  return table.spec.name.split('.')[0] ?? ''
}

function fileOf(table: ExportedTable): string {
  return `data/${moduleOf(table)}.json`
}

/** Numbered, so that two files of one name do not meet. */
function pathOf(file: FileRow, index: number): string {
  return `files/${String(index + 1).padStart(3, '0')}-${file.name}`
}

/** Opened when its turn comes, not before: hundreds of files are never open at once. */
async function* opened(open: () => Promise<Readable>): AsyncGenerator<unknown> {
  yield* await open()
}

async function pageTables(tables: readonly ExportedTable[]): Promise<PageTable[]> {
  const pages: PageTable[] = []
  for (const table of tables) {
    const rows: Record<string, unknown>[] = []
    let count = 0
    for await (const batch of table.rows()) {
      count += batch.length
      rows.push(...batch.slice(0, Math.max(0, shownRows - rows.length)))
    }
    const { name, category } = table.spec
    pages.push({ name, category, columns: table.columns, rows, count, file: fileOf(table) })
  }
  return pages
}

/** `{"table": [row, …], …}`, row by row. */
async function* jsonOf(tables: readonly ExportedTable[]): AsyncGenerator<string> {
  yield '{'
  for (const [index, table] of tables.entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(table.spec.name.split('.')[1])}: [`
    let first = true
    for await (const batch of table.rows())
      for (const row of batch) {
        yield `${first ? '' : ','}\n  ${stableJson(row)}`
        first = false
      }
    yield ']'
  }
  yield '\n}\n'
}
