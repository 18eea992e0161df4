import { sql, type RawBuilder } from 'kysely'
import type { Database } from './context.ts'
import type { Subject, TableSpec } from './personal.ts'

/** The person (with the children who go along) whose data is asked for, and everything that tells rows about him. */
export interface PersonScope {
  readonly users: readonly string[]
  readonly learners: readonly string[]
  /** Phone numbers and e-mail addresses. */
  readonly contacts: readonly string[]
  /** Full names and identifiers under which others' texts may mention him. */
  readonly names: readonly string[]
  /** Ids of his rows: account, learner, tickets, requests, payments … */
  readonly objects: readonly string[]
}

export type Registry = readonly TableSpec[]

export const nobody: PersonScope = { users: [], learners: [], contacts: [], names: [], objects: [] }

/** The rows of `t` that are the person's; null for a table that is nobody's. */
export function rowsOf(
  registry: Registry,
  subjects: readonly Subject[],
  scope: PersonScope,
): RawBuilder<boolean> | null {
  if (subjects.length === 0) return null
  const parts = subjects.map((subject) => condition(registry, subject, scope))
  return sql<boolean>`(${sql.join(parts, sql` OR `)})`
}

function condition(registry: Registry, subject: Subject, scope: PersonScope): RawBuilder<unknown> {
  switch (subject.by) {
    case 'user':
      return sql`${column(subject.column)} = ANY(${scope.users}::uuid[])`
    case 'learner':
      return sql`${column(subject.column)} = ANY(${scope.learners}::uuid[])`
    case 'contact':
      return sql`${column(subject.column)} = ANY(${scope.contacts}::text[])`
    case 'row': {
      const parent = registry.find((spec) => spec.name === subject.table)
      const inner = parent ? rowsOf(registry, parent.subjects, scope) : null
      if (!inner) throw new Error(`${subject.table} has no subject to follow`)
      return sql`${column(subject.column)} IN (SELECT ${column(subject.key)} FROM ${sql.raw(subject.table)} AS t WHERE ${inner})`
    }
    case 'sql':
      return sql`(${filled(subject.where, scope)})`
  }
}

/** A condition of a declaration with `$users`, `$learners`, `$contacts` and `$objects` filled in. */
export function filled(where: string, scope: PersonScope): RawBuilder<unknown> {
  const parts = where.split(/\$(users|learners|contacts|objects)/).map((part, index) => {
    if (index % 2 === 0) return sql.raw(part)
    if (part === 'users') return sql`(${scope.users}::uuid[])`
    if (part === 'learners') return sql`(${scope.learners}::uuid[])`
    if (part === 'contacts') return sql`(${scope.contacts}::text[])`
    return sql`(${scope.objects}::uuid[])`
  })
  return sql.join(parts, sql``)
}

function column(name: string): RawBuilder<unknown> {
  return sql.raw(`t.${name}`)
}

/**
 * Completes a scope: contacts and names from the columns that identify, then the ids of all the person's rows.
 * `sparing` are contacts that somebody else lives under too (a child with the mother's phone).
 */
export async function completeScope(
  db: Database,
  registry: Registry,
  start: { users: readonly string[]; learners: readonly string[]; contacts: readonly string[] },
  options: { exported: boolean; sparing?: (contacts: readonly string[]) => Promise<ReadonlySet<string>> },
): Promise<PersonScope> {
  const contacts = new Set(start.contacts)
  const names = new Set<string>()
  const objects = new Set([...start.users, ...start.learners])
  for (const spec of registry) {
    const scope = { ...start, contacts: [...contacts], names: [], objects: [...objects] }
    const mine = rowsOf(registry, spec.subjects, scope)
    if (!mine || (!spec.identifies && !spec.owned)) continue
    const rows = await identifying(db, spec, mine, options.exported ? scope : null)
    for (const row of rows) {
      if (spec.owned) objects.add(row.id)
      for (const contact of row.contacts) if (contact) contacts.add(contact)
      for (const name of row.names) if (name && tellsApart(name)) names.add(name.trim())
    }
  }
  const spared = (await options.sparing?.([...contacts])) ?? new Set<string>()
  const own = [...contacts].filter((contact) => !spared.has(contact))
  return { ...start, contacts: own, names: [...names], objects: [...objects] }
}

interface Identity {
  readonly id: string
  readonly contacts: (string | null)[]
  readonly names: (string | null)[]
}

async function identifying(
  db: Database,
  spec: TableSpec,
  mine: RawBuilder<boolean>,
  exportedTo: PersonScope | null,
): Promise<Identity[]> {
  const list = (expressions: readonly string[]): RawBuilder<unknown> =>
    sql.raw(`ARRAY[${expressions.join(', ')}]::text[]`)
  const shown =
    exportedTo && typeof spec.exported === 'string'
      ? sql`(${filled(spec.exported, exportedTo)})`
      : sql.raw(exportedTo && spec.exported === false ? 'false' : 'true')
  const { rows } = await sql<Identity>`SELECT ${sql.raw(spec.owned ? 't.id' : "''")} AS id,
      ${list(spec.identifies?.contacts ?? [])} AS contacts, ${list(spec.identifies?.names ?? [])} AS names
    FROM ${sql.raw(spec.name)} AS t WHERE ${mine} AND ${shown}`.execute(db)
  return rows
}

/** A lone first name is many people's: only full names and long identifiers are looked for in others' texts. */
function tellsApart(name: string): boolean {
  const text = name.trim()
  return text.length >= 5 && (/\S\s+\S/.test(text) || /[\d@_.]/.test(text))
}

/** Contacts and names: what others' texts are searched for. Longer ones first, so that none is cut in two. */
export function needlesOf(scope: PersonScope): string[] {
  return [...scope.contacts, ...scope.names]
    .filter((needle) => needle.length >= 5)
    .toSorted((a, b) => b.length - a.length)
}
