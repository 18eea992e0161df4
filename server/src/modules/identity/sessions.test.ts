import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { startSecondNode, type SecondNode } from '#test/second-node'
import { deviceName, readAgent } from './agents.ts'
import { isSameNetwork, placeOf } from './places.ts'

let world: World
let second: SecondNode
const password = 'quiet-harbour-19'
const phone = {
  agent:
    'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  zone: 'Africa/Cairo',
}

beforeAll(async () => {
  world = await startWorld({ wsQueryToken: true })
  second = await startSecondNode(world)
})
afterAll(async () => {
  await second.stop()
  await world.stop()
})

let counter = 0
/** Somebody with a password, signed in from a phone. */
async function layla(): Promise<{ email: string; access: string }> {
  counter += 1
  const email = `layla${counter}@example.com`
  const made = await world.visitor.post('/api/v1/auth/register/parent/', {
    email,
    password,
    first_name: 'Layla',
    last_name: 'Mansour',
  })
  expect(made.status, made.text).toBe(201)
  const { access } = await signIn(email)
  return { email, access }
}

async function signIn(email: string): Promise<{ access: string }> {
  const answer = await world.visitor.post(
    '/auth/jwt/create/',
    { email, password },
    { headers: { 'user-agent': phone.agent, 'x-time-zone': phone.zone } },
  )
  expect(answer.status, answer.text).toBe(200)
  return answer.json
}
const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const listOf = async (token: string) => (await world.visitor.get('/api/v1/sessions/', as(token))).json.results

describe('the list of sessions', () => {
  test('says device, place, last use and which one this is', async () => {
    const { access } = await layla()
    const [here, ...others] = await listOf(access)
    expect(here).toMatchObject({
      current: true,
      device: 'Chrome · Android',
      form: 'phone',
      network: '127.0.0.x',
      network_kind: 'machine',
      same_network: true,
      time_zone: 'Africa/Cairo',
      method: 'password',
      last_used_at: '2026-11-21T10:00:00.000Z',
    })
    expect(others).toHaveLength(1)
    expect(others[0].current).toBe(false)
    expect(JSON.stringify(here)).not.toContain('127.0.0.1')
  })

  test('follows the person to another place', async () => {
    const { access } = await layla()
    world.at('2026-11-21T10:05:00Z')
    const moved = { headers: { ...as(access).headers, 'x-time-zone': 'Asia/Tehran' } }
    await world.visitor.get('/api/v1/profile/', moved)
    // Noted at most once a minute of this node's own clock.
    await world.rows(`UPDATE identity.sessions SET last_ip = '203.0.113.77' WHERE user_agent = $1`, [
      phone.agent,
    ])
    const [here] = await listOf(access)
    world.at('2026-11-21T10:00:00Z')
    expect(here).toMatchObject({ network: '203.0.113.x', network_kind: 'public', same_network: false })
  })

  test('of somebody else is for who manages accounts; of owners and administrators, for owners', async () => {
    const { access } = await layla()
    const me = (await world.visitor.get('/api/v1/profile/', as(access))).json.id
    const owner = await world.person('Nora Owner', { roles: ['owner'] })
    const admin = await world.person('Amir Admin', { roles: ['admin'] })
    const parent = await world.person('Omar Parent', { roles: ['parent'] })
    const path = `/api/v1/users/${me}/sessions/`
    expect((await parent.get(path)).status).toBe(403)
    const { results } = (await admin.get(path)).json
    expect(results).toHaveLength(2)
    expect(results.every((session: { current: boolean }) => !session.current)).toBe(true)
    expect((await admin.get(`/api/v1/users/${owner.id}/sessions/`)).json.code).toBe('owner_only')
    expect((await admin.delete(`/api/v1/users/${owner.id}/sessions/${owner.person.sessionId}/`)).status).toBe(
      403,
    )
    expect((await admin.delete(`${path}${owner.person.sessionId}/`)).status).toBe(404)
    const mine = results.find((session: { device: string }) => session.device === 'Chrome · Android')
    expect((await admin.delete(`${path}${mine.id}/`)).status).toBe(204)
    expect((await world.visitor.get('/api/v1/profile/', as(access))).status).toBe(401)
  })
})

describe('over two server processes', () => {
  test('a session that ends here is refused there within a second, and its socket closes within two', async () => {
    const { email, access } = await layla()
    const other = await signIn(email)
    const there = new Caller(second.app, null)
    expect((await there.get('/api/v1/profile/', as(other.access))).status).toBe(200)
    const socket = new WebSocket(`${second.address.replace('http', 'ws')}/ws?token=${other.access}`)
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'ping' }))
    await once(socket, 'message')
    const closed = once(socket, 'close').then(([code]) => ({ code, at: performance.now() }))

    const [target] = (await listOf(access)).filter(
      (session: { current: boolean; method: string }) => !session.current && session.method === 'password',
    )
    expect((await world.visitor.delete(`/api/v1/sessions/${target.id}/`, undefined, as(access))).status).toBe(
      204,
    )
    const ended = performance.now()
    let refused = 0
    while (refused === 0 && performance.now() - ended < 3_000)
      if ((await there.get('/api/v1/profile/', as(other.access))).status === 401) refused = performance.now()
    expect(refused - ended).toBeLessThan(1_000)
    const end = await closed
    expect(end.code).toBe(4002)
    expect(end.at - ended).toBeLessThan(2_000)
    expect((await there.get('/api/v1/profile/', as(access))).status).toBe(200)
  })

  test('ending all others leaves this one, on both', async () => {
    const { email, access } = await layla()
    const others = [await signIn(email), await signIn(email)]
    const there = new Caller(second.app, null)
    const answer = await world.visitor.delete('/api/v1/sessions/', undefined, as(access))
    expect(answer.json).toEqual({ ended: 3 })
    const after = performance.now() + 1_000
    for (const { access: ended } of others) {
      let status = 200
      while (status === 200 && performance.now() < after)
        status = (await there.get('/api/v1/profile/', as(ended))).status
      expect(status).toBe(401)
    }
    expect((await there.get('/api/v1/profile/', as(access))).status).toBe(200)
  })

  test('an API key that is revoked here is refused there, and its budget is one', async () => {
    const owner = await world.person('Nora Owner', { roles: ['owner'] })
    const made = await owner.post('/api/v1/api-keys/', { name: 'Door', scopes: ['users.view'] })
    const there = new Caller(second.app, null)
    expect((await there.get('/api/v1/users/', as(made.json.secret))).status).toBe(200)
    expect((await owner.delete(`/api/v1/api-keys/${made.json.key.id}/`)).status).toBe(204)
    const revoked = performance.now()
    let status = 200
    while (status === 200 && performance.now() - revoked < 1_000)
      status = (await there.get('/api/v1/users/', as(made.json.secret))).status
    expect(status).toBe(401)
  })

  test('a budget is one for both', async () => {
    const budget = { name: 'two-nodes', points: 5 / 1_000, seconds: 60 }
    const nodes = [world.app.ports.limits, second.app.ports.limits]
    const tries = Array.from({ length: 10 }, (_, n) =>
      nodes[n % 2]?.take(budget, 'somebody').then(
        () => 'taken',
        () => 'refused',
      ),
    )
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(5)
  })
})

describe('a program is read', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0',
      'Edge · Windows',
      'computer',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari · iOS',
      'phone',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) CriOS/142.0 Mobile/15E148 Safari/604.1',
      'Chrome · iPadOS',
      'tablet',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-X910) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
      'Chrome · Android',
      'tablet',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux', 'computer'],
    ['okhttp/5.0.0', 'App', 'phone'],
    ['python-requests/2.32', 'python-requests', 'program'],
  ])('%s', (header, name, form) => {
    expect([deviceName(header), readAgent(header).form]).toEqual([name, form])
  })

  test('and one that says nothing stays nameless', () => {
    expect([deviceName(null), readAgent(null).form]).toEqual(['', 'program'])
  })
})

test('a place is told without the part that names one machine', () => {
  expect(placeOf('203.0.113.77')).toEqual({ network: '203.0.113.x', kind: 'public' })
  expect(placeOf('192.168.1.20')).toEqual({ network: '192.168.1.x', kind: 'local' })
  expect(placeOf('2001:db8:1:2:3:4:5:6')).toEqual({ network: '2001:db8:1::x', kind: 'public' })
  expect(placeOf('2001:0db8::6').network).toBe('2001:db8:0::x')
  expect(placeOf(null)).toEqual({ network: null, kind: 'unknown' })
  expect([
    isSameNetwork('203.0.113.1', '203.0.113.200'),
    isSameNetwork('203.0.113.1', '203.0.114.1'),
  ]).toEqual([true, false])
  expect(isSameNetwork(null, null)).toBe(false)
})
