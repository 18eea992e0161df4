import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { json, type ImportOptions, type Words } from './imports.ts'

type Reader = Pick<Context, 'tx'>

export interface SavedMapping {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly headers: string[]
  /** field → header. */
  readonly mapping: Readonly<Record<string, string>>
  readonly words: Words
  readonly options: ImportOptions
  readonly used_at: string
}

const columns = sql.raw('id, kind, name, headers, mapping, words, options, used_at')

export async function findMapping(
  ctx: Reader,
  kind: string,
  headerKey: string,
): Promise<SavedMapping | undefined> {
  const { rows } = await sql<SavedMapping>`SELECT ${columns} FROM imports.mappings
    WHERE kind = ${kind} AND header_key = ${headerKey}`.execute(ctx.tx)
  return rows[0]
}

export async function rememberMapping(
  ctx: Context,
  saved: Omit<SavedMapping, 'id' | 'used_at'> & { headerKey: string; usedBy: string },
): Promise<void> {
  await sql`INSERT INTO imports.mappings (id, kind, header_key, name, headers, mapping, words, options, used_by, used_at)
    VALUES (${newId()}, ${saved.kind}, ${saved.headerKey}, ${saved.name}, ${[...saved.headers]}::text[], ${json(saved.mapping)}::jsonb,
      ${json(saved.words)}::jsonb, ${json(saved.options)}::jsonb, ${saved.usedBy}, ${timestamp(ctx.now)})
    ON CONFLICT (kind, header_key) DO UPDATE SET name = excluded.name, headers = excluded.headers, mapping = excluded.mapping,
      words = excluded.words, options = excluded.options, used_by = excluded.used_by, used_at = excluded.used_at`.execute(
    ctx.tx,
  )
}

export async function listMappings(ctx: Reader, kind: string | null): Promise<SavedMapping[]> {
  const { rows } = await sql<SavedMapping>`SELECT ${columns} FROM imports.mappings
    WHERE ${kind}::text IS NULL OR kind = ${kind} ORDER BY used_at DESC LIMIT 100`.execute(ctx.tx)
  return rows
}

export async function deleteMapping(ctx: Reader, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`DELETE FROM imports.mappings WHERE id = ${id}`.execute(ctx.tx)
  return numAffectedRows === 1n
}
