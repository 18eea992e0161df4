import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'

let world: World
let hoda: Caller
let adel: Caller
beforeAll(async () => {
  world = await startWorld()
  hoda = await world.person('Hoda Mansour', { roles: ['owner'] })
  adel = await world.person('Adel Nabil', { roles: ['admin'] })
})
afterAll(() => world.stop())

const path = '/api/v1/invitations/'
/** Time has passed; he proves who he is, as inviting asks for. */
async function provesHimself(): Promise<void> {
  await world.rows('UPDATE identity.sessions SET authenticated_at = $2 WHERE user_id = $1', [
    adel.id,
    world.now().toString(),
  ])
  world.app.ports.authenticator.forget()
}
const tokenOf = (answer: Answer): string => new URL(answer.json.link).searchParams.get('token') ?? ''
const accept = (token: string, more: Record<string, unknown> = {}, who: Caller = world.visitor) =>
  who.post(`${path}acceptance/`, {
    token,
    first_name: 'Salma',
    last_name: 'Adel',
    password: 'seven-olive-trees',
    ...more,
  })

test('Salma is invited by mail, sees what is offered, and is staff once she accepts, not before', async () => {
  const sent = await adel.post(path, { email: 'Salma@Example.com', first_name: 'Salma', roles: ['support'] })
  expect(sent.status, sent.text).toBe(201)
  expect(sent.json.invitation).toMatchObject({ email: 'salma@example.com', state: 'open', sends: 1 })
  expect((await adel.get('/api/v1/users/', { query: { search: 'salma' } })).json.count).toBe(0)
  const letter = (await world.outbox()).at(-1)
  expect(letter).toMatchObject({ channel: 'email', recipient: 'salma@example.com' })
  expect(letter?.body).toContain('Adel Nabil invites you')
  const token = tokenOf(sent)
  expect(letter?.secrets).toContain(token)
  const offer = await world.visitor.post(`${path}look/`, { token })
  expect(offer.json).toMatchObject({ first_name: 'Salma', has_account: false, password_needed: true })
  expect(offer.json.roles[0].name.en).toBe('Support')
  expect((await accept(token, { password: undefined })).json.errors.password).toBeDefined()
  expect((await accept(token, { password: 'salma123' })).json.errors.password).toBeDefined()
  const joined = await accept(token)
  expect(joined.status, joined.text).toBe(200)
  expect(joined.json.user).toMatchObject({ roles: ['support'], email_verified: true, has_password: true })
  expect(String(joined.headers['set-cookie'])).toContain('halqa_session=')
  expect((await accept(token)).json.code).toBe('invitation_not_valid')
  const { json } = await adel.get(path, { query: { state: 'accepted' } })
  expect(json.results[0]).toMatchObject({ accepted_by: joined.json.user.id })
})

test('by phone no password is needed', async () => {
  const sent = await adel.post(path, { phone: '٠١٠٠١٢٣٤٥٦٧', roles: ['supervisor'], locale: 'ar' })
  expect((await world.outbox()).at(-1)).toMatchObject({ channel: 'sms', recipient: '+201001234567' })
  const joined = await accept(tokenOf(sent), { password: undefined })
  expect(joined.json.user).toMatchObject({ phone_verified: true, has_password: false, roles: ['supervisor'] })
})

test('two who press the link at once make one account', async () => {
  const token = tokenOf(await adel.post(path, { email: 'race@example.com', roles: ['support'] }))
  const answers = await Promise.all([accept(token), accept(token), accept(token)])
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  const [row] = await world.rows<{ n: number }>(
    "SELECT count(*)::int AS n FROM identity.users WHERE email = 'race@example.com'",
  )
  expect(row?.n).toBe(1)
})

test('nobody invites to more than he has, to nothing, to two addresses, twice', async () => {
  const refusals = [
    await adel.post(path, { email: 'a@example.com', roles: ['owner'] }),
    await adel.post(path, { email: 'a@example.com', roles: ['wizard'] }),
    await adel.post(path, { email: 'a@example.com', phone: '+201001112222', roles: ['support'] }),
    await adel.post(path, { roles: ['support'] }),
  ]
  expect(refusals.map((answer) => answer.json.code)).toEqual([
    'owner_only',
    'invalid_input',
    'invalid_input',
    'invalid_input',
  ])
  await adel.post(path, { email: 'twice@example.com', roles: ['support'] })
  expect(
    (await adel.post(path, { email: 'twice@example.com', roles: ['support'] })).json.errors.email,
  ).toBeDefined()
  const support = await world.person('Samir Aziz', { roles: ['support'] })
  expect((await support.get(path)).status).toBe(403)
})

test('another letter kills the link before; a minute apart and five at most', async () => {
  const sent = await adel.post(path, { email: 'again@example.com', roles: ['support'] })
  const { id } = sent.json.invitation
  const soon = await adel.post(`${path}${id}/letter/`)
  expect(soon.status).toBe(429)
  const start = world.now()
  try {
    let last = sent
    for (let letter = 2; letter <= 5; letter += 1) {
      world.at(start.add({ minutes: 2 * letter }).toString())
      last = await adel.post(`${path}${id}/letter/`)
      expect(last.json.invitation?.sends, last.text).toBe(letter)
    }
    world.at(start.add({ minutes: 20 }).toString())
    await provesHimself()
    expect((await adel.post(`${path}${id}/letter/`)).status).toBe(429)
    expect((await world.visitor.post(`${path}look/`, { token: tokenOf(sent) })).json.code).toBe(
      'invitation_not_valid',
    )
    expect((await world.visitor.post(`${path}look/`, { token: tokenOf(last) })).status).toBe(200)
  } finally {
    world.at(start.toString())
  }
})

test('after three days, taken back, or with the inviter gone the link is dead', async () => {
  const start = world.now()
  const late = await adel.post(path, { email: 'late@example.com', roles: ['support'] })
  world.at(start.add({ hours: 73 }).toString())
  try {
    await provesHimself()
    expect((await accept(tokenOf(late))).json.code).toBe('invitation_not_valid')
    expect((await adel.get(path, { query: { state: 'expired', search: 'late' } })).json.count).toBe(1)
    expect((await adel.post(path, { email: 'late@example.com', roles: ['support'] })).status).toBe(201)
  } finally {
    world.at(start.toString())
  }
  const back = await adel.post(path, { email: 'back@example.com', roles: ['support'] })
  expect((await adel.delete(`${path}${back.json.invitation.id}/`)).json.state).toBe('revoked')
  expect((await accept(tokenOf(back))).json.code).toBe('invitation_not_valid')
  expect((await adel.delete(`${path}${back.json.invitation.id}/`)).json.code).toBe('invitation_closed')
  const fired = await world.person('Fired Admin', { roles: ['admin'] })
  const orphan = await fired.post(path, { email: 'orphan@example.com', roles: ['support'] })
  await hoda.patch(`/api/v1/users/${fired.id}/`, { is_active: false })
  expect((await accept(tokenOf(orphan))).json.code).toBe('invitation_not_valid')
})

test('who has an account takes the roles with it, and nobody else with the link', async () => {
  const nadia = await world.person('Nadia Hassan', { roles: ['parent'], email: 'nadia@example.com' })
  const thief = await world.person('Thief Person', { roles: ['parent'] })
  const token = tokenOf(await adel.post(path, { email: 'nadia@example.com', roles: ['support'] }))
  expect((await world.visitor.post(`${path}look/`, { token })).json.has_account).toBe(true)
  expect((await accept(token)).json.code).toBe('sign_in_to_accept')
  expect((await accept(token, {}, thief)).json.code).toBe('sign_in_to_accept')
  const taken = await nadia.post(`${path}acceptance/`, { token })
  expect(taken.json.user.roles, taken.text).toEqual(['parent', 'support'])
  expect((await nadia.get('/api/v1/users/')).status).toBe(200)
})
