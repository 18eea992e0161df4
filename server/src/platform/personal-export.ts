import { sql, type RawBuilder } from 'kysely'
import type { Database } from './context.ts'
import type { TableSpec } from './personal.ts'
import { realColumnsSql, type RealColumn } from './personal-check.ts'
import { filled, rowsOf, type PersonScope, type Registry } from './personal-scope.ts'

/** One table's part of a copy. */
export interface ExportedTable {
  readonly spec: TableSpec
  /** Names of the columns, in order. */
  readonly columns: readonly string[]
  /** The rows, some at a time. */
  rows(): AsyncIterable<Record<string, unknown>[]>
}

interface Link {
  readonly table: string
  readonly column: string
  readonly to: string
  readonly key: string
}

const atOnce = 1_000

/**
 * What is exported of the person, table by table: personal columns, plain ones, numbers and moments. Other people's ids
 * stay out; things that have a title (a course, an invoice) stand by it.
 */
export async function exportedTables(
  db: Database,
  registry: Registry,
  scope: PersonScope,
): Promise<ExportedTable[]> {
  const columns = await sql<RealColumn>`${sql.raw(realColumnsSql)}`.execute(db)
  const real = Map.groupBy(columns.rows, (column) => column.table)
  const links = await titledLinks(db, registry)
  return registry.flatMap((spec) => {
    const mine = rowsOf(registry, spec.subjects, scope)
    if (!mine || spec.exported === false) return []
    const shown = typeof spec.exported === 'string' ? sql`(${filled(spec.exported, scope)})` : sql`true`
    const parts = [
      ...(real.get(spec.name) ?? []).flatMap((column) => columnPart(registry, { spec, column, scope })),
      ...links.filter((link) => link.table === spec.name).flatMap((link) => titlePart(registry, link)),
    ]
    if (parts.length === 0) return []
    const select = sql`SELECT ${sql.join(parts.map((part) => sql`${part.value} AS ${sql.ref(part.name)}`))}
      FROM ${sql.raw(spec.name)} AS t WHERE ${mine} AND ${shown} ORDER BY ${sql.raw(firstOf(real.get(spec.name)))}`
    return [{ spec, columns: parts.map((part) => part.name), rows: () => pages(db, select) }]
  })
}

async function* pages(db: Database, select: RawBuilder<unknown>): AsyncGenerator<Record<string, unknown>[]> {
  for (let offset = 0; ; offset += atOnce) {
    const { rows } = await sql<Record<string, unknown>>`${select} LIMIT ${atOnce} OFFSET ${offset}`.execute(
      db,
    )
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
  }
}

interface Part {
  readonly name: string
  readonly value: RawBuilder<unknown>
}

function columnPart(
  registry: Registry,
  { spec, column, scope }: { spec: TableSpec; column: RealColumn; scope: PersonScope },
): Part[] {
  const entry = spec.columns[column.column]
  const value = sql.raw(`t.${column.column}`)
  if (entry) {
    if (!entry.exported) return []
    const whose = entry.of ? rowsOf(registry, [entry.of], scope) : null
    return [{ name: column.column, value: whose ? sql`CASE WHEN ${whose} THEN ${value} END` : value }]
  }
  const silent =
    column.generated || ['uuid', 'bytea'].includes(column.type) || column.column.startsWith('is_demo')
  return silent && column.column !== 'id' ? [] : [{ name: column.column, value }]
}

function titlePart(registry: Registry, link: Link): Part[] {
  const title = registry.find((spec) => spec.name === link.to)?.title
  if (!title) return []
  const name = link.column.replace(/_id$/, '')
  return [
    {
      name,
      value: sql.raw(`(SELECT ${title} FROM ${link.to} AS r WHERE r.${link.key} = t.${link.column})`),
    },
  ]
}

function firstOf(columns: readonly RealColumn[] | undefined): string {
  return columns?.some((column) => column.column === 'id') ? 't.id' : `t.${columns?.[0]?.column ?? 'id'}`
}

async function titledLinks(db: Database, registry: Registry): Promise<Link[]> {
  const titled = registry.filter((spec) => spec.title !== null).map((spec) => spec.name)
  const { rows } = await sql<Link>`SELECT cn.nspname || '.' || c.relname AS "table", ca.attname AS "column",
      pn.nspname || '.' || p.relname AS "to", pa.attname AS "key"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace cn ON cn.oid = c.relnamespace
      JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
      JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = k.conkey[1]
      JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = k.confkey[1]
    WHERE k.contype = 'f' AND array_length(k.conkey, 1) = 1 AND pn.nspname || '.' || p.relname = ANY(${titled}::text[])
    ORDER BY 1, ca.attnum`.execute(db)
  return rows
}
