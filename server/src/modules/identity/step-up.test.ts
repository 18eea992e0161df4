import { generateSync } from 'otplib/functional'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { SoftPasskey } from '#test/passkey'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

/** Sixteen minutes after his last proof. */
async function stale(name: string, roles: string[], more: { email?: string } = {}): Promise<Caller> {
  const person = await world.person(name, { roles, ...more })
  await forget(person)
  return person
}

async function forget(person: Caller): Promise<void> {
  await world.rows('UPDATE identity.sessions SET authenticated_at = $2 WHERE user_id = $1', [
    person.id,
    world.now().subtract({ minutes: 16 }).toString(),
  ])
  world.app.ports.authenticator.forget()
}

async function password(person: Caller): Promise<string> {
  const [row] = await world.rows<{ password_hash: string }>(
    'SELECT password_hash FROM identity.users WHERE password_hash IS NOT NULL LIMIT 1',
  )
  if (!row) {
    await world.visitor.post('/api/v1/auth/register/parent/', {
      phone_number1: '+201066600001',
      password: 'copper-lantern-5',
      first_name: 'Rana',
      last_name: 'Adel',
    })
    return password(person)
  }
  await world.rows('UPDATE identity.users SET password_hash = $2 WHERE id = $1', [
    person.id,
    row.password_hash,
  ])
  return 'copper-lantern-5'
}

const isFresh = async (person: Caller): Promise<boolean> =>
  (await person.get('/api/v1/auth/confirm/')).json.fresh_until !== null

describe('what asks for a fresh proof', () => {
  const id = newId()
  const other = newId()
  test.each([
    ['parent', 'PATCH', '/api/v1/profile/', { email: 'other@example.com' }],
    ['parent', 'PATCH', '/api/v1/profile/', { username: 'another.name' }],
    ['parent', 'PATCH', '/auth/users/me/', { email: 'other@example.com' }],
    ['parent', 'DELETE', '/api/v1/profile/', {}],
    ['parent', 'POST', '/api/v1/profile/phone/', { phone: '+201001112223' }],
    ['parent', 'POST', '/api/v1/profile/password/', { new_password: 'copper-lantern-5' }],
    ['parent', 'POST', '/api/v1/second-factor/authenticator/', {}],
    ['parent', 'POST', '/api/v1/second-factor/authenticator/confirm/', { code: '123456' }],
    ['parent', 'DELETE', '/api/v1/second-factor/authenticator/', undefined],
    ['parent', 'POST', '/api/v1/second-factor/recovery-codes/', {}],
    ['parent', 'POST', '/api/v1/passkeys/options/', {}],
    ['parent', 'DELETE', `/api/v1/passkeys/${id}/`, undefined],
    ['parent', 'POST', `/api/v1/invoices/${id}/credit/`, {}],
    [
      'admin',
      'POST',
      '/api/v1/users/',
      { first_name: 'A', last_name: 'B', email: 'a@b.co', roles: ['support'] },
    ],
    ['admin', 'POST', `/api/v1/users/${id}/invitation/`, {}],
    ['admin', 'POST', '/api/v1/invitations/', { email: 'a@b.co', roles: ['support'] }],
    ['admin', 'POST', `/api/v1/invitations/${id}/letter/`, {}],
    ['admin', 'POST', `/api/v1/users/${id}/roles/`, { add: ['support'] }],
    ['admin', 'PATCH', '/api/v1/roles/support/', { permissions: [] }],
    ['admin', 'PATCH', '/api/v1/settings/', { 'identity.code_silent_months': 3 }],
    ['financial', 'POST', `/api/v1/payments/${id}/reverse/`, { reason: 'Wrong family' }],
    ['financial', 'POST', `/api/v1/invoices/${id}/void/`, { reason: 'Wrong course' }],
    ['admin', 'POST', `/api/v1/learners/${id}/guardians/`, { phone: '+201001112223' }],
    ['admin', 'DELETE', `/api/v1/learners/${id}/guardians/${other}/`, undefined],
    ['admin', 'POST', `/api/v1/learners/${id}/guardians/${other}/primary/`, {}],
    ['admin', 'DELETE', `/api/v1/learners/${id}/login/`, undefined],
  ] as const)('%s: %s %s', async (role, method, path, body) => {
    const person = await stale('Nadia Hassan', [role])
    const answer = await person.call(method, path, body)
    expect(answer.status, answer.text).toBe(403)
    expect(answer.json.code).toBe('fresh_sign_in_required')
  })

  test('somebody else’s second factor, and the desk’s code for him', async () => {
    const family = await world.person('Amina Zaki', { roles: ['parent'] })
    const admin = await stale('Adel Admin', ['admin'])
    for (const answer of [
      await admin.delete(`/api/v1/users/${family.id}/second-factor/`),
      await admin.post(`/api/v1/users/${family.id}/one-time-sign-in/`),
      await admin.patch(`/api/v1/users/${family.id}/`, { email: 'mine@example.com' }),
    ])
      expect(answer.json.code, answer.text).toBe('fresh_sign_in_required')
  })

  test('what changes nothing of this does not ask', async () => {
    const person = await stale('Omar Farouk', ['parent'], { email: 'omar@example.com' })
    expect(
      (await person.patch('/api/v1/profile/', { first_name: 'Omer', email: 'omar@example.com' })).status,
    ).toBe(200)
  })
})

describe('proving oneself again', () => {
  test('by password', async () => {
    const person = await stale('Mona Adel', ['parent'])
    const secret = await password(person)
    expect((await person.get('/api/v1/auth/confirm/')).json).toEqual({
      methods: ['password'],
      phone: null,
      fresh_until: null,
    })
    expect(
      (await person.post('/api/v1/auth/confirm/', { password: 'wrong-lantern-5' })).json.errors,
    ).toHaveProperty('password')
    expect((await person.post('/api/v1/auth/confirm/', {})).json.code).toBe('proof_not_offered')
    expect(await isFresh(person)).toBe(false)
    expect((await person.post('/api/v1/auth/confirm/', { password: secret })).status).toBe(204)
    expect(await isFresh(person)).toBe(true)
    expect((await person.post('/api/v1/passkeys/options/')).status).toBe(200)
  })

  test('by a code on the own phone, where there is no password', async () => {
    const person = await stale('Sara Nabil', ['parent'])
    const ways = await person.get('/api/v1/auth/confirm/')
    expect(ways.json.methods).toEqual(['code'])
    expect(ways.json.phone).toMatch(/^\+20 ••• ••• \d\d$/)
    const sent = await person.post('/api/v1/auth/confirm/code/')
    expect(sent.json).toEqual({ expires_in: 300, retry_after: 30 })
    const letter = (await world.outbox()).findLast((one) => one.recipient === person.person.phone)
    const code = letter?.secrets[0] ?? ''
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    expect((await person.post('/api/v1/auth/confirm/', { code: wrong })).json.code).toBe('code_not_right')
    expect((await person.post('/api/v1/auth/confirm/', { code })).status).toBe(204)
    expect(await isFresh(person)).toBe(true)
    await forget(person)
    expect((await person.post('/api/v1/auth/confirm/', { code })).json.code).toBe('code_not_right')

    const better = await stale('Hoda Samir', ['parent'])
    await password(better)
    expect((await better.post('/api/v1/auth/confirm/code/')).json.code).toBe('proof_not_offered')
    expect((await better.post('/api/v1/auth/confirm/', { code: '123456' })).json.code).toBe(
      'proof_not_offered',
    )
  })

  test('by the app, and by an own passkey only', async () => {
    const person = await world.person('Laila Fathy', { roles: ['parent'] })
    const other = await world.person('Karim Adel', { roles: ['parent'] })
    const started = await person.post('/api/v1/second-factor/authenticator/')
    const code = (steps: number): string =>
      generateSync({
        strategy: 'totp',
        secret: started.json.secret,
        epoch: Math.floor(world.now().epochMilliseconds / 1000) + steps * 30,
      })
    await person.post('/api/v1/second-factor/authenticator/confirm/', { code: code(0) })
    const [mine, foreign] = [new SoftPasskey(), new SoftPasskey()]
    for (const [owner, key] of [
      [person, mine],
      [other, foreign],
    ] as const) {
      const asked = await owner.post('/api/v1/passkeys/options/')
      await owner.post('/api/v1/passkeys/', { credential: key.register(asked.json.public_key) })
    }
    await forget(person)
    expect((await person.get('/api/v1/auth/confirm/')).json.methods).toEqual(['passkey', 'totp'])
    expect((await person.post('/api/v1/auth/confirm/', { otp: code(0) })).json.code).toBe(
      'second_factor_not_right',
    )
    expect((await person.post('/api/v1/auth/confirm/', { otp: code(1) })).status).toBe(204)
    expect(await isFresh(person)).toBe(true)
    await forget(person)
    const challenge = async () => {
      const asked = await person.post('/api/v1/auth/passkey/options/')
      expect(asked.json.public_key.allowCredentials).toHaveLength(1)
      return asked.json.public_key
    }
    const refused = await person.post('/api/v1/auth/confirm/', { passkey: foreign.assert(await challenge()) })
    expect(refused.json.code).toBe('passkey_not_right')
    const done = await person.post('/api/v1/auth/confirm/', { passkey: mine.assert(await challenge()) })
    expect(done.status, done.text).toBe(204)
    expect(await isFresh(person)).toBe(true)
  })
})

describe('the front desk’s code', () => {
  const scan = (link: string, otp?: string) =>
    world.visitor.post('/api/v1/auth/session/desk/', {
      token: new URL(link).searchParams.get('token'),
      ...(otp ? { otp } : {}),
    })

  test('signs a person in once, within five minutes; the newest only', async () => {
    const desk = await world.person('Mariam Support', { roles: ['support'] })
    const family = await world.person('Yousef Amin', { roles: ['parent'] })
    const issue = async () => (await desk.post(`/api/v1/users/${family.id}/one-time-sign-in/`)).json
    const first = await issue()
    const second = await issue()
    expect((await scan(first.link)).json.code).toBe('challenge_not_valid')
    const both = await Promise.all([scan(second.link), scan(second.link)])
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 400])
    const done = both.find((answer) => answer.status === 200)
    expect(done?.json.user.id).toBe(family.id)
    expect(String(done?.headers['set-cookie'])).toContain('halqa_session=')
    const late = await issue()
    const before = world.now()
    world.at(before.add({ seconds: 301 }).toString())
    expect((await scan(late.link)).json.code).toBe('challenge_not_valid')
    world.at(before.toString())
    const audits = await world.rows("SELECT 1 FROM platform.audit_log WHERE action = 'desk_sign_in.issue'")
    expect(audits).toHaveLength(3)
  })

  test('never for staff, nor when he became staff meanwhile', async () => {
    const desk = await world.person('Mariam Support', { roles: ['support'] })
    for (const role of ['owner', 'admin', 'supervisor', 'financial', 'support']) {
      const clerk = await world.person('Tarek Fouad', { roles: ['parent', role] })
      const answer = await desk.post(`/api/v1/users/${clerk.id}/one-time-sign-in/`)
      expect([answer.status, answer.json.code]).toEqual([403, 'no_desk_sign_in'])
    }
    const rising = await world.person('Dina Ragab', { roles: ['parent'] })
    const { link } = (await desk.post(`/api/v1/users/${rising.id}/one-time-sign-in/`)).json
    await world.rows(
      "INSERT INTO identity.user_roles (user_id, role, granted_at) VALUES ($1, 'support', now())",
      [rising.id],
    )
    expect((await scan(link)).json.code).toBe('no_desk_sign_in')
  })

  test('asks for the second factor too', async () => {
    const desk = await world.person('Mariam Support', { roles: ['support'] })
    const family = await world.person('Farida Hany', { roles: ['parent'] })
    const started = await family.post('/api/v1/second-factor/authenticator/')
    const code = (steps: number): string =>
      generateSync({
        strategy: 'totp',
        secret: started.json.secret,
        epoch: Math.floor(world.now().epochMilliseconds / 1000) + steps * 30,
      })
    await family.post('/api/v1/second-factor/authenticator/confirm/', { code: code(0) })
    const { link } = (await desk.post(`/api/v1/users/${family.id}/one-time-sign-in/`)).json
    const asked = await scan(link)
    expect(asked.json.code).toBe('second_factor_required')
    const done = await world.visitor.post('/api/v1/auth/second-factor/', {
      challenge_token: asked.json.challenge_token,
      otp: code(1),
    })
    expect(String(done.headers['set-cookie'])).toContain('halqa_session=')
    const next = (await desk.post(`/api/v1/users/${family.id}/one-time-sign-in/`)).json
    world.at(world.now().add({ seconds: 60 }).toString())
    expect((await scan(next.link, code(0))).status).toBe(200)
  })
})
