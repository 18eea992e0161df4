import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRoute } from '#platform/http/route'
import type { Answer, Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { bodies } from './objects/bodies.ts'
import { canary, makeCast, type Cast } from './objects/cast.ts'
import { reached } from './objects/expectations.ts'
import { kinds, type Instances, type Params } from './objects/kinds.ts'

/*
 * Every operation on an object × every role × {own, my child's or learner's, a stranger's, gone}. Who reaches what is
 * written by hand in objects/expectations.ts, never read from the policy that it checks. Matrix.test.ts holds the doors.
 */
const staffRoles = ['owner', 'admin', 'supervisor', 'financial', 'support'] as const
const roles = ['anonymous', ...staffRoles, 'instructor', 'tutor', 'parent', 'student'] as const
type Role = (typeof roles)[number]

let world: World
let routes: readonly AnyRoute[]
const staff = new Map<string, Caller>()
beforeAll(async () => {
  world = await startWorld()
  routes = world.app.routes.filter((spec) => !spec.hidden && spec.path.includes('{'))
  for (const role of staffRoles) staff.set(role, await world.person(`Staff ${role}`, { roles: [role] }))
})
afterAll(() => world.stop())

describe('objects', () => {
  test('every operation on an object has a hand-written expectation, and none stands for one that is gone', () => {
    const names = routes.map((spec) => spec.operationId)
    expect(names.filter((name) => !(name in reached))).toEqual([])
    expect(Object.keys(reached).filter((name) => !names.includes(name))).toEqual([])
    expect(Object.values(reached).filter((entry) => !(kindOf(entry) in kinds))).toEqual([])
  })

  test('what is nobody’s business does not exist for him, and nothing of it changes', {
    timeout: 600_000,
  }, async () => {
    const cast = await makeCast(world, staffCaller('admin'))
    const objects = new Map<string, Instances>()
    for (const [kind, make] of Object.entries(kinds)) objects.set(kind, await make(cast))
    const before = await everything(world)
    const wrong: string[] = []
    for (const spec of routes) {
      const entry = reached[spec.operationId] ?? ''
      const hidden = Object.entries(objects.get(kindOf(entry)) ?? {}).flatMap(([instance, params]) =>
        roles.filter((role) => !reaches(entry, role, instance)).map((role) => ({ role, instance, params })),
      )
      const answers = hidden.map(async ({ role, instance, params }) => {
        const answer = await ask(spec, callerOf(cast, role), params, cast, instance)
        const fine = [401, 403, 404].includes(answer.status) && !answer.text.includes(canary)
        return fine ? [] : [`${role} ${spec.operationId} ${instance}: ${brief(answer)}`]
      })
      wrong.push(...(await Promise.all(answers)).flat())
    }
    expect(wrong).toEqual([])
    const after = await everything(world)
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual([])
  })

  test('no list shows a stranger to those who are not staff', { timeout: 120_000 }, async () => {
    const cast = await makeCast(world, staffCaller('admin'))
    for (const make of Object.values(kinds)) await make(cast)
    const lists = world.app.routes.filter(
      (spec) => !spec.hidden && spec.method === 'GET' && !spec.path.includes('{'),
    )
    const shown: string[] = []
    for (const spec of lists) {
      for (const role of roles.filter((name) => !isStaff(name))) {
        const answer = await callerOf(cast, role).get(spec.path, { query: { page_size: '100' } })
        if (answer.text.includes(canary)) shown.push(`${role} ${spec.operationId}`)
        if (answer.status === 400) {
          const again = await callerOf(cast, role).get(spec.path)
          if (again.text.includes(canary)) shown.push(`${role} ${spec.operationId}`)
        }
      }
    }
    expect(shown).toEqual([])
  })

  test('what is his is reached, and shows nothing of strangers', { timeout: 900_000 }, async () => {
    const shared = await makeCast(world, staffCaller('admin'))
    const lasting = new Map<string, Instances>()
    for (const [kind, make] of Object.entries(kinds)) lasting.set(kind, await make(shared))
    /** What changes its object gets one of its own. */
    const reach = async (spec: AnyRoute, role: Role): Promise<string[]> => {
      const entry = reached[spec.operationId] ?? ''
      const reads = spec.method === 'GET'
      const cast = reads ? shared : await makeCast(world, staffCaller('admin'))
      const objects = (reads ? lasting.get(kindOf(entry)) : await kinds[kindOf(entry)]?.(cast)) ?? {}
      const wrong: string[] = []
      for (const [instance, params] of Object.entries(objects)) {
        if (!reaches(entry, role, instance)) continue
        const answer = await ask(spec, callerOf(cast, role), params, cast, instance)
        if ([401, 403, 404].includes(answer.status))
          wrong.push(`${role} ${spec.operationId} ${instance}: ${brief(answer)}`)
        if (!isStaff(role) && answer.text.includes(canary))
          wrong.push(`${role} ${spec.operationId} ${instance} shows a stranger`)
      }
      return wrong
    }
    const wrong: string[] = []
    const readers = routes.toSorted((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'))
    for (const spec of readers) {
      const meant = roles.filter((role) =>
        reached[spec.operationId]
          ?.split(' | ')
          .slice(1)
          .some((clause) => covers(clause, role)),
      )
      wrong.push(...(await Promise.all(meant.map((role) => reach(spec, role)))).flat())
    }
    expect(wrong).toEqual([])
  })

  test('a planted leak is seen: an enrolment without its scope', async () => {
    const cast = await makeCast(world, staffCaller('admin'))
    const own = (await kinds['enrollment']?.(cast)) ?? {}
    const spec = routes.find(({ operationId }) => operationId === 'getEnrollment')
    if (!spec || typeof own['sara'] !== 'string') throw new Error('no enrolment to plant a leak in')
    expect((await ask(spec, cast.nadia, own['sara'], cast, 'sara')).status).toBe(404)
    const leak = { roles: ['parent', 'supervisor'] }
    await world.rows(
      'INSERT INTO identity.user_roles (user_id, role, granted_at) SELECT $1, role, now() FROM unnest($2::text[]) AS role ON CONFLICT DO NOTHING',
      [cast.nadia.id, leak.roles],
    )
    const leaky = await world.person('Leaky Parent', { roles: leak.roles })
    const answer = await ask(spec, leaky, own['sara'], cast, 'sara')
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(canary)
    expect(reaches(reached['getEnrollment'] ?? '', 'parent', 'sara')).toBe(false)
  })
})

function brief({ status, json }: Answer): string {
  return `${status} ${JSON.stringify(json ?? null).slice(0, 400)}`
}

function kindOf(entry: string): string {
  return entry.split(' | ')[0] ?? ''
}

function isStaff(role: Role): boolean {
  return staffRoles.some((name) => name === role)
}

function reaches(entry: string, role: Role, instance: string): boolean {
  return entry
    .split(' | ')
    .slice(1)
    .some((clause) => {
      const [, whose = ''] = clause.split(': ')
      return (
        covers(clause, role) &&
        whose.split(' ').some((name) => name === instance || (name === 'all' && !isApart(instance)))
      )
    })
}

/** Not meant by `all`: what is gone, and what was put away. */
function isApart(instance: string): boolean {
  return instance === 'gone' || instance === 'archived'
}

/** Whether a clause (`admin support: all`) speaks of the role. */
function covers(clause: string, role: Role): boolean {
  return (clause.split(': ')[0] ?? '').split(' ').some((name) => isMeant(name, role))
}

function isMeant(name: string, role: Role): boolean {
  if (name === 'anybody') return true
  if (name === 'everybody') return role !== 'anonymous'
  if (name === 'staff') return isStaff(role)
  if (name === 'admin-alone') return role === 'admin'
  return name === role || (name === 'admin' && role === 'owner')
}

function staffCaller(role: string): Caller {
  const caller = staff.get(role)
  if (!caller) throw new Error(`nobody is ${role}`)
  return caller
}

function callerOf(cast: Cast, role: Role): Caller {
  if (role === 'anonymous') return world.visitor
  if (role === 'parent') return cast.nadia
  if (role === 'student') return cast.layla
  if (role === 'instructor') return cast.hany
  if (role === 'tutor') return cast.rami
  return staffCaller(role)
}

function ask(spec: AnyRoute, caller: Caller, params: Params, cast: Cast, instance: string): Promise<Answer> {
  const values: Readonly<Record<string, string>> = typeof params === 'string' ? { id: params } : params
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  if (spec.method === 'GET') return caller.get(path)
  return caller.call(
    spec.method,
    path,
    bodies[spec.operationId]?.(cast, instance) ?? spec.example?.body ?? {},
  )
}

/** Digests of all tables, but of those that note the asking itself. */
async function everything(of: World): Promise<Record<string, string>> {
  const apart = /^(?:platform\.(?:rate_limits|budgets|idempotency_keys)|identity\.sessions|pgboss\.)/
  const tables = await of.rows<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables.filter((table) => !apart.test(table.name))) {
    const [row] = await of.rows<{ digest: string | null }>(
      `SELECT md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) AS digest FROM ${name} t`,
    )
    digests[name] = row?.digest ?? ''
  }
  return digests
}
