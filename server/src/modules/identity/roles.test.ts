import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'

let world: World
let owner: Caller
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  owner = await world.person('Hoda Mansour', { roles: ['owner'] })
  admin = await world.person('Adel Nabil', { roles: ['admin'] })
})
afterAll(() => world.stop())

test('an admin makes an instructor; only an owner makes an admin; nobody gives himself a role', async () => {
  const samir = await world.person('Samir Aziz', { roles: ['parent'] })
  const made = await admin.post(`/api/v1/users/${samir.id}/roles/`, { add: ['teacher'] })
  expect(made.json.roles).toEqual(['instructor', 'parent'])
  expect((await admin.post(`/api/v1/users/${samir.id}/roles/`, { add: ['admin'] })).json.code).toBe(
    'owner_only',
  )
  expect((await admin.post(`/api/v1/users/${admin.id}/roles/`, { add: ['financial'] })).json.code).toBe(
    'own_role',
  )
  expect((await owner.post(`/api/v1/users/${owner.id}/roles/`, { add: ['admin'] })).json.code).toBe(
    'own_role',
  )
  expect(
    (await owner.post(`/api/v1/users/${samir.id}/roles/`, { add: ['admin'], remove: ['parent'] })).json.roles,
  ).toEqual(['admin', 'instructor'])
  expect((await admin.post(`/api/v1/users/${samir.id}/roles/`, { remove: ['admin'] })).json.code).toBe(
    'owner_only',
  )
  expect(
    (await admin.post(`/api/v1/users/${samir.id}/roles/`, { add: ['wizard'] })).json.errors.add,
  ).toBeDefined()
})

test('an admin neither edits nor closes nor signs out an owner', async () => {
  for (const answer of [
    await admin.patch(`/api/v1/users/${owner.id}/`, { email: 'mine@example.com' }),
    await admin.patch(`/api/v1/users/${owner.id}/`, { is_active: false }),
    await admin.delete(`/api/v1/users/${owner.id}/sessions/`),
    await admin.post(`/api/v1/users/${owner.id}/invitation/`),
  ])
    expect(answer.json.code).toBe('owner_only')
})

test('a right that goes is gone for the next request', async () => {
  const clerk = await world.person('Wafaa Clerk', { roles: ['support'] })
  expect((await clerk.get('/api/v1/users/')).status).toBe(200)
  await admin.post(`/api/v1/users/${clerk.id}/roles/`, { remove: ['support'] })
  expect((await clerk.get('/api/v1/users/')).status).toBe(403)
})

test('a closed account is out at once', async () => {
  const fired = await world.person('Tamer Gone', { roles: ['support'] })
  expect((await fired.get('/api/v1/profile/')).status).toBe(200)
  await admin.patch(`/api/v1/users/${fired.id}/`, { is_active: false })
  expect((await fired.get('/api/v1/profile/')).status).toBe(401)
  expect(
    (await admin.get('/api/v1/users/', { query: { is_active: 'false', search: 'tamer' } })).json.count,
  ).toBe(1)
})

test('the last owner stays, whatever two owners do to each other at once', async () => {
  expect((await owner.post(`/api/v1/users/${owner.id}/roles/`, { remove: ['owner'] })).json.code).toBe(
    'last_owner',
  )
  expect((await owner.patch(`/api/v1/users/${owner.id}/`, { is_active: false })).json.code).toBe('last_owner')
  expect((await owner.delete('/api/v1/profile/', {})).json.code).toBe('last_owner')
  const second = await world.person('Second Owner', { roles: ['owner'] })
  const answers = await Promise.all([
    owner.post(`/api/v1/users/${second.id}/roles/`, { remove: ['owner'] }),
    second.post(`/api/v1/users/${owner.id}/roles/`, { remove: ['owner'] }),
  ])
  const [row] = await world.rows<{ n: number }>(
    "SELECT count(*)::int AS n FROM identity.user_roles WHERE role = 'owner'",
  )
  expect(row?.n, JSON.stringify(answers.map((answer) => answer.json))).toBe(1)
  await world.rows(
    "INSERT INTO identity.user_roles (user_id, role, granted_at) VALUES ($1, 'owner', now()) ON CONFLICT DO NOTHING",
    [owner.id],
  )
})

test('parents, students and instructors see no accounts but their own', async () => {
  for (const role of ['parent', 'student', 'instructor']) {
    const person = await world.person(`Curious ${role}`, { roles: [role] })
    expect((await person.get('/api/v1/users/')).status).toBe(403)
    expect((await person.get(`/api/v1/users/${admin.id}/`)).status).toBe(403)
    expect((await person.get(`/auth/users/${admin.id}/`)).status).toBe(404)
    expect((await person.get('/auth/users/')).json.count).toBe(1)
    expect(
      (
        await person.patch('/api/v1/profile/', {
          roles: ['owner'],
          permissions: ['users.view'],
          is_verified: false,
        })
      ).json.roles,
    ).toEqual([role])
  }
})

test('an invitation makes an account whose person chooses a password, once', async () => {
  const invited = await admin.post('/api/v1/users/', {
    first_name: 'Mona',
    last_name: 'Zaki',
    email: 'Mona@Example.com',
    roles: ['support'],
  })
  expect(invited.status, invited.text).toBe(201)
  const token = new URL(invited.json.invitation_link).searchParams.get('token')
  const weak = await world.visitor.post('/api/v1/auth/invitation/', { token, password: 'password1' })
  expect(weak.json.errors.password).toBeDefined()
  const accepted = await world.visitor.post('/api/v1/auth/invitation/', {
    token,
    password: 'seven-olive-trees',
  })
  expect(accepted.json.user).toMatchObject({
    email: 'mona@example.com',
    roles: ['support'],
    has_password: true,
  })
  expect(
    (await world.visitor.post('/api/v1/auth/invitation/', { token, password: 'seven-olive-trees' })).json
      .code,
  ).toBe('invitation_not_valid')
  expect(
    (
      await admin.post('/api/v1/users/', {
        first_name: 'A',
        last_name: 'B',
        email: 'x@example.com',
        roles: ['owner'],
      })
    ).json.code,
  ).toBe('owner_only')
})

test('the matrix is data: what an admin takes from a role is gone at once, and nobody gives what he lacks', async () => {
  const clerk = await world.person('Support Clerk', { roles: ['support'] })
  const { json } = await admin.get('/api/v1/roles/')
  const support: { permissions: string[] } = json.roles.find(
    (role: { key: string }) => role.key === 'support',
  )
  expect((await clerk.get('/api/v1/users/')).status).toBe(200)
  const less = support.permissions.filter((permission) => permission !== 'users.view')
  const changed = await admin.patch('/api/v1/roles/support/', { permissions: less })
  expect(changed.status, changed.text).toBe(200)
  expect((await clerk.get('/api/v1/users/')).status).toBe(403)
  expect((await admin.patch('/api/v1/roles/owner/', { permissions: [] })).json.code).toBe('role_fixed')
  expect((await admin.patch('/api/v1/roles/admin/', { permissions: [] })).json.code).toBe('owner_only')
  await world.rows(
    "INSERT INTO identity.permissions (key, label, module) VALUES ('vault.open', '{}', 'test')",
  )
  expect(
    (await admin.patch('/api/v1/roles/support/', { permissions: [...less, 'vault.open'] })).json.code,
  ).toBe('permission_not_held')
})

test('people are found by folded names, by phones in any digits and by role', async () => {
  await world.person('Raghda Saïd', { phone: '+201098765432', roles: ['parent'] })
  expect((await admin.get('/api/v1/users/', { query: { search: 'said raghda' } })).json.count).toBe(1)
  expect(
    (await admin.get('/api/v1/users/', { query: { search: '٠١٠٩٨٧٦٥٤٣٢'.slice(1), role: 'parent' } })).json
      .count,
  ).toBe(1)
  expect(
    (await admin.get('/api/v1/users/', { query: { search: 'raghda', role: 'student' } })).json.count,
  ).toBe(0)
})

test('an edit of what somebody else has changed since is refused, also when only the roles changed', async () => {
  const owner = await world.person('Late Owner', { roles: ['owner'] })
  const target = await world.person('Mona Edited', { roles: ['support'] })
  const path = `/api/v1/users/${target.id}/`
  const first = String((await owner.get(path)).headers['etag'])
  const edit = (name: string, tag: string) =>
    owner.patch(path, { first_name: name }, { headers: { 'if-match': tag } })
  const done = await edit('Muna', first)
  expect([done.status, `"${done.json.version}"`]).toEqual([200, done.headers['etag']])
  expect((await edit('Mouna', first)).json.code).toBe('stale_version')
  const second = String(done.headers['etag'])
  expect(
    (await owner.post(`${path}roles/`, { add: ['financial'] }, { headers: { 'if-match': second } })).status,
  ).toBe(200)
  expect((await edit('Mouna', second)).status).toBe(412)
  await target.get('/api/v1/profile/')
  expect((await edit('Mouna', String((await owner.get(path)).headers['etag']))).status).toBe(200)
})
