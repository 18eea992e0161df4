import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'

let world: World
beforeAll(async () => {
  // Real budgets.
  world = await startWorld({ limitFactor: 1 })
})
afterAll(() => world.stop())

const signIn = (password: string, agent: string) =>
  world.visitor.post(
    '/auth/jwt/create/',
    { email: 'rana@example.com', password },
    { headers: { 'user-agent': agent } },
  )

test('an attack locks strangers out of the account, not its owner on a known device', async () => {
  const home = { headers: { 'user-agent': 'Home phone/1' } }
  await world.visitor.post(
    '/api/v1/auth/register/parent/',
    { email: 'rana@example.com', password: 'copper-lantern-5', first_name: 'Rana', last_name: 'Adel' },
    home,
  )
  let refused = 0
  for (let guess = 0; guess < 25; guess += 1)
    if ((await signIn(`guess-${guess}`, `Attacker/${guess}`)).status === 429) refused += 1
  expect(refused).toBeGreaterThanOrEqual(5)
  const stranger = await signIn('copper-lantern-5', 'New phone/1')
  expect(stranger.status).toBe(429)
  expect(Number(stranger.headers['retry-after'])).toBeGreaterThan(0)
  expect((await signIn('copper-lantern-5', 'Home phone/1')).status).toBe(200)
})

test('new codes do not renew the budget of a phone', async () => {
  const ask = () => world.visitor.post('/api/v1/auth/otp/request/', { phone: '+201012341234' })
  expect((await ask()).status).toBe(200)
  expect((await ask()).status).toBe(429)
})
