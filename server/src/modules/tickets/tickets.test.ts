import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'

let world: World
let nadia: Caller
let omar: Caller
let mona: Caller
let admin: Caller

beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Farouk', { roles: ['parent'] })
  mona = await world.person('Mona Adel', { roles: ['support'] })
  admin = await world.person('Aisha Karim', { roles: ['admin'] })
})
afterAll(() => world.stop())

async function photo() {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0f766e' } })
    .jpeg()
    .toBuffer()
  return { bytes, name: 'receipt.jpg', type: 'image/jpeg' }
}

async function open(who: Caller, title = 'The receipt is not shown'): Promise<string> {
  const answer = await who.post('/api/v1/tickets/', { title, description: 'I sent it yesterday.' })
  expect(answer.status, answer.text).toBe(201)
  return answer.json.id
}

test('a parent opens a ticket with a photo and reads it back', async () => {
  const opened = await nadia.form('/api/v1/tickets/', {
    title: 'Wrong amount',
    description: 'See the photo',
    file: await photo(),
  })
  expect(opened.status, opened.text).toBe(201)
  expect(opened.json).toMatchObject({
    title: 'Wrong amount',
    status: 'pending',
    user_status: 'P',
    admin_status: 'N',
    is_closed: false,
    side: 'client',
  })
  expect(opened.json.number).toBeGreaterThan(1000)
  expect(opened.json.files).toHaveLength(1)
  expect((await nadia.get(opened.json.files[0].url)).status).toBe(200)
  expect((await mona.get(opened.json.files[0].url)).status).toBe(200)
  expect((await omar.get(opened.json.files[0].url)).status).toBe(404)
})

test('a ticket is nothing for other parents, on every path', async () => {
  const id = await open(nadia)
  for (const answer of [
    await omar.get(`/api/v1/tickets/${id}/`),
    await omar.get(`/api/v1/tickets/${id}/messages/`),
    await omar.post(`/api/v1/tickets/${id}/messages/`, { body: 'Hello' }),
    await omar.post(`/api/v1/tickets/${id}/close/`),
    await omar.post(`/api/v1/tickets/${id}/reopen/`),
    await omar.post(`/api/v1/tickets/${id}/rate/`, { rating: 5 }),
    await omar.post(`/api/v1/tickets/${id}/look/`, { state: 'viewing' }),
  ]) {
    expect(answer.status).toBe(404)
    expect(answer.json.code).toBe('not_found')
  }
  const list = await omar.get('/api/v1/tickets/')
  expect(list.json.results.map((ticket: { id: string }) => ticket.id)).not.toContain(id)
  expect((await omar.post(`/api/v1/tickets/${id}/take/`)).status).toBe(403)
  expect((await nadia.patch(`/api/v1/tickets/${id}/`, { priority: 'urgent' })).status).toBe(403)
  expect((await world.visitor.get(`/api/v1/tickets/${id}/`)).status).toBe(401)
})

test('the conversation moves the status as the two-sided words say', async () => {
  const id = await open(nadia)
  expect((await mona.post(`/api/v1/tickets/${id}/take/`)).json).toMatchObject({
    status: 'reviewing',
    user_status: 'P',
    admin_status: 'S',
    assignee: { name: 'Mona Adel' },
  })
  const reply = await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'We look into it.' })
  expect(reply.status).toBe(201)
  expect((await nadia.get(`/api/v1/tickets/${id}/`)).json).toMatchObject({
    status: 'answered',
    user_status: 'A',
    waiting_since: null,
    unread: 1,
    message_count: 1,
  })
  await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: 'Thank you' })
  expect((await mona.get(`/api/v1/tickets/${id}/`)).json).toMatchObject({
    status: 'pending',
    admin_status: 'N',
    unread: 1,
  })
  await mona.post(`/api/v1/tickets/${id}/look/`, { state: 'viewing' })
  expect((await mona.get(`/api/v1/tickets/${id}/`)).json).toMatchObject({ status: 'reviewing', unread: 0 })
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'Which bank was it?', asks: true })
  expect((await nadia.get(`/api/v1/tickets/${id}/`)).json.status).toBe('waiting_customer')
  expect((await nadia.post(`/api/v1/tickets/${id}/close/`)).json).toMatchObject({
    status: 'closed',
    user_status: 'C',
    is_closed: true,
  })
  expect((await nadia.post(`/api/v1/tickets/${id}/close/`)).status).toBe(200)
  expect(
    (await nadia.post(`/api/v1/tickets/${id}/rate/`, { rating: 4, comment: 'Quick' })).json.rating,
  ).toMatchObject({ rating: 4, comment: 'Quick' })
  expect((await mona.post(`/api/v1/tickets/${id}/rate/`, { rating: 5 })).status).toBe(403)
})

test('an internal note leaves no trace for the customer: no row, no gap, no file, no preview', async () => {
  const id = await open(nadia)
  await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: 'One' })
  const note = await mona.form(`/api/v1/tickets/${id}/messages/`, {
    body: 'Secret: this family always pays late',
    internal_note: 'true',
    file: await photo(),
  })
  expect(note.status, note.text).toBe(201)
  expect(note.json).toMatchObject({ internal_note: true, seq: 2 })
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'Two' })
  const seen = await nadia.get(`/api/v1/tickets/${id}/messages/`)
  expect(seen.json.results.map((m: { seq: number; body: string }) => [m.seq, m.body])).toEqual([
    [1, 'One'],
    [2, 'Two'],
  ])
  expect(seen.json.count).toBe(2)
  expect(seen.text).not.toContain('Secret')
  const staff = await mona.get(`/api/v1/tickets/${id}/messages/`)
  expect(staff.json.results.map((m: { seq: number }) => m.seq)).toEqual([1, 2, 3])
  expect((await nadia.get(note.json.files[0].url)).status).toBe(404)
  expect((await admin.get(note.json.files[0].url)).status).toBe(200)
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'Secret again', internal_note: true })
  const list = await nadia.get('/api/v1/tickets/')
  expect(list.text).not.toContain('Secret')
  expect(list.json.results.find((t: { id: string }) => t.id === id)).toMatchObject({
    message_count: 2,
    unread: 1,
    preview: { text: 'Two', mine: false },
  })
  expect((await nadia.get('/api/v1/tickets/', { query: { search: 'Secret' } })).json.count).toBe(0)
  expect(
    (await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: 'x', internal_note: true })).status,
  ).toBe(403)
})

test('an agent who is the client of a ticket is its client: no notes, no numbers of staff', async () => {
  const id = await open(mona, 'My own child')
  await admin.post(`/api/v1/tickets/${id}/messages/`, { body: 'Secret about Mona', internal_note: true })
  expect((await mona.get(`/api/v1/tickets/${id}/messages/`)).json.results).toEqual([])
  expect((await mona.post(`/api/v1/tickets/${id}/take/`)).status).toBe(403)
  expect((await mona.get('/api/v1/tickets/')).text).not.toContain('about Mona')
})

test('a retry with the same client id answers the first message, also when both arrive at once', async () => {
  const id = await open(nadia)
  const body = { body: 'Only once', client_id: 'phone-7' }
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => nadia.post(`/api/v1/tickets/${id}/messages/`, body)),
  )
  expect(new Set(answers.map((answer) => answer.json.id)).size).toBe(1)
  expect(answers.filter((answer) => answer.headers['idempotent-replayed'] === undefined)).toHaveLength(1)
  expect((await nadia.get(`/api/v1/tickets/${id}/messages/`)).json.count).toBe(1)
  const other = await open(nadia)
  expect((await nadia.post(`/api/v1/tickets/${other}/messages/`, body)).json.code).toBe(
    'client_message_id_reused',
  )
})

test('fifty writers at once are numbered without holes', async () => {
  const id = await open(nadia)
  await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      (n % 5 === 0 ? mona : nadia).post(`/api/v1/tickets/${id}/messages/`, {
        body: `m${n}`,
        ...(n % 10 === 0 ? { internal_note: true } : {}),
      }),
    ),
  )
  const staff = await mona.get(`/api/v1/tickets/${id}/messages/`, { query: { page_size: '100' } })
  expect(staff.json.results.map((m: { seq: number }) => m.seq)).toEqual(
    Array.from({ length: 50 }, (_, n) => n + 1),
  )
  const client = await nadia.get(`/api/v1/tickets/${id}/messages/`, {
    query: { since: '0', page_size: '100' },
  })
  expect(client.json.results.map((m: { seq: number }) => m.seq)).toEqual(
    Array.from({ length: 45 }, (_, n) => n + 1),
  )
})

test('a conversation is read on from a number, backwards from a number, and along a cursor', async () => {
  const id = await open(nadia)
  for (let n = 1; n <= 7; n++) await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: `m${n}` })
  const path = `/api/v1/tickets/${id}/messages/`
  const bodies = (answer: { json: { results: { body: string }[] } }) => answer.json.results.map((m) => m.body)
  expect(bodies(await nadia.get(path, { query: { since: '5' } }))).toEqual(['m6', 'm7'])
  const last = await nadia.get(path, { query: { before: '1000', page_size: '3' } })
  expect(bodies(last)).toEqual(['m5', 'm6', 'm7'])
  expect(bodies(await nadia.get(last.json.previous.replace(/^https?:\/\/[^/]+/, '')))).toEqual([
    'm2',
    'm3',
    'm4',
  ])
  const first = await nadia.get(path, { query: { cursor: '', page_size: '4' } })
  expect(bodies(first)).toEqual(['m1', 'm2', 'm3', 'm4'])
  const rest = await nadia.get(first.json.next.replace(/^https?:\/\/[^/]+/, ''))
  expect(bodies(rest)).toEqual(['m5', 'm6', 'm7'])
  expect(rest.json.next).toBeNull()
  expect((await nadia.get(path, { query: { since: 'x' } })).status).toBe(404)
})

test('within the days a post reopens a closed ticket; later it starts one that follows it', async () => {
  world.at('2026-11-01T10:00:00Z')
  const id = await open(nadia, 'Certificate')
  await mona.post(`/api/v1/tickets/${id}/close/`)
  world.at('2026-11-07T10:00:00Z')
  await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: 'Still not there' })
  expect((await nadia.get(`/api/v1/tickets/${id}/`)).json).toMatchObject({
    status: 'pending',
    resolved_at: null,
  })
  await mona.post(`/api/v1/tickets/${id}/close/`)
  world.at('2026-11-20T10:00:00Z')
  expect((await nadia.post(`/api/v1/tickets/${id}/reopen/`)).json.code).toBe('reopen_too_late')
  const late = await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: 'And now?', client_id: 'late-1' })
  expect(late.status).toBe(201)
  expect(late.json.ticket).not.toBe(id)
  expect(late.json.seq).toBe(1)
  const follower = await nadia.get(`/api/v1/tickets/${late.json.ticket}/`)
  expect(follower.json).toMatchObject({
    title: 'Certificate',
    follows: { id },
    status: 'pending',
    message_count: 1,
  })
  expect(
    (await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: 'And now?', client_id: 'late-1' })).json.id,
  ).toBe(late.json.id)
  expect((await nadia.post(`/api/v1/tickets/${id}/messages/`, { body: 'Hello?' })).json.ticket).toBe(
    late.json.ticket,
  )
  expect((await nadia.get(`/api/v1/tickets/${id}/`)).json.status).toBe('closed')
  expect((await mona.post(`/api/v1/tickets/${id}/reopen/`)).json.status).toBe('pending')
})

test('an agent opens a ticket for a caller by phone; a parent cannot name somebody else', async () => {
  const opened = await mona.post('/api/v1/tickets/', {
    title: 'Called about the bus',
    client_phone: '٠١٠٠٧٧٧٨٨٨٩',
    client_first_name: 'Laila',
    client_last_name: 'Samir',
  })
  expect(opened.status, opened.text).toBe(201)
  expect(opened.json.client.name).toBe('Laila Samir')
  expect(opened.json.side).toBe('staff')
  const panel = await mona.get(`/api/v1/tickets/${opened.json.id}/customer/`)
  expect(panel.json).toMatchObject({ phone: '+201007778889', tickets: { open: 1, total: 1 } })
  expect((await nadia.get(`/api/v1/tickets/${opened.json.id}/customer/`)).status).toBe(403)
  expect((await nadia.post('/api/v1/tickets/', { title: 'x', client: omar.id })).status).toBe(403)
})

test('what is wrong in a new ticket is named at its field', async () => {
  const answer = await nadia.post('/api/v1/tickets/', { title: '   ', priority: 'huge' })
  expect(answer.status).toBe(400)
  expect(Object.keys(answer.json.errors).toSorted()).toEqual(['priority', 'title'])
  const category = await nadia.post('/api/v1/tickets/', { title: 'x', category_id: nadia.id })
  expect(Object.keys(category.json.errors)).toEqual(['category'])
  const file = await nadia.post('/api/v1/tickets/', { title: 'x', file_ids: [nadia.id] })
  expect(Object.keys(file.json.errors)).toEqual(['file_ids'])
  const empty = await nadia.post(`/api/v1/tickets/${await open(nadia)}/messages/`, { body: '  ' })
  expect(Object.keys(empty.json.errors)).toEqual(['body'])
})

test('an opened ticket is opened once for a key, and costs few statements to list', async () => {
  const first = await nadia.post('/api/v1/tickets/', { title: 'Key' }, { key: 'open-1' })
  const again = await nadia.post('/api/v1/tickets/', { title: 'Key' }, { key: 'open-1' })
  expect(again.json.id).toBe(first.json.id)
  const { statements } = await world.statements(() =>
    mona.get('/api/v1/tickets/', { query: { ordering: 'urgency', is_closed: 'false' } }),
  )
  expect(statements.length).toBeLessThanOrEqual(4)
})

test('agents find tickets by number, words in any spelling and the name of the client', async () => {
  const opened = await nadia.post('/api/v1/tickets/', { title: 'حلقة القرآن', description: 'متى تبدأ؟' })
  const find = async (search: string) =>
    (await mona.get('/api/v1/tickets/', { query: { search } })).json.results.map((t: { id: string }) => t.id)
  expect(await find('قران')).toContain(opened.json.id)
  expect(await find(String(opened.json.number))).toEqual([opened.json.id])
  expect(await find('nadia قران')).toEqual([opened.json.id])
})

test('categories are kept by admins, read by everybody, and known under both names', async () => {
  world.at('2026-11-21T10:00:00Z')
  const made = await admin.post('/api/v1/ticket-categories/', {
    name: 'Payments',
    first_reply_minutes: 30,
    resolution_minutes: 600,
    agent_ids: [mona.id],
  })
  expect(made.status, made.text).toBe(201)
  expect(made.json.agents).toEqual([{ id: mona.id, name: 'Mona Adel' }])
  expect((await admin.post('/api/v1/categories/', { name: 'payments' })).json.code).toBe('category_in_use')
  expect((await mona.post('/api/v1/categories/', { name: 'Other' })).status).toBe(403)
  const seen = await nadia.get(`/api/v1/categories/${made.json.id}/`)
  expect(seen.json).toMatchObject({ name: 'Payments', agents: [], open_tickets: null })
  const ticket = await nadia.post('/api/v1/tickets/', { title: 'Pay', category_id: made.json.id })
  expect(ticket.json).toMatchObject({ category: { name: 'Payments' }, first_reply_due_at: null })
  expect((await mona.get(`/api/v1/tickets/${ticket.json.id}/`)).json.first_reply_due_at).toBe(
    '2026-11-21T10:30:00.000Z',
  )
  expect((await admin.patch(`/api/v1/categories/${made.json.id}/`, { agent_ids: [nadia.id] })).status).toBe(
    400,
  )
  expect((await admin.delete(`/api/v1/categories/${made.json.id}/`)).status).toBe(204)
  expect((await nadia.get(`/api/v1/categories/${made.json.id}/`)).status).toBe(404)
  expect((await nadia.get(`/api/v1/tickets/${ticket.json.id}/`)).json.category.name).toBe('Payments')
})

test('agents keep canned replies; nobody else sees them', async () => {
  const made = await mona.post('/api/v1/canned-replies/', {
    shortcut: 'hello',
    title: 'Greeting',
    body: 'Hello {client}, this is {agent}.',
  })
  expect(made.status, made.text).toBe(201)
  expect(
    (await mona.post('/api/v1/canned-replies/', { shortcut: 'HELLO', title: 'x', body: 'y' })).json.errors,
  ).toHaveProperty('shortcut')
  expect((await mona.get('/api/v1/canned-replies/', { query: { search: 'greet' } })).json.count).toBe(1)
  expect((await nadia.get('/api/v1/canned-replies/')).status).toBe(403)
  expect((await mona.delete(`/api/v1/canned-replies/${made.json.id}/`)).status).toBe(204)
})

test('two agents in one ticket learn of each other; the client learns only who writes to him', async () => {
  const id = await open(nadia)
  const look = (who: Caller, body: object) => who.post(`/api/v1/tickets/${id}/look/`, body)
  await look(mona, { state: 'typing' })
  expect((await look(admin, { state: 'viewing' })).json.others).toEqual([
    { id: mona.id, name: 'Mona Adel', state: 'typing' },
  ])
  expect((await look(nadia, { state: 'viewing' })).json.others).toEqual([
    { id: mona.id, name: 'Mona Adel', state: 'typing' },
  ])
  await look(mona, { state: 'typing', note: true })
  expect((await look(nadia, { state: 'viewing' })).json.others).toEqual([])
  await look(mona, { state: 'left' })
  expect(
    (await look(admin, { state: 'viewing' })).json.others.map((viewer: { id: string }) => viewer.id),
  ).toEqual([nadia.id])
})
