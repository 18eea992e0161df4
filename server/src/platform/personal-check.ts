import type { TableSpec } from './personal.ts'

/** A column as the database's catalogue has it. */
export interface RealColumn {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly required: boolean
  readonly generated: boolean
  /** It points to a user or a learner. */
  readonly toPerson: boolean
}

/** Reads the catalogue: every column of every table of the product. */
export const realColumnsSql = `SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column",
    format_type(a.atttypid, NULL) AS type, a.attnotnull AS required, a.attgenerated <> '' AS generated,
    EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey)
      AND k.confrelid IN ('identity.users'::regclass, 'people.learners'::regclass)) AS "toPerson"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
    AND n.nspname NOT IN ('information_schema', 'public', 'pgboss') AND n.nspname NOT LIKE 'pg\\_%'
  ORDER BY 1, a.attnum`

/** Types that cannot hold words, faces or addresses of anybody; a birth date can stand in a date. */
const silentTypes = new Set([
  'uuid',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'boolean',
  'timestamp with time zone',
  'time without time zone',
  'oid',
  'tid',
])

/** What is wrong with the registry, one sentence each that says what to do. */
export function registryProblems(specs: readonly TableSpec[], columns: readonly RealColumn[]): string[] {
  const real = Map.groupBy(columns, (column) => column.table)
  const declared = new Map<string, TableSpec>()
  const problems: string[] = []
  for (const spec of specs) {
    if (declared.has(spec.name)) problems.push(`${spec.name} is declared twice; keep one`)
    declared.set(spec.name, spec)
  }
  for (const [name, list] of real) {
    const spec = declared.get(name)
    if (!spec)
      problems.push(
        `${name} is not in the registry: add table('${name}', …) to the personal.ts of its module`,
      )
    else problems.push(...tableProblems(spec, list))
  }
  for (const spec of specs) {
    if (!real.has(spec.name)) problems.push(`${spec.name} is declared but does not exist; remove it`)
    for (const subject of subjectsOf(spec))
      if (subject.by === 'row' && !declared.get(subject.table)?.subjects.length)
        problems.push(`${spec.name}: ${subject.table} has no subject to follow`)
  }
  return problems
}

function subjectsOf(spec: TableSpec) {
  return [...spec.subjects, ...Object.values(spec.columns).flatMap((entry) => entry.of ?? [])]
}

function tableProblems(spec: TableSpec, real: readonly RealColumn[]): string[] {
  const problems: string[] = []
  const known = new Map(real.map((column) => [column.column, column]))
  const plain = new Set(spec.plain)
  for (const name of [...Object.keys(spec.columns), ...plain, ...spec.mentions])
    if (!known.has(name)) problems.push(`${spec.name}.${name} is declared but does not exist; remove it`)
  for (const subject of subjectsOf(spec))
    if (subject.by !== 'sql' && !known.has(subject.column))
      problems.push(`${spec.name}: its subject's column ${subject.column} does not exist`)
  for (const { column, type, generated, required, toPerson } of real) {
    const entry = spec.columns[column]
    if (entry && plain.has(column)) problems.push(`${spec.name}.${column} is both personal and plain; decide`)
    if (
      !entry &&
      !plain.has(column) &&
      !spec.mentions.includes(column) &&
      !generated &&
      !silentTypes.has(type)
    )
      problems.push(
        `${spec.name}.${column} (${type}) is not classified: name it in columns (blank, hidden, named, kept(…), mention) ` +
          `or, when it says nothing about anybody, in plain (others' text that may name people: in mentions)`,
      )
    if (entry?.erase.to === 'empty' && required && emptyValue(type) === null)
      problems.push(`${spec.name}.${column} (${type}) must have a value: use becomes('…') instead of blank`)
    if (entry?.kind === 'personal' && !entry.of && spec.subjects.length === 0)
      problems.push(
        `${spec.name}.${column} is personal, but the table has no subject: say whose rows they are`,
      )
    if (toPerson && spec.subjects.length === 0 && Object.keys(spec.columns).length > 0 && !allMentions(spec))
      problems.push(`${spec.name}.${column} points to a person: say whose rows they are`)
  }
  return problems
}

function allMentions(spec: TableSpec): boolean {
  return Object.values(spec.columns).every((entry) => entry.kind === 'mention' || entry.of)
}

/** What stands in a column that may not be NULL when it is emptied; null = nothing can. */
export function emptyValue(type: string): string | null {
  if (type === 'text' || type === 'character varying') return "''"
  if (type === 'jsonb' || type === 'json') return `'{}'`
  if (type === 'bytea') return String.raw`'\x'`
  return type.endsWith('[]') ? "'{}'" : null
}
