import { sql, type RawBuilder } from 'kysely'
import type { Database } from './context.ts'
import { emptyValue, realColumnsSql, type RealColumn } from './personal-check.ts'
import {
  categoryNames,
  erasedName,
  type Category,
  type Reason,
  type TableSpec,
  type Treatment,
} from './personal.ts'
import { filled, needlesOf, rowsOf, type PersonScope, type Registry } from './personal-scope.ts'

/** How many rows of a chapter go or lose their values, and how many keep something and why. */
export interface ErasureCount {
  readonly category: Category
  readonly erased: number
  readonly kept: Readonly<Partial<Record<Reason, number>>>
}

/** What an erasure would do, without doing it. */
export async function countErasure(
  db: Database,
  registry: Registry,
  scope: PersonScope,
): Promise<ErasureCount[]> {
  const chapters = new Map<Category, { erased: number; kept: Map<Reason, number> }>()
  for (const spec of registry) {
    const mine = rowsOf(registry, spec.subjects, scope)
    const entries = Object.values(spec.columns)
    const reasons = [...new Set(entries.flatMap(({ erase }) => (erase.to === 'kept' ? [erase.because] : [])))]
    const touched = spec.remove !== false || entries.some(({ erase }) => erase.to !== 'kept')
    if (!mine || (!touched && reasons.length === 0)) continue
    const n = await countRows(db, spec.name, mine)
    if (n === 0) continue
    const chapter = chapters.get(spec.category) ?? { erased: 0, kept: new Map<Reason, number>() }
    if (touched) chapter.erased += n
    for (const reason of spec.remove === true ? [] : reasons)
      chapter.kept.set(reason, (chapter.kept.get(reason) ?? 0) + n)
    chapters.set(spec.category, chapter)
  }
  return categoryNames.flatMap((category) => {
    const chapter = chapters.get(category)
    return chapter ? [{ category, erased: chapter.erased, kept: Object.fromEntries(chapter.kept) }] : []
  })
}

async function countRows(db: Database, name: string, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`SELECT count(*)::int AS n FROM ${sql.raw(name)} AS t WHERE ${where}`.execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Erases the person's rows as every table's declaration says, upper modules first, then his names and contacts out of
 * others' texts. Runs in the caller's transaction.
 */
export async function eraseRows(db: Database, registry: Registry, scope: PersonScope): Promise<void> {
  const { rows } = await sql<RealColumn>`${sql.raw(realColumnsSql)}`.execute(db)
  const real = Map.groupBy(rows, (column) => column.table)
  for (const spec of registry.toReversed()) {
    const columns = new Map((real.get(spec.name) ?? []).map((column) => [column.column, column]))
    await eraseTable(db, registry, { spec, columns, scope })
  }
  const needles = needlesOf(scope)
  if (needles.length === 0) return
  for (const spec of registry)
    for (const name of spec.mentions) {
      const json = real.get(spec.name)?.find((column) => column.column === name)?.type === 'jsonb'
      await redactColumn(db, { table: spec.name, column: name, json }, needles)
    }
}

interface Work {
  readonly spec: TableSpec
  readonly columns: ReadonlyMap<string, RealColumn>
  readonly scope: PersonScope
}

async function eraseTable(db: Database, registry: Registry, work: Work): Promise<void> {
  const { spec, scope } = work
  const mine = rowsOf(registry, spec.subjects, scope)
  const target = sql.raw(`${spec.name} AS t`)
  if (mine && spec.remove !== false) {
    const which = spec.remove === true ? sql`true` : filled(spec.remove, scope)
    await sql`DELETE FROM ${target} WHERE ${mine} AND (${which})`.execute(db)
  }
  const groups = Map.groupBy(
    Object.entries(spec.columns).filter(
      ([, entry]) => entry.kind === 'personal' && entry.erase.to !== 'kept',
    ),
    ([, entry]) => entry.of,
  )
  for (const [of, entries] of groups) {
    const where = of ? rowsOf(registry, [of], scope) : mine
    // Rows that went as a whole need no second look.
    if (!where || (!of && spec.remove === true)) continue
    const values = entries.map(
      ([name, entry]) => sql`${sql.ref(name)} = ${newValue(entry, work.columns.get(name))}`,
    )
    await sql`UPDATE ${target} SET ${sql.join(values, sql`, `)} WHERE ${where}`.execute(db)
  }
}

function newValue(entry: Treatment, column: RealColumn | undefined): RawBuilder<unknown> {
  if (entry.erase.to === 'value') return sql.raw(entry.erase.sql)
  return sql.raw(column?.required ? (emptyValue(column.type) ?? 'NULL') : 'NULL')
}

/** Puts "Erased user" where a column names the person. Only rows that do are written. */
export async function redactColumn(
  db: Database,
  place: { readonly table: string; readonly column: string; readonly json: boolean },
  needles: readonly string[],
): Promise<void> {
  // As they stand in JSON text.
  const wanted = place.json ? needles.map((needle) => JSON.stringify(needle).slice(1, -1)) : needles
  const column = sql.raw(`t.${place.column}`)
  const text = place.json ? sql`${column}::text` : column
  const redacted = sql`platform.redact(${text}, ${wanted}::text[], ${erasedName})`
  await sql`UPDATE ${sql.raw(place.table)} AS t SET ${sql.ref(place.column)} = ${place.json ? sql`${redacted}::jsonb` : redacted}
    WHERE ${text} ILIKE ANY(${patterns(wanted)}::text[])`.execute(db)
}

/** Patterns that match texts in which a needle stands. */
export function patterns(needles: readonly string[]): string[] {
  return needles.map((needle) => `%${needle.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
}
