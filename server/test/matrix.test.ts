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
  for (const role of roles) await newcomer(role)
})
afterAll(() => world.stop())

type Outcome = 'allowed' | 'refused' | 'unknown'

/**
 * Ids that name nothing: whoever may call the operation gets past the door and finds nothing. A 401 about a wrong
 * password or code is an answer from behind the door.
 */
async function outcome(spec: AnyRoute, caller: Caller): Promise<Outcome> {
  const path = spec.path.replaceAll(/\{\w+\}/g, () => newId())
  const answer = await caller.call(spec.method, path, spec.method === 'GET' ? undefined : {})
  if (answer.status === 403) return 'refused'
  return answer.status === 401 && expectations[spec.operationId] !== 'public' ? 'unknown' : 'allowed'
}

/** Some operations end their caller's sessions; the next one is asked by a new person of the same role. */
async function outcomeFor(spec: AnyRoute, role: Role | 'anonymous'): Promise<Outcome> {
  if (role === 'anonymous') return outcome(spec, world.visitor)
  const got = await outcome(spec, callers.get(role) ?? (await newcomer(role)))
  return got === 'unknown' ? outcome(spec, await newcomer(role)) : got
}

async function newcomer(role: Role): Promise<Caller> {
  const caller = await world.person(`Matrix ${role}`, { roles: [role] })
  callers.set(role, caller)
  return caller
}

function expected(spec: AnyRoute, role: Role | 'anonymous'): Outcome | undefined {
  const entry = expectations[spec.operationId]
  if (entry === undefined) return undefined
  if (entry === 'public') return 'allowed'
  if (role === 'anonymous') return 'unknown'
  if (entry === 'everybody') return 'allowed'
  if (entry === 'nobody') return 'refused'
  return role === 'owner' || entry.split(' ').includes(role) ? 'allowed' : 'refused'
}

describe('the authorization matrix', () => {
  test('every operation has a hand-written expectation, and none stands for an operation that is gone', () => {
    const operations = world.app.routes.filter((spec) => !spec.hidden).map((spec) => spec.operationId)
    expect(operations.filter((name) => !(name in expectations))).toEqual([])
    expect(Object.keys(expectations).filter((name) => !operations.includes(name))).toEqual([])
  })

  test('every operation is named by what it does: verb first', () => {
    const nounFirst = /^(?!mark).*[a-z](List|Create|Get|Read|Replace|Change|Update|Delete|Archive|Restore)$/
    expect(world.app.routes.map((spec) => spec.operationId).filter((name) => nounFirst.test(name))).toEqual(
      [],
    )
  })

  test('every role gets past exactly the doors that are written down', { timeout: 180_000 }, async () => {
    const wrong: string[] = []
    for (const spec of world.app.routes.filter((entry) => !entry.hidden)) {
      const answers = ['anonymous' as const, ...roles].map(async (role) => {
        const want = expected(spec, role)
        const got = await outcomeFor(spec, role)
        return want === got
          ? []
          : [`${role} ${spec.method} ${spec.path} (${spec.operationId}): expected ${want}, got ${got}`]
      })
      wrong.push(...(await Promise.all(answers)).flat())
    }
    expect(wrong).toEqual([])
  })

  test('a planted leak is seen', async () => {
    const spec = world.app.routes.find(
      (entry) =>
        entry.operationId === 'listPayments' || (Array.isArray(entry.access) && entry.method === 'GET'),
    )
    const parent = callers.get('parent')
    if (!spec || !parent) throw new Error('no guarded operation to plant a leak in')
    const leaky: Caller = Object.assign(Object.create(parent), {
      call: async () => ({ status: 200, json: {}, text: '', headers: {} }),
    })
    expect(await outcome({ ...spec, access: 'user' }, leaky)).toBe('allowed')
    expect(await outcome(spec, world.visitor)).toBe('unknown')
  })
})
