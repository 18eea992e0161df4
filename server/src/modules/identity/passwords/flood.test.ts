import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { hashPassword, mostAtOnce, passwordHashings } from './hash.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('two hundred logins at once leave other requests fast', async () => {
  await hashPassword('warm up')
  const before = passwordHashings()
  let done = 0
  const logins = Array.from({ length: 200 }, (_, n) =>
    world.visitor
      .post('/auth/jwt/create/', { email: `nobody${n}@example.com`, password: 'quiet-harbour-19' })
      .then((answer) => {
        done += 1
        return answer.status
      }),
  )
  // They are all in: the queue is as long as it gets.
  await expect.poll(() => passwordHashings() - before, { timeout: 20_000 }).toBeGreaterThan(150)
  const waits: number[] = []
  for (let n = 0; n < 10; n += 1) {
    const start = performance.now()
    expect((await world.visitor.get('/api/v1/courses/')).status).toBe(200)
    waits.push(performance.now() - start)
  }
  // Ten requests one after the other are through while most logins still wait: they do not stand in that queue.
  expect(done).toBeLessThan(200)
  expect(waits.toSorted((a, b) => a - b)[5]).toBeLessThan(1_000)
  expect(new Set(await Promise.all(logins))).toEqual(new Set([401]))
})

test('as many passwords as there are processors are hashed at once, never more', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => hashPassword(`word ${n}`)))
  expect(mostAtOnce()).toBeLessThanOrEqual(Math.max(2, availableParallelism()))
})
