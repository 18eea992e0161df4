import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

/** Asks for a code and reads it from the outbox. */
async function codeFor(phone: string, path = '/api/v1/auth/otp/request/'): Promise<string> {
  const answer = await world.visitor.post(path, { phone })
  expect(answer.status, answer.text).toBe(200)
  const letters = (await world.outbox()).filter(
    (letter) => letter.recipient === phone && letter.kind === 'otp',
  )
  return letters.at(-1)?.secrets[0] ?? ''
}

const cookieOf = (answer: { headers: Record<string, unknown> }): string => {
  const set = answer.headers['set-cookie']
  return (Array.isArray(set) ? set : [set]).map((line) => String(line).split(';')[0]).join('; ')
}
const csrfOf = (cookie: string): string => /halqa_csrf=([^;]+)/.exec(cookie)?.[1] ?? ''

test('Nadia signs up by phone and code as a parent, without a password, and signs in by code again', async () => {
  const code = await codeFor('+201012340001')
  const proof = await world.visitor.post('/api/v1/auth/session/', { phone: '٠١٠١٢٣٤٠٠٠١', code })
  expect(proof.json).toMatchObject({ status: 'new' })
  const made = await world.visitor.post('/api/v1/auth/session/sign-up/', {
    sign_up_token: proof.json.sign_up_token,
    first_name: 'Nadia',
    last_name: 'Hassan',
    role: 'parent',
  })
  expect(made.status, made.text).toBe(201)
  expect(made.json.user).toMatchObject({
    phone_number1: '+201012340001',
    roles: ['parent'],
    is_verified: true,
    has_password: false,
  })
  const cookie = cookieOf(made)
  expect(cookie).toContain('halqa_session=')
  const me = await world.visitor.get('/api/v1/profile/', { headers: { cookie } })
  expect(me.json.first_name).toBe('Nadia')

  const twice = await world.visitor.post('/api/v1/auth/session/sign-up/', {
    sign_up_token: proof.json.sign_up_token,
    first_name: 'X',
    last_name: 'Y',
  })
  expect(twice.json.code).toBe('sign_up_token_not_valid')

  const again = await world.visitor.post('/auth/otp/verify/', {
    phone: '+201012340001',
    code: await codeFor('+201012340001', '/auth/otp/request/'),
  })
  expect(again.json).toMatchObject({
    status: 'signed_in',
    access: expect.any(String),
    refresh: expect.any(String),
  })
})

test('a student who signs up has a learner; nobody signs up as an admin', async () => {
  const body = {
    phone_number1: '01012340002',
    password: 'quiet-harbour-19',
    first_name: 'Omar',
    last_name: 'Rezai',
  }
  const made = await world.visitor.post('/api/v1/auth/register/student/', body)
  expect(made.status, made.text).toBe(201)
  const learners = await world.rows('SELECT first_name FROM people.learners WHERE user_id = $1', [
    made.json.user.id,
  ])
  expect(learners).toEqual([{ first_name: 'Omar' }])
  const cunning = await world.visitor.post('/api/v1/signup', {
    ...body,
    phone_number1: '01012340003',
    role: 'admin',
  })
  expect(cunning.status).toBe(400)
  expect(cunning.json.errors.role).toBeDefined()
})

test('a web session needs the CSRF token for every change and ends at once', async () => {
  await world.visitor.post('/api/v1/auth/register/parent/', {
    email: 'maha@example.com',
    password: 'silver-garden-61',
    first_name: 'Maha',
    last_name: 'Fahmy',
  })
  const signedIn = await world.visitor.post('/api/v1/auth/session/', {
    identifier: 'Maha@Example.com',
    password: 'silver-garden-61',
  })
  expect(signedIn.status, signedIn.text).toBe(200)
  const cookie = cookieOf(signedIn)
  const without = await world.visitor.patch(
    '/api/v1/profile/',
    { first_name: 'Stolen' },
    { headers: { cookie } },
  )
  expect(without.json.code).toBe('csrf_failed')
  const wrong = await world.visitor.patch(
    '/api/v1/profile/',
    { first_name: 'Stolen' },
    { headers: { cookie, 'x-csrf-token': 'guess' } },
  )
  expect(wrong.json.code).toBe('csrf_failed')
  const headers = { cookie, 'x-csrf-token': csrfOf(cookie) }
  const changed = await world.visitor.patch(
    '/api/v1/profile/',
    { first_name: 'Mahà', locale: 'fa', calendar: 'persian' },
    { headers },
  )
  expect(changed.json).toMatchObject({ first_name: 'Mahà', locale: 'fa', calendar: 'persian' })
  const crossSite = await world.visitor.post(
    '/api/v1/auth/session/',
    { identifier: 'maha@example.com', password: 'silver-garden-61' },
    { headers: { 'sec-fetch-site': 'cross-site' } },
  )
  expect(crossSite.json.code).toBe('csrf_failed')

  const out = await world.visitor.delete('/api/v1/auth/session/', undefined, { headers })
  expect(out.status).toBe(204)
  expect((await world.visitor.get('/api/v1/profile/', { headers: { cookie } })).status).toBe(401)
})

test('a person sees his sessions and ends each; a stranger’s session is not found', async () => {
  const nour = await world.person('Nour Farouk')
  const other = await world.person('Huda Salem')
  const list = await nour.get('/api/v1/sessions/')
  expect(list.json.results).toMatchObject([{ kind: 'api', current: true }])
  expect((await nour.delete(`/api/v1/sessions/${other.person.sessionId}/`)).status).toBe(404)
  expect((await other.get('/api/v1/profile/')).status).toBe(200)
  expect((await nour.delete(`/api/v1/sessions/${nour.person.sessionId}/`)).status).toBe(204)
  expect((await nour.get('/api/v1/profile/')).status).toBe(401)
})

test('a changed password ends the other sessions, keeps this one and tells the person', async () => {
  const made = await world.visitor.post('/api/v1/auth/register/parent/', {
    email: 'lina@example.com',
    password: 'amber-window-33',
    first_name: 'Lina',
    last_name: 'Saad',
  })
  const second = await world.visitor.post('/api/v1/auth/login/', {
    email: 'lina@example.com',
    password: 'amber-window-33',
  })
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
  const weak = await world.visitor.post(
    '/api/v1/profile/password/',
    { current_password: 'amber-window-33', new_password: 'password1' },
    bearer(made.json.access),
  )
  expect(Object.keys(weak.json.errors)).toEqual(['new_password'])
  const done = await world.visitor.post(
    '/api/v1/profile/password/',
    { current_password: 'amber-window-33', new_password: 'winter-orchard-8' },
    bearer(made.json.access),
  )
  expect(done.status, done.text).toBe(204)
  expect((await world.visitor.get('/api/v1/profile/', bearer(made.json.access))).status).toBe(200)
  expect((await world.visitor.get('/api/v1/profile/', bearer(second.json.access))).status).toBe(401)
  expect(
    (await world.visitor.post('/api/v1/auth/token/refresh/', { refresh: second.json.refresh })).status,
  ).toBe(401)
  expect(
    (await world.outbox()).some(
      (letter) => letter.recipient === 'lina@example.com' && letter.kind === 'identity.notice',
    ),
  ).toBe(true)
})

test('a password of Django signs in and is stored as argon2id from then on', async () => {
  const yusuf = await world.person('Yusuf Hamdan', { email: 'yusuf@example.com' })
  // Made by Django 3.2: make_password('desert-kite-82', salt='halqasalt', hasher='pbkdf2_sha256') with 1,000 rounds.
  const { pbkdf2Sync } = await import('node:crypto')
  const digest = pbkdf2Sync('desert-kite-82', 'halqasalt', 1_000, 32, 'sha256').toString('base64')
  await world.rows('UPDATE identity.users SET password_hash = $2 WHERE id = $1', [
    yusuf.id,
    `pbkdf2_sha256$1000$halqasalt$${digest}`,
  ])
  expect(
    (
      await world.visitor.post('/auth/jwt/create/', {
        email: 'yusuf@example.com',
        password: 'desert-kite-83',
      })
    ).status,
  ).toBe(401)
  expect(
    (
      await world.visitor.post('/auth/jwt/create/', {
        email: 'yusuf@example.com',
        password: 'desert-kite-82',
      })
    ).status,
  ).toBe(200)
  const [row] = await world.rows<{ password_hash: string }>(
    'SELECT password_hash FROM identity.users WHERE id = $1',
    [yusuf.id],
  )
  expect(row?.password_hash).toMatch(/^\$argon2id\$/)
  expect(
    (
      await world.visitor.post('/auth/jwt/create/', {
        email: 'yusuf@example.com',
        password: 'desert-kite-82',
      })
    ).status,
  ).toBe(200)
})

test('a forgotten password by code ends all sessions; by link it works once', async () => {
  const made = await world.visitor.post('/api/v1/auth/register/parent/', {
    phone_number1: '+201012340015',
    email: 'dina@example.com',
    password: 'paper-boat-east',
    first_name: 'Dina',
    last_name: 'Sabry',
  })
  await world.visitor.post('/api/v1/auth/password-reset/', { phone: '+201012340015' })
  await world.work()
  const code = (await world.outbox()).filter((letter) => letter.recipient === '+201012340015').at(-1)
    ?.secrets[0]
  const done = await world.visitor.post('/api/v1/auth/password-reset/confirm/', {
    phone: '+201012340015',
    code,
    new_password: 'lemon-terrace-21',
  })
  expect(done.status, done.text).toBe(204)
  expect(
    (
      await world.visitor.get('/api/v1/profile/', {
        headers: { authorization: `Bearer ${made.json.access}` },
      })
    ).status,
  ).toBe(401)

  await world.visitor.post('/api/v1/auth/password-reset/', { email: 'dina@example.com' })
  await world.work()
  const letter = (await world.outbox()).filter((entry) => entry.kind === 'identity.password_reset').at(-1)
  const link = new URL(letter?.secrets[0] ?? '')
  const body = {
    uid: link.searchParams.get('uid'),
    token: link.searchParams.get('token'),
    new_password: 'lemon-terrace-22',
  }
  expect((await world.visitor.post('/api/v1/auth/password-reset/confirm/', body)).status).toBe(204)
  expect(
    (await world.visitor.post('/api/v1/auth/password-reset/confirm/', body)).json.errors.token,
  ).toBeDefined()
})

test('a socket ticket opens one socket within thirty seconds', async () => {
  const nadia = await world.person('Nadia Ticket')
  const issued = await nadia.post('/api/v1/ws-tickets/')
  expect(issued.status).toBe(201)
  expect(issued.json).toMatchObject({ ticket: expect.any(String), expires_in: 30 })
})

test('an account without password is deleted after a fresh sign-in; its row stays without a person', async () => {
  const leaving = await world.person('Salma Darwish')
  const before = world.now()
  world.at(before.add({ minutes: 20 }).toString())
  expect((await leaving.delete('/api/v1/profile/', {})).json.code).toBe('fresh_sign_in_required')
  world.at(before.toString())
  expect((await leaving.delete('/api/v1/profile/', {})).status).toBe(204)
  const [row] = await world.rows<{ first_name: string; phone_number1: string | null; erased: boolean }>(
    'SELECT first_name, phone_number1, erased_at IS NOT NULL AS erased FROM identity.users WHERE id = $1',
    [leaving.id],
  )
  expect(row).toEqual({ first_name: 'Erased user', phone_number1: null, erased: true })
})
