import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRoute } from '#platform/http/route'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { bodyFor, pathFor, queryFor } from '#test/fuzz'

/** How many requests; `npm run fuzz -- --cases 1000000` sets more. */
const cases = Number(process.env['FUZZ_CASES'] ?? 2_500)
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_121)

let world: World
let callers: Caller[]
beforeAll(async () => {
  world = await startWorld()
  const roles = [
    'owner',
    'admin',
    'supervisor',
    'financial',
    'support',
    'instructor',
    'tutor',
    'parent',
    'student',
  ]
  callers = [world.visitor]
  for (const role of roles) callers.push(await world.person(`Fuzz ${role}`, { roles: [role] }))
})
afterAll(() => world.stop())

/** A request that breaks the server: an answer of 500, or one that the API document does not promise. */
async function offence(spec: AnyRoute, caller: Caller, random: () => number): Promise<string | null> {
  const path = pathFor(spec, random) + queryFor(spec, random)
  const body = spec.body && random() < 0.95 ? bodyFor(spec, random) : undefined
  const language = ['ar', 'fa', 'en'][Math.floor(random() * 3)] ?? 'en'
  try {
    const answer = await caller.call(spec.method, path, body, { headers: { 'accept-language': language } })
    if (answer.status >= 500 && answer.status !== 503)
      return `${spec.method} ${path} ${JSON.stringify(body)} → ${answer.status}`
    if (/at [\w.]+ \(.*:\d+:\d+\)|SELECT |INSERT |node_modules/.test(answer.status >= 400 ? answer.text : ''))
      return `${spec.method} ${path} shows its inside: ${answer.text.slice(0, 200)}`
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function generator(start: number): () => number {
  let state = start
  // mulberry32: small, seeded, the same on every machine
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe('hostile and random requests', () => {
  test(`no operation breaks in ${cases} of them (seed ${seed})`, { timeout: 600_000 }, async () => {
    const operations = world.app.routes.filter((spec) => !spec.hidden)
    const random = generator(seed)
    const offences = new Map<string, string>()
    for (let n = 0; n < cases; n++) {
      const spec = operations[n % operations.length]
      const caller = callers[Math.floor(random() * callers.length)]
      if (!spec || !caller) continue
      const found = await offence(spec, caller, random)
      if (found && !offences.has(spec.operationId)) offences.set(spec.operationId, found)
    }
    expect([...offences.values()]).toEqual([])
  })

  test('the fuzz finds a planted bug', async () => {
    const planted: AnyRoute = {
      method: 'GET',
      path: '/planted/{id}/',
      operationId: 'planted',
      tag: 'x',
      summary: 'x',
      access: 'public',
      handler: async () => undefined,
    }
    const broken = { call: async () => ({ status: 500, text: '', json: {}, headers: {} }) }
    const found = await offence(planted, Object.assign(Object.create(world.visitor), broken), generator(1))
    expect(found).toContain('500')
  })

  test('the inputs reach both valid and invalid shapes', () => {
    const spec = world.app.routes.find((entry) => entry.operationId === 'createCourse')
    if (!spec) throw new Error('no such operation')
    const random = generator(5)
    const bodies = new Set(Array.from({ length: 50 }, () => JSON.stringify(bodyFor(spec, random))))
    expect(bodies.size).toBeGreaterThan(20)
    fc.assert(
      fc.property(fc.integer(), (start) => {
        const value = generator(start)()
        return value >= 0 && value < 1
      }),
    )
  })
})
