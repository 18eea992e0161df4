import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { passwordHashings } from './passwords/hash.ts'

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

/** What a stranger could tell two answers apart by: status, body, statements, password hashings. */
async function observed(path: string, body: unknown): Promise<unknown[]> {
  const before = passwordHashings()
  const { result, statements } = await world.statements(() => world.visitor.post(path, body))
  return [result.status, result.text, statements.length, passwordHashings() - before]
}

test('nobody can tell from an answer whether an account exists: same status, same body, same statements', async () => {
  await world.visitor.post('/api/v1/auth/register/parent/', {
    email: 'rana@example.com',
    phone_number1: '+201012340001',
    password: 'copper-lantern-5',
    first_name: 'Rana',
    last_name: 'Adel',
  })
  const attempts = [
    [
      '/auth/jwt/create/',
      { email: 'rana@example.com', password: 'wrong-lantern-5' },
      { email: 'rama@example.com', password: 'wrong-lantern-5' },
    ],
    [
      '/api/v1/auth/login/',
      { email: 'rana@example.com', password: 'wrong-lantern-5' },
      { email: 'rama@example.com', password: 'wrong-lantern-5' },
    ],
    ['/auth/users/reset_password/', { email: 'rana@example.com' }, { email: 'rama@example.com' }],
    ['/auth/users/resend_activation/', { email: 'rana@example.com' }, { email: 'rama@example.com' }],
    ['/auth/users/reset_phone_number1/', { email: 'rana@example.com' }, { email: 'rama@example.com' }],
    ['/api/v1/auth/password-reset/', { phone: '+201012340001' }, { phone: '+201012349999' }],
    ['/api/v1/auth/otp/request/', { phone: '+201012340001' }, { phone: '+201012349998' }],
    [
      '/api/v1/auth/otp/verify/',
      { phone: '+201012340001', code: '000000' },
      { phone: '+201012349998', code: '000000' },
    ],
  ] as const
  for (const [path, known, unknown] of attempts) {
    // The first call of a path may plan or cache something.
    await world.visitor.post(path, unknown)
    const one = await observed(path, known)
    const two = await observed(path, unknown)
    expect([path, ...one]).toEqual([path, ...two])
  }
})

test('fifty wrong codes at once are five guesses, and the right one then comes too late', async () => {
  const code = await codeFor('+201012340011')
  const wrong = (n: number): string => String((Number(code) + n + 1) % 1_000_000).padStart(6, '0')
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      world.visitor.post('/auth/otp/verify/', { phone: '+201012340011', code: wrong(n) }),
    ),
  )
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([400]))
  const [row] = await world.rows<{ guesses: number }>('SELECT guesses FROM identity.codes WHERE phone = $1', [
    '+201012340011',
  ])
  expect(row?.guesses).toBe(5)
  expect((await world.visitor.post('/auth/otp/verify/', { phone: '+201012340011', code })).json.code).toBe(
    'code_not_right',
  )
})

test('a code is good once and for five minutes, in any digits', async () => {
  const code = await codeFor('+201012340012')
  const arabic = code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit)
  const both = await Promise.all(
    [1, 2].map(() =>
      world.visitor.post('/api/v1/auth/otp/verify/', { phone: '+201012340012', code: arabic }),
    ),
  )
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 400])
  const late = await codeFor('+201012340012')
  const before = world.now()
  world.at(before.add({ seconds: 301 }).toString())
  expect(
    (await world.visitor.post('/api/v1/auth/otp/verify/', { phone: '+201012340012', code: late })).json.code,
  ).toBe('code_not_right')
  world.at(before.toString())
})

test('phones and codes are read in Persian digits too', async () => {
  const persian = (text: string): string =>
    text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? digit)
  const asked = await world.visitor.post('/api/v1/auth/otp/request/', { phone: persian('01012340015') })
  expect(asked.status, asked.text).toBe(200)
  const letter = (await world.outbox()).filter(({ recipient }) => recipient === '+201012340015').at(-1)
  const answer = await world.visitor.post('/api/v1/auth/otp/verify/', {
    phone: '٠١٠١٢٣٤٠٠١٥',
    code: persian(letter?.secrets[0] ?? ''),
  })
  expect([answer.status, answer.json.status]).toEqual([200, 'new'])
})

test('asking for new codes does not renew the guesses of a phone', async () => {
  const tight = await startWorld({ limitFactor: 1, node: { trustProxy: ['127.0.0.1'] } })
  try {
    const phone = '+201012340016'
    const statuses: number[] = []
    for (let round = 0; round < 12; round += 1) {
      const from = { headers: { 'x-forwarded-for': `10.${round}.0.1` } }
      // The pauses between codes are another budget.
      await tight.rows(`DELETE FROM platform.rate_limits WHERE key LIKE 'code-%'`)
      const asked = await tight.visitor.post('/api/v1/auth/otp/request/', { phone }, from)
      expect(asked.status).toBe(200)
      for (let guess = 0; guess < 5; guess += 1)
        statuses.push(
          (await tight.visitor.post('/api/v1/auth/otp/verify/', { phone, code: '000000' }, from)).status,
        )
    }
    expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(30)
    expect(statuses.slice(30).every((status) => status === 429)).toBe(true)
  } finally {
    await tight.stop()
  }
})

test('after six silent months a code alone is not enough, with the password it is', async () => {
  const made = await world.visitor.post('/api/v1/auth/register/parent/', {
    phone_number1: '+201012340013',
    password: 'paper-boat-north',
    first_name: 'Karim',
    last_name: 'Wahba',
  })
  const before = world.now()
  world.at(before.toZonedDateTimeISO('UTC').add({ months: 6, days: 1 }).toInstant().toString())
  const code = await codeFor('+201012340013')
  const alone = await world.visitor.post('/api/v1/auth/otp/verify/', { phone: '+201012340013', code })
  expect([alone.status, alone.json.code]).toEqual([403, 'code_not_enough'])
  const both = await world.visitor.post('/api/v1/auth/otp/verify/', {
    phone: '+201012340013',
    code,
    password: 'paper-boat-north',
  })
  expect(both.json.user?.id).toBe(made.json.user.id)
  world.at(before.toString())
})

test('who registered another’s number is out when its owner proves it', async () => {
  const squatter = await world.visitor.post(
    '/api/v1/auth/register/parent/',
    { phone_number1: '+201012340014', password: 'paper-boat-south', first_name: 'Not', last_name: 'Hers' },
    { headers: { 'user-agent': 'Squatter/1' } },
  )
  await world.visitor.post(
    '/api/v1/auth/otp/verify/',
    { phone: '+201012340014', code: await codeFor('+201012340014') },
    { headers: { 'user-agent': 'Owner/1' } },
  )
  expect(
    (
      await world.visitor.get('/api/v1/profile/', {
        headers: { authorization: `Bearer ${squatter.json.access}` },
      })
    ).status,
  ).toBe(401)
  expect(
    (
      await world.visitor.post('/auth/jwt/create/', {
        phone_number1: '+201012340014',
        password: 'paper-boat-south',
      })
    ).status,
  ).toBe(401)
})
