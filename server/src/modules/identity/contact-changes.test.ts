import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const undoPath = '/api/v1/auth/contact-changes/undo/'
let counter = 0

/** A person with a password, a proven phone and, if given, a proven mailbox. */
async function nadia(email?: string): Promise<Caller & { phone: string }> {
  counter += 1
  const phone = `+2010988${String(10_000 + counter)}`
  const caller = await world.person('Nadia Hassan', { roles: ['parent'], phone, ...(email ? { email } : {}) })
  await world.rows(
    'UPDATE identity.users SET phone_verified_at = date_joined, email_verified_at = CASE WHEN email IS NULL THEN NULL ELSE date_joined END WHERE id = $1',
    [caller.id],
  )
  return Object.assign(caller, { phone })
}

async function lettersTo(recipient: string) {
  return (await world.outbox()).filter((message) => message.recipient === recipient)
}

async function secretSentTo(recipient: string): Promise<string> {
  const letter = (await lettersTo(recipient)).findLast((message) =>
    message.body.includes('/undo-change?token='),
  )
  return /token=([\w-]+)/.exec(letter?.body ?? '')?.[1] ?? ''
}

async function changePhone(who: Caller, phone: string): Promise<void> {
  const asked = await who.post('/api/v1/profile/phone/', { phone })
  expect(asked.status, asked.text).toBe(200)
  const code = (await lettersTo(phone)).at(-1)?.secrets[0]
  const done = await who.post('/api/v1/profile/phone/confirm/', { phone, code })
  expect(done.status, done.text).toBe(204)
}

const account = async (id: string) => {
  const [row] = await world.rows<{
    phone_number1: string
    email: string | null
    password_hash: string | null
  }>('SELECT phone_number1, email, password_hash FROM identity.users WHERE id = $1', [id])
  return row
}

describe('a changed phone', () => {
  test('is told to the old number and the mailbox, with a link that undoes it for seven days', async () => {
    const mail = 'nadia.one@halqa.example'
    const person = await nadia(mail)
    await changePhone(person, '+201099990001')
    const secret = await secretSentTo(person.phone)
    expect(secret).not.toBe('')
    expect(await secretSentTo(mail)).toBe(secret)
    await world.rows("UPDATE identity.users SET password_hash = 'thief' WHERE id = $1", [person.id])
    const undone = await world.visitor.post(undoPath, { token: secret })
    expect(undone.status, undone.text).toBe(204)
    expect(await account(person.id)).toMatchObject({ phone_number1: person.phone, password_hash: null })
    expect((await person.get('/api/v1/profile/')).status).toBe(401)
    expect((await lettersTo(mail)).at(-1)?.body).toContain('yours again')
    expect((await world.visitor.post(undoPath, { token: secret })).json.code).toBe('undo_not_valid')
  })

  test('cannot be undone after the days, by a made-up link, or twice at once', async () => {
    const person = await nadia()
    const start = world.now()
    await changePhone(person, '+201099990002')
    const secret = await secretSentTo(person.phone)
    expect((await world.visitor.post(undoPath, { token: 'made-up' })).status).toBe(400)
    world.at(start.add({ hours: 24 * 7 + 1 }).toString())
    expect((await world.visitor.post(undoPath, { token: secret })).status).toBe(400)
    world.at(start.add({ hours: 24 * 6 }).toString())
    const answers = await Promise.all([1, 2, 3].map(() => world.visitor.post(undoPath, { token: secret })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 400, 400])
    world.at(start.toString())
  })

  test('changed on by a thief: the owner’s older link wins, and the thief’s later one dies with it', async () => {
    const person = await nadia()
    await changePhone(person, '+201099990003')
    const owners = await secretSentTo(person.phone)
    world.at(world.now().add({ minutes: 5 }).toString())
    await changePhone(person, '+201099990004')
    const thiefs = await secretSentTo('+201099990003')
    expect((await world.visitor.post(undoPath, { token: owners })).status).toBe(204)
    expect((await world.visitor.post(undoPath, { token: thiefs })).status).toBe(400)
    expect((await account(person.id))?.phone_number1).toBe(person.phone)
  })

  test('does not come back to a number that somebody else has by now', async () => {
    const person = await nadia()
    await changePhone(person, '+201099990005')
    await world.person('New Owner', { phone: person.phone })
    const answer = await world.visitor.post(undoPath, { token: await secretSentTo(person.phone) })
    expect([answer.status, answer.json.code]).toEqual([409, 'undo_taken'])
  })
})

describe('a changed e-mail address', () => {
  test('is told to the old mailbox with the link; an unconfirmed one is told nothing', async () => {
    const old = 'nadia.two@halqa.example'
    const person = await nadia(old)
    expect((await person.patch('/api/v1/profile/', { email: 'thief@halqa.example' })).status).toBe(200)
    expect((await lettersTo('thief@halqa.example')).at(-1)?.kind).toBe('identity.activation')
    expect((await world.visitor.post(undoPath, { token: await secretSentTo(old) })).status).toBe(204)
    expect((await account(person.id))?.email).toBe(old)
    const plain = await nadia('nadia.three@halqa.example')
    await world.rows('UPDATE identity.users SET email_verified_at = NULL WHERE id = $1', [plain.id])
    await plain.patch('/api/v1/profile/', { email: 'other.mail@halqa.example' })
    expect(await lettersTo('nadia.three@halqa.example')).toEqual([])
  })
})
