import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkKeys } from '#platform/http/origin'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { mostMessages, readCountries } from './sms-budget.ts'

let world: World
let owner: Caller
const password = 'quiet-harbour-19'

beforeAll(async () => {
  world = await startWorld({ limitFactor: 1, node: { trustProxy: ['127.0.0.1'] } })
  owner = await world.person('Nora Owner', { roles: ['owner'], email: 'nora@example.com' })
})
afterAll(() => world.stop())

const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } })
const forget = () => world.rows('DELETE FROM platform.rate_limits')
const set = (values: Record<string, unknown>) => owner.patch('/api/v1/settings/', values)

describe('budgets', () => {
  test('hold for the networks around an address, so that changing it does not help', async () => {
    await forget()
    let refused = 0
    let tries = 0
    // 5 × 60 for a /24: each address stays far below its own 60.
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 105 }, (_, n) =>
          world.visitor.post(
            '/auth/jwt/create/',
            { email: `nobody${round}-${n}@example.com`, password },
            from(`198.51.100.${n}`),
          ),
        ),
      )
      tries += answers.length
      refused += answers.filter((answer) => answer.status === 429).length
    }
    expect(tries - refused).toBe(300)
    const neighbour = await world.visitor.post(
      '/auth/jwt/create/',
      { email: 'x@example.com', password },
      from('198.51.101.1'),
    )
    expect(neighbour.status).toBe(401)
  })

  test('of an address are for what failed: a class of 70 behind one router signs in at once', async () => {
    await forget()
    const people = await Promise.all(
      Array.from({ length: 70 }, async (_, n) => {
        const email = `class${n}@example.com`
        const made = await world.visitor.post(
          '/api/v1/auth/register/student/',
          { email, password, first_name: 'Class', last_name: 'Mate' },
          from(`10.${n}.0.1`),
        )
        expect(made.status, made.text).toBe(201)
        return email
      }),
    )
    const statuses: number[] = []
    for (const email of people)
      statuses.push(
        (await world.visitor.post('/auth/jwt/create/', { email, password }, from('203.0.113.50'))).status,
      )
    expect(statuses.filter((status) => status === 200)).toHaveLength(70)
  }, 60_000)

  test('of sign-ups hold for the network too', async () => {
    await forget()
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        world.visitor.post('/api/v1/auth/register/parent/', {}, from(`192.0.2.${n}`)),
      ),
    )
    expect(answers.filter((answer) => answer.status === 400)).toHaveLength(150)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(50)
  })

  test('know the networks of both families', () => {
    expect(networkKeys('203.0.113.77')).toEqual(['203.0.113.77', '203.0.113.0/24', '203.0.0.0/16'])
    expect(networkKeys('2001:db8:1:2::9')).toEqual(['2001:db8:1:2::/64', '2001:db8:1::/48', '2001:db8::/32'])
  })
})

describe('codes by SMS', () => {
  const ask = (phone: string, ip = '10.1.1.1') =>
    world.visitor.post(
      '/api/v1/auth/otp/request/',
      { phone },
      { headers: { ...from(ip).headers, 'accept-language': 'en' } },
    )
  const phone = (n: number) => `+2010${String(30_000_000 + n)}`

  test('pause when more are asked for than the centre pays; the owner is told once; they come back', async () => {
    await forget()
    expect((await set({ 'identity.sms_hourly_cap': 5 })).status).toBe(200)
    const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => ask(phone(n), `10.2.${n}.1`)))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(5)
    const [paused, ...others] = answers.filter((answer) => answer.status === 503)
    expect(others).toHaveLength(3)
    expect(paused?.json.code).toBe('sms_paused')
    expect(paused?.json.detail).toContain('paused')
    expect(Number(paused?.headers['retry-after'])).toBeGreaterThan(3_000)
    await world.work()
    const told = (await owner.get('/api/v1/notifications/')).json.results
    expect(told.filter((each: { type: string }) => each.type === 'sms_paused')).toHaveLength(1)
    // The reset of a forgotten password by phone answers the same for whoever has an account and who has none.
    const known = (await world.person('Omar Known', { roles: ['parent'] })).person.phone
    const resets = await Promise.all(
      [known, phone(77)].map((number) =>
        world.visitor.post('/api/v1/auth/password-reset/', { phone: number }),
      ),
    )
    expect(resets.map((answer) => [answer.status, answer.json.code])).toEqual([
      [503, 'sms_paused'],
      [503, 'sms_paused'],
    ])
    expect((await world.outbox()).filter((letter) => letter.kind === 'otp')).toHaveLength(5)
    await world.rows(`UPDATE platform.rate_limits SET expire = 0 WHERE key LIKE 'sms-%'`)
    expect((await ask(phone(20))).status).toBe(200)
    await set({ 'identity.sms_hourly_cap': 300 })
  })

  test('have a cap in money too', async () => {
    await forget()
    await set({ 'identity.sms_price': 45, 'identity.sms_daily_cost': 100 })
    const statuses = []
    for (let n = 0; n < 3; n += 1) statuses.push((await ask(phone(40 + n), `10.3.${n}.1`)).status)
    expect(statuses).toEqual([200, 200, 503])
    await set({ 'identity.sms_price': 0, 'identity.sms_daily_cost': 0 })
    expect([mostMessages(300, 0, 45), mostMessages(300, 100, 45), mostMessages(1, 1_000, 45)]).toEqual([
      300, 2, 1,
    ])
  })

  test('go to the countries that the centre lists', async () => {
    await forget()
    await set({ 'identity.sms_countries': 'EG, sa' })
    expect((await ask(phone(60))).status).toBe(200)
    expect((await ask('+966501234567', '10.4.0.1')).status).toBe(200)
    const refused = await ask('+989121234567', '10.4.0.2')
    expect([refused.status, Object.keys(refused.json.errors)]).toEqual([400, ['phone']])
    await set({ 'identity.sms_countries': '' })
    expect(readCountries('EG, sa;IR x')).toEqual(['EG', 'SA', 'IR'])
  })
})
