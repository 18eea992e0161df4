import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { LearnerTable, OnceRule } from '../merge-tables.ts'

type Tx = Pick<Context, 'tx'>
type Key = Readonly<Record<string, string>>
type Values = Readonly<Record<string, unknown>>

/** Rows of one table that were changed alike: what undoing needs. */
export interface Change {
  readonly table: string
  readonly keys: readonly Key[]
  readonly before: Values
  readonly after: Values
}

export interface Pair {
  readonly survivorId: string
  readonly mergedId: string
}

const keyOf = (spec: LearnerTable): readonly string[] => spec.key ?? ['id']

/** Tables and columns are declared in code (merge-tables.ts); no name of a request comes here. */
const name = (text: string): RawBuilder<unknown> => sql.raw(text)

/** Rows `t` of the merged learner that meet one of the survivor under the rule. */
function meets(spec: LearnerTable, rule: OnceRule, survivorId: string): RawBuilder<boolean> {
  const same = rule.columns.map((column) => `o.${column} = t.${column}`).join(' AND ')
  const both = rule.where ? ` AND (${rule.where('o')}) AND (${rule.where('t')})` : ''
  return sql<boolean>`EXISTS (SELECT 1 FROM ${name(spec.table)} o
    WHERE o.learner_id = ${survivorId} AND ${name(same + both)})`
}

function stays(spec: LearnerTable, survivorId: string): RawBuilder<boolean> {
  const rules = (spec.once ?? []).filter((rule) => rule.otherwise === 'stay')
  if (rules.length === 0) return sql<boolean>`false`
  return sql<boolean>`(${sql.join(
    rules.map((rule) => meets(spec, rule, survivorId)),
    sql` OR `,
  )})`
}

export interface TableCount {
  readonly kind: string
  readonly moves: number
  readonly stays: number
}

/** How many rows of the table would move, and how many stay because the survivor has such a one. */
export async function countRows(ctx: Tx, spec: LearnerTable, pair: Pair): Promise<TableCount> {
  const { rows } = await sql<{ moves: number; stays: number }>`SELECT
      count(*) FILTER (WHERE NOT stays)::int AS moves, count(*) FILTER (WHERE stays)::int AS stays
    FROM (SELECT ${stays(spec, pair.survivorId)} AS stays FROM ${name(spec.table)} t WHERE t.learner_id = ${pair.mergedId}) AS counted`.execute(
    ctx.tx,
  )
  return { kind: spec.kind, ...(rows[0] ?? { moves: 0, stays: 0 }) }
}

export interface Conflict {
  readonly kind: string
  /** Of what the conflict is about: a course. */
  readonly about: string | null
  readonly port: 'course' | null
}

/** What somebody has to decide before the two can be one. */
export async function findConflicts(ctx: Tx, spec: LearnerTable, pair: Pair): Promise<Conflict[]> {
  const found: Conflict[] = []
  for (const rule of (spec.once ?? []).filter((one) => one.otherwise === 'refuse')) {
    const about = rule.named ? `t.${rule.named[0]}::text` : 'NULL'
    const { rows } = await sql<{
      about: string | null
    }>`SELECT ${name(about)} AS about FROM ${name(spec.table)} t
      WHERE t.learner_id = ${pair.mergedId} AND ${meets(spec, rule, pair.survivorId)}`.execute(ctx.tx)
    for (const row of rows) found.push({ kind: spec.kind, about: row.about, port: rule.named?.[1] ?? null })
  }
  return found
}

/** Moves the rows of a table; undefined when there were none. */
export async function moveRows(ctx: Tx, spec: LearnerTable, pair: Pair): Promise<Change | undefined> {
  const parts = keyOf(spec).map((column) => `'${column}', t.${column}`)
  const { rows } = await sql<{ key: Key }>`UPDATE ${name(spec.table)} t SET learner_id = ${pair.survivorId}
    WHERE t.learner_id = ${pair.mergedId} AND NOT ${stays(spec, pair.survivorId)}
    RETURNING jsonb_build_object(${name(parts.join(', '))}) AS key`.execute(ctx.tx)
  if (rows.length === 0) return undefined
  return {
    table: spec.table,
    keys: rows.map((row) => row.key),
    before: { learner_id: pair.mergedId },
    after: { learner_id: pair.survivorId },
  }
}

/** A row as it stands, every column, in PostgreSQL's own words. */
export async function snapshot(ctx: Tx, table: string, id: string): Promise<Values> {
  const { rows } = await sql<{
    row: Values
  }>`SELECT to_jsonb(t) AS row FROM ${name(table)} t WHERE t.id = ${id}`.execute(ctx.tx)
  return rows[0]?.row ?? {}
}

/** The columns in which two snapshots differ; what is computed from others is left out. */
export function difference(table: string, id: string, before: Values, after: Values): Change | undefined {
  const changed = Object.keys(before).filter(
    (column) => !generated.has(column) && JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  )
  if (changed.length === 0) return undefined
  const pick = (from: Values): Values =>
    Object.fromEntries(changed.map((column) => [column, from[column] ?? null]))
  return { table, keys: [{ id }], before: pick(before), after: pick(after) }
}

const generated = new Set(['search_text', 'name_fold'])

/** Sets every value back that is still as the merge left it; what was changed since stays. Answers how many rows. */
export async function restoreRows(ctx: Tx, change: Change): Promise<number> {
  const [first] = change.keys
  if (!first) return 0
  const columns = Object.keys(first)
  const wanted = columns.map((column) => `(k->>'${column}')::uuid`).join(', ')
  // All columns at once: some constraints hold over several of them.
  const set = Object.keys(change.before).map(
    (column) =>
      `${column} = CASE WHEN t.${column} IS NOT DISTINCT FROM a.${column} THEN b.${column} ELSE t.${column} END`,
  )
  const { numAffectedRows } = await sql`UPDATE ${name(change.table)} t SET ${name(set.join(', '))}
    FROM jsonb_populate_record(NULL::${name(change.table)}, ${JSON.stringify(change.before)}::jsonb) AS b,
      jsonb_populate_record(NULL::${name(change.table)}, ${JSON.stringify(change.after)}::jsonb) AS a
    WHERE (${name(columns.map((key) => `t.${key}`).join(', '))})
      IN (SELECT ${name(wanted)} FROM jsonb_array_elements(${JSON.stringify(change.keys)}::jsonb) AS k)`.execute(
    ctx.tx,
  )
  return Number(numAffectedRows ?? 0n)
}

/** Every guardian link of a learner, ended ones too. */
export async function linksToMerge(
  ctx: Tx,
  learnerId: string,
): Promise<{ id: string; user_id: string; is_primary: boolean; ended_at: string | null }[]> {
  const { rows } = await sql<{ id: string; user_id: string; is_primary: boolean; ended_at: string | null }>`
    SELECT id, user_id, is_primary, ended_at FROM people.guardians WHERE learner_id = ${learnerId} ORDER BY id FOR UPDATE`.execute(
    ctx.tx,
  )
  return rows
}

/** Moves a link, as primary or not. */
export async function moveLink(
  ctx: Tx,
  link: { id: string; learnerId: string; isPrimary: boolean },
): Promise<void> {
  await sql`UPDATE people.guardians SET learner_id = ${link.learnerId}, is_primary = ${link.isPrimary} WHERE id = ${link.id}`.execute(
    ctx.tx,
  )
}

/** Open sockets of these people look at their rights again at once. */
export async function announceRights(ctx: Tx, userIds: readonly string[]): Promise<void> {
  await sql`SELECT pg_notify('halqa_rights', id) FROM unnest(${[...new Set(userIds)]}::text[]) AS id`.execute(
    ctx.tx,
  )
}

/** The merged learner: out of sight, and it says where it went. */
export async function setMerged(ctx: Context, pair: Pair): Promise<void> {
  await sql`UPDATE people.learners SET merged_into = ${pair.survivorId}, archived_at = coalesce(archived_at, ${timestamp(ctx.now)}),
    version = version + 1 WHERE id = ${pair.mergedId}`.execute(ctx.tx)
}
