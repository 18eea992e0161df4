import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emit, send } from '#platform/events'
import { Slots } from '#platform/slots'
import { startWorld, type World } from '#test/harness'
import { makeProbe } from '#test/probes'

const probe = makeProbe()
let world: World
beforeAll(async () => {
  world = await startWorld({ workers: true, node: { modules: [probe.module], poolSize: 6 } })
  await probe.prepare(world)
})
afterAll(() => world.stop())

const runs = (name: string): number => probe.runs.get(name) ?? 0

describe('a queue with workers', () => {
  test('runs each job that committed, and none that did not', async () => {
    await world.within(async (ctx) => {
      for (let n = 0; n < 60; n++) await send(ctx, 'probe.job', { n })
    })
    const aborted = world.within(async (ctx) => {
      await send(ctx, 'probe.job', { n: 1_000 })
      throw new Error('planted')
    })
    await expect(aborted).rejects.toThrow('planted')
    await expect
      .poll(() => Array.from({ length: 60 }, (_, n) => runs(`job ${n}`)).every((count) => count === 1), {
        timeout: 20_000,
      })
      .toBe(true)
    expect(runs('job 1000')).toBe(0)
  })

  test('tries again what failed and only that: its neighbours in the batch are done once', async () => {
    probe.fail = (run) => run === 1
    await world.within((ctx) => send(ctx, 'probe.job', { n: 2_000 }))
    await expect.poll(() => runs('job 2000'), { timeout: 20_000 }).toBe(1)
    probe.fail = () => false
    await world.within(async (ctx) => {
      for (let n = 2_001; n < 2_010; n++) await send(ctx, 'probe.job', { n })
    })
    await expect.poll(() => runs('job 2000'), { timeout: 25_000 }).toBe(2)
    await expect
      .poll(() => Array.from({ length: 9 }, (_, n) => runs(`job ${2_001 + n}`)), { timeout: 10_000 })
      .toEqual(Array.from({ length: 9 }, () => 1))
  })

  test('lets a subscriber that failed half-way begin again from nothing, and hear an event once', async () => {
    probe.fail = (run) => run === 1
    await world.within((ctx) => emit(ctx, 'probe.rung', { n: 7 }))
    await expect.poll(() => runs('hear 7'), { timeout: 25_000 }).toBe(2)
    probe.fail = () => false
    const heard = () => world.rows(`SELECT 1 FROM public.probe_things WHERE name = 'heard' AND size = 7`)
    await expect.poll(async () => (await heard()).length, { timeout: 5_000 }).toBe(1)
    const [event] = await world.rows<{ id: string; at: string }>(
      `SELECT id, to_json(at) #>> '{}' AS at FROM platform.events WHERE type = 'probe.rung'`,
    )
    const spec = world.app.jobs.spec('probe.hear')
    if (!event || !spec) throw new Error('no event')
    await world.app.jobs.run(
      spec,
      { id: event.id, type: 'probe.rung', data: { n: 7 }, actorId: null, at: event.at },
      world.app.makeContext,
    )
    expect(await heard()).toHaveLength(1)
  })

  test('gives long work its time before it thinks it dead', async () => {
    const queues = await world.rows<{ name: string; expire_seconds: number }>(
      `SELECT name, expire_seconds FROM pgboss.queue WHERE name IN ('probe.hourly', 'probe.job')`,
    )
    expect(Object.fromEntries(queues.map((queue) => [queue.name, queue.expire_seconds]))).toEqual({
      'probe.hourly': 5_400,
      'probe.job': 900,
    })
  })
})

describe('due times', () => {
  test('are claimed once by two nodes at the same moment, and not made up for before the job existed', async () => {
    expect(runs('hourly')).toBe(0)
    world.at('2026-11-21T11:00:30Z')
    const claims = await Promise.all([world.app.tick(), world.app.tick(), world.app.tick()])
    expect(claims.flat().filter((name) => name === 'probe.hourly')).toHaveLength(1)
    await expect.poll(() => runs('hourly'), { timeout: 15_000 }).toBe(1)
  })
})

test('jobs run so many at once, in the order in which they came', async () => {
  const slots = new Slots(3)
  const begun: number[] = []
  let now = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      slots
        .run(async () => {
          begun.push(n)
          most = Math.max(most, ++now)
          await new Promise((resolve) => setTimeout(resolve, 2))
          now -= 1
          if (n === 5) throw new Error('planted')
        })
        .catch(() => {}),
    ),
  )
  expect(begun).toEqual(Array.from({ length: 20 }, (_, n) => n))
  expect(most).toBe(3)
})
