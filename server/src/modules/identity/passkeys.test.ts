import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeSetting } from '#platform/settings'
import type { Answer, Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { SoftPasskey, type Answering } from '#test/passkey'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function register(
  person: Caller,
  key: SoftPasskey,
  how: Answering = {},
  name?: string,
): Promise<Answer> {
  const asked = await person.post('/api/v1/passkeys/options/')
  expect(asked.status, asked.text).toBe(200)
  return person.post('/api/v1/passkeys/', {
    credential: key.register(asked.json.public_key, how),
    ...(name ? { name } : {}),
  })
}

async function options(): Promise<{ challenge: string; allowCredentials?: unknown[] }> {
  const asked = await world.visitor.post('/api/v1/auth/passkey/options/')
  expect(asked.status, asked.text).toBe(200)
  return asked.json.public_key
}

async function signIn(key: SoftPasskey, how: Answering = {}): Promise<Answer> {
  return world.visitor.post('/api/v1/auth/passkey/', { credential: key.assert(await options(), how) })
}

test('Nadia makes a passkey and signs in with it, without a name', async () => {
  const nadia = await world.person('Nadia Hassan', { roles: ['parent'], email: 'nadia@example.com' })
  const key = new SoftPasskey()
  const asked = await nadia.post('/api/v1/passkeys/options/')
  expect(asked.json.public_key).toMatchObject({
    rp: { id: 'localhost' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  })
  const made = await nadia.post('/api/v1/passkeys/', {
    name: 'My phone',
    credential: key.register(asked.json.public_key),
  })
  expect(made.status, made.text).toBe(201)
  expect(made.json).toMatchObject({ name: 'My phone', blocked: false, last_used_at: null })

  const known = await options()
  expect(known.allowCredentials).toBeUndefined()
  const credential = key.assert(known)
  const done = await world.visitor.post('/api/v1/auth/passkey/', { credential })
  expect(done.status, done.text).toBe(200)
  expect(done.json.user.id).toBe(nadia.id)
  const again = await world.visitor.post('/api/v1/auth/passkey/', { credential })
  expect(again.json.code).toBe('challenge_not_valid')

  const web = await world.visitor.post('/api/v1/auth/session/passkey/', {
    credential: key.assert(await options()),
  })
  expect(String(web.headers['set-cookie'])).toContain('halqa_session=')
  const foreign = await world.visitor.post(
    '/api/v1/auth/session/passkey/',
    { credential: key.assert(await options()) },
    { headers: { origin: 'https://elsewhere.example' } },
  )
  expect(foreign.json.code).toBe('csrf_failed')

  const [row] = (await nadia.get('/api/v1/passkeys/')).json.results
  expect(row.last_used_at).toBe('2026-11-21T10:00:00.000Z')
  const told = (await world.outbox()).filter((one) => one.recipient === 'nadia@example.com')
  expect(told.some((one) => one.body.includes('passkey was added'))).toBe(true)
})

test('another page, another centre, an unverified person and somebody else’s key open nothing', async () => {
  const omar = await world.person('Omar Farouk', { roles: ['parent'] })
  const key = new SoftPasskey()
  expect((await register(omar, key)).status).toBe(201)
  const refused = [
    await signIn(key, { origin: 'https://halqa.example' }),
    await signIn(key, { party: 'halqa.example' }),
    await signIn(key, { verified: false }),
    await signIn(new SoftPasskey()),
    await world.visitor.post('/api/v1/auth/passkey/', {
      credential: key.assert({ challenge: 'bWFkZS11cA' }),
    }),
  ]
  expect(refused.map((answer) => answer.json.code)).toEqual([
    'passkey_not_right',
    'passkey_not_right',
    'passkey_not_right',
    'passkey_not_right',
    'challenge_not_valid',
  ])
  expect((await register(omar, new SoftPasskey(), { verified: false })).json.code).toBe('passkey_not_right')
  expect((await register(omar, new SoftPasskey(), { origin: 'http://localhost:1' })).json.code).toBe(
    'passkey_not_right',
  )
})

test('a challenge serves the person it was made for, for five minutes', async () => {
  const mona = await world.person('Mona Adel', { roles: ['parent'] })
  const sara = await world.person('Sara Nabil', { roles: ['parent'] })
  const asked = await mona.post('/api/v1/passkeys/options/')
  const stolen = await sara.post('/api/v1/passkeys/', {
    credential: new SoftPasskey().register(asked.json.public_key),
  })
  expect(stolen.json.code).toBe('challenge_not_valid')
  const late = await mona.post('/api/v1/passkeys/options/')
  const key = new SoftPasskey()
  const before = world.now()
  world.at(before.add({ seconds: 301 }).toString())
  const refused = await mona.post('/api/v1/passkeys/', { credential: key.register(late.json.public_key) })
  expect(refused.json.code).toBe('challenge_not_valid')
  world.at(before.toString())
  expect((await register(mona, key)).status).toBe(201)
  expect((await register(sara, key)).json.code).toBe('passkey_exists')
})

test('a counter that does not grow stops the passkey and tells its person', async () => {
  const hoda = await world.person('Hoda Samir', { roles: ['parent'], email: 'hoda@example.com' })
  const key = new SoftPasskey()
  key.counter = 5
  await register(hoda, key)
  key.counter = 6
  expect((await signIn(key)).status).toBe(200)
  expect((await signIn(key)).json.code).toBe('passkey_not_right')
  key.counter = 9
  expect((await signIn(key)).json.code).toBe('passkey_not_right')
  const [row] = (await hoda.get('/api/v1/passkeys/')).json.results
  expect(row.blocked).toBe(true)
  const told = (await world.outbox()).filter((one) => one.recipient === 'hoda@example.com')
  expect(told.filter((one) => one.body.includes('may have been copied'))).toHaveLength(1)
})

test('of two uses of one count at the same moment one is let in', async () => {
  const laila = await world.person('Laila Fathy', { roles: ['parent'] })
  const key = new SoftPasskey()
  key.counter = 1
  await register(laila, key)
  key.counter = 2
  const [one, two] = [await options(), await options()]
  const both = await Promise.all(
    [one, two].map((each) => world.visitor.post('/api/v1/auth/passkey/', { credential: key.assert(each) })),
  )
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 400])
})

test('passkeys are renamed and removed by their person only, and with a fresh sign-in', async () => {
  const karim = await world.person('Karim Adel', { roles: ['parent'] })
  const other = await world.person('Yousef Amin', { roles: ['parent'] })
  const key = new SoftPasskey()
  const { id } = (await register(karim, key)).json
  expect((await other.patch(`/api/v1/passkeys/${id}/`, { name: 'Mine' })).status).toBe(404)
  expect((await other.delete(`/api/v1/passkeys/${id}/`)).status).toBe(404)
  expect((await karim.patch(`/api/v1/passkeys/${id}/`, { name: '  ' })).status).toBe(400)
  expect((await karim.patch(`/api/v1/passkeys/${id}/`, { name: 'هاتفي' })).json.name).toBe('هاتفي')
  const before = world.now()
  world.at(before.add({ minutes: 16 }).toString())
  expect((await karim.post('/api/v1/passkeys/options/')).json.code).toBe('fresh_sign_in_required')
  expect((await karim.delete(`/api/v1/passkeys/${id}/`)).json.code).toBe('fresh_sign_in_required')
  world.at(before.toString())
  expect((await karim.delete(`/api/v1/passkeys/${id}/`)).status).toBe(204)
  expect((await signIn(key)).json.code).toBe('passkey_not_right')
})

test('a passkey is the second step of a password where the centre asks for one, and then the last one stays', async () => {
  const made = await world.visitor.post('/api/v1/auth/register/parent/', {
    phone_number1: '+201099977001',
    password: 'copper-lantern-5',
    first_name: 'Tarek',
    last_name: 'Fouad',
  })
  const own = { headers: { authorization: `Bearer ${made.json.access}` } }
  await world.rows(
    "INSERT INTO identity.user_roles (user_id, role, granted_at) VALUES ($1, 'support', now())",
    [made.json.user.id],
  )
  const key = new SoftPasskey()
  const asked = await world.visitor.post('/api/v1/passkeys/options/', {}, own)
  const kept = await world.visitor.post(
    '/api/v1/passkeys/',
    { credential: key.register(asked.json.public_key) },
    own,
  )
  expect(kept.status, kept.text).toBe(201)
  await world.within((ctx) => changeSetting(ctx, 'identity.second_factor_required', 'staff'))
  const login = await world.visitor.post('/auth/jwt/create/', {
    phone_number1: '+201099977001',
    password: 'copper-lantern-5',
  })
  expect(login.json).toMatchObject({ code: 'second_factor_required', methods: ['passkey'] })
  const stranger = new SoftPasskey()
  await register(await world.person('Dina Ragab', { roles: ['parent'] }), stranger)
  const complete = async (which: SoftPasskey) =>
    world.visitor.post('/api/v1/auth/second-factor/', {
      challenge_token: login.json.challenge_token,
      passkey: which.assert(await options()),
    })
  expect((await complete(stranger)).json.code).toBe('passkey_not_right')
  const done = await complete(key)
  expect(done.status, done.text).toBe(200)
  expect(done.json.access).toBeDefined()
  expect((await signIn(key)).status).toBe(200)
  const refused = await world.visitor.delete(`/api/v1/passkeys/${kept.json.id}/`, undefined, own)
  expect(refused.json.code).toBe('second_factor_must_stay')
  await world.within((ctx) => changeSetting(ctx, 'identity.second_factor_required', 'nobody'))
})
