import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'
import type { Change } from './merge-rows.ts'

type Tx = Pick<Context, 'tx'>

export interface MergeRow {
  readonly id: string
  readonly survivor: { readonly id: string; readonly name: string; readonly unique_code: string }
  readonly merged: { readonly id: string; readonly name: string; readonly unique_code: string }
  readonly moved: Readonly<Record<string, number>>
  readonly merged_at: string
  readonly merged_by_name: string
  readonly undo_until: string
  readonly undone_at: string | null
  readonly undone_by_name: string | null
}

const card = (l: string) =>
  sql.raw(
    `json_build_object('id', ${l}.id, 'name', trim(${l}.first_name || ' ' || ${l}.last_name), 'unique_code', coalesce(${l}.unique_code, ''))`,
  )
const merges = sql<MergeRow & { survivor_id: string; merged_id: string }>`(
  SELECT m.id, m.survivor_id, m.merged_id, ${card('s')} AS survivor, ${card('o')} AS merged, m.moved, m.merged_at,
    trim(b.first_name || ' ' || b.last_name) AS merged_by_name, m.undo_until, m.undone_at,
    trim(u.first_name || ' ' || u.last_name) AS undone_by_name
  FROM people.learner_merges m JOIN people.learners s ON s.id = m.survivor_id JOIN people.learners o ON o.id = m.merged_id
  JOIN identity.user_details b ON b.id = m.merged_by LEFT JOIN identity.user_details u ON u.id = m.undone_by)`.as(
  't',
)
const shown = [
  't.id',
  't.survivor',
  't.merged',
  't.moved',
  't.merged_at',
  't.merged_by_name',
  't.undo_until',
  't.undone_at',
  't.undone_by_name',
] as const

export const mergeList: ListSpec = {
  ordering: { merged_at: sql.ref('t.merged_at') },
  defaultOrdering: '-merged_at',
  tie: sql.ref('t.id'),
  filters: {},
}

export function listMerges(ctx: Tx, input: ListInput): Promise<Page<MergeRow>> {
  return runList(ctx.tx, mergeList, ctx.tx.selectFrom(merges).select([...shown]), input, (row) => row)
}

export async function findMerge(ctx: Tx, id: string): Promise<MergeRow | undefined> {
  return ctx.tx
    .selectFrom(merges)
    .select([...shown])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

export async function insertMerge(
  ctx: Context,
  merge: {
    id: string
    survivorId: string
    mergedId: string
    moved: Readonly<Record<string, number>>
    changes: readonly Change[]
    undoUntil: Temporal.Instant
  },
): Promise<void> {
  await sql`INSERT INTO people.learner_merges (id, survivor_id, merged_id, moved, changes, merged_at, merged_by, undo_until)
    VALUES (${merge.id}, ${merge.survivorId}, ${merge.mergedId}, ${JSON.stringify(merge.moved)}::jsonb, ${JSON.stringify(merge.changes)}::jsonb,
      ${timestamp(ctx.now)}, ${ctx.actor.userId}, ${timestamp(merge.undoUntil)})`.execute(ctx.tx)
}

export interface MergeRecord {
  readonly id: string
  readonly survivor_id: string
  readonly merged_id: string
  readonly changes: readonly Change[]
  readonly undo_until: string
  readonly undone_at: string | null
  /** A later merge of one of the two stands in the way. */
  readonly is_covered: boolean
}

export async function lockMerge(ctx: Tx, id: string): Promise<MergeRecord | undefined> {
  const { rows } =
    await sql<MergeRecord>`SELECT m.id, m.survivor_id, m.merged_id, m.changes, m.undo_until, m.undone_at,
      EXISTS (SELECT 1 FROM people.learner_merges later WHERE later.id > m.id AND later.undone_at IS NULL
        AND (later.survivor_id IN (m.survivor_id, m.merged_id) OR later.merged_id IN (m.survivor_id, m.merged_id))) AS is_covered
    FROM people.learner_merges m WHERE m.id = ${id} FOR UPDATE OF m`.execute(ctx.tx)
  return rows[0]
}

export async function noteUndone(ctx: Context, id: string): Promise<void> {
  await sql`UPDATE people.learner_merges SET undone_at = ${timestamp(ctx.now)}, undone_by = ${ctx.actor.userId} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** Is this learner part of another one now? */
export async function wasMerged(ctx: Tx, learnerId: string): Promise<boolean> {
  const { rows } = await sql<{ merged: boolean }>`SELECT EXISTS (SELECT 1 FROM people.learner_merges
    WHERE merged_id = ${learnerId} AND undone_at IS NULL) AS merged`.execute(ctx.tx)
  return rows[0]?.merged ?? false
}
