import { mkdtemp } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import pino from 'pino'
import sharp from 'sharp'
import { WebSocket } from 'ws'
import { houseTransport } from '#platform/delivery'
import { localStorage } from '#platform/storage'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { buildApp, type App } from '../../app.ts'

let world: World
let second: App
let nadia: Caller
let omar: Caller
let mona: Caller
let here: string
let there: string
const lines: Line[] = []

beforeAll(async () => {
  world = await startWorld({ wsQueryToken: true })
  second = await buildApp({
    databaseUrl: world.databaseUrl,
    encryptionKey: world.encryptionKey,
    log: pino({ level: 'silent' }),
    storage: localStorage(await mkdtemp(path.join(os.tmpdir(), 'halqa-second-'))),
    transports: { email: houseTransport, sms: houseTransport },
    workers: false,
    web: true,
    publicUrl: null,
    trustProxy: false,
    corsOrigins: [],
    drfErrors: false,
    wsQueryToken: true,
    https: null,
    version: 'test',
    poolSize: 6,
    now: () => world.now(),
    limitFactor: 1_000,
  })
  await second.server.listen({ port: 0, host: '127.0.0.1' })
  here = await world.listen()
  there = `http://127.0.0.1:${portOf(second.server.server.address())}`
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Farouk', { roles: ['parent'] })
  mona = await world.person('Mona Adel', { roles: ['support'] })
})
afterEach(() => {
  for (const line of lines.splice(0)) line.ws.terminate()
})
afterAll(async () => {
  await second.stop()
  await world.stop()
})

function portOf(address: AddressInfo | string | null): number {
  if (!address || typeof address === 'string') throw new Error('does not listen')
  return address.port
}

interface Line {
  readonly ws: WebSocket
  // Frames have many shapes; each assertion says what it expects.
  // oxlint-disable-next-line no-explicit-any
  readonly frames: any[]
  say(frame: object): void
  /** Waits until so many frames of messages are there. */
  until(count: number): Promise<void>
  closed(): Promise<number>
}

async function dial(base: string, where: string, who: Caller | null): Promise<Line> {
  const url = new URL(`${base.replace('http', 'ws')}${where}`)
  if (who) url.searchParams.set('token', who.person.token)
  const ws = new WebSocket(url)
  const frames: unknown[] = []
  ws.on('message', (data) => frames.push(JSON.parse(String(data))))
  ws.on('error', () => {})
  const ended = new Promise<number>((resolve) => ws.on('close', resolve))
  const line: Line = {
    ws,
    frames,
    say: (frame) => ws.send(JSON.stringify(frame)),
    until: async (count) => {
      await expect.poll(() => frames.length, { interval: 5 }).toBeGreaterThanOrEqual(count)
    },
    closed: () => ended,
  }
  lines.push(line)
  await new Promise<void>((resolve) => {
    ws.on('open', () => resolve())
    ws.on('close', () => resolve())
  })
  return line
}

/** A line that is surely in its room: it has answered a ping. */
async function join(base: string, where: string, who: Caller): Promise<Line> {
  const line = await dial(base, where, who)
  line.say({ type: 'ping' })
  await expect.poll(() => line.frames.some((frame) => frame.type === 'pong'), { interval: 5 }).toBe(true)
  line.frames.splice(
    line.frames.findIndex((frame) => frame.type === 'pong'),
    1,
  )
  return line
}

async function open(): Promise<string> {
  return (await nadia.post('/api/v1/tickets/', { title: 'Bus' })).json.id
}

test('a chat line speaks the frames of older clients and more', async () => {
  const id = await open()
  const parent = await join(here, `/ws/chat/${id}/`, nadia)
  const agent = await join(here, `/ws/chat/${id}`, mona)
  parent.say({ message: 'Hello, I need help.' })
  await Promise.all([parent.until(1), agent.until(1)])
  expect(agent.frames[0]).toMatchObject({
    message: 'Hello, I need help.',
    sender: 'Nadia Hassan',
    timestamp: '2026-11-21T10:00:00.000Z',
    seq: 1,
    client_id: null,
    files: [],
  })
  agent.say({ message: 'Here I am', client_id: 'm-1' })
  await parent.until(2)
  expect(parent.frames[1]).toMatchObject({
    message: 'Here I am',
    sender: 'Mona Adel',
    seq: 2,
    client_id: 'm-1',
  })
  const kept = await nadia.get(`/api/v1/tickets/${id}/messages/`)
  expect(kept.json.results.map((message: { body: string }) => message.body)).toEqual([
    'Hello, I need help.',
    'Here I am',
  ])
  expect((await nadia.get(`/api/v1/tickets/${id}/`)).json.status).toBe('answered')
})

test('a message by HTTP and one by socket are the same to everybody, on both nodes, in order', async () => {
  const id = await open()
  const a = await join(here, `/ws/chat/${id}/`, nadia)
  const b = await join(there, `/ws/chat/${id}/`, mona)
  for (let n = 0; n < 20; n++) {
    if (n % 3 === 0) await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: `h${n}` })
    else if (n % 3 === 1) a.say({ message: `a${n}` })
    else b.say({ message: `b${n}` })
  }
  await Promise.all([a.until(20), b.until(20)])
  expect(a.frames.map((frame) => frame.seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect(b.frames.map((frame) => frame.message)).toEqual(a.frames.map((frame) => frame.message))
})

test('a retry by client id over a new connection makes no second message and is still answered', async () => {
  const id = await open()
  const first = await join(here, `/ws/chat/${id}/`, nadia)
  first.say({ message: 'Once', client_id: 'r-1' })
  await first.until(1)
  const again = await join(there, `/ws/chat/${id}/`, nadia)
  again.say({ message: 'Once', client_id: 'r-1' })
  await again.until(1)
  expect(again.frames[0]).toMatchObject({ id: first.frames[0].id, seq: 1 })
  expect((await nadia.get(`/api/v1/tickets/${id}/messages/`)).json.count).toBe(1)
})

test('who comes back with since gets what he missed and then what is new, each once, while others write', async () => {
  const id = await open()
  const agent = await join(there, `/ws/chat/${id}/`, mona)
  const before = await join(here, `/ws/chat/${id}/`, nadia)
  for (let n = 0; n < 5; n++) agent.say({ message: `m${n}` })
  await before.until(5)
  before.ws.terminate()
  for (let n = 5; n < 15; n++) agent.say({ message: `m${n}` })
  const after = await dial(here, `/ws/chat/${id}/?since=5`, nadia)
  for (let n = 15; n < 25; n++) agent.say({ message: `m${n}` })
  await after.until(20)
  expect(after.frames.map((frame) => frame.seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 6))
})

test('the other older client sends files inside its frames and sees the phone of the client, never that of staff', async () => {
  const id = await open()
  const parent = await join(here, `/ws/ticket/${id}/`, nadia)
  const agent = await join(there, `/ws/ticket/${id}/`, mona)
  const bytes = await sharp({
    create: {
      width: 1500,
      height: 1100,
      channels: 3,
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
      background: '#fff',
    },
  })
    .jpeg({ quality: 92 })
    .toBuffer()
  expect(bytes.byteLength).toBeGreaterThan(1_000_000)
  parent.say({ body: 'The receipt', file: bytes.toString('base64'), filename: 'receipt.jpg' })
  await agent.until(1)
  expect(agent.frames[0]).toMatchObject({
    body: 'The receipt',
    sender: { id: nadia.id, username: 'Nadia Hassan', phone: nadia.person.phone },
    created_at: '2026-11-21T10:00:00.000Z',
  })
  expect((await nadia.get(agent.frames[0].file)).status).toBe(200)
  agent.say({ body: 'Thank you' })
  await parent.until(2)
  expect(parent.frames[1]).toMatchObject({
    body: 'Thank you',
    sender: { username: 'Mona Adel', phone: null },
  })
  parent.say({ body: 'x', file: '***' })
  await parent.until(3)
  expect(parent.frames[2]).toMatchObject({ type: 'error', code: 'invalid_input' })
})

test('notes reach agents and never the client, on no line', async () => {
  const id = await open()
  const chat = await join(here, `/ws/chat/${id}/`, nadia)
  const old = await join(here, `/ws/ticket/${id}/`, nadia)
  const agent = await join(there, `/ws/chat/${id}/`, mona)
  const web = await dial(here, '/ws/', nadia)
  web.say({ type: 'subscribe', topic: `ticket:${id}` })
  await web.until(1)
  agent.say({ message: 'Secret', internal_note: true })
  agent.say({ message: 'Public' })
  await Promise.all([chat.until(1), old.until(1), agent.until(2)])
  await expect.poll(() => web.frames.some((frame) => frame.event?.type === 'message')).toBe(true)
  expect(agent.frames.map((frame) => frame.seq)).toEqual([1, 2])
  expect(chat.frames).toMatchObject([{ message: 'Public', seq: 1 }])
  expect(JSON.stringify([chat.frames, old.frames, web.frames])).not.toContain('Secret')
  const late = await dial(here, `/ws/chat/${id}/?since=0`, nadia)
  await late.until(1)
  expect(late.frames.map((frame) => frame.message)).toEqual(['Public'])
  chat.say({ message: 'I try', internal_note: true })
  await chat.until(2)
  expect(chat.frames[1]).toMatchObject({ type: 'error', code: 'permission_denied' })
})

test('another’s ticket closes with 4003, a bad token with 4002', async () => {
  const id = await open()
  for (const where of [
    `/ws/chat/${id}/`,
    `/ws/ticket/${id}/`,
    `/ws/chat/${omar.id}/`,
    '/ws/chat/nonsense/',
  ]) {
    expect(await (await dial(here, where, omar)).closed()).toBe(4003)
  }
  expect(await (await dial(here, `/ws/chat/${id}/?token=nonsense`, null)).closed()).toBe(4002)
})

test('the web’s line is denied another’s ticket and the desk', async () => {
  const id = await open()
  const web = await dial(here, '/ws/', omar)
  web.say({ type: 'subscribe', topic: `ticket:${id}` })
  web.say({ type: 'subscribe', topic: 'tickets' })
  await web.until(2)
  expect(web.frames).toEqual([
    { type: 'denied', topic: `ticket:${id}` },
    { type: 'denied', topic: 'tickets' },
  ])
})

test('an agent who loses the right is put out of the room', async () => {
  const id = await open()
  const karim = await world.person('Karim Nabil', { roles: ['support'] })
  const line = await join(there, `/ws/chat/${id}/`, karim)
  await world.rows("DELETE FROM identity.user_roles WHERE user_id = $1 AND role = 'support'", [karim.id])
  await world.rows("SELECT pg_notify('halqa_rights', $1)", [karim.id])
  expect(await line.closed()).toBe(4003)
})

test('the web’s line tells agents who looks and who writes, and the client only who writes to him', async () => {
  const id = await open()
  const karim = await world.person('Karim Saleh', { roles: ['support'] })
  const agent = await dial(here, '/ws/', karim)
  const client = await dial(there, '/ws/', nadia)
  for (const line of [agent, client]) line.say({ type: 'subscribe', topic: `ticket:${id}` })
  await Promise.all([agent.until(1), client.until(1)])
  await mona.post(`/api/v1/tickets/${id}/look/`, { state: 'viewing' })
  await mona.post(`/api/v1/tickets/${id}/look/`, { state: 'typing', note: true })
  await mona.post(`/api/v1/tickets/${id}/look/`, { state: 'typing' })
  const told = (line: Line) =>
    line.frames.filter((frame) => frame.event?.type === 'activity').map((frame) => frame.event.data.state)
  await expect.poll(() => told(agent)).toEqual(['viewing', 'noting', 'typing'])
  await expect.poll(() => told(client)).toEqual(['typing'])
})

test('a web line that comes back gets what it lacks, although its reader is not shown everything', async () => {
  const id = await open()
  const first = await dial(here, '/ws/', nadia)
  first.say({ type: 'subscribe', topic: `ticket:${id}` })
  await first.until(1)
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'One' })
  await expect.poll(() => first.frames.filter((frame) => frame.event?.type === 'message').length).toBe(1)
  const seen = Math.max(...first.frames.map((frame) => frame.seq))
  first.ws.terminate()
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'Secret', internal_note: true })
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'Two' })
  const again = await dial(there, '/ws/', nadia)
  again.say({ type: 'subscribe', topic: `ticket:${id}`, since: seen })
  await again.until(2)
  const events = again.frames.filter((frame) => frame.type === 'event')
  expect(events.map((frame) => [frame.event.type, frame.after >= seen])).toContainEqual(['message', true])
  expect(events[0].after).toBe(seen)
  expect(JSON.stringify(events)).not.toContain('Secret')
})
