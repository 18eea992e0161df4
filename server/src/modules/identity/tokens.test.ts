import { createHmac, generateKeyPairSync, sign as signBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startWorld, type World } from '#test/harness'
import { readSigningKeys } from './signing-keys.ts'

let world: World
const start = '2026-11-21T10:00:00Z'
beforeAll(async () => {
  world = await startWorld({ now: start })
})
afterAll(() => world.stop())

let counter = 0
/** A new person with tokens of a real sign-in. */
async function signedIn(): Promise<{ access: string; refresh: string }> {
  counter += 1
  const body = {
    email: `person${counter}@example.com`,
    password: 'quiet-harbour-19',
    first_name: 'Layla',
    last_name: 'Mansour',
  }
  const made = await world.visitor.post('/api/v1/auth/register/parent/', body)
  expect(made.status, made.text).toBe(201)
  return made.json
}
const refresh = (token: string) => world.visitor.post('/auth/jwt/refresh/', { refresh: token })
const me = (token: string) =>
  world.visitor.get('/api/v1/profile/', { headers: { authorization: `Bearer ${token}` } })
const later = (seconds: number): void => world.at(Temporal.Instant.from(start).add({ seconds }).toString())

test('twenty refreshes of one token at once give one successor', async () => {
  const { refresh: first } = await signedIn()
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first)))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
  expect(new Set(answers.map((answer) => answer.json.refresh)).size).toBe(1)
})

test('a client that replays its first refresh token for a day stays signed in', async () => {
  const { refresh: first } = await signedIn()
  const successors = new Set<string>()
  for (let minutes = 0; minutes <= 24 * 60; minutes += 9) {
    later(minutes * 60)
    const answer = await refresh(first)
    expect(answer.status).toBe(200)
    successors.add(answer.json.refresh)
    expect((await me(answer.json.access)).status).toBe(200)
  }
  expect(successors.size).toBe(1)
  later(0)
})

test('a superseded token answers the same successor until ten seconds after that was presented; then the family ends', async () => {
  const { refresh: first } = await signedIn()
  const second = (await refresh(first)).json.refresh
  const third = (await refresh(second)).json
  later(9)
  expect((await refresh(first)).json.refresh).toBe(second)
  later(11)
  expect((await me(third.access)).status).toBe(200)
  const replayed = await refresh(first)
  expect([replayed.status, replayed.json.code]).toEqual([401, 'token_not_valid'])
  expect((await refresh(third.refresh)).status).toBe(401)
  expect((await me(third.access)).status).toBe(401)
  later(0)
})

test('the end of a family closes its open socket within two seconds, another person’s stays', async () => {
  const url = (await world.listen()).replace('http', 'ws')
  const victim = await signedIn()
  const other = await signedIn()
  const open = async (token: string): Promise<WebSocket> => {
    const socket = new WebSocket(`${url}/ws/`)
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send(JSON.stringify({ type: 'auth', token }))
    const pong = new Promise((resolve) => socket.once('message', resolve))
    socket.send(JSON.stringify({ type: 'ping' }))
    await pong
    return socket
  }
  const [mine, theirs] = [await open(victim.access), await open(other.access)]
  const closed = new Promise<number>((resolve) => mine.once('close', resolve))
  const second = (await refresh(victim.refresh)).json.refresh
  await refresh(second)
  later(20)
  const at = performance.now()
  await refresh(victim.refresh)
  expect(await closed).toBe(4002)
  expect(performance.now() - at).toBeLessThan(2_000)
  expect(theirs.readyState).toBe(theirs.OPEN)
  theirs.terminate()
  later(0)
})

test('a socket ticket opens one socket, once', async () => {
  const url = (await world.listen()).replace('http', 'ws')
  const { access } = await signedIn()
  const { json } = await world.visitor.post(
    '/api/v1/ws-tickets/',
    {},
    { headers: { authorization: `Bearer ${access}` } },
  )
  const outcome = (): Promise<string | number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${url}/ws/?ticket=${json.ticket}`)
      socket.once('open', () => socket.send(JSON.stringify({ type: 'ping' })))
      socket.once('message', () => (resolve('open'), socket.terminate()))
      socket.once('close', resolve)
    })
  expect(await outcome()).toBe('open')
  expect(await outcome()).toBe(4002)
})

test('tokens that somebody made up are refused', async () => {
  const { access, refresh: own } = await signedIn()
  const [head = '', body = '', signature = ''] = access.split('.')
  const header: Record<string, unknown> = JSON.parse(Buffer.from(head, 'base64url').toString())
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(body, 'base64url').toString())
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const [keyRow] = await world.rows<{ public_jwk: Record<string, string> }>(
    'SELECT public_jwk FROM identity.signing_keys',
  )
  const publicBytes = Buffer.from(keyRow?.public_jwk['x'] ?? '', 'base64url')
  const hmac = (h: object, key: Buffer | string): string => {
    const signed = `${encode(h)}.${body}`
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  const foreign = `${encode(header)}.${body}`
  const forged: Record<string, string> = {
    'alg none': `${encode({ ...header, alg: 'none' })}.${body}.`,
    'alg None with a signature': `${encode({ ...header, alg: 'None' })}.${body}.${signature}`,
    'HMAC with the public key': hmac({ ...header, alg: 'HS256' }, publicBytes),
    'HMAC with an empty key by a kid path': hmac({ ...header, alg: 'HS256', kid: '../../dev/null' }, ''),
    'kid as SQL': hmac({ ...header, alg: 'HS256', kid: "x' UNION SELECT 'a" }, 'a'),
    'another key': `${foreign}.${signBytes(null, Buffer.from(foreign), privateKey).toString('base64url')}`,
    'a key in the header': `${encode({ ...header, jwk: keyRow?.public_jwk })}.${body}.${signature}`,
    'a changed claim': `${head}.${encode({ ...claims, sub: 'somebody' })}.${signature}`,
    'a refresh token': own,
    'no signature': `${head}.${body}.`,
  }
  for (const [name, token] of Object.entries(forged))
    expect([name, (await me(token)).status]).toEqual([name, 401])
  expect((await refresh(access)).json).toMatchObject({ code: 'token_not_valid' })
  expect((await me(access)).status).toBe(200)
})

test('tokens of our own key for another audience, issuer, type or time are refused', async () => {
  const { importJWK, SignJWT } = await import('jose')
  const { access } = await signedIn()
  const claims: Record<string, unknown> = JSON.parse(
    Buffer.from(access.split('.')[1] ?? '', 'base64url').toString(),
  )
  const [row] = await readSigningKeys({
    database: world.app.database,
    vault: world.app.ports.vault,
    now: () => world.now(),
  })
  const key = await importJWK(row?.private_jwk ?? {}, 'EdDSA')
  const make = (change: Record<string, unknown>, head: Record<string, unknown> = {}): Promise<string> =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'EdDSA', kid: row?.kid ?? '', typ: 'JWT', ...head })
      .sign(key)
  expect((await me(await make({}))).status).toBe(200)
  for (const change of [
    { aud: 'halqa-refresh' },
    { aud: 'elsewhere' },
    { iss: 'elsewhere' },
    { token_type: 'refresh' },
    { token_type: 'sliding' },
    { exp: 1 },
    { nbf: 4_000_000_000 },
    { sid: 7 },
  ]) {
    expect([change, (await me(await make(change))).status]).toEqual([change, 401])
  }
  expect((await me(await make({}, { typ: 'at+jwt' }))).status).toBe(401)
})
