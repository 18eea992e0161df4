import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { changeSetting } from '#platform/settings'
import { startWorld, type World } from '#test/harness'
import { steps } from './calls.ts'
import { compare, describe as inWords } from './compare.ts'
import { deviations } from './deviations.ts'
import { hooksOf, sendTo } from './our-server.ts'
import { replay } from './replay.ts'
import { transcript } from './transcript.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  // The recorded server's language, for callers who name none that it speaks.
  await world.within((ctx) => changeSetting(ctx, 'centre.locale', 'en'))
  await vi.waitFor(async () => {
    const { detail } = (await world.visitor.get('/auth/users/me/')).json
    if (!String(detail).startsWith('Authentication')) throw new Error(`not yet in English: ${detail}`)
  }, 15_000)
})
afterAll(() => world?.stop())

test('the server answers Djoser’s calls as Djoser does, except for the listed deviations', { timeout: 120_000 }, async () => {
  const { results, unfilled } = await replay(sendTo(world), steps, hooksOf(world))
  expect({ unfilled, differences: inWords(compare(transcript.calls, results, deviations)) }).toEqual({ unfilled: [], differences: [] })
})
