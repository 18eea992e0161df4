import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { startWorld, type World } from '#test/harness'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

interface Recorded {
  readonly django: string
  readonly hashes: readonly { readonly password: string; readonly hash: string }[]
}

/** Made by a real Django: server/test/django/record.py. */
const file = path.resolve(import.meta.dirname, '../../../test/django/hashes.json')

async function imported(hash: string, number: number): Promise<{ id: string; email: string }> {
  const id = newId()
  const email = `moved${number}@example.com`
  await world.rows(
    `INSERT INTO identity.users (id, email, first_name, last_name, password_hash, date_joined, source, legacy_id)
     VALUES ($1, $2, 'Moved', 'Here', $3, now(), 'django', $4)`,
    [id, email, hash, String(number)],
  )
  return { id, email }
}

test('a hash from a real Django signs in once and is argon2id afterwards', async () => {
  const { hashes, django }: Recorded = JSON.parse(await readFile(file, 'utf8'))
  expect([Number.parseInt(django, 10) >= 3, hashes.length]).toEqual([true, 4])
  for (const [number, { password, hash }] of hashes.entries()) {
    expect(hash).toMatch(/^pbkdf2_sha256\$\d+\$/)
    const { id, email } = await imported(hash, number)
    const hashOf = async () =>
      (
        await world.rows<{ hash: string }>('SELECT password_hash AS hash FROM identity.users WHERE id = $1', [
          id,
        ])
      )[0]?.hash
    const signIn = (word: string) => world.visitor.post('/auth/jwt/create/', { email, password: word })
    expect((await signIn(`${password}x`)).status).toBe(401)
    expect(await hashOf()).toBe(hash)
    expect((await signIn(password)).status, password).toBe(200)
    const fresh = await hashOf()
    expect(fresh).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await signIn(password)).status).toBe(200)
    expect(await hashOf()).toBe(fresh)
    expect((await signIn(`${password}x`)).status).toBe(401)
  }
})
