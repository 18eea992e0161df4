import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { isFrom, readNetwork } from './api-keys.ts'

let world: World
let nora: Caller
let amir: Caller
const path = '/api/v1/api-keys/'

beforeAll(async () => {
  world = await startWorld()
  nora = await world.person('Nora Owner', { roles: ['owner'] })
  amir = await world.person('Amir Admin', { roles: ['admin'] })
})
afterAll(() => world.stop())

async function make(by: Caller, wishes: object): Promise<{ id: string; secret: string }> {
  const made = await by.post(path, { name: 'Accounting', ...wishes })
  expect(made.status, made.text).toBe(201)
  return { id: made.json.key.id, secret: made.json.secret }
}
const withKey = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })
/** A key's life is looked at anew within a second, on every node. */
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 850))

describe('an API key', () => {
  test('is shown once, kept as a digest, and works in both headers', async () => {
    const { id, secret } = await make(nora, { scopes: ['invoices.view_all'] })
    expect((await world.visitor.get('/api/v1/invoices/', withKey(secret))).status).toBe(200)
    const both: Record<string, string>[] = [{ 'api-key': secret }, { authorization: `Api-Key ${secret}` }]
    for (const headers of both)
      expect((await world.visitor.get('/api/v1/invoices/', { headers })).status).toBe(200)
    const seen = await nora.get(`${path}${id}/`)
    expect(seen.text).not.toContain(secret)
    expect(seen.json).toMatchObject({ state: 'active', prefix: secret.slice(0, 12) })
    const kept = await world.rows<{ all: string }>(
      `SELECT (SELECT string_agg(k::text, '') FROM identity.api_keys k) || coalesce((SELECT string_agg(d::text, '') FROM platform.audit_details d), '') AS all`,
    )
    expect(kept[0]?.all).not.toContain(secret.slice(12))
  })

  test('reaches what its scopes name and nothing that is about a person', async () => {
    const { secret } = await make(nora, { scopes: ['invoices.view_all'] })
    const call = (method: 'GET' | 'POST' | 'DELETE', where: string) =>
      world.visitor.call(method, where, method === 'GET' ? undefined : {}, withKey(secret))
    for (const where of ['/api/v1/users/', '/api/v1/profile/', '/api/v1/sessions/', '/api/v1/notifications/'])
      expect((await call('GET', where)).status, where).toBe(403)
    expect((await call('DELETE', '/api/v1/sessions/')).status).toBe(403)
    expect((await call('POST', '/api/v1/ws-tickets/')).status).toBe(403)
    expect((await call('GET', path)).status).toBe(403)
  })

  test('with every scope there is reaches only these operations for everybody who is signed in', async () => {
    const { results } = (await nora.get(`${path}scopes/`)).json
    const { secret } = await make(nora, { scopes: results.map((scope: { key: string }) => scope.key) })
    const open: string[] = []
    for (const spec of world.app.routes.filter((each) => each.access === 'user')) {
      const where = spec.path.replaceAll(/\{\w+\}/g, '019a0000-0000-7000-8000-000000000000')
      const answer = await world.visitor.call(
        spec.method,
        where,
        spec.method === 'GET' ? undefined : {},
        withKey(secret),
      )
      if (answer.status !== 403) open.push(spec.operationId)
    }
    expect(open.toSorted()).toEqual([
      'getEnrollment',
      'getEnrollmentRequest',
      'getInvoice',
      'getPayment',
      'getTicket',
      'listAttendanceMarks',
      'listEnrollmentRequests',
      'listEnrollments',
      'listInvoices',
      'listPayments',
      'listTicketMessages',
      'listTickets',
      'postTicketMessage',
      'uploadFile',
    ])
  })

  test('never gets a right that its maker lacks, or that is for people alone', async () => {
    const beyond = await amir.post(path, { name: 'x', scopes: ['invoices.view_all', 'nothing.at_all'] })
    expect(beyond.json.errors.scopes[0]).toContain('nothing.at_all')
    for (const scope of [
      'api_keys.manage',
      'roles.manage',
      'users.manage',
      'users.invite',
      'settings.manage',
    ])
      expect((await nora.post(path, { name: 'x', scopes: [scope] })).status, scope).toBe(400)
  })

  test('loses at its next use what its maker loses, and gets it back with him', async () => {
    const maker = await world.person('Hana Admin', { roles: ['admin'] })
    const { id, secret } = await make(maker, { scopes: ['users.view'] })
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(200)
    const roles = (change: object) => nora.post(`/api/v1/users/${maker.id}/roles/`, change)
    expect((await roles({ remove: ['admin'] })).status).toBe(200)
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(403)
    expect((await nora.get(`${path}${id}/`)).json).toMatchObject({ state: 'idle', working_scopes: [] })
    expect((await roles({ add: ['admin'] })).status).toBe(200)
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(200)
    expect((await nora.patch(`/api/v1/users/${maker.id}/`, { is_active: false })).status).toBe(200)
    const closed = await world.visitor.get('/api/v1/users/', withKey(secret))
    expect([closed.status, closed.json.code]).toEqual([401, 'api_key_not_valid'])
  })

  test('ends at once when it is revoked, and does not change after', async () => {
    const { id, secret } = await make(nora, { scopes: ['users.view'] })
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(200)
    expect((await amir.delete(`${path}${id}/`)).status).toBe(204)
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(401)
    expect((await amir.delete(`${path}${id}/`)).status).toBe(204)
    expect((await nora.patch(`${path}${id}/`, { name: 'y' })).json.code).toBe('api_key_revoked')
    expect((await nora.get(path, { query: { state: 'revoked' } })).json.count).toBe(1)
  })

  test('ends when it expires, and is never made with a past end', async () => {
    const past = await nora.post(path, {
      name: 'x',
      scopes: ['users.view'],
      expires_at: '2026-11-21T09:59:00Z',
    })
    expect(past.json.errors.expires_at).toHaveLength(1)
    const { id, secret } = await make(nora, { scopes: ['users.view'], expires_at: '2026-11-21T12:00:00Z' })
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(200)
    world.at('2026-11-21T12:00:00Z')
    await aSecond()
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(401)
    world.at('2026-11-21T10:00:00Z')
    expect((await nora.get(`${path}${id}/`)).json.state).toBe('active')
  })

  test('works from its networks only', async () => {
    const { id, secret } = await make(nora, { scopes: ['users.view'], networks: ['203.0.113.9/24'] })
    const strange = await world.visitor.get('/api/v1/users/', withKey(secret))
    expect([strange.status, strange.json.code]).toEqual([403, 'api_key_address'])
    const changed = await nora.patch(`${path}${id}/`, { networks: ['127.0.0.1', '2001:db8::/32'] })
    expect(changed.json.networks).toEqual(['127.0.0.1/32', '2001:db8::/32'])
    expect((await world.visitor.get('/api/v1/users/', withKey(secret))).status).toBe(200)
    expect(
      (await nora.post(path, { name: 'x', scopes: ['users.view'], networks: ['home'] })).json.errors,
    ).toHaveProperty('networks')
  })

  test('is made and widened only by somebody who proved himself lately, and a late change is seen', async () => {
    world.at('2026-11-21T11:00:00Z')
    expect((await nora.post(path, { name: 'x', scopes: ['users.view'] })).json.code).toBe(
      'fresh_sign_in_required',
    )
    world.at('2026-11-21T10:00:00Z')
    const { id } = await make(nora, { scopes: ['users.view'] })
    const first = await nora.patch(`${path}${id}/`, { name: 'Door' }, { headers: { 'if-match': '"1"' } })
    expect(first.headers['etag']).toBe('"2"')
    const late = await amir.patch(`${path}${id}/`, { name: 'Gate' }, { headers: { 'if-match': '"1"' } })
    expect(late.status).toBe(412)
  })

  test('leaves its name in the trail of what it did, and when and from where it was used', async () => {
    const { id, secret } = await make(nora, { scopes: ['courses.manage'] })
    const season = { name: 'Autumn', type: 'autumn', start_date: '2026-09-01', end_date: '2026-12-01' }
    const made = await world.visitor.post('/api/v1/tags/', { name: 'robotics' }, withKey(secret))
    expect([made.status, season.name], made.text).toEqual([201, 'Autumn'])
    const [entry] = await world.rows(
      `SELECT actor_kind, actor_id, actor_label FROM platform.audit_log WHERE actor_kind = 'api_key' ORDER BY position DESC LIMIT 1`,
    )
    expect(entry).toMatchObject({ actor_id: nora.id, actor_label: `Accounting (${secret.slice(0, 12)}…)` })
    expect((await nora.get(`${path}${id}/`)).json).toMatchObject({
      last_used_at: '2026-11-21T10:00:00.000Z',
      last_used_ip: '127.0.0.1',
    })
    const { statements } = await world.statements(async () => {
      for (let n = 0; n < 5; n += 1) await world.visitor.get('/api/v1/courses/', withKey(secret))
    })
    expect(statements.filter((text) => text.includes('UPDATE identity.api_keys'))).toEqual([])
  })

  test('and a stranger with a made-up key is told nothing more than that', async () => {
    const answers = [`hqk_${'a'.repeat(43)}`, 'hqk_', 'hqk_%00'].map(async (secret) => {
      const { status, json } = await world.visitor.get('/api/v1/users/', withKey(secret))
      return [status, json.code]
    })
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 3 }, () => [401, 'api_key_not_valid']))
  })
})

test('a key has a budget of its own a minute', async () => {
  const tight = await startWorld({ limitFactor: 1 })
  try {
    const owner = await tight.person('Nora Owner', { roles: ['owner'] })
    const secrets = await Promise.all(
      [3, 3].map(
        async (per_minute) =>
          (await owner.post(path, { name: 'Meter', scopes: ['users.view'], per_minute })).json.secret,
      ),
    )
    const statuses: number[] = []
    for (const secret of [secrets[0], secrets[0], secrets[0], secrets[0], secrets[1]])
      statuses.push((await tight.visitor.get('/api/v1/users/', withKey(secret))).status)
    expect(statuses).toEqual([200, 200, 200, 429, 200])
  } finally {
    await tight.stop()
  }
})

test('networks are read as people write them', () => {
  expect(['10.0.0.1', '10.1.2.3/8', '2001:db8::1', '2001:db8::/32'].map(readNetwork)).toEqual([
    '10.0.0.1/32',
    '10.1.2.3/8',
    '2001:db8::1/128',
    '2001:db8::/32',
  ])
  expect(
    ['', '10.0.0.1/33', '10.0.0/8', '10.0.0.1/8/9', 'fe80::1%eth0', '10.0.0.1/x'].map(readNetwork),
  ).toEqual(Array.from({ length: 6 }, () => null))
  expect(isFrom(['10.0.0.0/8', '2001:db8::/32'], '10.9.9.9')).toBe(true)
  expect(isFrom(['10.0.0.0/8', '2001:db8::/32'], '2001:db8::5')).toBe(true)
  expect(isFrom(['10.0.0.0/8'], '11.0.0.1')).toBe(false)
  expect(isFrom(['10.0.0.0/8'], null)).toBe(false)
})
