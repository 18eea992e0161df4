import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { startContext } from './module.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function freshToken(): Promise<string> {
  const address = await world.app.setup.address(startContext(world.app))
  return new URL(address).searchParams.get('token') ?? ''
}

function order(token: string, more: Record<string, unknown> = {}) {
  return {
    token,
    locale: 'ar',
    country: 'EG',
    time_zone: 'Africa/Cairo',
    currency: 'EGP',
    first_weekday: 0,
    calendar: 'gregory',
    name: { ar: 'مركز الأمل' },
    brand_color: '#1D4ED8',
    content: 'empty',
    owner: {
      phone: '٠١٠٠١٢٣٤٥٦٧',
      password: 'kites over the nile',
      first_name: 'Nadia',
      last_name: 'Hassan',
    },
    ...more,
  }
}

describe('the first run', () => {
  test('a centre that nobody has set up says so, and tells a good link from a wrong one', async () => {
    const token = await freshToken()
    expect((await world.visitor.get('/api/v1/setup/')).json).toEqual({
      needed: true,
      link_valid: null,
      progress: null,
    })
    expect((await world.visitor.get('/api/v1/setup/', { query: { token } })).json.link_valid).toBe(true)
    expect((await world.visitor.get('/api/v1/setup/', { query: { token: 'guess' } })).json.link_valid).toBe(
      false,
    )
  })

  test('a guessed token is refused', async () => {
    const answer = await world.visitor.post('/api/v1/setup/', order('guess'))
    expect([answer.status, answer.json.code]).toEqual([403, 'setup_link_not_valid'])
  })

  test('a link of yesterday is refused', async () => {
    const token = await freshToken()
    world.at('2026-11-22T10:00:01Z')
    expect((await world.visitor.post('/api/v1/setup/', order(token))).json.code).toBe('setup_link_not_valid')
    world.at('2026-11-21T10:00:00Z')
  })

  test('what is wrong is named, and the link stays good', async () => {
    const token = await freshToken()
    const wrong = await world.visitor.post('/api/v1/setup/', order(token, { time_zone: 'Cairo', name: {} }))
    expect(Object.keys(wrong.json.errors)).toEqual(['name'])
    const zone = await world.visitor.post('/api/v1/setup/', order(token, { time_zone: 'Africa/Atlantis' }))
    expect(Object.keys(zone.json.errors)).toEqual(['time_zone'])
    const weak = await world.visitor.post(
      '/api/v1/setup/',
      order(token, { owner: { phone: '0100', password: 'nadia', first_name: 'Nadia', last_name: '' } }),
    )
    expect(Object.keys(weak.json.errors)).toEqual(['owner.phone'])
    expect((await world.visitor.get('/api/v1/setup/', { query: { token } })).json.link_valid).toBe(true)
  })

  test('of ten who use two links at once one becomes the owner, and nobody afterwards', async () => {
    const tokens = [await freshToken(), await freshToken()]
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        world.visitor.post(
          '/api/v1/setup/',
          order(tokens[n % 2] ?? '', {
            owner: {
              phone: `+2010012345${10 + n}`,
              password: 'kites over the nile',
              first_name: 'Nadia',
              last_name: 'Hassan',
            },
          }),
        ),
      ),
    )
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    for (const answer of answers)
      if (answer.status !== 201) expect(['setup_link_not_valid', 'setup_done']).toContain(answer.json.code)
    const owners = await world.rows("SELECT user_id FROM identity.user_roles WHERE role = 'owner'")
    expect(owners).toHaveLength(1)
    expect((await world.visitor.post('/api/v1/setup/', order(await freshToken()))).json.code).toBe(
      'setup_done',
    )
    expect((await world.visitor.get('/api/v1/setup/')).json.needed).toBe(false)
  })

  test('the owner is signed in by cookie and the centre has its name in every language', async () => {
    const [name] = await world.rows<{ value: unknown }>(
      "SELECT value FROM platform.settings WHERE key = 'centre.name'",
    )
    expect(name?.value).toEqual({ en: 'مركز الأمل', ar: 'مركز الأمل', fa: 'مركز الأمل' })
    const [session] = await world.rows<{ kind: string; method: string }>(
      'SELECT kind, method FROM identity.sessions',
    )
    expect(session).toEqual({ kind: 'web', method: 'setup' })
  })

  test('a second start changes nothing, whatever its flags say', async () => {
    const before = await world.rows('SELECT id FROM identity.users')
    for (const mode of [
      { kind: 'wizard' },
      { kind: 'demo' },
      { kind: 'empty', ownerPhone: '+201001234599', ownerPassword: 'kites over the nile' },
    ] as const) {
      expect(await world.app.setup.firstRun(startContext(world.app), mode)).toEqual({ setupNeeded: false })
    }
    expect(await world.rows('SELECT id FROM identity.users')).toEqual(before)
  })
})

describe('an empty centre made by flags', () => {
  test('has its owner, who signs in with the given password', async () => {
    const other = await startWorld()
    const mode = { kind: 'empty', ownerPhone: '+201001234567', ownerPassword: 'kites over the nile' } as const
    expect(await other.app.setup.firstRun(startContext(other.app), { kind: 'wizard' })).toEqual({
      setupNeeded: true,
    })
    expect(await other.app.setup.firstRun(startContext(other.app), mode)).toEqual({ setupNeeded: false })
    const [owner] = await other.rows<{ phone_number1: string }>(
      "SELECT phone_number1 FROM identity.users u JOIN identity.user_roles r ON r.user_id = u.id WHERE role = 'owner'",
    )
    expect(owner?.phone_number1).toBe('+201001234567')
    expect((await other.visitor.post('/api/v1/demo/sign-in/', { role: 'owner' })).status).toBe(404)
    await other.stop()
  })
})
