import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { audit, sealAudit } from '#platform/audit'
import { verifyAudit } from '#platform/audit-verify'
import { once } from '#platform/http/idempotency'
import { systemActor } from '#platform/context'
import { fold } from '#platform/text'
import { startWorld, type World } from '#test/harness'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('the database folds texts as the program does', async () => {
  const samples = [
    'القرآن الكريم',
    'قُرْآن',
    'كتاب',
    'ياسین ۱۲۳',
    'ÉCOLE d’été',
    'الأُمّة',
    'مدرسة',
    'مدرسه',
    'رؤية',
    'مـــحمد',
    '  a   b ',
    'İstanbul',
    'خانه‌ی ما',
    'قرائت',
    'مسئول',
    '٠١٢٣',
  ]
  for (const sample of samples) {
    const rows = await world.rows<{ folded: string }>('SELECT platform.fold($1) AS folded', [sample])
    expect(rows[0]?.folded, sample).toBe(fold(sample))
  }
  expect(fold('قران')).toBe(fold('قُرآن'))
})

test('audit rows cannot be changed by the application', async () => {
  await world.within((ctx) =>
    audit(ctx, {
      action: 'thing.change',
      object: { kind: 'thing', id: null },
      before: { a: 1 },
      after: { a: 2 },
    }),
  )
  const { database } = world.app
  await expect(sql`UPDATE platform.audit_log SET action = 'x'`.execute(database)).rejects.toThrow(
    /denied|append-only/,
  )
  await expect(sql`DELETE FROM platform.audit_log`.execute(database)).rejects.toThrow(/denied|append-only/)
})

test('the chain holds, survives an erasure of personal values, and shows a forged row', async () => {
  for (let n = 0; n < 20; n++)
    await world.within((ctx) =>
      audit(ctx, { action: 'thing.make', object: { kind: 'thing', id: null }, after: { n } }),
    )
  expect(await sealAudit(world.app.database)).toBeGreaterThanOrEqual(20)
  expect(await verifyAudit(world.app.database)).toMatchObject({ broken: null })
  await world.rows(
    'UPDATE platform.audit_details SET before = NULL, after = NULL, salt = NULL, ip = NULL, user_agent = NULL',
  )
  expect(await verifyAudit(world.app.database)).toMatchObject({ broken: null })
  await world.rows('ALTER TABLE platform.audit_log DISABLE TRIGGER ALL')
  await world.rows(
    `UPDATE platform.audit_log SET action = 'thing.forged' WHERE position = (SELECT max(position) FROM platform.audit_log)`,
  )
  expect((await verifyAudit(world.app.database)).broken).not.toBeNull()
})

test('the same key answers the first result; 20 at once run the work once', async () => {
  let runs = 0
  const attempt = (body: unknown) =>
    world.app.database.transaction().execute((tx) =>
      once(
        world.app.makeContext(tx, systemActor('test')),
        'key-1',
        { method: 'POST', path: '/x', body },
        async () => {
          runs += 1
          await sql`SELECT pg_sleep(0.05)`.execute(tx)
          return { status: 201, body: JSON.stringify({ run: runs }) }
        },
      ),
    )
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => attempt({ a: 1 })))
  expect(runs).toBe(1)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'idempotency_in_progress' })
  expect(await attempt({ a: 1 })).toMatchObject({
    replayed: true,
    answer: { status: 201, body: '{"run":1}' },
  })
  await expect(attempt({ a: 2 })).rejects.toMatchObject({ code: 'idempotency_key_reused' })
})

test('a room delivers every event once and in order, also to a second node and across a resume', async () => {
  const publish = (n: number) =>
    world.within((ctx) => ctx.bus.publish(ctx, 'room:a', { type: 'tick', data: { n } }))
  for (let n = 1; n <= 3; n++) await publish(n)
  const seen: number[] = []
  const subscription = await world.app.hub.subscribe('room:a', 1, (event) => seen.push(event.seq))
  expect(subscription).toMatchObject({ seq: 3, resync: false })
  await Promise.all(Array.from({ length: 50 }, (_, n) => publish(n + 4)))
  await expect.poll(() => seen.length).toBe(52)
  expect(seen).toEqual(Array.from({ length: 52 }, (_, n) => n + 2))
  subscription.close()
})

test('a subscriber that missed what is no longer kept is told to reload', async () => {
  for (let n = 1; n <= 3; n++)
    await world.within((ctx) => ctx.bus.publish(ctx, 'room:b', { type: 'tick', data: { n } }))
  await world.rows(`DELETE FROM platform.room_events WHERE room = 'room:b' AND seq < 3`)
  const subscription = await world.app.hub.subscribe('room:b', 1, () => {})
  expect(subscription).toMatchObject({ seq: 3, resync: true })
  subscription.close()
})
