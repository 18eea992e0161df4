import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { graph } from '../src/modules/graph.ts'
import { circles, violations, type SourceFile } from './architecture.ts'

const root = path.resolve(import.meta.dirname, '../src')
const files: SourceFile[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
  .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }))

describe('the code keeps to the architecture', () => {
  test('no undeclared import, no way around a face, SQL only in queries', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(violations(files, graph)).toEqual([])
  })

  test('the declared graph has no circle', () => {
    expect(circles(graph)).toEqual([])
  })
})

describe('the check itself catches', () => {
  const file = (name: string, text: string): SourceFile[] => [{ name, text }]

  test('an undeclared import of another module', () => {
    expect(violations(file('modules/media/index.ts', "import { x } from '#billing'"), graph)).toEqual([
      'modules/media/index.ts: media may not import billing',
    ])
  })

  test('a relative import that leaves the module', () => {
    expect(
      violations(
        file('modules/people/actions/a.ts', "import { x } from '../../identity/queries/actor.ts'"),
        graph,
      ),
    ).toEqual(['modules/people/actions/a.ts: ../../identity/queries/actor.ts leaves the module'])
  })

  test('the platform importing a module', () => {
    expect(violations(file('platform/x.ts', "import { x } from '#identity'"), graph)).toEqual([
      'platform/x.ts: the platform may not import identity',
    ])
  })

  test('SQL outside queries', () => {
    expect(violations(file('modules/people/actions/a.ts', 'const q = sql`SELECT 1`'), graph)).toEqual([
      'modules/people/actions/a.ts: SQL belongs into queries.ts or queries/',
    ])
    expect(
      violations(file('modules/people/routes.ts', "ctx.tx.selectFrom('people.learners')"), graph),
    ).toHaveLength(1)
  })

  test("SQL on another module's tables", () => {
    expect(
      violations(file('modules/people/queries/a.ts', 'sql`SELECT * FROM billing.invoices`'), graph),
    ).toEqual(['modules/people/queries/a.ts: people may not read billing.invoices'])
  })

  test('a circle', () => {
    expect(circles({ a: ['b'], b: ['c'], c: ['a'] })).toEqual(['a → b → c → a'])
  })
})
