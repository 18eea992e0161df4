import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { startContext } from '../setup/module.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
  const started = performance.now()
  await world.app.setup.firstRun(startContext(world.app), { kind: 'demo' })
  console.info(`demo centre loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}, 120_000)
afterAll(() => world.stop())

describe('the demo centre', () => {
  test('has people, courses, lectures', async () => {
    const rows = await world.rows(`SELECT (SELECT count(*) FROM identity.users) AS users, (SELECT count(*) FROM people.learners) AS learners,
      (SELECT count(*) FROM catalog.courses) AS courses, (SELECT count(*) FROM catalog.lectures) AS lectures,
      (SELECT count(*) FROM catalog.lectures WHERE starts_at < '2026-11-21T10:00:00Z') AS past`)
    console.info(rows[0])
    expect(rows).toHaveLength(1)
  })
})
