import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import type { AnyRoute } from '#platform/http/route'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { expectations, roles, type Role } from '#test/matrix'

/*
 * Every operation of the route table against every role. What is expected is written by hand in matrix.ts: it is
 * never read from the policy that it checks. An operation without an entry fails.
 */
let world: World
const callers = new Map<Role, Caller>()
beforeAll(async () => {
  world = await startWorld()
  for (const role of roles) callers.set(role, await world.person(`Matrix ${role}`, { roles: [role] }))
})
afterAll(() => world.stop())

type Outcome = 'allowed' | 'refused' | 'unknown'

/** Ids that name nothing: whoever may call the operation gets past the door and finds nothing. */
async function outcome(spec: AnyRoute, caller: Caller): Promise<Outcome> {
  const path = spec.path.replaceAll(/\{\w+\}/g, () => newId())
  const answer = await caller.call(spec.method, path, spec.method === 'GET' ? undefined : {})
  if (answer.status === 401) return 'unknown'
  return answer.status === 403 ? 'refused' : 'allowed'
}

function expected(spec: AnyRoute, role: Role | 'anonymous'): Outcome | undefined {
  const entry = expectations[spec.operationId]
  if (entry === undefined) return undefined
  if (entry === 'public') return 'allowed'
  if (role === 'anonymous') return 'unknown'
  if (entry === 'everybody') return 'allowed'
  return role === 'owner' || entry.split(' ').includes(role) ? 'allowed' : 'refused'
}

describe('the authorization matrix', () => {
  test('every operation has a hand-written expectation, and none stands for an operation that is gone', () => {
    const operations = world.app.routes.filter((spec) => !spec.hidden).map((spec) => spec.operationId)
    expect(operations.filter((name) => !(name in expectations))).toEqual([])
    expect(Object.keys(expectations).filter((name) => !operations.includes(name))).toEqual([])
  })

  test('every role gets past exactly the doors that are written down', { timeout: 180_000 }, async () => {
    const wrong: string[] = []
    for (const spec of world.app.routes.filter((entry) => !entry.hidden)) {
      for (const role of ['anonymous', ...roles] as const) {
        const caller = role === 'anonymous' ? world.visitor : callers.get(role)
        if (!caller) continue
        const want = expected(spec, role)
        const got = await outcome(spec, caller)
        // Signing in with nothing answers 401 by its nature; ending one's session ends the test's caller.
        if (expectations[spec.operationId] === 'public' && got === 'unknown') continue
        if (endsSession.has(spec.operationId)) continue
        if (want !== got) wrong.push(`${role} ${spec.method} ${spec.path} (${spec.operationId}): expected ${want}, got ${got}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('a planted leak is seen', async () => {
    const spec = world.app.routes.find((entry) => entry.operationId === 'listPayments' || (Array.isArray(entry.access) && entry.method === 'GET'))
    const parent = callers.get('parent')
    if (!spec || !parent) throw new Error('no guarded operation to plant a leak in')
    const leaky: Caller = Object.assign(Object.create(parent), { call: async () => ({ status: 200, json: {}, text: '', headers: {} }) })
    expect(await outcome({ ...spec, access: 'user' }, leaky)).toBe('allowed')
    expect(await outcome(spec, world.visitor)).toBe('unknown')
  })
})

const endsSession = new Set(['logout', 'endWebSession', 'endOtherSessions', 'tokenLogout', 'deleteMe', 'signOut'])
