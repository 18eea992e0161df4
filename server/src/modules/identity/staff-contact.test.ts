import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'

const phone = '+201055566677'
const email = 'tarek.secret@example.com'

let world: World
let hoda: Caller
let samir: Caller
let tarek: Caller
let auditor: Caller
beforeAll(async () => {
  world = await startWorld()
  hoda = await world.person('Hoda Mansour', { roles: ['owner'] })
  samir = await world.person('Samir Aziz', { roles: ['support'] })
  tarek = await world.person('Tarek Teacher', { roles: ['parent'], phone, email })
  await hoda.post(`/api/v1/users/${tarek.id}/roles/`, { add: ['instructor'] })
  const { key } = (
    await hoda.post('/api/v1/roles/', {
      name: { en: 'Archivist', ar: 'أمين السجل', fa: 'بایگان' },
      permissions: ['users.view', 'users.export', 'instructors.manage', 'audit.view', 'learners.view'],
    })
  ).json
  auditor = await world.person('Amal Archivist', { roles: [key] })
  await hoda.patch(`/api/v1/users/${tarek.id}/`, { phone_number2: '+201055566688' })
})
afterAll(() => world.stop())

/** Every place where a colleague's phone or e-mail could come out. */
async function answersFor(who: Caller): Promise<Record<string, string>> {
  const texts = {
    list: await who.get('/api/v1/users/', { query: { search: 'tarek' } }),
    detail: await who.get(`/api/v1/users/${tarek.id}/`),
    djoser: await who.get('/auth/users/', { query: { search: 'tarek' } }),
    djoserOne: await who.get(`/auth/users/${tarek.id}/`),
    search: await who.get('/api/v1/search/', { query: { q: 'tarek' } }),
    instructors: await who.get('/api/v1/instructors/', { query: { search: 'tarek' } }),
    instructor: await who.get(`/api/v1/instructors/${tarek.id}/`),
    csv: await who.post('/api/v1/users/export/', { format: 'csv' }),
    audit: await who.get('/api/v1/audit/', { query: { object_id: tarek.id } }),
  }
  return Object.fromEntries(Object.entries(texts).map(([name, answer]) => [name, answer.text]))
}

const shows = (text: string): boolean => /2010555666|tarek\.secret/.test(text)

test('who lacks the right sees the name of a colleague everywhere, phone and e-mail nowhere', async () => {
  for (const who of [samir, auditor]) {
    const leaks = Object.entries(await answersFor(who)).filter(([, text]) => shows(text))
    expect(leaks).toEqual([])
  }
  const { json } = await samir.get(`/api/v1/users/${tarek.id}/`)
  expect(json).toMatchObject({ first_name: 'Tarek', phone_number1: null, email: null, contact_hidden: true })
})

test('who has it sees them, so the check above can fail', async () => {
  const answers = await answersFor(hoda)
  const shown = Object.entries(answers).filter(([, text]) => shows(text))
  expect(shown.map(([name]) => name).toSorted()).toEqual(Object.keys(answers).toSorted())
})

test('nobody is found by contact data that he may not see', async () => {
  for (const search of ['01055566677', 'tarek.secret']) {
    expect((await samir.get('/api/v1/users/', { query: { search } })).json.count).toBe(0)
    expect((await samir.get('/auth/users/', { query: { search } })).json.count).toBe(0)
    expect((await samir.get('/api/v1/search/', { query: { q: search } })).json.results).toEqual([])
    expect((await auditor.get('/api/v1/instructors/', { query: { search } })).json.count).toBe(0)
    expect((await hoda.get('/api/v1/users/', { query: { search } })).json.count).toBe(1)
  }
})

test('a family’s phone stays visible, and one’s own', async () => {
  const nadia = await world.person('Nadia Hassan', { roles: ['parent'], phone: '+201033344455' })
  expect((await samir.get(`/api/v1/users/${nadia.id}/`)).json.phone_number1).toBe('+201033344455')
  expect((await samir.get(`/api/v1/users/${samir.id}/`)).json.phone_number1).toBe(samir.person.phone)
})

test('nor by a ticket of a colleague, on its page or over its sockets', async () => {
  const opened = await tarek.post('/api/v1/tickets/', { title: 'My pay', description: 'Where is it?' })
  expect(opened.status, opened.text).toBe(201)
  const panel = await samir.get(`/api/v1/tickets/${opened.json.id}/customer/`)
  expect(panel.json).toMatchObject({ name: 'Tarek Teacher', phone: null, email: null })
  const { dial } = await import('#test/wire')
  const base = await world.listen()
  const line = await dial(base, `/ws/ticket/${opened.json.id}/?since=0`, {
    headers: { authorization: `Bearer ${samir.person.token}` },
  })
  await tarek.post(`/api/v1/tickets/${opened.json.id}/messages/`, { body: 'Hello?' })
  await expect.poll(() => line.frames.length, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(shows(JSON.stringify(line.frames))).toBe(false)
  line.ws.close()
})
