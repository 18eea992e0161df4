import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { giveOutTickets } from './actions/give-out-tickets.ts'
import { planAssignments, type Desk, type WaitingTicket } from './rules/assignment.ts'
import { priorities } from './words.ts'

let world: World
let nadia: Caller
let agents: Caller[]

beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  agents = []
  for (const name of ['Mona Adel', 'Karim Nabil', 'Sara Fathy', 'Youssef Amin'])
    agents.push(await world.person(name, { roles: ['support'] }))
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.rows('TRUNCATE tickets.tickets, tickets.agents, tickets.categories CASCADE')
  await world.rows("DELETE FROM platform.settings WHERE key = 'tickets.agent_capacity'")
})

async function comeToDesk(...who: Caller[]): Promise<void> {
  for (const agent of who) expect((await agent.post('/api/v1/ticket-desk/')).json.available).toBe(true)
}

async function capacity(value: number): Promise<void> {
  for (const agent of agents)
    await world.rows('UPDATE tickets.agents SET capacity = $2 WHERE user_id = $1', [agent.id, value])
}

const open = async (body: object = {}) => {
  const opened = await nadia.post('/api/v1/tickets/', { title: 'Help', ...body })
  await world.work()
  return nadia.get(`/api/v1/tickets/${opened.json.id}/`)
}

async function loads(): Promise<number[]> {
  const rows = await world.rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM tickets.tickets WHERE assignee_id IS NOT NULL GROUP BY assignee_id ORDER BY n',
  )
  return rows.map((row) => row.n)
}

test('two hundred tickets at once are spread within one of each other, none twice, none left', async () => {
  await comeToDesk(...agents)
  await capacity(100)
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => nadia.post('/api/v1/tickets/', { title: 'Help' })),
  )
  expect(answers.every((answer) => answer.status === 201)).toBe(true)
  // Six at once, as on six nodes.
  await Promise.all(Array.from({ length: 6 }, () => world.within((ctx) => giveOutTickets(ctx))))
  const counts = await loads()
  expect(counts).toHaveLength(4)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(200)
  const given = await world.rows<{ n: number }>(
    "SELECT count(*)::int AS n FROM platform.audit_log WHERE action = 'ticket.assign' GROUP BY object_id",
  )
  expect(given.every((row) => row.n === 1)).toBe(true)
}, 60_000)

test('without anybody at the desk tickets wait, and the first who comes gets them, urgent ones first', async () => {
  const [mona] = agents
  if (!mona) throw new Error('no agents')
  const calm = await open({ title: 'Calm', priority: 'low' })
  const hot = await open({ title: 'Hot', priority: 'urgent' })
  expect(calm.json.assignee).toBeNull()
  await comeToDesk(mona)
  await capacity(1)
  await world.work()
  expect((await mona.get(`/api/v1/tickets/${hot.json.id}/`)).json.assignee?.id).toBe(mona.id)
  expect((await mona.get(`/api/v1/tickets/${calm.json.id}/`)).json.assignee).toBeNull()
  await mona.post(`/api/v1/tickets/${hot.json.id}/close/`)
  await world.work()
  expect((await mona.get(`/api/v1/tickets/${calm.json.id}/`)).json.assignee?.id).toBe(mona.id)
})

test('a category goes to its own agents only, and waits while they are away', async () => {
  const [mona, karim] = agents
  if (!mona || !karim) throw new Error('no agents')
  const admin = await world.person('Aisha Karim', { roles: ['admin'] })
  const category = await admin.post('/api/v1/categories/', { name: 'Payments', agent_ids: [karim.id] })
  await comeToDesk(mona)
  const payment = await open({ category: category.json.id })
  const other = await open()
  expect(payment.json.assignee).toBeNull()
  expect(other.json.assignee.id).toBe(mona.id)
  await comeToDesk(karim)
  await world.work()
  expect((await karim.get(`/api/v1/tickets/${payment.json.id}/`)).json.assignee?.id).toBe(karim.id)
})

test('who says that he takes none gets none; an admin who only looks gets none', async () => {
  const [mona] = agents
  if (!mona) throw new Error('no agents')
  const admin = await world.person('Hany Saad', { roles: ['admin'] })
  expect((await admin.post('/api/v1/ticket-desk/')).json.available).toBe(false)
  await comeToDesk(mona)
  expect((await mona.post('/api/v1/ticket-desk/', { available: false })).json.available).toBe(false)
  expect((await open()).json.assignee).toBeNull()
  await admin.post('/api/v1/ticket-desk/', { available: true })
  await world.work()
  expect(await loads()).toEqual([1])
})

test('a waiting ticket of an agent who went away goes to a colleague', async () => {
  const [mona, karim] = agents
  if (!mona || !karim) throw new Error('no agents')
  world.at('2026-11-21T10:00:00Z')
  await comeToDesk(mona)
  const ticket = await open()
  expect(ticket.json.assignee.id).toBe(mona.id)
  world.at('2026-11-21T10:20:00Z')
  await comeToDesk(karim)
  const release = world.app.jobs.spec('tickets.release-abandoned')
  if (!release) throw new Error('no such job')
  await world.app.jobs.run(release, { due_at: '2026-11-21T10:20:00Z' }, world.app.makeContext)
  expect((await karim.get(`/api/v1/tickets/${ticket.json.id}/`)).json.assignee.id).toBe(karim.id)
  world.at('2026-11-21T10:00:00Z')
})

test('an agent takes a ticket from a colleague and gives it to another; nobody else can be named', async () => {
  const [mona, karim, sara] = agents
  if (!mona || !karim || !sara) throw new Error('no agents')
  await comeToDesk(mona)
  const { id } = (await open()).json
  expect((await karim.post(`/api/v1/tickets/${id}/take/`)).json.assignee.id).toBe(karim.id)
  expect((await karim.post(`/api/v1/tickets/${id}/assign/`, { assignee: sara.id })).json.assignee.id).toBe(
    sara.id,
  )
  expect(
    (await karim.post(`/api/v1/tickets/${id}/assign/`, { assignee: nadia.id })).json.errors,
  ).toHaveProperty('assignee')
  expect((await karim.post(`/api/v1/tickets/${id}/assign/`, { assignee: null })).json.assignee).toBeNull()
  await karim.post(`/api/v1/tickets/${id}/close/`)
  expect((await karim.post(`/api/v1/tickets/${id}/take/`)).json.code).toBe('ticket_closed')
})

const desk = fc.record({
  load: fc.nat(30),
  waiting: fc.nat(10),
  capacity: fc.nat(12),
  lastAssignedAt: fc.option(fc.nat(1_000_000)),
})
const ticket = fc.record({
  priority: fc.constantFrom(...priorities),
  category: fc.option(fc.constantFrom('a', 'b')),
})

test('a plan never gives a ticket twice, never over capacity, never outside the category, and leaves none that somebody could take', () => {
  fc.assert(
    fc.property(
      fc.array(desk, { maxLength: 6 }),
      fc.array(ticket, { maxLength: 40 }),
      (deskSpecs, ticketSpecs) => {
        const desks: Desk[] = deskSpecs.map((spec, index) => ({ ...spec, userId: `u${index}` }))
        const queue: WaitingTicket[] = ticketSpecs.map((spec, index) => ({
          id: `t${index}`,
          categoryId: spec.category,
          priority: spec.priority,
        }))
        const byCategory = new Map([['a', new Set(['u0', 'u1'])]])
        const plan = planAssignments(queue, desks, byCategory)
        expect(new Set(plan.map((line) => line.ticketId)).size).toBe(plan.length)
        const room = new Map(desks.map((entry) => [entry.userId, entry.capacity - entry.waiting]))
        for (const line of plan) {
          const category = queue.find((entry) => entry.id === line.ticketId)?.categoryId
          if (category === 'a') expect(['u0', 'u1']).toContain(line.agentId)
          room.set(line.agentId, (room.get(line.agentId) ?? 0) - 1)
          expect(room.get(line.agentId)).toBeGreaterThanOrEqual(0)
        }
        const left = queue.filter((entry) => !plan.some((line) => line.ticketId === entry.id))
        for (const entry of left) {
          const able = [...room].filter(
            ([userId, free]) => free > 0 && (entry.categoryId !== 'a' || ['u0', 'u1'].includes(userId)),
          )
          expect(able).toEqual([])
        }
      },
    ),
  )
})
