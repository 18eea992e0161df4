import { generateSync } from 'otplib/functional'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeSetting } from '#platform/settings'
import type { Answer } from '#test/caller'
import { startWorld, type World } from '#test/harness'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const password = 'copper-lantern-5'
let numbers = 0

interface Somebody {
  readonly id: string
  readonly phone: string
  readonly email: string
  readonly token: string
  /** With the app on. */
  readonly secret: string
  readonly recovery: string[]
}

/** The app's code now, or so many seconds away. */
function codeOf(secret: string, seconds = 0): string {
  const epoch = Math.floor(world.now().epochMilliseconds / 1000) + seconds
  return generateSync({ strategy: 'totp', secret, epoch })
}

/** The clock goes on by one time step, so that the app shows a code that nobody has used. */
function nextStep(): void {
  world.at(world.now().add({ seconds: 30 }).toString())
}

async function signUp(name: string): Promise<Omit<Somebody, 'secret' | 'recovery'>> {
  numbers += 1
  const phone = `+2010999${String(10_000 + numbers)}`
  const email = `person${numbers}@example.com`
  const [first, last] = name.split(' ')
  const made = await world.visitor.post('/api/v1/auth/register/parent/', {
    phone_number1: phone,
    email,
    password,
    first_name: first,
    last_name: last,
  })
  expect(made.status, made.text).toBe(201)
  await world.rows('UPDATE identity.users SET phone_verified_at = $2 WHERE id = $1', [
    made.json.user.id,
    world.now().toString(),
  ])
  return { id: made.json.user.id, phone, email, token: made.json.access }
}

const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

async function withApp(name: string): Promise<Somebody> {
  const person = await signUp(name)
  const started = await world.visitor.post('/api/v1/second-factor/authenticator/', {}, as(person.token))
  expect(started.status, started.text).toBe(200)
  const { secret } = started.json
  const confirmed = await world.visitor.post(
    '/api/v1/second-factor/authenticator/confirm/',
    { code: codeOf(secret) },
    as(person.token),
  )
  expect(confirmed.status, confirmed.text).toBe(200)
  nextStep()
  return { ...person, secret, recovery: confirmed.json.recovery_codes }
}

async function smsCode(phone: string): Promise<string> {
  world.at(world.now().add({ seconds: 31 }).toString())
  await world.visitor.post('/api/v1/auth/otp/request/', { phone })
  const letters = (await world.outbox()).filter((one) => one.recipient === phone && one.kind === 'otp')
  return letters.at(-1)?.secrets[0] ?? ''
}

async function noticesOf(person: { email: string }): Promise<string[]> {
  return (await world.outbox())
    .filter((one) => one.recipient === person.email && one.kind === 'identity.notice')
    .map((one) => one.body)
}

/** Every way in that takes a first step. `sent` is what the first call says; the second member is added to answer it at once. */
const waysIn: Record<string, (person: Somebody, otp?: string) => Promise<Answer>> = {
  'auth/jwt/create': (person, otp) =>
    world.visitor.post('/auth/jwt/create/', {
      phone_number1: person.phone,
      password,
      ...(otp ? { otp } : {}),
    }),
  'auth/login': (person, otp) =>
    world.visitor.post('/api/v1/auth/login/', { email: person.email, password, ...(otp ? { otp } : {}) }),
  login: (person, otp) =>
    world.visitor.post('/api/v1/login/', { phone: person.phone, password, ...(otp ? { otp } : {}) }),
  'auth/token/login': (person, otp) =>
    world.visitor.post('/auth/token/login/', {
      phone_number1: person.phone,
      password,
      ...(otp ? { otp } : {}),
    }),
  'auth/session by password': (person, otp) =>
    world.visitor.post('/api/v1/auth/session/', {
      identifier: person.phone,
      password,
      ...(otp ? { otp } : {}),
    }),
  'auth/session by code': async (person, otp) =>
    world.visitor.post('/api/v1/auth/session/', {
      phone: person.phone,
      code: await smsCode(person.phone),
      ...(otp ? { otp: codeOf(person.secret) } : {}),
    }),
  'auth/otp/verify': async (person, otp) =>
    world.visitor.post('/auth/otp/verify/', {
      phone: person.phone,
      code: await smsCode(person.phone),
      ...(otp ? { otp: codeOf(person.secret) } : {}),
    }),
  'api/v1/auth/otp/verify': async (person, otp) =>
    world.visitor.post('/api/v1/auth/otp/verify/', {
      phone: person.phone,
      code: await smsCode(person.phone),
      ...(otp ? { otp: codeOf(person.secret) } : {}),
    }),
  'auth/invitation': async (person, otp) => {
    const owner = await world.person('Olfat Owner', { roles: ['owner'] })
    const invited = await owner.post(`/api/v1/users/${person.id}/invitation/`)
    expect(invited.status, invited.text).toBeLessThan(300)
    const token = new URL(invited.json.invitation_link).searchParams.get('token')
    return world.visitor.post('/api/v1/auth/invitation/', {
      token,
      password: 'silver-lantern-6',
      ...(otp ? { otp: codeOf(person.secret) } : {}),
    })
  },
}

const opensSession = (answer: Answer): boolean =>
  answer.json?.access !== undefined ||
  answer.json?.auth_token !== undefined ||
  String(answer.headers['set-cookie'] ?? '').includes('halqa_session=')

describe('every way in asks for the second factor', () => {
  test('the table below names every operation that answers a session', () => {
    const titles = ['TokenPair', 'SignedIn', 'CodeAnswer', 'SessionAnswer', 'LastingToken', 'SecondStep']
    const answering = world.app.routes
      .filter((spec) => spec.access === 'public' && !spec.hidden)
      .filter((spec) =>
        titles.includes(String(spec.response && 'title' in spec.response && spec.response.title)),
      )
      .map((spec) => spec.operationId)
    expect(answering.toSorted()).toEqual(
      [
        // asked, one by one, below
        ...['createJwt', 'logIn', 'logInShort', 'createAuthToken', 'createSession', 'acceptInvitation'],
        ...['verifyAuthOtp', 'verifyOtp'],
        // the second step itself
        ...['completeSignIn', 'confirmRequiredAuthenticator'],
        // makes a new account; who must have a second factor sets it up first (below)
        ...['joinByInvitation'],
        // asked in step-up.test.ts
        ...['createSessionAtDesk'],
        // a passkey is both factors
        ...['signInWithPasskey', 'createSessionWithPasskey'],
        // the account is new, so it has no second factor
        ...[
          'registerStudent',
          'registerParent',
          'registerTutor',
          'signUp',
          'signUpShort',
          'signUpWithSession',
        ],
        // a session that went through all this when it began
        ...['refreshJwt', 'refreshToken'],
      ].toSorted(),
    )
  })

  test.each(Object.keys(waysIn))('%s', { timeout: 30_000 }, async (name) => {
    const way = waysIn[name]
    if (!way) throw new Error(name)
    const person = await withApp('Nadia Hassan')
    const asked = await way(person)
    expect(asked.status, asked.text).toBe(401)
    expect(asked.json).toMatchObject({
      code: 'second_factor_required',
      methods: ['totp', 'recovery_code'],
      expires_in: 300,
    })
    expect(opensSession(asked)).toBe(false)

    const wrong = await world.visitor.post('/api/v1/auth/second-factor/', {
      challenge_token: asked.json.challenge_token,
      otp: codeOf(person.secret, 3_600),
    })
    expect(wrong.json.code).toBe('second_factor_not_right')
    const done = await world.visitor.post('/api/v1/auth/second-factor/', {
      challenge_token: asked.json.challenge_token,
      otp: codeOf(person.secret),
    })
    expect(done.status, done.text).toBe(200)
    expect(opensSession(done)).toBe(true)
    const again = await world.visitor.post('/api/v1/auth/second-factor/', {
      challenge_token: asked.json.challenge_token,
      otp: person.recovery[0],
    })
    expect(again.json.code).toBe('challenge_not_valid')

    nextStep()
    const atOnce = await way(person, codeOf(person.secret))
    expect(atOnce.status, atOnce.text).toBe(200)
    expect(opensSession(atOnce)).toBe(true)
  })
})

describe('codes', () => {
  test('a code is taken once, also by two at the same moment, and no older one after it', async () => {
    const person = await withApp('Omar Farouk')
    const login = (otp: string) =>
      world.visitor.post('/auth/jwt/create/', { phone_number1: person.phone, password, otp })
    const code = codeOf(person.secret)
    const both = await Promise.all([login(code), login(code)])
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 400])
    expect((await login(code)).json).toMatchObject({ code: 'second_factor_not_right' })
    expect((await login(codeOf(person.secret, -30))).status).toBe(400)
    expect((await login(codeOf(person.secret, 30))).status).toBe(200)
  })

  test('of two sign-ins that show the same code at the same moment one is let in', async () => {
    const person = await withApp('Ziad Nour')
    const ask = async (): Promise<string> => {
      const asked = await world.visitor.post('/auth/jwt/create/', { phone_number1: person.phone, password })
      return asked.json.challenge_token
    }
    const challenges = [await ask(), await ask(), await ask(), await ask()]
    const otp = codeOf(person.secret)
    const answers = await Promise.all(
      challenges.map((challenge_token) =>
        world.visitor.post('/api/v1/auth/second-factor/', { challenge_token, otp }),
      ),
    )
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 400, 400, 400])
  })

  test('Arabic-Indic and Persian digits are digits', async () => {
    const person = await withApp('Mona Adel')
    const login = (otp: string) =>
      world.visitor.post('/api/v1/auth/login/', { phone_number1: person.phone, password, otp })
    const shifted = (code: string, zero: number): string =>
      code.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
    expect((await login(shifted(codeOf(person.secret), 0x0660))).status).toBe(200)
    nextStep()
    expect((await login(shifted(codeOf(person.secret), 0x06f0))).status).toBe(200)
  })

  test('a recovery code works once, is told, and new ones replace all', async () => {
    const person = await withApp('Sara Nabil')
    expect(person.recovery).toHaveLength(10)
    const login = (otp = '') =>
      world.visitor.post('/auth/jwt/create/', { phone_number1: person.phone, password, otp })
    const used = person.recovery[3] ?? ''
    const both = await Promise.all([login(used.toLowerCase().replace('-', ' ')), login(used)])
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 400])
    expect((await noticesOf(person)).some((body) => body.includes('استُخدم رمز استرداد'))).toBe(true)
    await world.work()
    const told = await world.visitor.get('/api/v1/notifications/', as(person.token))
    expect(told.json.results.map((one: { type: string }) => one.type)).toEqual(
      expect.arrayContaining(['security_authenticator_on', 'security_recovery_code_used']),
    )
    const state = await world.visitor.get('/api/v1/second-factor/', as(person.token))
    expect(state.json).toMatchObject({ required: false, recovery_codes_left: 9 })
    const renewed = await world.visitor.post('/api/v1/second-factor/recovery-codes/', {}, as(person.token))
    expect(renewed.json.recovery_codes).toHaveLength(10)
    expect((await login(person.recovery[4])).status).toBe(400)
    expect((await login(renewed.json.recovery_codes[4])).status).toBe(200)
  })

  test('neither secret nor recovery codes lie open in the database', async () => {
    const person = await withApp('Hoda Samir')
    const rows = await world.rows<{ secret: Buffer }>(
      'SELECT secret FROM identity.authenticators WHERE user_id = $1',
      [person.id],
    )
    expect(rows[0]?.secret.toString('latin1')).not.toContain(person.secret)
    const digests = await world.rows<{ digest: Buffer }>(
      'SELECT digest FROM identity.recovery_codes WHERE user_id = $1',
      [person.id],
    )
    expect(digests).toHaveLength(10)
    expect(digests.map((row) => row.digest.length)).toEqual(Array.from({ length: 10 }, () => 32))
  })

  test('an app that was not confirmed asks nobody, and the one that works goes on until the new one is', async () => {
    const person = await signUp('Laila Fathy')
    await world.visitor.post('/api/v1/second-factor/authenticator/', {}, as(person.token))
    const login = (otp?: string) =>
      world.visitor.post('/auth/jwt/create/', {
        phone_number1: person.phone,
        password,
        ...(otp ? { otp } : {}),
      })
    expect((await login()).status).toBe(200)

    const other = await withApp('Karim Adel')
    const started = await world.visitor.post('/api/v1/second-factor/authenticator/', {}, as(other.token))
    const otherLogin = (otp: string) =>
      world.visitor.post('/auth/jwt/create/', { phone_number1: other.phone, password, otp })
    expect((await otherLogin(codeOf(started.json.secret))).status).toBe(400)
    expect((await otherLogin(codeOf(other.secret))).status).toBe(200)
    await world.visitor.post(
      '/api/v1/second-factor/authenticator/confirm/',
      { code: codeOf(started.json.secret) },
      as(other.token),
    )
    nextStep()
    expect((await otherLogin(codeOf(other.secret))).status).toBe(400)
    expect((await otherLogin(codeOf(started.json.secret))).status).toBe(200)
  })
})

describe('guesses', () => {
  test('of fifty wrong codes at once ten are looked at, and new challenges do not renew them', {
    timeout: 60_000,
  }, async () => {
    const strict = await startWorld({ limitFactor: 1 })
    try {
      const made = await strict.visitor.post('/api/v1/auth/register/parent/', {
        phone_number1: '+201055500001',
        password,
        first_name: 'Rana',
        last_name: 'Adel',
      })
      const token = made.json.access
      const started = await strict.visitor.post('/api/v1/second-factor/authenticator/', {}, as(token))
      const now = Math.floor(strict.now().epochMilliseconds / 1000)
      const at = (epoch: number) => generateSync({ strategy: 'totp', secret: started.json.secret, epoch })
      await strict.visitor.post('/api/v1/second-factor/authenticator/confirm/', { code: at(now) }, as(token))
      const challenge = async (): Promise<string> => {
        const asked = await strict.visitor.post('/auth/jwt/create/', {
          phone_number1: '+201055500001',
          password,
        })
        return asked.json.challenge_token
      }
      const first = await challenge()
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          strict.visitor.post('/api/v1/auth/second-factor/', {
            challenge_token: first,
            otp: at(now + 3_600 + n * 30),
          }),
        ),
      )
      const looked = answers.filter((one) => one.json.code === 'second_factor_not_right').length
      expect(looked).toBeLessThanOrEqual(10)
      expect(looked).toBeGreaterThan(0)
      expect(answers.filter((one) => one.status === 429)).toHaveLength(50 - looked)

      const right = await strict.visitor.post('/api/v1/auth/second-factor/', {
        challenge_token: await challenge(),
        otp: at(now + 30),
      })
      expect(right.status).toBe(429)
    } finally {
      await strict.stop()
    }
  })
})

describe('challenges', () => {
  test('live five minutes and end with a new password', async () => {
    const person = await withApp('Yousef Amin')
    const ask = async () =>
      (await world.visitor.post('/auth/jwt/create/', { phone_number1: person.phone, password })).json
        .challenge_token
    const late = await ask()
    world.at(world.now().add({ seconds: 301 }).toString())
    const complete = (challenge: string) =>
      world.visitor.post('/api/v1/auth/second-factor/', {
        challenge_token: challenge,
        otp: codeOf(person.secret),
      })
    expect((await complete(late)).json.code).toBe('challenge_not_valid')
    const open = await ask()
    const changed = await world.visitor.post(
      '/api/v1/profile/password/',
      { current_password: password, new_password: 'silver-lantern-6' },
      as(person.token),
    )
    expect(changed.status).toBe(204)
    expect((await complete(open)).json.code).toBe('challenge_not_valid')
  })
})

describe('where the centre asks for it', () => {
  const policy = (value: 'nobody' | 'staff') =>
    world.within((ctx) => changeSetting(ctx, 'identity.second_factor_required', value))

  test('staff without one set it up before anything else; families go on as before', async () => {
    const family = await signUp('Amina Zaki')
    const clerk = await signUp('Tarek Fouad')
    await world.rows(
      "INSERT INTO identity.user_roles (user_id, role, granted_at) VALUES ($1, 'support', now())",
      [clerk.id],
    )
    await policy('staff')
    try {
      const login = (person: { phone: string }) =>
        world.visitor.post('/auth/jwt/create/', { phone_number1: person.phone, password })
      expect((await login(family)).status).toBe(200)
      const asked = await login(clerk)
      expect(asked.status).toBe(401)
      expect(asked.json.code).toBe('second_factor_enrolment_required')
      const challenge_token = asked.json.challenge_token
      expect(
        (await world.visitor.post('/api/v1/auth/second-factor/', { challenge_token, otp: '123456' })).json
          .code,
      ).toBe('challenge_not_valid')
      const started = await world.visitor.post('/api/v1/auth/second-factor/enrolment/', { challenge_token })
      expect(started.json.uri).toMatch(/^otpauth:\/\/totp\//)
      const confirm = (code: string) =>
        world.visitor.post('/api/v1/auth/second-factor/enrolment/confirm/', { challenge_token, code })
      expect((await confirm(codeOf(started.json.secret, 3_600))).json.code).toBe('second_factor_not_right')
      const done = await confirm(codeOf(started.json.secret))
      expect(done.status, done.text).toBe(200)
      expect(done.json.recovery_codes).toHaveLength(10)
      const state = await world.visitor.get('/api/v1/second-factor/', as(done.json.access))
      expect(state.json.required).toBe(true)
      const refused = await world.visitor.delete(
        '/api/v1/second-factor/authenticator/',
        undefined,
        as(done.json.access),
      )
      expect(refused.json.code).toBe('second_factor_must_stay')
      nextStep()
      expect((await login(clerk)).json.code).toBe('second_factor_required')
    } finally {
      await policy('nobody')
    }
  })
})

describe('an invitation to the staff', () => {
  test('ends with the second factor that the centre asks its staff for', async () => {
    await world.within((ctx) => changeSetting(ctx, 'identity.second_factor_required', 'staff'))
    try {
      const owner = await world.person('Olfat Owner', { roles: ['owner'] })
      const invited = await owner.post('/api/v1/invitations/', {
        email: 'salma@example.com',
        first_name: 'Salma',
        last_name: 'Adel',
        roles: ['support'],
      })
      expect(invited.status, invited.text).toBe(201)
      const joined = await world.visitor.post('/api/v1/invitations/acceptance/', {
        token: new URL(invited.json.link).searchParams.get('token'),
        first_name: 'Salma',
        last_name: 'Adel',
        password,
      })
      expect(joined.status, joined.text).toBe(401)
      expect(joined.json.code).toBe('second_factor_enrolment_required')
      expect(opensSession(joined)).toBe(false)
    } finally {
      await world.within((ctx) => changeSetting(ctx, 'identity.second_factor_required', 'nobody'))
    }
  })
})

describe('turning it off', () => {
  test('needs a fresh proof, is told, and then a password is enough', async () => {
    const person = await withApp('Dina Ragab')
    world.at(world.now().add({ minutes: 9 }).toString())
    const fresh = await world.visitor.post('/auth/jwt/create/', {
      phone_number1: person.phone,
      password,
      otp: codeOf(person.secret),
    })
    world.at(world.now().add({ minutes: 9 }).toString())
    const remove = (token: string) =>
      world.visitor.delete('/api/v1/second-factor/authenticator/', undefined, as(token))
    expect((await world.visitor.get('/api/v1/second-factor/', as(fresh.json.access))).status).toBe(200)
    expect((await remove(fresh.json.access)).status).toBe(204)
    expect(await noticesOf(person)).toHaveLength(2)
    expect(
      (await world.visitor.post('/auth/jwt/create/', { phone_number1: person.phone, password })).status,
    ).toBe(200)
  })

  test('an administrator may reset it: told, audited, signed out everywhere; an owner’s only by an owner', async () => {
    const person = await withApp('Heba Lotfy')
    const admin = await world.person('Adel Admin', { roles: ['admin'] })
    const owner = await world.person('Olfat Owner', { roles: ['owner'] })
    expect((await admin.delete(`/api/v1/users/${owner.id}/second-factor/`)).json.code).toBe('owner_only')
    expect((await admin.delete(`/api/v1/users/${person.id}/second-factor/`)).status).toBe(204)
    expect((await world.visitor.get('/api/v1/profile/', as(person.token))).status).toBe(401)
    expect((await noticesOf(person)).at(-1)).toContain('signed you out everywhere')
    const audits = await world.rows("SELECT 1 FROM platform.audit_log WHERE action = 'second_factor.reset'")
    expect(audits).toHaveLength(1)
    expect(
      (await world.visitor.post('/auth/jwt/create/', { phone_number1: person.phone, password })).status,
    ).toBe(200)
  })
})

describe('a new device', () => {
  test('is told, a known one is not', async () => {
    const person = await signUp('Farida Hany')
    const login = (agent: string) =>
      world.visitor.post(
        '/auth/jwt/create/',
        { phone_number1: person.phone, password },
        { headers: { 'user-agent': agent } },
      )
    const before = (await noticesOf(person)).length
    await login('Halqa/1.0 Android')
    expect(await noticesOf(person)).toHaveLength(before + 1)
    await login('Halqa/1.0 Android')
    expect(await noticesOf(person)).toHaveLength(before + 1)
  })
})
