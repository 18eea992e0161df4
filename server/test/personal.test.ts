import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blank, named, table, user, whose } from '#platform/personal'
import { realColumnsSql, registryProblems, type RealColumn } from '#platform/personal-check'
import { kernelPersonal } from '#platform/personal-kernel'
import { startWorld, type World } from './harness.ts'

describe('the registry of personal columns', () => {
  let world: World
  beforeAll(async () => void (world = await startWorld()))
  afterAll(() => world.stop())

  test('classifies every column of every table', async () => {
    const real = await world.rows<RealColumn>(realColumnsSql)
    expect(real.length).toBeGreaterThan(400)
    const specs = [...kernelPersonal, ...world.app.modules.flatMap((module) => module.personal ?? [])]
    expect(registryProblems(specs, real)).toEqual([])
  })
})

describe('the check itself catches', () => {
  const column = (name: string, more: Partial<RealColumn> = {}): RealColumn => ({
    table: 'people.cats',
    column: name,
    type: 'text',
    required: false,
    generated: false,
    toPerson: false,
    ...more,
  })
  const owner = column('owner_id', { type: 'uuid', toPerson: true })

  test('a table that nobody declared', () => {
    expect(registryProblems([], [column('name')])).toEqual([
      "people.cats is not in the registry: add table('people.cats', …) to the personal.ts of its module",
    ])
  })

  test('a new text column, which no rest swallows', () => {
    const spec = table('people.cats', { subject: user('owner_id'), columns: { name: named } })
    const real = [owner, column('name'), column('toy', { type: 'jsonb' })]
    expect(registryProblems([spec], real).join()).toContain('people.cats.toy (jsonb) is not classified')
  })

  test('a column that is gone, a subject that is not there, an emptiness that cannot be', () => {
    const spec = table('people.cats', {
      subject: user('keeper_id'),
      columns: { born: blank },
      plain: 'colour',
    })
    const found = registryProblems([spec], [column('born', { type: 'date', required: true })]).join()
    expect(found).toContain('people.cats.colour is declared but does not exist')
    expect(found).toContain("subject's column keeper_id does not exist")
    expect(found).toContain('born (date) must have a value')
  })

  test('personal columns of nobody', () => {
    const spec = table('people.cats', { subject: null, columns: { name: named } })
    expect(registryProblems([spec], [owner, column('name')])).toHaveLength(2)
    const said = table('people.cats', { subject: whose('true'), columns: { name: named } })
    expect(registryProblems([said], [owner, column('name')])).toEqual([])
  })
})
