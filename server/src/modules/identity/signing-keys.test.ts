import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Vault } from '#platform/vault'
import { Caller, type Answer } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { startSecondNode, type SecondNode } from '#test/second-node'
import { readSigningKeys, spentKeys, tendSigningKeys } from './signing-keys.ts'

let world: World
let second: SecondNode
let there: Caller
const start = '2026-11-21T10:00:00Z'

beforeAll(async () => {
  world = await startWorld({ now: start })
  second = await startSecondNode(world)
  there = new Caller(second.app, null)
})
afterAll(async () => {
  await second.stop()
  await world.stop()
})

const me = (by: Caller, access: string): Promise<Answer> =>
  by.get('/api/v1/profile/', { headers: { authorization: `Bearer ${access}` } })
const kidOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid
const later = (days: number): void =>
  world.at(
    Temporal.Instant.from(start)
      .add({ hours: 24 * days })
      .toString(),
  )

let counter = 0
async function signedIn(): Promise<{ access: string; refresh: string }> {
  counter += 1
  const made = await world.visitor.post('/api/v1/auth/register/parent/', {
    email: `signer${counter}@example.com`,
    password: 'quiet-harbour-19',
    first_name: 'Layla',
    last_name: 'Mansour',
  })
  expect(made.status, made.text).toBe(201)
  return made.json
}

test('a new key signs at once, on both nodes, and nobody is signed out', async () => {
  const before = await signedIn()
  const owner = await world.person('Nora Owner', { roles: ['owner'] })
  const rotated = await owner.post('/api/v1/signing-keys/')
  expect(rotated.json.results.map((key: { state: string }) => key.state)).toEqual(['signs', 'verifies'])
  const [kid] = rotated.json.results.map((key: { kid: string }) => key.kid)

  const here = await world.visitor.post('/auth/jwt/refresh/', { refresh: before.refresh })
  const fromThere = await there.post('/auth/jwt/refresh/', { refresh: here.json.refresh })
  expect([here.status, fromThere.status]).toEqual([200, 200])
  for (const access of [before.access, here.json.access, fromThere.json.access])
    for (const node of [world.visitor, there]) expect((await me(node, access)).status).toBe(200)
  await expect.poll(() => [world.app.ports.signer.kid, second.app.ports.signer.kid]).toEqual([kid, kid])
  expect(
    kidOf((await there.post('/auth/jwt/refresh/', { refresh: fromThere.json.refresh })).json.access),
  ).toBe(kid)
})

test('a node that has not heard of a key yet looks for it when a token names it', async () => {
  await world.rows("UPDATE identity.signing_keys SET created_at = created_at - interval '1 second'")
  const { signer } = world.app.ports
  await world.within(async (ctx) => {
    const { rotateSigningKey } = await import('./signing-keys.ts')
    await rotateSigningKey(ctx)
  })
  await signer.load()
  const fresh = await signedIn()
  expect((await me(there, fresh.access)).status).toBe(200)
})

test('by night an old key is followed by a new one, and goes when its last token has expired', async () => {
  const first = await signedIn()
  const kids = () =>
    world.rows<{ kid: string }>('SELECT kid FROM identity.signing_keys WHERE retired_at IS NULL')
  const count = (await kids()).length
  await world.within(tendSigningKeys)
  expect(await kids()).toHaveLength(count)
  later(91)
  await world.within(tendSigningKeys)
  expect(
    (await world.rows('SELECT * FROM identity.signing_keys WHERE created_at = $1', [world.now().toString()]))
      .length,
  ).toBe(1)
  later(91 + 29)
  await world.app.ports.signer.load()
  const stale = await world.visitor.post('/auth/jwt/refresh/', { refresh: first.refresh })
  expect(stale.status).toBe(401)
  later(91 + 31)
  await world.within(tendSigningKeys)
  const left = await world.rows('SELECT private_jwk, sealed, retired_at FROM identity.signing_keys')
  expect(left.filter((key) => key['retired_at'] === null)).toHaveLength(1)
  expect(left.filter((key) => key['retired_at'] !== null).every((key) => key['sealed'] === null)).toBe(true)
  later(0)
})

test('private keys lie sealed, also those that an older version left open', async () => {
  const open = await world.rows('SELECT kid FROM identity.signing_keys WHERE private_jwk IS NOT NULL')
  expect(open).toEqual([])
  const [row] = await world.rows<{ kid: string; sealed: Buffer }>(
    'SELECT kid, sealed FROM identity.signing_keys WHERE sealed IS NOT NULL LIMIT 1',
  )
  if (!row) throw new Error('no sealed key')
  const vault = new Vault(world.encryptionKey)
  const jwk = vault.open(row.sealed, `signing key ${row.kid}`)
  await world.rows('UPDATE identity.signing_keys SET private_jwk = $1, sealed = NULL WHERE kid = $2', [
    jwk,
    row.kid,
  ])
  const keys = await readSigningKeys({ database: world.app.database, vault, now: () => world.now() })
  expect(keys.find((key) => key.kid === row.kid)?.private_jwk).toMatchObject(JSON.parse(jwk))
  expect(await world.rows('SELECT kid FROM identity.signing_keys WHERE private_jwk IS NOT NULL')).toEqual([])
})

test('after the installation got another key, what was signed before still verifies', async () => {
  const vault = new Vault(randomBytes(32).toString('base64url'))
  const keys = await readSigningKeys({
    database: world.app.database,
    vault,
    now: () => world.now().add({ hours: 24 * 365 }),
  })
  expect(keys[0]?.private_jwk).not.toBeNull()
  expect(keys.slice(1).every((key) => key.private_jwk === null)).toBe(true)
  expect(keys.length).toBeGreaterThan(1)
})

test('a key is spent when its successor has signed for longer than any token lives', () => {
  const key = (kid: string, days: number) => ({
    kid,
    created_at: Temporal.Instant.from(start)
      .add({ hours: 24 * days })
      .toString(),
  })
  const at = (days: number) => Temporal.Instant.from(start).add({ hours: 24 * days })
  expect(spentKeys([key('b', 90), key('a', 0)], at(120))).toEqual([])
  expect(spentKeys([key('b', 90), key('a', 0)], at(121))).toEqual(['a'])
  expect(spentKeys([key('a', 0)], at(1_000))).toEqual([])
})
