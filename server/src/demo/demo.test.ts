import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Context } from '#platform/context'
import { startContext } from '../setup/module.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
  const started = performance.now()
  const before = process.cpuUsage()
  await world.app.setup.firstRun(startContext(world.app), { kind: 'demo' })
  const { user, system } = process.cpuUsage(before)
  const seconds = (ms: number): string => (ms / 1000).toFixed(1)
  console.info(
    `demo centre loaded in ${seconds(performance.now() - started)} s, ${seconds((user + system) / 1000)} s of this processor`,
  )
}, 120_000)
afterAll(() => world.stop())

async function count(query: string): Promise<number> {
  const [row] = await world.rows<{ n: string }>(`SELECT count(*) AS n FROM ${query}`)
  return Number(row?.n ?? 0)
}

describe('the demo centre', () => {
  test('has two seasons, a dozen courses and about 120 learners in 60 families', async () => {
    expect(await count('catalog.seasons')).toBe(2)
    expect(await count("catalog.courses WHERE status <> 'draft'")).toBeGreaterThanOrEqual(12)
    const learners = await count('people.learners')
    expect(learners).toBeGreaterThan(100)
    expect(learners).toBeLessThan(150)
    expect(await count("identity.user_roles WHERE role = 'parent'")).toBe(61)
  })

  test('speaks three languages', async () => {
    const rows = await world.rows<{ locale: string }>(
      'SELECT DISTINCT locale FROM identity.users ORDER BY locale',
    )
    expect(rows.map((row) => row.locale)).toEqual(['ar', 'en', 'fa'])
  })

  test('has lectures before and after now, today too, and registers of the past', async () => {
    expect(await count("catalog.lectures WHERE day = '2026-11-21'")).toBeGreaterThanOrEqual(3)
    expect(await count("catalog.lectures WHERE starts_at > '2026-11-21T10:00Z'")).toBeGreaterThan(40)
    expect(await count('attendance.lecture_attendance WHERE present')).toBeGreaterThan(300)
    expect(await count('attendance.lecture_attendance WHERE rating IS NOT NULL')).toBeGreaterThan(300)
  })

  test('knows which instructors are in the house', async () => {
    expect(
      await count("attendance.instructor_attendance WHERE date = '2026-11-21' AND check_in_at IS NOT NULL"),
    ).toBeGreaterThan(0)
  })

  test('waits for decisions: requests, receipts with pictures, a waitlist, tickets, registers that nobody took', async () => {
    expect(await count("enrolments.enrollment_requests WHERE status = 'pending'")).toBeGreaterThan(6)
    expect(
      await count("billing.payments WHERE status = 'pending' AND receipt_file_id IS NOT NULL"),
    ).toBeGreaterThan(5)
    expect(await count("enrolments.waitlist_entries WHERE status = 'waiting'")).toBeGreaterThan(0)
    expect(await count("tickets.tickets WHERE status = 'pending'")).toBeGreaterThan(2)
    expect(
      await count("catalog.lectures WHERE ends_at < '2026-11-21T10:00Z' AND NOT attendance_taken"),
    ).toBeGreaterThan(0)
  })

  test('keeps every invariant of the books', async () => {
    expect(await world.rows('SELECT * FROM billing.ledger_faults()')).toEqual([])
    const statuses = await world.rows<{ status: string }>(
      'SELECT DISTINCT status FROM billing.invoices ORDER BY status',
    )
    expect(statuses.map((row) => row.status)).toEqual(
      expect.arrayContaining(['paid', 'partially_paid', 'pending_review', 'unpaid']),
    )
  })

  test('tells its people what happened lately, and lets no letter leave the house', async () => {
    await world.work()
    expect(await count('notifications.notifications WHERE read_at IS NULL')).toBeGreaterThan(5)
    const letters = await world.outbox()
    expect(letters.length).toBeGreaterThan(2)
    expect(letters.every((letter) => letter.status === 'sent')).toBe(true)
    expect(await count("platform.outbox_messages WHERE transport <> 'outbox'")).toBe(0)
  })

  test('a second start leaves it as it is', async () => {
    const before = await count('identity.users')
    await world.app.setup.firstRun(startContext(world.app), { kind: 'demo' })
    expect(await count('identity.users')).toBe(before)
  })
})

describe('a visitor of the demo', () => {
  test('signs in as anybody of the cast and finds his own things', async () => {
    const people = await world.visitor.get('/api/v1/demo/sign-in/')
    expect(people.json.results.map((one: { role: string }) => one.role).toSorted()).toEqual([
      'admin',
      'financial',
      'instructor',
      'owner',
      'parent',
      'student',
      'supervisor',
      'support',
      'tutor',
    ])
    const signedIn = await world.visitor.post('/api/v1/demo/sign-in/', { role: 'parent' })
    expect(signedIn.status).toBe(200)
    const children = await world.visitor.get('/api/v1/parents/children/', {
      headers: { authorization: `Bearer ${signedIn.json.access}` },
    })
    expect(children.json.count).toBe(3)
  })

  test('gets the cookies of the web app instead of tokens when he asks for a session', async () => {
    const answer = await world.visitor.post('/api/v1/demo/sign-in/', { role: 'instructor', session: true })
    expect(answer.json).toEqual({ role: 'instructor' })
    expect(String(answer.headers['set-cookie'])).toContain('halqa_session=')
  })

  test('finds no door when a real person has an account beside the demo', async () => {
    const tariq = await world.person('Tariq Real', { roles: ['parent'] })
    expect((await world.visitor.post('/api/v1/demo/sign-in/', { role: 'owner' })).status).toBe(404)
    expect((await world.visitor.get('/api/v1/demo/sign-in/')).status).toBe(404)
    await vanish(tariq.id)
    expect((await world.visitor.get('/api/v1/demo/sign-in/')).status).toBe(200)
  })
})

async function vanish(userId: string): Promise<void> {
  await world.rows('DELETE FROM identity.sessions WHERE user_id = $1', [userId])
  await world.rows('DELETE FROM identity.user_roles WHERE user_id = $1', [userId])
  await world.rows('DELETE FROM identity.users WHERE id = $1', [userId])
}

async function addToDemo(ctx: Context, id: string): Promise<void> {
  await sql`INSERT INTO demo.rows VALUES ('identity.users', ${id})`.execute(ctx.tx)
}

async function rowsLeft(): Promise<string[]> {
  const tables = await world.rows<{ name: string }>(
    "SELECT name FROM demo.module_tables WHERE name NOT IN ('identity.roles', 'identity.permissions', 'identity.role_permissions', 'identity.signing_keys') ORDER BY name",
  )
  const left: string[] = []
  for (const { name } of tables) {
    const n = await count(name)
    if (n > 0) left.push(`${name} ${n}`)
  }
  return left
}

describe('removing the demo', () => {
  let owner: string

  async function asOwner(): Promise<Record<string, string>> {
    owner ??= (await world.visitor.post('/api/v1/demo/sign-in/', { role: 'owner' })).json.access
    return { authorization: `Bearer ${owner}` }
  }

  test('is for the owner alone', async () => {
    const admin = await world.visitor.post('/api/v1/demo/sign-in/', { role: 'admin' })
    expect(
      (
        await world.visitor.delete('/api/v1/demo/', undefined, {
          headers: { authorization: `Bearer ${admin.json.access}` },
        })
      ).status,
    ).toBe(403)
  })

  test('says before what goes', async () => {
    const preview = await world.visitor.get('/api/v1/demo/', { headers: await asOwner() })
    expect(preview.json).toMatchObject({
      removable: true,
      keeps_owner: false,
      rows: { courses: 15, people: 93 },
    })
    expect(preview.json.rows.invoices).toBe(await count('billing.invoices'))
  })

  test('is refused while real money stands beside it, and nobody can call real books demo', async () => {
    const real = await world.person('Nadia Hassan', { roles: ['parent'] })
    await world.rows(
      "INSERT INTO billing.invoices (id, payer_id, currency, total_minor, status, created_at) VALUES (gen_random_uuid(), $1, 'EGP', 0, 'draft', now())",
      [real.id],
    )
    const headers = await asOwner()
    expect((await world.visitor.get('/api/v1/demo/', { headers })).json.removable).toBe(false)
    expect((await world.visitor.delete('/api/v1/demo/', undefined, { headers })).json.code).toBe(
      'demo_real_money',
    )
    await expect(world.within((ctx) => addToDemo(ctx, real.id))).rejects.toThrow(
      'written by its functions only',
    )
    await world.rows('DELETE FROM billing.invoices WHERE payer_id = $1', [real.id])
    await vanish(real.id)
  })

  test('leaves nothing behind but the sealed trail, and a link to set the centre up', async () => {
    const answer = await world.visitor.delete('/api/v1/demo/', undefined, { headers: await asOwner() })
    expect(answer.status).toBe(200)
    expect(answer.json.setup).toContain('/setup?token=')
    expect(await rowsLeft()).toEqual([])
    expect(await world.rows('SELECT * FROM billing.ledger_faults()')).toEqual([])
    expect(await count('platform.settings')).toBe(0)
    expect(await count('platform.audit_log')).toBeGreaterThan(100)
    expect(await count("platform.audit_details WHERE after->>'phone_number1' IS NOT NULL")).toBe(0)
    await expect(world.rows('DELETE FROM billing.journal_entries')).rejects.toThrow('append-only')
    expect((await world.visitor.get('/api/v1/setup/')).json.needed).toBe(true)
    await world.work()
  })

  test('makes room for a second demo beside a real owner, and keeps what is his when it goes', async () => {
    const token = new URL(await world.app.setup.address(startContext(world.app))).searchParams.get('token')
    const made = await world.visitor.post('/api/v1/setup/', {
      token,
      locale: 'en',
      country: 'EG',
      time_zone: 'Africa/Cairo',
      currency: 'EGP',
      first_weekday: 0,
      calendar: 'gregory',
      name: { en: 'Hope Centre' },
      brand_color: '#1d4ed8',
      content: 'demo',
      owner: {
        phone: '+201001234567',
        password: 'kites over the nile',
        first_name: 'Nadia',
        last_name: 'Hassan',
      },
    })
    expect(made.status).toBe(201)
    expect((await world.visitor.post('/api/v1/demo/sign-in/', { role: 'owner' })).status).toBe(404)
    const jwt = await world.visitor.post('/auth/jwt/create/', {
      phone_number1: '+201001234567',
      password: 'kites over the nile',
    })
    const headers = { authorization: `Bearer ${jwt.json.access}` }
    const [category] = await world.rows<{ id: string }>('SELECT id FROM catalog.categories LIMIT 1')
    const own = await world.visitor.post(
      '/api/v1/courses/',
      {
        name: 'Chess for beginners',
        price: '300.00',
        currency: 'EGP',
        category: category?.id,
        status: 'registration_open',
      },
      { headers },
    )
    expect(own.status).toBe(201)
    const [pupil] = await world.rows<{ id: string }>(
      "SELECT id FROM people.learners WHERE kind = 'child' LIMIT 1",
    )
    expect(
      (
        await world.visitor.post(
          '/api/v1/enrollments/',
          { course: own.json.id, child: pupil?.id },
          { headers },
        )
      ).status,
    ).toBe(201)
    expect(await world.rows('SELECT taken FROM catalog.seats WHERE course_id = $1', [own.json.id])).toEqual([
      { taken: 1 },
    ])

    const gone = await world.visitor.delete('/api/v1/demo/', undefined, { headers })
    expect(gone.json.setup).toBe(null)
    const course = await world.visitor.get(`/api/v1/courses/${own.json.id}/`, { headers })
    expect([course.status, course.json.category]).toEqual([200, null])
    expect(await world.rows('SELECT taken FROM catalog.seats WHERE course_id = $1', [own.json.id])).toEqual([
      { taken: 0 },
    ])
    expect((await rowsLeft()).filter((line) => !line.startsWith('identity.'))).toEqual(
      expect.arrayContaining(['catalog.courses 1', 'catalog.seats 1']),
    )
    expect(await count('catalog.courses')).toBe(1)
    expect((await world.visitor.get('/api/v1/profile/', { headers })).json.first_name).toBe('Nadia')
    expect((await world.visitor.delete('/api/v1/demo/', undefined, { headers })).status).toBe(404)
  }, 120_000)
})
