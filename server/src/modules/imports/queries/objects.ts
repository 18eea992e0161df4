import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Kept, ObjectTag } from '../definition.ts'
import { json, type Counts } from './imports.ts'

type Reader = Pick<Context, 'tx'>

/** Notes what was touched. A thing updated twice keeps its first values before and its last after. */
export async function saveTags(ctx: Reader, importId: string, tags: readonly ObjectTag[]): Promise<void> {
  const list = tags.map(({ objectId, ...tag }) => ({ ...tag, object_id: objectId }))
  await sql`INSERT INTO imports.objects AS o (import_id, kind, object_id, action, number, before, after)
    SELECT ${importId}, kind, object_id, action, min(number), (array_agg(before))[1], (array_agg(after))[1]
    FROM jsonb_to_recordset(${json(list)}::jsonb) AS t (kind text, object_id uuid, action text, number int, before jsonb, after jsonb)
    GROUP BY kind, object_id, action
    ON CONFLICT (import_id, kind, object_id, action) DO UPDATE
      SET before = excluded.before || o.before, after = o.after || excluded.after`.execute(ctx.tx)
}

/** Those of these things that the import made. */
export async function madeBy(
  ctx: Reader,
  importId: string,
  kind: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ object_id: string }>`SELECT object_id FROM imports.objects
    WHERE import_id = ${importId} AND kind = ${kind} AND action = 'create' AND object_id = ANY(${ids}::uuid[])`.execute(
    ctx.tx,
  )
  return new Set(rows.map((row) => row.object_id))
}

export async function countTags(ctx: Reader, importId: string): Promise<Counts> {
  const { rows } = await sql<{
    key: string
    n: number
  }>`SELECT kind || '.' || action AS key, count(*)::int AS n
    FROM imports.objects WHERE import_id = ${importId} GROUP BY 1`.execute(ctx.tx)
  return Object.fromEntries(rows.map((row) => [row.key, row.n]))
}

/** A digest over everything that the import touched; it stands in the audit trail, so that the tags cannot be altered unseen. */
export async function digestTags(ctx: Reader, importId: string): Promise<string> {
  const { rows } = await sql<{ digest: string | null }>`SELECT encode(sha256(convert_to(string_agg(
      kind || ' ' || object_id || ' ' || action || ' ' || coalesce(before::text, '') || ' ' || coalesce(after::text, ''),
      E'\n' ORDER BY kind, object_id, action), 'UTF8')), 'hex') AS digest
    FROM imports.objects WHERE import_id = ${importId}`.execute(ctx.tx)
  return rows[0]?.digest ?? ''
}

/** What an undo still has to take back. */
export async function openTags(ctx: Reader, importId: string): Promise<ObjectTag[]> {
  const { rows } =
    await sql<ObjectTag>`SELECT number, kind, object_id AS "objectId", action, before, after FROM imports.objects
    WHERE import_id = ${importId} AND undone_at IS NULL AND action <> 'match' ORDER BY number`.execute(ctx.tx)
  return rows
}

export async function saveUndone(ctx: Context, importId: string, kept: readonly Kept[]): Promise<Counts> {
  await sql`UPDATE imports.objects o SET kept_because = k.because
    FROM jsonb_to_recordset(${json(kept)}::jsonb) AS k (kind text, "objectId" uuid, because text)
    WHERE o.import_id = ${importId} AND o.kind = k.kind AND o.object_id = k."objectId"`.execute(ctx.tx)
  await sql`UPDATE imports.objects o SET undone_at = ${timestamp(ctx.now)}, kept_because = NULL
    WHERE o.import_id = ${importId} AND o.undone_at IS NULL AND o.action <> 'match' AND NOT EXISTS (
      SELECT 1 FROM jsonb_to_recordset(${json(kept)}::jsonb) AS k (kind text, "objectId" uuid)
      WHERE k.kind = o.kind AND k."objectId" = o.object_id)`.execute(ctx.tx)
  const { rows } = await sql<{
    key: string
    n: number
  }>`SELECT kind || '.' || CASE WHEN undone_at IS NULL THEN 'kept' ELSE action END AS key,
      count(*)::int AS n FROM imports.objects WHERE import_id = ${importId} AND action <> 'match' GROUP BY 1`.execute(
    ctx.tx,
  )
  return Object.fromEntries(rows.map((row) => [row.key, row.n]))
}

export async function madeObjects(ctx: Reader, importId: string, kind: string): Promise<string[]> {
  const { rows } = await sql<{ object_id: string }>`SELECT object_id FROM imports.objects
    WHERE import_id = ${importId} AND kind = ${kind} AND action = 'create' ORDER BY object_id`.execute(ctx.tx)
  return rows.map((row) => row.object_id)
}
