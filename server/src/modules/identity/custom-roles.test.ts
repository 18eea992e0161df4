import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'

let world: World
let hoda: Caller
let adel: Caller
beforeAll(async () => {
  world = await startWorld()
  hoda = await world.person('Hoda Mansour', { roles: ['owner'] })
  adel = await world.person('Adel Nabil', { roles: ['admin'] })
})
afterAll(() => world.stop())

const words = (en: string) => ({ en, ar: `${en} ع`, fa: `${en} ف` })

interface RoleView {
  key: string
  permissions: string[]
  archived_at: string | null
  users: number
}

async function roleOf(key: string): Promise<RoleView | undefined> {
  const { json } = await hoda.get('/api/v1/roles/')
  return json.roles.find((role: RoleView) => role.key === key)
}

test('the owner makes a role from support, takes a permission away, gives it to Salma and she may do just that', async () => {
  const made = await hoda.post('/api/v1/roles/', { name: words('Front Desk 2'), from: 'support' })
  expect(made.status, made.text).toBe(201)
  expect(made.json.key).toBe('front_desk')
  const before = (await roleOf('front_desk'))?.permissions ?? []
  expect(before).toEqual((await roleOf('support'))?.permissions)
  const salma = await world.person('Salma Front', { roles: [] })
  await hoda.post(`/api/v1/users/${salma.id}/roles/`, { add: ['front_desk'] })
  expect((await salma.get('/api/v1/users/')).status).toBe(200)
  await hoda.patch('/api/v1/roles/front_desk/', {
    permissions: before.filter((permission) => permission !== 'users.view'),
  })
  expect((await salma.get('/api/v1/users/')).status).toBe(403)
  expect((await salma.get('/api/v1/learners/')).status).toBe(200)
})

test('a name is taken once in any language, and every language is needed', async () => {
  await hoda.post('/api/v1/roles/', { name: words('Librarian'), permissions: [] })
  const again = await hoda.post('/api/v1/roles/', {
    name: { ...words('Book keeper'), ar: 'Librarian ع' },
    permissions: [],
  })
  expect(again.json.errors.name).toBeDefined()
  const half = await hoda.post('/api/v1/roles/', { name: { en: 'Half' }, permissions: [] })
  expect(half.status).toBe(400)
  const twin = await hoda.post('/api/v1/roles/', { name: words('Librarian!'), permissions: [] })
  expect(twin.json.key).toBe('librarian_b')
})

test('nobody makes, gives or brings back a role with a permission that he lacks', async () => {
  const far = { name: words('Ledger reader'), permissions: ['users.impersonate_full'] }
  expect((await adel.post('/api/v1/roles/', far)).json.code).toBe('permission_not_held')
  const { key } = (await hoda.post('/api/v1/roles/', far)).json
  const omar = await world.person('Omar Nobody')
  expect((await adel.post(`/api/v1/users/${omar.id}/roles/`, { add: [key] })).json.code).toBe(
    'permission_not_held',
  )
  expect((await adel.post(`/api/v1/users/${adel.id}/roles/`, { add: [key] })).json.code).toBe('own_role')
  const invited = { first_name: 'A', last_name: 'B', email: 'far@example.com', roles: [key] }
  expect((await adel.post('/api/v1/users/', invited)).json.code).toBe('permission_not_held')
  expect((await hoda.delete(`/api/v1/roles/${key}/`)).status).toBe(200)
  expect((await adel.post(`/api/v1/roles/${key}/restoration/`)).json.code).toBe('permission_not_held')
  const copied = await adel.post('/api/v1/roles/', { name: words('Copied'), from: 'owner' })
  expect(copied.json.code).toBe('permission_not_held')
})

test('a clerk who manages accounts cannot raise anybody above himself', async () => {
  const { key } = (
    await hoda.post('/api/v1/roles/', {
      name: words('Registrar'),
      permissions: ['users.view', 'users.manage'],
    })
  ).json
  const clerk = await world.person('Karim Clerk', { roles: [key] })
  const friend = await world.person('Friend Of Karim', { roles: ['parent'] })
  expect((await clerk.post(`/api/v1/users/${friend.id}/roles/`, { add: ['financial'] })).json.code).toBe(
    'permission_not_held',
  )
  expect((await clerk.post(`/api/v1/users/${friend.id}/roles/`, { add: ['instructor'] })).status).toBe(200)
})

test('a role that somebody has goes only with a replacement, and comes back empty', async () => {
  const { key } = (
    await hoda.post('/api/v1/roles/', { name: words('Night shift'), permissions: ['learners.view'] })
  ).json
  const nour = await world.person('Nour Night', { roles: [key] })
  const refused = await hoda.delete(`/api/v1/roles/${key}/`)
  expect(refused.json.code).toBe('role_in_use')
  expect(
    (await hoda.delete(`/api/v1/roles/${key}/`, undefined, { query: { replacement: key } })).status,
  ).toBe(400)
  const gone = await hoda.delete(`/api/v1/roles/${key}/`, undefined, { query: { replacement: 'supervisor' } })
  expect(gone.json).toEqual({ people: 1 })
  expect((await hoda.get(`/api/v1/users/${nour.id}/`)).json.roles).toEqual(['supervisor'])
  expect((await roleOf(key))?.archived_at).not.toBeNull()
  const given = await hoda.post(`/api/v1/users/${nour.id}/roles/`, { add: [key] })
  expect(given.json.errors.add).toBeDefined()
  expect((await hoda.post(`/api/v1/roles/${key}/restoration/`)).status).toBe(200)
  expect((await roleOf(key))?.users).toBe(0)
})

test("the product's roles are neither renamed nor removed", async () => {
  expect((await hoda.delete('/api/v1/roles/support/')).json.code).toBe('role_built_in')
  expect((await hoda.patch('/api/v1/roles/support/', { name: words('Helpers') })).json.code).toBe(
    'role_built_in',
  )
  expect((await hoda.patch('/api/v1/roles/wizard/', { name: words('Wizard') })).status).toBe(404)
})

test('of archiving a role and giving it at once, nobody is left with an archived role', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { key } = (
      await hoda.post('/api/v1/roles/', { name: words(`Race ${'abcde'.charAt(round)}`), permissions: [] })
    ).json
    const person = await world.person(`Runner ${round}`)
    const [given, archived] = await Promise.all([
      hoda.post(`/api/v1/users/${person.id}/roles/`, { add: [key] }),
      hoda.delete(`/api/v1/roles/${key}/`),
    ])
    const [row] = await world.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM identity.user_roles r JOIN identity.roles a ON a.key = r.role WHERE r.role = $1 AND a.archived_at IS NOT NULL',
      [key],
    )
    expect(row?.n, `${given.text} ${archived.text}`).toBe(0)
  }
})

test('what happened to a role is in the trail', async () => {
  const rows = await world.rows<{ action: string }>(
    "SELECT action FROM platform.audit_log WHERE object_kind = 'role:night_shift' ORDER BY position",
  )
  expect(rows.map((row) => row.action)).toEqual(['role.create', 'role.archive', 'role.restore'])
})
