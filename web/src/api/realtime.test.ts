import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws'
import { pauseAfter, Realtime, type TopicEvent } from './realtime.ts'

interface Seen {
  type: string
  topic?: string
  since?: number
}

/** A real server that keeps events by topic and answers as the app's does. */
class Room {
  readonly server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  readonly frames: Seen[] = []
  readonly log: { seq: number; text: string }[] = []
  oldest = 1
  denied = false
  sockets = new Set<ServerSocket>()

  constructor() {
    this.server.on('connection', (socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
      socket.on('message', (raw) => this.answer(socket, JSON.parse(String(raw))))
    })
  }

  url = () => {
    const address = this.server.address()
    return typeof address === 'object' && address ? `ws://127.0.0.1:${address.port}/ws` : ''
  }

  answer(socket: ServerSocket, frame: Seen) {
    this.frames.push(frame)
    if (frame.type !== 'subscribe') return
    const topic = frame.topic
    if (this.denied) return socket.send(JSON.stringify({ type: 'denied', topic }))
    const seq = this.log.length
    const resync = frame.since !== undefined && frame.since + 1 < this.oldest
    socket.send(JSON.stringify({ type: 'subscribed', topic, seq, ...(resync ? { resync } : {}) }))
    if (frame.since === undefined || resync) return
    for (const event of this.log.slice(frame.since)) this.send(socket, event)
  }

  send(socket: ServerSocket, { seq, text }: { seq: number; text: string }) {
    socket.send(
      JSON.stringify({
        type: 'event',
        topic: 'ticket:1',
        seq,
        after: seq - 1,
        event: { type: 'message', data: text },
      }),
    )
  }

  /** Keeps an event; `lost` tells nobody. */
  say(text: string, { lost = false } = {}) {
    const event = { seq: this.log.length + 1, text }
    this.log.push(event)
    if (!lost) for (const socket of this.sockets) this.send(socket, event)
  }

  cut() {
    for (const socket of this.sockets) socket.terminate()
  }
}

let room: Room
let client: Realtime

beforeEach(async () => {
  room = new Room()
  await once(room.server, 'listening')
  client = new Realtime(room.url)
})
afterEach(async () => {
  client.close()
  room.cut()
  await new Promise((resolve) => room.server.close(resolve))
})

const listen = (since?: number) => {
  const heard: TopicEvent[] = []
  const told = { resync: 0, denied: 0 }
  const leave = client.subscribe(
    'ticket:1',
    {
      onEvent: (event) => heard.push(event),
      onResync: () => (told.resync += 1),
      onDenied: () => (told.denied += 1),
    },
    { since },
  )
  return { heard, told, leave, texts: () => heard.map((event) => event.data) }
}
const until = async (condition: () => boolean) => {
  for (let turn = 0; turn < 300 && !condition(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(condition()).toBe(true)
}

test('events arrive in order', async () => {
  const one = listen()
  await until(() => room.frames.length === 1)
  room.say('a')
  room.say('b')
  await until(() => one.heard.length === 2)
  expect(one.texts()).toEqual(['a', 'b'])
})

test('after a cut it comes back and gets what it missed, each once', async () => {
  const one = listen(0)
  await until(() => client.state === 'open')
  room.say('a')
  await until(() => one.heard.length === 1)
  room.cut()
  room.say('b')
  room.say('c')
  await until(() => one.heard.length === 3)
  expect(one.texts()).toEqual(['a', 'b', 'c'])
  expect(room.frames.filter((frame) => frame.type === 'subscribe').map((frame) => frame.since)).toEqual([
    0, 1,
  ])
})

test('a hole is asked for instead of being skipped', async () => {
  const one = listen(0)
  await until(() => room.frames.length === 1)
  room.say('a', { lost: true })
  room.say('b')
  await until(() => one.heard.length === 2)
  expect(one.texts()).toEqual(['a', 'b'])
})

test('when the server cannot tell everything the screen reads anew and goes on from there', async () => {
  room.say('a')
  room.say('b')
  room.oldest = 3
  const one = listen(0)
  await until(() => one.told.resync === 1)
  room.say('c')
  await until(() => one.heard.length === 1)
  expect(one.texts()).toEqual(['c'])
})

test('a topic without the right to it says so', async () => {
  room.denied = true
  const one = listen()
  await until(() => one.told.denied === 1)
  expect(one.heard).toEqual([])
})

test('two listeners share one subscription, the last one to leave hangs up', async () => {
  const one = listen()
  const two = listen()
  await until(() => room.frames.length === 1)
  room.say('a')
  await until(() => one.heard.length === 1 && two.heard.length === 1)
  one.leave()
  expect(client.state).toBe('open')
  two.leave()
  expect(client.state).toBe('idle')
  await until(() => room.sockets.size === 0)
})

test('pauses grow to half a minute and are never the same', () => {
  expect([0, 1, 2, 10].map((failures) => pauseAfter(failures, () => 1))).toEqual([500, 1000, 2000, 30_000])
  expect(pauseAfter(0, () => 0)).toBe(250)
})
