import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'

let world: World
let nadia: Caller
let agents: Caller[]
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  agents = await Promise.all(
    ['Mona Adel', 'Omar Farouk', 'Laleh Karimi'].map((name) => world.person(name, { roles: ['support'] })),
  )
})
afterAll(() => world.stop())

test('many who write at once are numbered without holes, each once, and the room hears them in that order', async () => {
  const { json: ticket } = await nadia.post('/api/v1/tickets/', { title: 'Bus' })
  const at = `/api/v1/tickets/${ticket.id}/messages/`
  const writers = [nadia, ...agents]
  const answers = await Promise.all(
    Array.from({ length: 80 }, (_, n) => {
      const who = n % writers.length
      // Every eighth is a note; every tenth is sent twice.
      const note = who > 0 && n % 8 === 3
      const body = { body: `Message ${n}`, client_id: `rush-${n}`, internal_note: note }
      const once = () => writers[who]?.post(at, body)
      return n % 10 === 0 ? Promise.all([once(), once()]) : once()
    }).flat(),
  )
  expect(answers.flat().map((answer) => answer?.status)).toEqual(Array.from({ length: 88 }, () => 201))
  const rows = await world.rows<{ id: string; position: number; seq: number | null; body: string }>(
    'SELECT id, position, seq, body FROM tickets.messages WHERE ticket_id = $1 ORDER BY position',
    [ticket.id],
  )
  expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 80 }, (_, n) => n + 1))
  const seen = rows.filter((row) => row.seq !== null)
  expect(seen.map((row) => row.seq)).toEqual(Array.from({ length: seen.length }, (_, n) => n + 1))
  expect(new Set(rows.map((row) => row.body)).size).toBe(80)
  const frames = await world.rows<{ id: string; position: number }>(
    `SELECT data->>'id' AS id, (data->>'position')::int AS position FROM platform.room_events
     WHERE room = $1 AND type = 'message' ORDER BY seq`,
    [`ticket:${ticket.id}`],
  )
  expect(frames).toEqual(rows.map(({ id, position }) => ({ id, position })))
  const [events] = await world.rows(
    `SELECT count(*)::int AS n FROM platform.events WHERE type = 'ticket.message_posted' AND data->>'ticket_id' = $1`,
    [ticket.id],
  )
  expect(events).toEqual({ n: 80 })
})

test('status and clocks follow the last word, whichever way a message went', async () => {
  const { json: ticket } = await nadia.post('/api/v1/tickets/', { title: 'Invoice' })
  const at = `/api/v1/tickets/${ticket.id}/messages/`
  const now = async () => (await nadia.get(`/api/v1/tickets/${ticket.id}/`)).json.status
  const waits = async () =>
    (
      await world.rows('SELECT waiting_since IS NOT NULL AS waits FROM tickets.tickets WHERE id = $1', [
        ticket.id,
      ])
    )[0]
  // Nobody has it: the longer way gives it to whoever answers.
  await agents[0]?.post(at, { body: 'We look at it.' })
  expect([await now(), await waits()]).toEqual(['answered', { waits: false }])
  await nadia.post(at, { body: 'Thank you, and?' })
  expect([await now(), await waits()]).toEqual(['pending', { waits: true }])
  await agents[1]?.post(at, { body: 'Somebody should call her.', internal_note: true })
  expect([await now(), await waits()]).toEqual(['pending', { waits: true }])
  await agents[0]?.post(at, { body: 'It is paid.' })
  expect([await now(), await waits()]).toEqual(['answered', { waits: false }])
})

test('a stranger and a note of the client are refused as ever', async () => {
  const omar = await world.person('Omar Said', { roles: ['parent'] })
  const { json: ticket } = await nadia.post('/api/v1/tickets/', { title: 'Room' })
  const at = `/api/v1/tickets/${ticket.id}/messages/`
  expect((await omar.post(at, { body: 'Hello' })).status).toBe(404)
  expect((await nadia.post(at, { body: 'Hello', internal_note: true })).status).toBe(403)
  expect((await nadia.post(at, { body: '   ' })).json.errors.body).toBeDefined()
})
