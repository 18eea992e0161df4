export interface SourceFile {
  /** Path below server/src, with forward slashes. */
  readonly name: string
  readonly text: string
}

type Graph = Readonly<Record<string, readonly string[]>>

/**
 * Functions and views that a module publishes in SQL: its declared importers may use them; everything else in its
 * schema is its own.
 */
const publishedSql: Readonly<Record<string, readonly string[]>> = {
  media: ['storage_use'],
  identity: ['user_names', 'user_details'],
  imports: ['object_tags'],
  people: ['learner_cards', 'payers'],
  catalog: [
    'take_seats',
    'give_seats',
    'course_cards',
    'course_teachers',
    'course_terms',
    'amount_text',
    'lecture_cards',
    'seat_counts',
    'room_names',
  ],
  enrolments: ['roster'],
  attendance: ['marks'],
}

/** Every breach of ARCHITECTURE.md in these files, one sentence each. */
export function violations(files: readonly SourceFile[], graph: Graph): string[] {
  return files.flatMap((file) => {
    if (file.name.endsWith('.test.ts')) return []
    return [...importViolations(file, graph), ...sqlViolations(file, graph)].map(
      (problem) => `${file.name}: ${problem}`,
    )
  })
}

function moduleOf(name: string): string | null {
  return /^modules\/([a-z]+)\//.exec(name)?.[1] ?? null
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
}

function importViolations(file: SourceFile, graph: Graph): string[] {
  const owner = moduleOf(file.name)
  const found: string[] = []
  for (const specifier of importsOf(file.text)) {
    const target = /^#(\w+)$/.exec(specifier)?.[1]
    if (target && file.name.startsWith('platform/')) found.push(`the platform may not import ${target}`)
    if (target && owner && target !== owner && !graph[owner]?.includes(target))
      found.push(`${owner} may not import ${target}`)
    if (target && owner === target) found.push(`${owner} imports its own face`)
    if (owner && specifier.startsWith('.') && leaves(file.name, specifier, `modules/${owner}/`))
      found.push(`${specifier} leaves the module`)
    if (
      file.name.startsWith('platform/') &&
      specifier.startsWith('.') &&
      leaves(file.name, specifier, 'platform/')
    ) {
      if (!specifier.endsWith('.json')) found.push(`${specifier} leaves the platform`)
    }
  }
  return found
}

function leaves(name: string, specifier: string, home: string): boolean {
  const parts = name.split('/').slice(0, -1)
  for (const piece of specifier.split('/')) {
    if (piece === '..') parts.pop()
    else if (piece !== '.') parts.push(piece)
  }
  return !parts.join('/').startsWith(home)
}

function sqlViolations(file: SourceFile, graph: Graph): string[] {
  const owner = moduleOf(file.name)
  if (!owner) return []
  const inQueries = /\/queries(\.ts$|\/)/.test(file.name)
  const hasSql = /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(file.text)
  if (hasSql && !inQueries) return ['SQL belongs into queries.ts or queries/']
  if (!hasSql) return []
  const found = new Set<string>()
  for (const match of file.text.matchAll(
    /\b(?:FROM|JOIN|INTO|UPDATE|TABLE|SELECT)\s+([a-z]+)\.([a-z_]+)/gi,
  )) {
    const [, schema = '', name = ''] = match
    if (schema === owner || !(schema in graph)) continue
    const published = publishedSql[schema]?.includes(name) && graph[owner]?.includes(schema)
    if (!published) found.add(`${owner} may not read ${schema}.${name}`)
  }
  return [...found]
}

/** Circles in the declared graph, each written as the way around. */
export function circles(graph: Graph): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name)
    if (at >= 0) {
      found.push([...path.slice(at), name].join(' → '))
      return
    }
    if (done.has(name)) return
    for (const next of graph[name] ?? []) visit(next, [...path, name])
    done.add(name)
  }
  for (const name of Object.keys(graph)) visit(name, [])
  return found
}
