import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Purpose } from './purposes.ts'

export interface FileRow {
  readonly id: string
  readonly owner_id: string
  readonly purpose: Purpose
  readonly object_kind: string | null
  readonly object_id: string | null
  /** For display; never a path. */
  readonly name: string
  readonly mime: string
  readonly size: bigint
  /** Of the bytes as handed in. */
  readonly sha256: Buffer
  readonly width: number | null
  readonly height: number | null
  readonly storage_key: string
  readonly created_at: string
}

export interface Thumbnail {
  readonly mime: string
  readonly size: bigint
  readonly storage_key: string
}

type Tx = Pick<Context, 'tx'>
const columns = sql.raw(
  'id, owner_id, purpose, object_kind, object_id, name, mime, size, sha256, width, height, storage_key, created_at',
)

export async function insertFile(
  ctx: Context,
  file: Omit<FileRow, 'object_kind' | 'object_id' | 'created_at'> & { is_demo: boolean },
): Promise<FileRow> {
  const now = timestamp(ctx.now)
  const { rows } = await sql<FileRow>`INSERT INTO media.files
      (id, owner_id, purpose, name, mime, size, sha256, width, height, storage_key, is_demo, created_at, loose_since)
    VALUES (${file.id}, ${file.owner_id}, ${file.purpose}, ${file.name}, ${file.mime}, ${file.size}, ${file.sha256},
      ${file.width}, ${file.height}, ${file.storage_key}, ${file.is_demo}, ${now}, ${now})
    RETURNING ${columns}`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new Error('the file was not written')
  return row
}

export async function findFiles(ctx: Tx, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<FileRow>`SELECT ${columns} FROM media.files WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx)
  return rows
}

export async function lockFile(ctx: Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`SELECT ${columns} FROM media.files WHERE id = ${id} FOR UPDATE`.execute(
    ctx.tx,
  )
  return rows[0]
}

export async function filesOfObjects(ctx: Tx, kind: string, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FileRow>`SELECT ${columns} FROM media.files
    WHERE object_kind = ${kind} AND object_id = ANY(${ids}::uuid[]) ORDER BY id`.execute(ctx.tx)
  return rows
}

export async function filesBySha256(ctx: Tx, sha256: Buffer): Promise<FileRow[]> {
  const { rows } =
    await sql<FileRow>`SELECT ${columns} FROM media.files WHERE sha256 = ${sha256} ORDER BY id`.execute(
      ctx.tx,
    )
  return rows
}

export async function setObject(ctx: Tx, id: string, object: { kind: string; id: string }): Promise<void> {
  await sql`UPDATE media.files SET object_kind = ${object.kind}, object_id = ${object.id}, loose_since = NULL WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function moveObject(ctx: Tx, id: string, objectId: string): Promise<void> {
  await sql`UPDATE media.files SET object_id = ${objectId} WHERE id = ${id} AND object_id IS NOT NULL`.execute(
    ctx.tx,
  )
}

export async function clearObject(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`UPDATE media.files SET object_kind = NULL, object_id = NULL, loose_since = ${timestamp(ctx.now)}
    WHERE id = ANY(${ids}::uuid[]) AND loose_since IS NULL`.execute(ctx.tx)
}

export async function findThumbnail(ctx: Tx, fileId: string, side: number): Promise<Thumbnail | undefined> {
  const { rows } =
    await sql<Thumbnail>`SELECT mime, size, storage_key FROM media.thumbnails WHERE file_id = ${fileId} AND side = ${side}`.execute(
      ctx.tx,
    )
  return rows[0]
}

/** False when another request made the same thumbnail first. */
export async function insertThumbnail(
  ctx: Tx,
  fileId: string,
  side: number,
  made: Thumbnail,
): Promise<boolean> {
  const { numAffectedRows } = await sql`INSERT INTO media.thumbnails (file_id, side, mime, size, storage_key)
    SELECT ${fileId}, ${side}, ${made.mime}, ${made.size}, ${made.storage_key}
    WHERE EXISTS (SELECT 1 FROM media.files WHERE id = ${fileId}) ON CONFLICT DO NOTHING`.execute(ctx.tx)
  return numAffectedRows === 1n
}

/** Forgets files that nothing has held since `before`; answers the storage keys that are free now. */
export async function deleteLooseFiles(ctx: Tx, before: Temporal.Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ storage_key: string }>`WITH gone AS (
      SELECT id, storage_key FROM media.files WHERE loose_since < ${timestamp(before)} ORDER BY loose_since LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), small AS (
      DELETE FROM media.thumbnails t USING gone WHERE t.file_id = gone.id RETURNING t.storage_key
    ), big AS (
      DELETE FROM media.files f USING gone WHERE f.id = gone.id RETURNING f.storage_key
    ) SELECT storage_key FROM small UNION ALL SELECT storage_key FROM big`.execute(ctx.tx)
  return rows.map((row) => row.storage_key)
}

/** Those of the storage keys that some row still names. */
export async function keysInUse(ctx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    storage_key: string
  }>`SELECT storage_key FROM media.files WHERE storage_key = ANY(${keys}::text[])
    UNION ALL SELECT storage_key FROM media.thumbnails WHERE storage_key = ANY(${keys}::text[])`.execute(
    ctx.tx,
  )
  return new Set(rows.map((row) => row.storage_key))
}

/** Files of the person's things, and his own that belong to nothing. */
export async function filesOfScope(
  ctx: Tx,
  { users, objects }: { users: readonly string[]; objects: readonly string[] },
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`SELECT ${columns} FROM media.files
    WHERE object_id = ANY(${objects}::uuid[]) OR (owner_id = ANY(${users}::uuid[]) AND object_id IS NULL)
    ORDER BY created_at, id`.execute(ctx.tx)
  return rows
}

/** Storage keys of the files that go with a person: those of his things, and his own that belong to nothing. */
export async function keysOfPerson(
  ctx: Tx,
  { users, objects }: { users: readonly string[]; objects: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ storage_key: string }>`WITH gone AS (
      SELECT id, storage_key FROM media.files
      WHERE object_id = ANY(${objects}::uuid[]) OR (owner_id = ANY(${users}::uuid[]) AND object_id IS NULL))
    SELECT storage_key FROM gone
    UNION ALL SELECT t.storage_key FROM media.thumbnails t JOIN gone ON gone.id = t.file_id`.execute(ctx.tx)
  return rows.map((row) => row.storage_key)
}
