import { createHash, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeProbe } from '#test/probes'
import { dial, wire, type Line } from '#test/wire'

const probe = makeProbe()
let world: World
let base: string
let nadia: Caller
let omar: Caller
beforeAll(async () => {
  world = await startWorld({ wsQueryToken: true, node: { modules: [probe.module] } })
  base = await world.listen()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Farouk', { roles: ['parent'] })
})
afterAll(() => world.stop())
afterEach(() => {
  probe.hold = Promise.resolve()
  probe.frames.length = 0
})

const bearer = (who: Caller) => ({ headers: { authorization: `Bearer ${who.person.token}` } })
const ticket = async (who: Caller): Promise<string> => (await who.post('/api/v1/ws-tickets/')).json.ticket
const ready = async (line: Line): Promise<void> => {
  await expect.poll(() => line.frames.some((frame) => frame.type === 'ready')).toBe(true)
}
const publish = (room: string, data: unknown) =>
  world.within((ctx) => ctx.bus.publish(ctx, `probe:${room}`, { type: 'event', data }))

/** The cookie of a browser in which this person is signed in. */
async function browser(who: Caller): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await world.rows(
    `INSERT INTO identity.sessions (id, user_id, kind, method, secret_digest, created_at, authenticated_at, last_used_at, expires_at)
      VALUES ($1, $2, 'web', 'password', $3, $4, $4, $4, $4::timestamptz + interval '1 day')`,
    [newId(), who.id, createHash('sha256').update(secret).digest(), world.now().toString()],
  )
  return `halqa_session=${secret}`
}

describe('who is there', () => {
  test('is known by the first frame; nobody, a stranger’s token and a wrong first frame are sent away', async () => {
    const line = await dial(base, '/ws/probe/quiet/')
    line.ws.send(JSON.stringify({ type: 'auth', token: nadia.person.token }))
    await ready(line)
    expect(probe.sockets.at(-1)?.actor.userId).toBe(nadia.id)
    line.ws.close()
    for (const [first, code] of [
      [JSON.stringify({ type: 'auth', token: 'x.y.z' }), 4002],
      [JSON.stringify({ message: 'hello' }), 4001],
      ['{broken', 4001],
      [Buffer.from('{}'), 4001],
    ] as const) {
      const wrong = await dial(base, '/ws/probe/quiet/')
      wrong.ws.send(first)
      expect(await wrong.closed).toBe(code)
    }
  })

  test('is known by a ticket, once', async () => {
    const path = `/ws/probe/quiet/?ticket=${await ticket(nadia)}`
    const line = await dial(base, path)
    await ready(line)
    line.ws.close()
    expect(await (await dial(base, path)).closed).toBe(4002)
    expect(await (await dial(base, '/ws/probe/quiet/?ticket=guess')).closed).toBe(4002)
  })

  test('is known by the cookie of our own page, which counts before any ticket; another site’s page is nobody', async () => {
    const cookie = await browser(nadia)
    const { host } = new URL(base)
    const own = await dial(base, `/ws/probe/quiet/?ticket=${await ticket(omar)}`, {
      headers: { cookie, origin: `http://${host}` },
    })
    await ready(own)
    expect(probe.sockets.at(-1)?.actor.userId).toBe(nadia.id)
    own.ws.close()
    const foreign = await dial(base, '/ws/probe/quiet/', {
      headers: { cookie, origin: 'https://evil.example' },
    })
    foreign.ws.send(JSON.stringify({ message: 'hello' }))
    expect(await foreign.closed).toBe(4001)
    const stale = await dial(base, '/ws/probe/quiet/', {
      headers: { cookie: 'halqa_session=gone', origin: `http://${host}` },
    })
    expect(await stale.closed).toBe(4002)
    const rescued = await dial(base, `/ws/probe/quiet/?ticket=${await ticket(omar)}`, {
      headers: { cookie: 'halqa_session=gone', origin: `http://${host}` },
    })
    await ready(rescued)
    rescued.ws.close()
  })

  test('is known by a token in the address only where the switch says so', async () => {
    const line = await dial(base, `/ws/probe/quiet/?token=${nadia.person.token}`)
    await ready(line)
    line.ws.close()
    expect(await (await dial(base, '/ws/probe/quiet/?token=x')).closed).toBe(4002)
  })

  test('matters before anything large is read', async () => {
    const line = await dial(base, '/ws/probe/quiet/')
    line.ws.send('x'.repeat(200_000))
    expect([1009, 1006]).toContain(await line.closed)
  })

  test('who leaves while we look is not kept', async () => {
    const size = world.app.sockets.size
    for (let n = 0; n < 10; n++) {
      const line = await dial(base, '/ws/probe/quiet/', bearer(nadia))
      line.ws.terminate()
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(world.app.sockets.size).toBe(size)
  })
})

describe('an open line', () => {
  test('handles frames in the order in which they came, however slow the first is', async () => {
    let open = (): void => {}
    probe.hold = new Promise((resolve) => (open = resolve))
    const line = await dial(base, '/ws/probe/quiet/', bearer(nadia))
    await ready(line)
    for (let n = 0; n < 50; n++) line.ws.send(JSON.stringify({ n }))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(probe.frames).toEqual([])
    open()
    await expect.poll(() => probe.frames.length).toBe(50)
    expect(probe.frames).toEqual(Array.from({ length: 50 }, (_, n) => ({ n })))
    line.ws.close()
  })

  test('makes a sender wait instead of keeping megabytes for a slow handler', async () => {
    let open = (): void => {}
    probe.hold = new Promise((resolve) => (open = resolve))
    const line = await dial(base, '/ws/probe/quiet/', bearer(nadia))
    await ready(line)
    const frame = JSON.stringify({ text: 'x'.repeat(500_000) })
    for (let n = 0; n < 40; n++) line.ws.send(frame)
    await new Promise((resolve) => setTimeout(resolve, 500))
    // What the receiver has not taken still lies with the sender.
    expect(line.ws.bufferedAmount).toBeGreaterThan(5_000_000)
    open()
    await expect.poll(() => probe.frames.length, { timeout: 15_000 }).toBe(40)
    line.ws.close()
  })

  test('answers a torn frame, a binary one and one with NUL, and goes on', async () => {
    const line = await dial(base, '/ws/probe/quiet/', bearer(nadia))
    await ready(line)
    for (const bad of ['{broken', Buffer.from('{"a":1}'), '{"a":"\\u0000"}', '{"__proto__":{}}'])
      line.ws.send(bad)
    line.ws.send('{"fine":1}')
    await expect.poll(() => line.frames.filter((frame) => frame.code === 'malformed_body').length).toBe(4)
    await expect.poll(() => probe.frames).toEqual([{ fine: 1 }])
    line.ws.close()
  })

  test('is cut for a flood (1008) and for a frame beyond its measure (1009)', async () => {
    const flood = await dial(base, '/ws/probe/quiet/', bearer(nadia))
    await ready(flood)
    for (let n = 0; n < 300; n++) flood.ws.send('{}')
    expect(await flood.closed).toBe(1008)
    const large = await dial(base, '/ws/', bearer(nadia))
    large.ws.send('x'.repeat(70_000))
    expect(await large.closed).toBe(1009)
  })

  test('ends when its session ends, and when its person may no longer', async () => {
    const line = await dial(base, '/ws/probe/quiet/', bearer(omar))
    await ready(line)
    await world.rows('UPDATE identity.sessions SET ended_at = now() WHERE id = $1', [omar.person.sessionId])
    await world.rows(`SELECT pg_notify('halqa_sessions', $1)`, [omar.person.sessionId])
    expect(await line.closed).toBe(4002)
  })

  test('lapses with its token, unless its session goes on or a fresh token is shown', async () => {
    const person = await world.person('Salma Adel', { roles: ['parent'] })
    const short = await world.app.ports.signer.sign(person.id, person.person.sessionId, world.now())
    const open = async (): Promise<Line> => {
      const line = await dial(base, '/ws/probe/quiet/', { headers: { authorization: `Bearer ${short}` } })
      await ready(line)
      return line
    }
    const [silent, renewed] = [await open(), await open()]
    const recheck = () => world.rows(`SELECT pg_notify('halqa_rights', $1)`, [person.id])
    await world.rows('UPDATE identity.sessions SET last_used_at = $1 WHERE id = $2', [
      world.now().toString(),
      person.person.sessionId,
    ])
    world.at('2026-11-21T10:09:00Z')
    await recheck()
    renewed.ws.send(
      JSON.stringify({
        type: 'auth',
        token: await world.app.ports.signer.sign(person.id, person.person.sessionId, world.now()),
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect([silent.ws.readyState, renewed.ws.readyState]).toEqual([1, 1])
    world.at('2026-11-21T10:11:00Z')
    await world.rows('UPDATE identity.sessions SET last_used_at = $1 WHERE id = $2', [
      '2026-11-21T10:00:00Z',
      person.person.sessionId,
    ])
    await recheck()
    expect(await silent.closed).toBe(4002)
    expect(renewed.ws.readyState).toBe(1)
    await world.rows('UPDATE identity.sessions SET last_used_at = $1 WHERE id = $2', [
      world.now().toString(),
      person.person.sessionId,
    ])
    world.at('2026-11-21T10:20:00Z')
    await recheck()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(renewed.ws.readyState).toBe(1)
    renewed.ws.send(JSON.stringify({ type: 'auth', token: nadia.person.token }))
    expect(await renewed.closed).toBe(4002)
    world.at('2026-11-21T10:00:00Z')
  })
})

describe('a room', () => {
  test('keeps nothing from others when one reader’s event cannot be shown; that one comes back and resumes', async () => {
    const line = await dial(base, '/ws/probe/a/', bearer(nadia))
    await ready(line)
    const heard: number[] = []
    const subscription = await world.app.hub.subscribe('probe:a', null, (event) => heard.push(event.seq))
    await publish('a', 1)
    await publish('a', 'bad')
    await publish('a', 3)
    expect(await line.closed).toBe(1011)
    await expect.poll(() => heard).toEqual([1, 2, 3])
    subscription.close()
  })

  test('lives on for a newcomer when somebody leaves it twice', async () => {
    const old = await world.app.hub.subscribe('probe:b', null, () => {})
    old.close()
    const heard: number[] = []
    const subscription = await world.app.hub.subscribe('probe:b', null, (event) => heard.push(event.seq))
    old.close()
    await publish('b', 1)
    await expect.poll(() => heard).toEqual([1])
    subscription.close()
  })

  test('gives each of two hundred readers that come while it talks everything from where they began, in order', async () => {
    let talking = true
    const talk = (async () => {
      for (let n = 0; talking; n++) await publish('c', n)
    })()
    const readers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        await new Promise((resolve) => setTimeout(resolve, n * 5))
        const seen: number[] = []
        const subscription = await world.app.hub.subscribe('probe:c', n % 2 === 0 ? null : 0, (event) =>
          seen.push(event.seq),
        )
        return { seen, subscription }
      }),
    )
    talking = false
    await talk
    const [last] = await world.rows<{ seq: string }>(`SELECT seq FROM platform.rooms WHERE room = 'probe:c'`)
    const end = Number(last?.seq)
    for (const { seen, subscription } of readers) {
      await expect.poll(() => seen.at(-1)).toBe(end)
      const from = seen[0] ?? 0
      expect(seen).toEqual(Array.from({ length: end - from + 1 }, (_, n) => from + n))
      expect(from).toBeLessThanOrEqual(subscription.seq + 1)
      subscription.close()
    }
  })

  test('and every signal are caught up with after the line to the database was cut', async () => {
    const heard: number[] = []
    const signals: string[] = []
    world.app.hub.onSignal('probe_signal', (payload) => signals.push(payload))
    const subscription = await world.app.hub.subscribe('probe:d', null, (event) => heard.push(event.seq))
    for (let n = 0; n < 3; n++) {
      await world.rows(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'halqa-hub' AND datname = current_database()`,
      )
      await publish('d', n)
      await expect.poll(() => signals.length).toBe(n + 1)
      await expect.poll(() => heard.length).toBe(n + 1)
    }
    const lines = await world.rows(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'halqa-hub' AND datname = current_database()`,
    )
    expect(lines).toHaveLength(1)
    subscription.close()
  })
})

test('a stopping node says 1012 to everybody, also to those it does not know yet, and takes nobody new', async () => {
  const other = await startWorld({ node: { modules: [makeProbe().module] } })
  const address = await other.listen()
  const known = await dial(address, '/ws/', bearer(await other.person('Huda Said', { roles: ['parent'] })))
  const unknown = await dial(address, '/ws/')
  const begun = performance.now()
  const stopped = other.app.sockets.stop()
  expect(
    await wire(
      address,
      'GET /ws/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    ),
  ).toMatch(/^HTTP\/1\.1 503 /)
  expect(await Promise.all([known.closed, unknown.closed])).toEqual([1012, 1012])
  await stopped
  await other.stop()
  expect(performance.now() - begun).toBeLessThan(8_000)
})
