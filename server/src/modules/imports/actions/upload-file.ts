import { readFile } from 'node:fs/promises'
import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import type { UploadedPart } from '#platform/http/route'
import { newId } from '#platform/ids'
import { demand, userId } from '#platform/permissions'
import { definitionOf } from '../definitions.ts'
import { tooLarge, unreadable } from '../errors.ts'
import { firstReading } from '../first-reading.ts'
import { insertBytes } from '../queries/files.ts'
import { insertImport } from '../queries/imports.ts'
import { replaceRows } from '../queries/rows.ts'
import { readSheet } from '../sheets/read-sheet.ts'
import { UnreadableSheet, sheetLimits, type Sheet, type SourceWish } from '../sheets/sheet.ts'

/**
 * Keeps a file as the draft of an import, its columns matched as well as their names tell. The file is read before a
 * transaction is opened. @throws Problem at `file`
 */
export async function uploadFile(ctx: Context, kind: string, part: UploadedPart): Promise<string> {
  const definition = definitionOf(ctx, kind)
  demand(ctx, definition.permission)
  if (part.size > sheetLimits.bytes) throw tooLarge()
  const bytes = await readFile(part.path)
  const sheet = await readable(bytes, {})
  const id = newId()
  await ctx.tx.transaction().execute(async (tx) => {
    const inside = { ...ctx, tx }
    const reading = await firstReading(inside, definition, sheet)
    const facts = { file_name: fileName(part.filename), file_size: part.size, format: sheet.format }
    await insertImport(inside, { id, kind, ...facts, ...reading }, userId(ctx))
    await insertBytes(inside, id, bytes)
    await replaceRows(inside, id, sheet.rows)
    await audit(inside, {
      action: 'import.upload',
      object: { kind: 'import', id },
      after: { kind, rows: sheet.rows.length, size: part.size },
    })
  })
  return id
}

/** @throws Problem at `field` */
export async function readable(bytes: Uint8Array, wish: SourceWish, field = 'file'): Promise<Sheet> {
  try {
    return await readSheet(bytes, wish)
  } catch (error) {
    if (error instanceof UnreadableSheet) throw unreadable(error.problem, field)
    throw error
  }
}

/** For display only: no path, no control characters, not endless. */
function fileName(given: string): string {
  const name = given
    .split(/[/\\]/)
    .at(-1)
    ?.toWellFormed()
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  return (name || 'import').slice(-150)
}
