import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'

let world: World
const tokens = new Map<string, string>()

/** The demo centre is the day that these tests look at: every role finds its own. */
beforeAll(async () => {
  world = await startWorld()
  await world.app.setup.firstRun(
    world.app.makeContext(world.app.database, {
      kind: 'system',
      userId: null,
      sessionId: null,
      roles: ['test'],
      permissions: new Set(),
      authenticatedAt: null,
    }),
    { kind: 'demo' },
  )
  for (const role of [
    'owner',
    'admin',
    'financial',
    'support',
    'supervisor',
    'instructor',
    'tutor',
    'parent',
    'student',
  ]) {
    tokens.set(role, (await world.visitor.post('/api/v1/demo/sign-in/', { role })).json.access)
  }
}, 120_000)
afterAll(() => world.stop())

function get(role: string, path: string, query?: Record<string, string>): ReturnType<Caller['get']> {
  return world.visitor.get(path, {
    headers: { authorization: `Bearer ${tokens.get(role)}` },
    ...(query ? { query } : {}),
  })
}

describe('today', () => {
  test('shows Heba her three children: the lecture that runs, the last mark, what is to be paid', async () => {
    const { json } = await get('parent', '/api/v1/today/')
    expect(Object.keys(json)).toEqual(['date', 'family'])
    expect(
      json.family.learners.map((learner: { first_name: string }) => learner.first_name).toSorted(),
    ).toEqual(['آدم', 'ملك', 'ياسين'].toSorted())
    const running = json.family.learners.filter(
      (learner: { next_lecture: { running: boolean } | null }) => learner.next_lecture?.running,
    )
    expect(running).toHaveLength(2)
    expect(json.family.learners.every((learner: { last_mark: unknown }) => learner.last_mark !== null)).toBe(
      true,
    )
    expect(json.family.tickets[0].title).toBe('تعارض موعد الروبوتات مع التجويد')
  })

  test('shows Yusuf the lecture that runs now, with how many he expects', async () => {
    const { json } = await get('instructor', '/api/v1/today/')
    expect(Object.keys(json)).toEqual(['date', 'teaching'])
    expect(json.teaching.lectures[0]).toMatchObject({
      running: true,
      attendance_taken: false,
      course: { name: 'حلقة تلاوة القرآن للمبتدئين' },
    })
    expect(json.teaching.lectures[0].expected).toBeGreaterThan(8)
    expect(json.teaching.lectures[1]).toMatchObject({
      running: false,
      course: { name: 'تجويد ٢: أحكام النون والميم' },
    })
  })

  test('shows Mona the receipts that wait and the cash of the day, and no learner', async () => {
    const { json } = await get('financial', '/api/v1/today/')
    expect(json.finance.receipts.count).toBeGreaterThan(5)
    expect(json.finance.cash.count).toBeGreaterThan(0)
    expect(json.family).toBeUndefined()
  })

  test('shows Omar the queue by urgency and his open chat', async () => {
    const { json } = await get('support', '/api/v1/today/')
    expect(json.support.waiting).toEqual({ urgent: 1, high: 1, medium: 2, low: 1 })
    expect(json.support.mine[0]).toMatchObject({
      title: 'تعارض موعد الروبوتات مع التجويد',
      client: 'هبة عبد الله',
    })
    expect(json.finance).toBeUndefined()
  })

  test('shows the owner what needs a decision first, then figures', async () => {
    const { json } = await get('owner', '/api/v1/today/')
    expect(json.decisions.requests.count).toBeGreaterThan(6)
    expect(json.decisions.in_line).toBeGreaterThan(0)
    expect(json.decisions.unmarked.count).toBeGreaterThan(0)
    expect(json.decisions.receipts.count).toBeGreaterThan(5)
    expect(json.figures.active_learners).toBeGreaterThan(60)
    expect(json.figures.attendance_rate).toBeGreaterThan(75)
    expect(json.figures.enrollments).toHaveLength(8)
    expect(json.figures.takings.weeks.some((week: { value: string }) => Number(week.value) > 0)).toBe(true)
  })

  test('shows a supervisor no money', async () => {
    const { json } = await get('supervisor', '/api/v1/today/')
    expect(json.decisions.receipts).toBeUndefined()
    expect(json.figures.takings).toBeUndefined()
    expect(json.finance).toBeUndefined()
  })

  test('asks the database a bounded number of times, whatever the role', async () => {
    const counts: Record<string, number> = {}
    for (const role of tokens.keys()) {
      await get(role, '/api/v1/today/')
      const { statements } = await world.statements(() => get(role, '/api/v1/today/'))
      counts[role] = statements.length
    }
    console.info('statements of today', counts)
    expect(counts['parent']).toBeLessThanOrEqual(14)
    expect(counts['instructor']).toBeLessThanOrEqual(5)
    expect(counts['support']).toBeLessThanOrEqual(8)
    expect(Math.max(...Object.values(counts))).toBeLessThanOrEqual(24)
  })

  test('is for people who are signed in', async () => {
    expect((await world.visitor.get('/api/v1/today/')).status).toBe(401)
  })
})

describe('the search of the staff', () => {
  test('finds a person by any part of the name and by the phone in any digits', async () => {
    for (const q of ['هبه', 'هبة عبد', '٠١٠٠٠٠٠٠١١٤', '0100 000 0114', '+20 100 000 0114']) {
      const { json } = await get('support', '/api/v1/search/', { q })
      expect(
        json.results.some(
          (hit: { kind: string; title: string }) => hit.kind === 'person' && hit.title === 'هبة عبد الله',
        ),
        q,
      ).toBe(true)
    }
  })

  test('finds courses across the letters of Arabic and Persian, tickets by number, invoices by number', async () => {
    const courses = await get('admin', '/api/v1/search/', { q: 'قران' })
    expect(courses.json.results.some((hit: { kind: string }) => hit.kind === 'course')).toBe(true)
    const tickets = await get('support', '/api/v1/search/', { q: '#1001' })
    expect(tickets.json.results.some((hit: { kind: string }) => hit.kind === 'ticket')).toBe(true)
    const [invoice] = await world.rows<{ number: string }>(
      'SELECT number FROM billing.invoices WHERE number IS NOT NULL LIMIT 1',
    )
    const invoices = await get('financial', '/api/v1/search/', { q: invoice?.number ?? '' })
    expect(invoices.json.results.some((hit: { kind: string }) => hit.kind === 'invoice')).toBe(true)
  })

  test('is closed to families, and shows a supervisor neither invoices nor tickets', async () => {
    expect((await get('parent', '/api/v1/search/', { q: 'a' })).status).toBe(403)
    const { json } = await get('supervisor', '/api/v1/search/', { q: '1001' })
    expect(
      json.results.every((hit: { kind: string }) => hit.kind !== 'invoice' && hit.kind !== 'ticket'),
    ).toBe(true)
  })
})

describe('the state of the system', () => {
  test('is for those who may see it', async () => {
    expect((await get('support', '/api/v1/system/')).status).toBe(403)
    const { json } = await get('owner', '/api/v1/system/')
    expect(json.database.bytes).toBeGreaterThan(1_000_000)
    expect(json.queues.length).toBeGreaterThan(3)
    expect(json.storage.files).toBeGreaterThan(15)
  })
})
