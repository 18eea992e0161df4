import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { Caller, type Answer } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { dial } from '#test/wire'

let world: World
let base: string
let hoda: Caller
let adel: Caller
let samir: Caller
let nadia: Caller
beforeAll(async () => {
  world = await startWorld()
  base = await world.listen()
  hoda = await world.person('Hoda Mansour', { roles: ['owner'] })
  adel = await world.person('Adel Nabil', { roles: ['admin'] })
  samir = await world.person('Samir Aziz', { roles: ['support'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'], email: 'nadia@example.com' })
})
afterAll(() => world.stop())

const reason = 'She cannot find her invoice'
const ask = (who: Caller, whom: Caller, more: Record<string, unknown> = {}): Promise<Answer> =>
  who.post('/api/v1/impersonation/', { user_id: whom.id, reason, ...more })

/** Somebody with the access token of a session in another person's place. */
async function inPlaceOf(who: Caller, whom: Caller, mode: 'read' | 'full' = 'read'): Promise<Caller> {
  const started = await ask(who, whom, { mode })
  expect(started.status, started.text).toBe(201)
  return new Caller(world.app, {
    ...whom.person,
    token: started.json.access,
    sessionId: started.json.session_id,
  })
}

describe('who may', () => {
  test('support sees what Nadia sees, and both are told so', async () => {
    const eyes = await inPlaceOf(samir, nadia)
    const { json } = await eyes.get('/api/v1/profile/')
    expect(json).toMatchObject({
      id: nadia.id,
      impersonation: { by: { id: samir.id, name: 'Samir Aziz' }, mode: 'read' },
    })
    expect((await samir.get('/api/v1/profile/')).json.impersonation).toBeUndefined()
    const mine = (await nadia.get('/api/v1/sessions/')).json.results
    expect(mine.find((session: { impersonation: unknown }) => session.impersonation)).toMatchObject({
      impersonation: { by: 'Samir Aziz', mode: 'read', reason },
      method: 'impersonation',
    })
    await world.work()
    const letters = (await world.outbox()).filter((letter) => letter.recipient === 'nadia@example.com')
    expect(letters.at(-1)?.body).toContain('Samir Aziz')
  })

  test('never of owners and administrators, of who may more, of oneself, of the closed', async () => {
    const teacher = await world.person('Tarek Teacher', { roles: ['instructor'] })
    const money = await world.person('Farida Finance', { roles: ['financial'] })
    const gone = await world.person('Gone Person', { roles: ['parent'] })
    await hoda.patch(`/api/v1/users/${gone.id}/`, { is_active: false })
    const codes = {
      impersonate_high: await ask(adel, hoda),
      impersonate_self: await ask(samir, samir),
      impersonate_more_rights: await ask(samir, money),
      impersonate_closed: await ask(samir, gone),
    }
    for (const [code, answer] of Object.entries(codes)) expect(answer.json.code, answer.text).toBe(code)
    expect((await ask(hoda, adel)).json.code).toBe('impersonate_high')
    expect((await ask(samir, teacher)).json.code).toBe('impersonate_more_rights')
    expect((await ask(hoda, teacher)).status).toBe(201)
    expect((await ask(nadia, samir)).status).toBe(403)
    expect((await samir.post('/api/v1/impersonation/', { user_id: newId(), reason })).status).toBe(404)
    expect((await samir.post('/api/v1/impersonation/', { user_id: nadia.id, reason: 'x' })).status).toBe(400)
    expect((await ask(samir, nadia, { mode: 'full' })).status).toBe(403)
  })

  test('only after a fresh sign-in', async () => {
    await world.rows('UPDATE identity.sessions SET authenticated_at = $2 WHERE id = $1', [
      samir.person.sessionId,
      world.now().subtract({ minutes: 20 }).toString(),
    ])
    world.app.ports.authenticator.forget()
    expect((await ask(samir, nadia)).json.code).toBe('fresh_sign_in_required')
    await world.rows('UPDATE identity.sessions SET authenticated_at = $2 WHERE id = $1', [
      samir.person.sessionId,
      world.now().toString(),
    ])
    world.app.ports.authenticator.forget()
  })
})

describe('what it may', () => {
  test('reading changes nothing by any operation', async () => {
    const eyes = await inPlaceOf(samir, nadia)
    const wrong: string[] = []
    const open = new Set(['endImpersonation', 'createSocketTicket', 'logOut', 'logOutShort', 'deleteSession'])
    for (const spec of world.app.routes) {
      if (spec.hidden || spec.method === 'GET' || open.has(spec.operationId)) continue
      const path = spec.path.replaceAll(/\{\w+\}/g, () => newId())
      const answer = await eyes.call(spec.method, path, {})
      const refused = answer.status === 403 && /impersonation/.test(answer.text + answer.json?.detail)
      if (!refused && !spec.path.startsWith('/auth/'))
        wrong.push(`${spec.method} ${spec.path}: ${answer.status} ${answer.text.slice(0, 80)}`)
      if (spec.path.startsWith('/auth/') && answer.status !== 403)
        wrong.push(`${spec.method} ${spec.path}: ${answer.status}`)
    }
    expect(wrong).toEqual([])
  })

  test('acting fully never reaches sign-in, contact data, sessions or keys', async () => {
    const hands = await inPlaceOf(hoda, nadia, 'full')
    for (const [method, path, body] of [
      ['POST', '/api/v1/profile/password/', { current_password: 'x', new_password: 'y' }],
      ['PATCH', '/api/v1/profile/', { email: 'mine@example.com' }],
      ['DELETE', '/api/v1/profile/', {}],
      ['POST', '/api/v1/profile/phone/', { phone: '+201001112223' }],
      ['POST', '/auth/users/set_password/', { current_password: 'x', new_password: 'y' }],
      ['PATCH', '/auth/users/me/', { first_name: 'Mine' }],
      ['DELETE', '/api/v1/sessions/', undefined],
      ['POST', '/api/v1/auth/confirm/', { password: 'x' }],
      ['POST', '/api/v1/impersonation/', { user_id: samir.id, reason }],
    ] as const) {
      const answer = await hands.call(method, path, body)
      expect([answer.status, answer.text.includes('himself')], `${method} ${path} ${answer.text}`).toEqual([
        403,
        true,
      ])
    }
    const child = await hands.post('/api/v1/parents/children/', {
      first_name: 'Mariam',
      last_name: 'Hassan',
      dob: '2017-03-01',
      gender: 'girl',
    })
    expect(child.status, child.text).toBe(201)
  })

  test('every row of the trail names both', async () => {
    const rows = await world.rows<{ actor_id: string; impersonator_id: string | null; action: string }>(
      "SELECT actor_id, impersonator_id, action FROM platform.audit_log WHERE impersonator_id IS NOT NULL OR action LIKE 'impersonation.%'",
    )
    expect(rows.some((row) => row.actor_id === nadia.id && row.impersonator_id === hoda.id)).toBe(true)
    expect(rows.some((row) => row.action === 'impersonation.start' && row.actor_id === samir.id)).toBe(true)
    const { json } = await hoda.get('/api/v1/audit/', { query: { impersonated: 'true', actor: hoda.id } })
    expect(json.results[0]).toMatchObject({
      actor: { id: nadia.id },
      impersonator: { id: hoda.id, name: 'Hoda Mansour' },
    })
  })

  test('no step-up is asked of who cannot answer it, and it leaves no trace of a sign-in', async () => {
    const [before] = await world.rows<{ at: string | null }>(
      'SELECT last_sign_in_at AS at FROM identity.users WHERE id = $1',
      [nadia.id],
    )
    const hands = await inPlaceOf(hoda, nadia, 'full')
    await hands.get('/api/v1/profile/')
    const [after] = await world.rows<{ at: string | null }>(
      'SELECT last_sign_in_at AS at FROM identity.users WHERE id = $1',
      [nadia.id],
    )
    expect(after?.at).toEqual(before?.at)
  })
})

describe('when it ends', () => {
  const alive = async (eyes: Caller): Promise<boolean> => {
    world.app.ports.authenticator.forget()
    return (await eyes.get('/api/v1/profile/')).status === 200
  }

  test('after thirty minutes, however much it was used', async () => {
    const eyes = await inPlaceOf(samir, nadia)
    const started = world.now()
    try {
      world.at(started.add({ minutes: 9 }).toString())
      expect(await alive(eyes)).toBe(true)
      const [row] = await world.rows<{ left: number }>(
        'SELECT extract(epoch FROM expires_at - $2::timestamptz)::int AS left FROM identity.sessions WHERE id = $1',
        [eyes.person.sessionId, started.toString()],
      )
      expect(row?.left).toBe(1_800)
    } finally {
      world.at(started.toString())
    }
  })

  test('by itself, by the person, with the session behind it and with its rights', async () => {
    const own = await inPlaceOf(samir, nadia)
    expect((await own.delete('/api/v1/impersonation/')).status).toBe(204)
    expect(await alive(own)).toBe(false)
    expect(await alive(samir)).toBe(true)

    const seen = await inPlaceOf(samir, nadia)
    expect((await nadia.delete(`/api/v1/sessions/${seen.person.sessionId}/`)).status).toBe(204)
    expect(await alive(seen)).toBe(false)

    const helper = await world.person('Rana Helper', { roles: ['support'] })
    const behind = await inPlaceOf(helper, nadia)
    await hoda.delete(`/api/v1/users/${helper.id}/sessions/`)
    expect(await alive(behind)).toBe(false)

    const other = await world.person('Ramy Helper', { roles: ['support'] })
    const rightless = await inPlaceOf(other, nadia)
    await hoda.post(`/api/v1/users/${other.id}/roles/`, { remove: ['support'] })
    expect(await alive(rightless)).toBe(false)
  })

  test('when the person becomes somebody of more rights', async () => {
    const mona = await world.person('Mona Rising', { roles: ['parent'] })
    const eyes = await inPlaceOf(samir, mona)
    await hoda.post(`/api/v1/users/${mona.id}/roles/`, { add: ['financial'] })
    expect(await alive(eyes)).toBe(false)
  })

  test('with its sockets', async () => {
    const helper = await world.person('Sally Helper', { roles: ['support'] })
    const eyes = await inPlaceOf(helper, nadia)
    const line = await dial(base, '/ws', { headers: { authorization: `Bearer ${eyes.person.token}` } })
    await hoda.post(`/api/v1/users/${helper.id}/roles/`, { remove: ['support'] })
    const started = performance.now()
    expect(await line.closed).toBe(4002)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('in the browser', () => {
  const csrfOf = (secret: string): string => createHash('sha256').update(`csrf:${secret}`).digest('base64url')

  async function browserOf(who: Caller): Promise<string> {
    const secret = randomBytes(32).toString('base64url')
    await world.rows(
      `INSERT INTO identity.sessions (id, user_id, kind, method, secret_digest, created_at, authenticated_at, last_used_at, expires_at)
        VALUES ($1, $2, 'web', 'password', $3, $4, $4, $4, $4::timestamptz + interval '1 day')`,
      [newId(), who.id, createHash('sha256').update(secret).digest(), world.now().toString()],
    )
    return secret
  }
  const by = (secret: string) => ({
    headers: { cookie: `halqa_session=${secret}`, 'x-csrf-token': csrfOf(secret) },
  })
  const secretIn = (answer: Answer): string =>
    /halqa_session=([^;]*)/.exec(String(answer.headers['set-cookie']))?.[1] ?? ''

  test('the cookie becomes the person’s and, at the end, one’s own again, also after the time is over', async () => {
    const mine = await browserOf(samir)
    const started = await world.visitor.post(
      '/api/v1/impersonation/',
      { user_id: nadia.id, reason },
      by(mine),
    )
    expect(started.status, started.text).toBe(201)
    expect(started.json.access).toBeUndefined()
    const hers = secretIn(started)
    expect((await world.visitor.get('/api/v1/profile/', by(hers))).json.id).toBe(nadia.id)
    const forged = await world.visitor.delete('/api/v1/impersonation/', undefined, {
      headers: { cookie: `halqa_session=${hers}` },
    })
    expect(forged.json.code).toBe('csrf_failed')
    const moment = world.now()
    world.at(moment.add({ minutes: 31 }).toString())
    try {
      world.app.ports.authenticator.forget()
      expect((await world.visitor.get('/api/v1/profile/', by(hers))).status).toBe(401)
      const ended = await world.visitor.delete('/api/v1/impersonation/', undefined, by(hers))
      expect(ended.status, ended.text).toBe(204)
      const again = secretIn(ended)
      expect((await world.visitor.get('/api/v1/profile/', by(again))).json.id).toBe(samir.id)
      world.app.ports.authenticator.forget()
      expect((await world.visitor.get('/api/v1/profile/', by(mine))).status).toBe(401)
    } finally {
      world.at(moment.toString())
    }
    expect((await world.visitor.delete('/api/v1/impersonation/', undefined, by('guess'))).status).toBe(404)
  })

  test('who signs out meanwhile has signed out himself', async () => {
    const mine = await browserOf(samir)
    const started = await world.visitor.post(
      '/api/v1/impersonation/',
      { user_id: nadia.id, reason },
      by(mine),
    )
    const out = await world.visitor.delete('/api/v1/auth/session/', undefined, by(secretIn(started)))
    expect(out.status).toBe(204)
    world.app.ports.authenticator.forget()
    expect((await world.visitor.get('/api/v1/profile/', by(mine))).status).toBe(401)
  })
})
