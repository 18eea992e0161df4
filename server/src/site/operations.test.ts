import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { operationsRoutes } from './operations.ts'

let open: World
let guarded: World
beforeAll(async () => {
  const withToken = (metricsToken: string | null) => ({
    site: {
      moreRoutes: (parts: Omit<Parameters<typeof operationsRoutes>[0], 'metricsToken'>) =>
        operationsRoutes({ ...parts, metricsToken }),
    },
  })
  open = await startWorld(withToken(null))
  guarded = await startWorld({
    ...withToken('a-long-enough-token'),
    node: { overload: { inFlight: 0, lateMs: null } },
  })
})
afterAll(async () => {
  await open.stop()
  await guarded.stop()
})

const status = async (world: World, path: string, headers: Record<string, string> = {}) =>
  (await world.visitor.get(path, { headers })).status

describe('metrics', () => {
  test('are for this machine alone, not for whom a proxy on it speaks', async () => {
    expect(await status(open, '/metrics')).toBe(200)
    for (const trace of ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])
      expect(await status(open, '/metrics', { [trace]: '6.6.6.6' })).toBe(404)
  })

  test('are for the token where there is one', async () => {
    expect(await status(guarded, '/metrics')).toBe(404)
    expect(await status(guarded, '/metrics', { authorization: 'Bearer a-long-enough-tokem' })).toBe(404)
    expect(
      await status(guarded, '/metrics', {
        authorization: 'Bearer a-long-enough-token',
        'x-forwarded-for': '6.6.6.6',
      }),
    ).toBe(200)
  })
})

test('a node that has too much to do still says that it lives, and that it is ready until it drains', async () => {
  expect([
    await status(guarded, '/livez'),
    await status(guarded, '/readyz'),
    await status(guarded, '/api/v1/courses/'),
  ]).toEqual([200, 200, 503])
  guarded.app.drain()
  expect([await status(guarded, '/livez'), await status(guarded, '/readyz')]).toEqual([200, 503])
})
