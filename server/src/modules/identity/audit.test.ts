import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit, sealAudit } from '#platform/audit'
import { verifyAudit } from '#platform/audit-verify'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { changesBetween, withoutContact } from './audit-changes.ts'

let world: World
let hoda: Caller
let adel: Caller
let nadia: Caller
beforeAll(async () => {
  world = await startWorld()
  hoda = await world.person('Hoda Mansour', { roles: ['owner'], email: 'hoda@example.com' })
  adel = await world.person('Adel Nabil', { roles: ['admin'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  await adel.patch(`/api/v1/users/${nadia.id}/`, { email: 'nadia@example.com', last_name: 'Hassan Ali' })
  await adel.post(`/api/v1/users/${nadia.id}/roles/`, { add: ['instructor'] })
})
afterAll(() => world.stop())

const seal = async (): Promise<void> => {
  while ((await sealAudit(world.app.database)) > 0);
}

/** What only who owns the database can do. */
const asSuperuser = (statement: string, values: unknown[] = []) =>
  world.rows('SET session_replication_role = replica').then(() => world.rows(statement, values))

test('the trail says field by field what Adel changed of Nadia, with names beside the ids', async () => {
  const { json } = await hoda.get('/api/v1/audit/', { query: { object_kind: 'user', object_id: nadia.id } })
  expect(json.count).toBe(2)
  const [roles, profile] = json.results
  expect(roles).toMatchObject({
    action: 'user.change_roles',
    actor: { id: adel.id, name: 'Adel Nabil' },
    object: { name: 'Nadia Hassan Ali' },
    impersonator: null,
    changes: [{ field: 'roles', before: ['parent'], after: ['instructor', 'parent'] }],
  })
  expect(profile.changes).toContainEqual({ field: 'last_name', before: 'Hassan', after: 'Hassan Ali' })
  const one = await hoda.get(`/api/v1/audit/${roles.id}/`)
  expect(one.json).toEqual(roles)
})

test('it is found by who, what, when, by request and by words', async () => {
  const count = async (query: Record<string, string>): Promise<number> =>
    (await hoda.get('/api/v1/audit/', { query })).json.count
  expect(await count({ actor: adel.id, action: 'user.change_roles' })).toBe(1)
  expect(await count({ actor: adel.id, action: 'user.*' })).toBe(2)
  expect(await count({ search: 'nadia roles' })).toBe(1)
  expect(await count({ search: 'نوبدي' })).toBe(0)
  expect(await count({ at_before: '2020-01-01' })).toBe(0)
  expect(await count({ impersonated: 'true' })).toBe(0)
  const { results } = (await hoda.get('/api/v1/audit/', { query: { actor: adel.id } })).json
  expect(await count({ request_id: results[0].request_id })).toBe(1)
  expect((await hoda.get('/api/v1/audit/', { query: { action: "x'; DROP" } })).status).toBe(400)
  const words = await hoda.get('/api/v1/audit/words/')
  expect(words.json.actions).toContain('user.change_roles')
})

test('the cursor reads it to the end, each entry once', async () => {
  const seen: string[] = []
  for (let next: string | null = '/api/v1/audit/?cursor=&page_size=1'; next; ) {
    const { json } = await hoda.get(next.replace(/^https?:\/\/[^/]+/, ''))
    seen.push(...json.results.map((entry: { id: string }) => entry.id))
    next = json.next
  }
  const [row] = await world.rows<{ n: number }>('SELECT count(*)::int AS n FROM platform.audit_log')
  expect(new Set(seen).size).toBe(row?.n)
})

test('only who may read the trail reads it, and contact data only who may see it', async () => {
  for (const role of ['supervisor', 'support', 'financial', 'parent'])
    expect((await (await world.person(`No ${role}`, { roles: [role] })).get('/api/v1/audit/')).status).toBe(
      403,
    )
  const { key } = (
    await hoda.post('/api/v1/roles/', {
      name: { en: 'Auditor', ar: 'مدقق', fa: 'ممیز' },
      permissions: ['audit.view'],
    })
  ).json
  const auditor = await world.person('Amal Auditor', { roles: [key] })
  const { json } = await auditor.get('/api/v1/audit/', { query: { object_id: nadia.id } })
  expect(JSON.stringify(json)).not.toContain('nadia@example.com')
  expect(JSON.stringify(json)).toContain('•••')
})

test('an export is a file and an entry of its own', async () => {
  const file = await hoda.post(
    '/api/v1/audit/export/',
    { format: 'csv', columns: ['at', 'actor', 'action', 'changes'] },
    { query: { actor: adel.id } },
  )
  expect(file.status, file.text).toBe(200)
  expect(file.headers['content-disposition']).toContain('audit-2026-11-21.csv')
  expect(file.text.split('\r\n')[0]).toContain('Time,Who,Action,Changes')
  expect(file.text).toContain('Adel Nabil,user.change_roles')
  const { json } = await hoda.get('/api/v1/audit/', { query: { action: 'audit.export' } })
  expect(json.results[0].changes).toContainEqual({ field: 'filters.actor', after: adel.id })
})

test('the chain holds, and the screen says when it was looked at', async () => {
  expect((await hoda.get('/api/v1/audit/verification/')).json.last).toBeNull()
  await seal()
  const { json } = await hoda.post('/api/v1/audit/verification/')
  expect(json.last).toMatchObject({ ok: true, by: 'Hoda Mansour', problem: null })
  expect(json.last.rows).toBeGreaterThan(3)
})

test('an address in another spelling is the same address', async () => {
  await world.within((ctx) =>
    audit(
      { ...ctx, origin: { ...ctx.origin, ip: '2001:0DB8:0000:0000:0000:0000:0000:0001' } },
      { action: 'thing.make', object: { kind: 'thing', id: null }, after: { b: 1.5, a: ['ي'] } },
    ),
  )
  await world.within((ctx) =>
    audit(
      { ...ctx, origin: { ...ctx.origin, ip: '::ffff:10.0.0.1', userAgent: 'Dart/3' } },
      { action: 'thing.make', object: { kind: 'thing', id: null }, before: 0, after: null },
    ),
  )
  await seal()
  expect((await verifyAudit(world.app.database)).broken).toBeNull()
})

/** Tampers in a transaction that is taken back after the look. */
async function found(statement: string): Promise<Awaited<ReturnType<typeof verifyAudit>>['broken']> {
  await seal()
  await world.rows('BEGIN')
  await world.rows("SET LOCAL session_replication_role = 'replica'")
  await world.rows(statement)
  await world.rows('COMMIT')
  return (await verifyAudit(world.app.database)).broken
}

test('whoever tampers as the database’s owner is found at the very row', async () => {
  const [victim] = await world.rows<{ id: string; position: bigint; action: string }>(
    "SELECT id, position, action FROM platform.audit_log WHERE action = 'user.change_roles' ORDER BY position LIMIT 1",
  )
  const [details] = await world.rows<{ after: unknown }>(
    'SELECT after FROM platform.audit_details WHERE audit_id = $1',
    [victim?.id],
  )
  const place = { position: BigInt(victim?.position ?? 0), id: victim?.id }
  const where = `WHERE id = '${victim?.id}'`
  expect(await found(`UPDATE platform.audit_log SET action = 'user.nothing' ${where}`)).toEqual({
    problem: 'row',
    ...place,
  })
  await asSuperuser(`UPDATE platform.audit_log SET action = '${victim?.action}' ${where}`)
  expect(await found(`UPDATE platform.audit_log SET actor_id = NULL ${where}`)).toMatchObject(place)
  await asSuperuser(`UPDATE platform.audit_log SET actor_id = '${adel.id}' ${where}`)
  expect(await found(`UPDATE platform.audit_log SET impersonator_id = '${hoda.id}' ${where}`)).toMatchObject(
    place,
  )
  await asSuperuser(`UPDATE platform.audit_log SET impersonator_id = NULL ${where}`)
  expect(
    await found(
      `UPDATE platform.audit_details SET after = '{"roles":["parent"]}' WHERE audit_id = '${victim?.id}'`,
    ),
  ).toEqual({ problem: 'values', ...place })
  await asSuperuser('UPDATE platform.audit_details SET after = $1 WHERE audit_id = $2', [
    JSON.stringify(details?.after),
    victim?.id,
  ])
  expect((await verifyAudit(world.app.database)).broken).toBeNull()
})

test('a row that is gone is missed; the owner hears of it after the night', async () => {
  const [last] = await world.rows<{ position: bigint }>(
    'SELECT max(position) AS position FROM platform.audit_log',
  )
  expect(await found(`DELETE FROM platform.audit_log WHERE position = ${last?.position}`)).toMatchObject({
    problem: 'missing',
    position: BigInt(last?.position ?? 0),
  })
  await world.rows("SET session_replication_role = 'origin'")
  const spec = world.app.jobs.spec('platform.verify-audit')
  if (!spec) throw new Error('nobody verifies at night')
  await world.app.jobs.run(spec, { due_at: '2026-11-22T02:20:00Z' }, world.app.makeContext)
  await world.work()
  const letters = await world.outbox()
  expect(
    letters.some((letter) => letter.recipient === 'hoda@example.com' && /audit/i.test(letter.subject ?? '')),
  ).toBe(true)
  const { json } = await adel.get('/api/v1/audit/verification/')
  expect(json.last).toMatchObject({ ok: false, problem: 'missing', by: null })
})

test('a chain that somebody made anew does not pass for the old one', async () => {
  const other = await startWorld()
  try {
    const owner = await other.person('Only Owner', { roles: ['owner'] })
    await owner.patch('/api/v1/profile/', { first_name: 'Other' })
    await sealAudit(other.app.database)
    expect((await owner.post('/api/v1/audit/verification/')).json.last.ok).toBe(true)
    await other.rows('SET session_replication_role = replica')
    for (const table of ['audit_sealed', 'audit_seals']) await other.rows(`DELETE FROM platform.${table}`)
    await other.rows("UPDATE platform.audit_log SET action = 'profile.nothing'")
    await sealAudit(other.app.database)
    expect((await verifyAudit(other.app.database)).broken).toMatchObject({ problem: 'rewritten' })
  } finally {
    await other.stop()
  }
})

test('changes are told field by field, one side alone whole, contact data hidden where asked', () => {
  expect(
    changesBetween({ a: 1, n: { ar: 'س', en: 'x' } }, { a: 1, n: { ar: 'ص', en: 'x' }, b: null }),
  ).toEqual([{ field: 'n.ar', before: 'س', after: 'ص' }])
  expect(changesBetween(undefined, { a: [1] })).toEqual([{ field: 'a', after: [1] }])
  expect(changesBetween(5, 6)).toEqual([{ field: '', before: 5, after: 6 }])
  expect(withoutContact([{ field: 'guest.email', before: null, after: 'x@y.z' }])).toEqual([
    { field: 'guest.email', before: null, after: '•••' },
  ])
})
