import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPool } from '#platform/db/pool'
import { Limits } from '#platform/http/limits'
import { changeSetting, setting } from '#platform/settings'
import { startWorld, type World } from '#test/harness'
import { makeProbe } from '#test/probes'

const probe = makeProbe()
let world: World
let base: string
const crashes: unknown[] = []
const crashed = (error: unknown): void => void crashes.push(error)
beforeAll(async () => {
  process.on('unhandledRejection', crashed)
  process.on('uncaughtException', crashed)
  world = await startWorld({
    node: { modules: [probe.module], poolSize: 6, poolWaitMs: 400, overload: { inFlight: 20, lateMs: null } },
  })
  await probe.prepare(world)
  base = await world.listen()
})
afterAll(async () => {
  await world.stop()
  process.off('unhandledRejection', crashed)
  process.off('uncaughtException', crashed)
})

const post = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  })
const hold = (): (() => void) => {
  let open = (): void => {}
  probe.hold = new Promise((resolve) => (open = resolve))
  return open
}

describe('a database whose connections are cut under load', () => {
  test('costs 503 with Retry-After, never a 500 or the process; nothing acknowledged is lost; the pool heals', async () => {
    const statuses = new Map<number, number>()
    let kept = 0
    let going = true
    const caller = async (): Promise<void> => {
      while (going) {
        const answer = await post('/api/v1/probe/query/')
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        if (answer.status === 200) kept += 1
        if (answer.status === 503) expect(answer.headers.get('retry-after')).toBe('2')
        await answer.text()
      }
    }
    const callers = Array.from({ length: 6 }, caller)
    for (let n = 0; n < 6; n++) {
      await new Promise((resolve) => setTimeout(resolve, 150))
      await world.rows(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'halqa_app' AND application_name <> 'halqa-jobs'`,
      )
    }
    going = false
    await Promise.all(callers)
    expect([...statuses.keys()].toSorted()).toEqual([200, 503])
    const [row] = await world.rows<{ n: string }>(
      `SELECT count(*) AS n FROM public.probe_things WHERE name = 'load'`,
    )
    expect(Number(row?.n)).toBeGreaterThanOrEqual(kept)
    expect((await post('/api/v1/probe/query/')).status).toBe(200)
    expect(crashes).toEqual([])
  })

  test('does not take the shared fast reads away for longer than one answer', async () => {
    const read = () => fetch(`${base}/api/v1/courses/`).then((answer) => answer.status)
    expect(await read()).toBe(200)
    await world.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'halqa-reads'`,
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await Promise.all(Array.from({ length: 8 }, read))).toEqual(Array.from({ length: 8 }, () => 200))
    const lines = await world.rows(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'halqa-reads'`,
    )
    expect(lines.length).toBeLessThanOrEqual(4)
  })
})

describe('a pool that is taken up', () => {
  test('lets a request wait a bounded time, then says when to come back; who needs no database is answered', async () => {
    const release = Promise.withResolvers<void>()
    const taken = Array.from({ length: 6 }, () =>
      world.app.database.transaction().execute(() => release.promise),
    )
    const begun = performance.now()
    const answer = await post('/api/v1/probe/query/')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect((await fetch(`${base}/api/v1/probe/where/`)).status).toBe(200)
    release.resolve()
    await Promise.all(taken)
    expect((await post('/api/v1/probe/query/')).status).toBe(200)
  })
})

describe('limits', () => {
  test('do not fall open while their database is away', async () => {
    const pool = createPool({
      url: 'postgres://halqa_app@127.0.0.1:1/none',
      max: 2,
      name: 'away',
      waitMs: 500,
    })
    const limits = new Limits(pool)
    const budget = { name: 'probe', points: 4, seconds: 60 }
    await limits.take(budget, 'nadia')
    await limits.take(budget, 'nadia')
    await expect(limits.take(budget, 'nadia')).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
    })
    await limits.take(budget, 'omar')
    await pool.end()
  })
})

describe('a node that is asked more than it can do', () => {
  test('works on so many and tells the rest at once; then it is as before', async () => {
    const open = hold()
    const before = probe.runs.get('slow') ?? 0
    const held = Array.from({ length: 20 }, () => fetch(`${base}/api/v1/probe/slow/`))
    await expect.poll(() => (probe.runs.get('slow') ?? 0) - before).toBe(20)
    const begun = performance.now()
    const rest = await Promise.all(Array.from({ length: 50 }, () => fetch(`${base}/api/v1/probe/slow/`)))
    expect(new Set(rest.map((answer) => answer.status))).toEqual(new Set([503]))
    expect(rest[0]?.headers.get('retry-after')).toBe('2')
    expect(performance.now() - begun).toBeLessThan(3_000)
    open()
    expect((await Promise.all(held)).map((answer) => answer.status)).toEqual(
      Array.from({ length: 20 }, () => 200),
    )
    expect((await fetch(`${base}/api/v1/probe/slow/`)).status).toBe(200)
  })

  test('counts those whose person it still looks up: a rush does not wait at the door', async () => {
    const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
    const lock = new pg.Client({ connectionString: world.adminUrl })
    await lock.connect()
    await lock.query('BEGIN; LOCK TABLE identity.sessions IN ACCESS EXCLUSIVE MODE')
    const answered: number[] = []
    const rush = Array.from({ length: 60 }, async () => {
      const headers = { authorization: `Bearer ${nadia.person.token}` }
      answered.push((await fetch(`${base}/api/v1/profile/`, { headers })).status)
    })
    await expect.poll(() => answered.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(40)
    expect(new Set(answered)).toEqual(new Set([503]))
    await lock.query('COMMIT')
    await lock.end()
    await Promise.all(rush)
    expect((await nadia.get('/api/v1/profile/')).status).toBe(200)
  })
})

describe('settings', () => {
  test('that a transaction changes are seen by it alone until it commits, and by nobody when it does not', async () => {
    const { database } = world.app
    const read = () => setting({ tx: database }, 'centre.phone')
    expect(await read()).toBe('')
    const aborted = database.transaction().execute(async (tx) => {
      const ctx = {
        ...world.app.makeContext(tx, {
          kind: 'system',
          userId: null,
          sessionId: null,
          roles: ['test'],
          permissions: new Set(),
          authenticatedAt: null,
        }),
      }
      await changeSetting(ctx, 'centre.phone', '+20100')
      expect(await setting(ctx, 'centre.phone')).toBe('+20100')
      expect(await read()).toBe('')
      throw new Error('planted')
    })
    await expect(aborted).rejects.toThrow('planted')
    expect(await read()).toBe('')
    await world.within((ctx) => changeSetting(ctx, 'centre.phone', '+20111'))
    expect(await read()).toBe('+20111')
  })

  test('of two centres in one process stay apart', async () => {
    const other = await startWorld()
    try {
      await other.within((ctx) => changeSetting(ctx, 'centre.phone', '+98'))
      expect(await setting({ tx: other.app.database }, 'centre.phone')).toBe('+98')
      expect(await setting({ tx: world.app.database }, 'centre.phone')).toBe('+20111')
    } finally {
      await other.stop()
    }
  })
})

describe('a stop', () => {
  test('asks clients to go elsewhere, lets begun requests end, and cuts what hangs', async () => {
    const own = makeProbe()
    const other = await startWorld({ node: { modules: [own.module] } })
    const address = await other.listen()
    const gate = Promise.withResolvers<void>()
    own.hold = gate.promise
    const begun = fetch(`${address}/api/v1/probe/slow/`)
    await expect.poll(() => own.runs.get('slow')).toBe(1)
    other.app.drain()
    const late = await fetch(`${address}/api/v1/probe/where/`)
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close'])
    const stopped = other.stop()
    setTimeout(() => gate.resolve(), 300)
    expect((await begun).status).toBe(200)
    await stopped
  })
})

test('nothing above went unheard', () => {
  expect(crashes).toEqual([])
})
