import { afterAll, beforeAll, expect, test } from 'vitest'
import readXlsx from 'read-excel-file/node'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'

let world: World
let adel: Caller
let samir: Caller
let nadia: Caller
beforeAll(async () => {
  world = await startWorld()
  adel = await world.person('Adel Nabil', { roles: ['admin'] })
  samir = await world.person('Samir Aziz', { roles: ['support'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
})
afterAll(() => world.stop())

const names = async (query: Record<string, string>): Promise<string[]> => {
  const { json } = await adel.get('/api/v1/users/', { query: { ordering: 'first_name', ...query } })
  return json.results.map((user: { first_name: string }) => user.first_name)
}

test('people are found by second factor, by when they were seen, and by whether they work here', async () => {
  await world.rows(
    `INSERT INTO identity.authenticators (id, user_id, secret, created_at, confirmed_at) VALUES (gen_random_uuid(), $1, '\\x00', now(), now())`,
    [samir.id],
  )
  await world.rows("UPDATE identity.sessions SET last_used_at = '2026-01-01T00:00:00Z' WHERE user_id = $1", [
    nadia.id,
  ])
  await world.rows(
    "INSERT INTO identity.users (id, first_name, date_joined) VALUES (gen_random_uuid(), 'Zahra', now())",
  )
  expect(await names({ second_factor: 'true' })).toEqual(['Samir'])
  expect(await names({ works_here: 'true' })).toEqual(['Adel', 'Samir'])
  expect(await names({ last_seen_before: '2026-06-01' })).toEqual(['Nadia'])
  expect(await names({ never_seen: 'true' })).toEqual(['Zahra'])
  expect(await names({ last_seen_after: '2026-06-01', role: 'support,parent' })).toEqual(['Samir'])
})

test('the filtered list leaves the house as CSV or XLSX, only with the right, and is written down', async () => {
  await world.person('=cmd() Danger', { roles: ['parent'] })
  const csv = await adel.post(
    '/api/v1/users/export/',
    { format: 'csv', columns: ['first_name', 'roles', 'phone_number1'] },
    { query: { role: 'parent', ordering: 'first_name' } },
  )
  expect(csv.status, csv.text).toBe(200)
  const lines = csv.text.trim().split('\r\n')
  expect(csv.text.startsWith('\uFEFF')).toBe(true)
  expect(lines[0]).toBe('First name,Roles,Phone')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatch(/^'=cmd\(\),Parent,/)
  const response = await world.app.server.inject({
    method: 'POST',
    url: '/api/v1/users/export/?role=parent',
    headers: { authorization: `Bearer ${adel.person.token}`, 'accept-language': 'ar' },
    payload: { format: 'xlsx' },
  })
  const [sheet] = await readXlsx(response.rawPayload)
  expect(sheet?.data[0]?.[0]).toBe('الاسم الأول')
  expect(sheet?.data).toHaveLength(3)
  expect((await samir.post('/api/v1/users/export/', { format: 'csv' })).status).toBe(403)
  expect(
    (await adel.post('/api/v1/users/export/', { format: 'csv', columns: ['password_hash'] })).status,
  ).toBe(400)
  const [row] = await world.rows<{ after: { rows: number } }>(
    "SELECT d.after FROM platform.audit_log a JOIN platform.audit_details d ON d.audit_id = a.id WHERE a.action = 'users.export' ORDER BY a.position LIMIT 1",
  )
  expect(row?.after.rows).toBe(2)
})

test('a view is kept, shared with colleagues, chosen as the first one, and goes', async () => {
  const path = '/api/v1/saved-views/'
  const state = { filters: { role: 'parent' }, ordering: '-last_seen_at', columns: { email: false } }
  const made = await adel.post(path, { list: 'users', name: 'Quiet parents', state })
  expect(made.status, made.text).toBe(201)
  const { id } = made.json
  expect((await samir.get(path, { query: { list: 'users' } })).json.results).toEqual([])
  expect((await adel.patch(`${path}${id}/`, { shared: true })).status).toBe(200)
  const seen = (await samir.get(path, { query: { list: 'users' } })).json
  expect(seen.results[0]).toMatchObject({ name: 'Quiet parents', state, is_mine: false, owner: 'Adel Nabil' })
  expect((await nadia.get(path, { query: { list: 'users' } })).json).toEqual({
    results: [],
    can_share: false,
  })
  expect((await samir.put(`${path}default/`, { list: 'users', view: id })).json.results[0].is_default).toBe(
    true,
  )
  expect((await adel.get(path, { query: { list: 'users' } })).json.results[0].is_default).toBe(false)
  expect((await nadia.put(`${path}default/`, { list: 'users', view: id })).status).toBe(400)
  expect((await samir.put(`${path}default/`, { list: 'learners', view: id })).status).toBe(400)
  expect((await samir.patch(`${path}${id}/`, { name: 'Mine now' })).status).toBe(404)
  expect((await samir.delete(`${path}${id}/`)).status).toBe(404)
  const again = await adel.post(path, { list: 'users', name: 'Quiet parents', state: {} })
  expect(again.json.errors.name).toBeDefined()
  expect((await nadia.post(path, { list: 'users', name: 'x', state: {}, shared: true })).status).toBe(403)
  await adel.patch(`${path}${id}/`, { shared: false })
  const [row] = await world.rows<{ n: number }>('SELECT count(*)::int AS n FROM identity.default_views')
  expect(row?.n).toBe(0)
  expect((await adel.delete(`${path}${id}/`)).json.results).toEqual([])
})
