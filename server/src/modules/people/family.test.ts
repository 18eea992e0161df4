import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeChild } from '#test/learners'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

/** Somebody who has proved to hold the phone. */
async function proven(name: string, phone?: string): Promise<Caller> {
  const caller = await world.person(name, { roles: ['parent'], ...(phone ? { phone } : {}) })
  await world.rows('UPDATE identity.users SET phone_verified_at = now() WHERE id = $1', [caller.id])
  return caller
}

const invitations = (id: string) => `/api/v1/parents/children/${id}/invitations/`
const actions = async (id: string): Promise<string[]> =>
  (
    await world.rows<{ action: string }>(
      'SELECT action FROM platform.audit_log WHERE object_id = $1 ORDER BY position',
      [id],
    )
  ).map((row) => row.action)

describe('a second guardian', () => {
  test('is invited by phone, sees the invitation after proving the phone, and accepts with the rights given', async () => {
    const nadia = await proven('Nadia Hassan')
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const invited = await nadia.post(invitations(yusuf.id), {
      phone: '٠١٠٥٥٥٥٠٠٠١',
      relation: 'father',
      rights: { pay: false },
    })
    expect(invited.status).toBe(201)
    expect(invited.json).toMatchObject({
      phone: '+201055550001',
      status: 'open',
      rights: { view: true, pay: false },
    })
    const text = (await world.outbox()).find((message) => message.kind === 'people.invitation')
    expect(text).toMatchObject({ channel: 'sms', recipient: '+201055550001' })
    expect(text?.body).toContain('/family/invitations')

    const karim = await world.person('Karim Hassan', { phone: '+201055550001' })
    expect((await karim.get('/api/v1/guardian-invitations/')).json.count).toBe(0)
    const accept = `/api/v1/guardian-invitations/${invited.json.id}/accept/`
    expect((await karim.post(accept)).status).toBe(404)
    await world.rows('UPDATE identity.users SET phone_verified_at = now() WHERE id = $1', [karim.id])
    const waiting = (await karim.get('/api/v1/guardian-invitations/')).json
    expect(waiting.results).toMatchObject([
      { child_first_name: 'Yusuf', inviter_name: 'Nadia Hassan', relation: 'father' },
    ])
    expect(JSON.stringify(waiting)).not.toContain(yusuf.unique_code)

    expect((await karim.post(accept)).json).toEqual({ child: yusuf.id })
    expect((await karim.post(accept)).status).toBe(200)
    const child = (await karim.get(`/api/v1/parents/children/${yusuf.id}/`)).json
    expect(child).toMatchObject({ relation: 'father', is_primary: false, rights: { view: true, pay: false } })
    expect(await actions(yusuf.id)).toEqual([
      'learner.create',
      'guardian.invite',
      'guardian.accept_invitation',
    ])
    await world.work()
    const told = await world.rows<{ type: string; user_id: string }>(
      "SELECT type, user_id FROM notifications.notifications WHERE type LIKE 'guardian%'",
    )
    expect(told).toContainEqual({ type: 'guardian_accepted', user_id: nadia.id })
  })

  test('whom nobody invited finds nothing: not by id, not by another phone', async () => {
    const nadia = await proven('Nadia Hassan')
    const huda = await proven('Huda Salem')
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const { json } = await nadia.post(invitations(yusuf.id), { phone: '+201055550002' })
    expect((await huda.post(`/api/v1/guardian-invitations/${json.id}/accept/`)).status).toBe(404)
    expect((await huda.post(`/api/v1/guardian-invitations/${json.id}/decline/`)).status).toBe(404)
    expect((await huda.get(invitations(yusuf.id))).status).toBe(404)
    expect((await huda.post(invitations(yusuf.id), { phone: '+201055550003' })).status).toBe(404)
    expect((await huda.delete(`${invitations(yusuf.id)}${json.id}/`)).status).toBe(404)
  })

  test('may decline; the invitation can be taken back, sent again, runs out', async () => {
    const nadia = await proven('Nadia Hassan')
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const karim = await proven('Karim Hassan', '+201055550011')
    const invite = async (phone: string): Promise<string> => {
      world.at(world.now().add({ seconds: 1 }).toString())
      return (await nadia.post(invitations(yusuf.id), { phone })).json.id
    }
    const first = await invite(karim.person.phone)
    expect((await nadia.post(invitations(yusuf.id), { phone: karim.person.phone })).json.code).toBe(
      'already_invited',
    )
    expect((await karim.post(`/api/v1/guardian-invitations/${first}/decline/`)).status).toBe(204)
    expect((await karim.post(`/api/v1/guardian-invitations/${first}/accept/`)).json.code).toBe(
      'invitation_over',
    )

    const second = await invite(karim.person.phone)
    expect((await nadia.delete(`${invitations(yusuf.id)}${second}/`)).status).toBe(204)
    expect((await karim.post(`/api/v1/guardian-invitations/${second}/accept/`)).json.code).toBe(
      'invitation_over',
    )

    const third = await invite(karim.person.phone)
    expect((await nadia.post(`${invitations(yusuf.id)}${third}/resend/`)).json.code).toBe('sent_lately')
    const before = world.now()
    world.at(before.add({ hours: 24 * 8 }).toString())
    expect((await karim.post(`/api/v1/guardian-invitations/${third}/accept/`)).json.code).toBe(
      'invitation_over',
    )
    expect(
      (await nadia.get(invitations(yusuf.id))).json.results.map((row: { status: string }) => row.status),
    ).toEqual(['expired', 'revoked', 'declined'])
    expect((await nadia.post(`${invitations(yusuf.id)}${third}/resend/`)).status).toBe(204)
    expect((await karim.post(`/api/v1/guardian-invitations/${third}/accept/`)).status).toBe(200)
    world.at(before.toString())
  })

  test('only five invitations are open at once, and nobody who is one already is invited', async () => {
    const nadia = await proven('Nadia Hassan')
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    expect((await nadia.post(invitations(yusuf.id), { phone: nadia.person.phone })).json.code).toBe(
      'already_guardian',
    )
    for (let n = 1; n <= 5; n++)
      expect((await nadia.post(invitations(yusuf.id), { phone: `+20105555010${n}` })).status).toBe(201)
    expect((await nadia.post(invitations(yusuf.id), { phone: '+201055550106' })).json.code).toBe(
      'too_many_invitations',
    )
  })

  test('two browsers that accept at once make one guardian', async () => {
    const nadia = await proven('Nadia Hassan')
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const karim = await proven('Karim Hassan', '+201055550021')
    const { json } = await nadia.post(invitations(yusuf.id), { phone: karim.person.phone })
    const answers = await Promise.all(
      [1, 2, 3].map(() => karim.post(`/api/v1/guardian-invitations/${json.id}/accept/`)),
    )
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
    const links = await world.rows('SELECT 1 FROM people.guardians WHERE learner_id = $1 AND user_id = $2', [
      yusuf.id,
      karim.id,
    ])
    expect(links).toHaveLength(1)
  })

  test('guardian changes ask for a fresh sign-in', async () => {
    const nadia = await proven('Nadia Hassan')
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const before = world.now()
    world.at(before.add({ minutes: 16 }).toString())
    expect((await nadia.post(invitations(yusuf.id), { phone: '+201055550031' })).json.code).toBe(
      'fresh_sign_in_required',
    )
    world.at(before.toString())
  })
})

async function couple(): Promise<{ nadia: Caller; karim: Caller; childId: string; code: string }> {
  const nadia = await proven('Nadia Hassan')
  const karim = await proven('Karim Hassan')
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
  const { json } = await nadia.post(invitations(yusuf.id), { phone: karim.person.phone, relation: 'father' })
  await karim.post(`/api/v1/guardian-invitations/${json.id}/accept/`)
  return { nadia, karim, childId: yusuf.id, code: yusuf.unique_code }
}

describe('guardians among themselves', () => {
  test('the primary one changes another’s rights; they count at once', async () => {
    const { nadia, karim, childId } = await couple()
    const link = `/api/v1/parents/children/${childId}/guardians/`
    expect((await karim.patch(`${link}${nadia.id}/`, { rights: { pay: false } })).status).toBe(403)
    expect((await nadia.patch(`${link}${nadia.id}/`, { rights: { pay: false } })).json.code).toBe(
      'primary_has_all_rights',
    )
    expect((await nadia.patch(`${link}${karim.id}/`, { rights: { view: false } })).status).toBe(200)
    expect((await karim.get(`/api/v1/parents/children/${childId}/`)).status).toBe(404)
    expect((await karim.get(`/api/v1/parents/children/${childId}/card/`)).status).toBe(404)
    await nadia.patch(`${link}${karim.id}/`, { rights: { view: true, message: false } })
    expect((await karim.get(`/api/v1/parents/children/${childId}/`)).json.rights).toEqual({
      view: true,
      pay: true,
      pick_up: true,
      message: false,
    })
  })

  test('the primary one hands over and stays a guardian', async () => {
    const { nadia, karim, childId } = await couple()
    const primary = `/api/v1/parents/children/${childId}/guardians/${karim.id}/primary/`
    expect((await karim.post(primary)).status).toBe(403)
    expect((await nadia.post(primary)).json).toMatchObject({ is_primary: false })
    expect((await karim.get(`/api/v1/parents/children/${childId}/`)).json.is_primary).toBe(true)
    expect((await nadia.post(primary)).status).toBe(403)
    await world.work()
    const told = await world.rows(
      "SELECT user_id FROM notifications.notifications WHERE type = 'guardian_made_primary'",
    )
    expect(told).toEqual([{ user_id: karim.id }])
  })

  test('custody that ends takes everything at once, keeps the history and the person away', async () => {
    const { nadia, karim, childId } = await couple()
    const hala = await world.person('Hala Amin', { roles: ['supervisor'] })
    const sara = await world.person('Sara Adel', { roles: ['support'] })
    const own = await karim.post(`/api/v1/parents/children/${childId}/guardians/${nadia.id}/primary/`)
    expect(own.status).toBe(403)
    const end = `/api/v1/learners/${childId}/guardians/${karim.id}/end-custody/`
    expect((await sara.post(end, { note: 'Court' })).status).toBe(403)
    expect((await hala.post(end, { note: 'Court decision of 3 November' })).status).toBe(204)
    expect((await karim.get(`/api/v1/parents/children/${childId}/`)).status).toBe(404)

    expect((await nadia.post(invitations(childId), { phone: karim.person.phone })).json.code).toBe(
      'guardian_barred',
    )
    const add = `/api/v1/learners/${childId}/guardians/`
    const former = (await sara.get(`/api/v1/learners/${childId}/former-guardians/`)).json.results
    expect(former).toMatchObject([
      { user_id: karim.id, end_reason: 'custody', is_barred: true, ended_by_name: 'Hala Amin' },
    ])
    expect((await sara.get(`/api/v1/learners/${childId}/custody-notes/`)).status).toBe(403)
    const notes = (await hala.get(`/api/v1/learners/${childId}/custody-notes/`)).json.results
    expect(notes).toMatchObject([{ note: 'Court decision of 3 November', about: { user_id: karim.id } }])
    const trail = await world.rows<{ after: unknown }>(
      "SELECT d.after FROM platform.audit_log a JOIN platform.audit_details d ON d.audit_id = a.id WHERE a.object_id = $1 AND a.action = 'custody_note.create'",
      [childId],
    )
    expect(JSON.stringify(trail)).not.toContain('Court')

    expect((await hala.post(add, { phone: karim.person.phone })).status).toBe(201)
    expect((await karim.get(`/api/v1/parents/children/${childId}/`)).status).toBe(200)
    expect((await sara.get(`/api/v1/learners/${childId}/former-guardians/`)).json.results).toMatchObject([
      { is_barred: false },
    ])
  })

  test('an ended guardian’s open invitations end with him', async () => {
    const { nadia, karim, childId } = await couple()
    await nadia.post(`/api/v1/parents/children/${childId}/guardians/${karim.id}/primary/`)
    const { json } = await karim.post(invitations(childId), { phone: '+201055550041' })
    await karim.post(`/api/v1/parents/children/${childId}/guardians/${nadia.id}/primary/`)
    expect((await nadia.delete(`/api/v1/parents/children/${childId}/guardians/${karim.id}/`)).status).toBe(
      204,
    )
    const [row] = (await nadia.get(invitations(childId))).json.results.filter(
      (one: { id: string }) => one.id === json.id,
    )
    expect(row.status).toBe('revoked')
    const sister = await proven('Mona Hassan', '+201055550041')
    expect((await sister.post(`/api/v1/guardian-invitations/${json.id}/accept/`)).json.code).toBe(
      'invitation_over',
    )
  })
})

describe('a child’s own login', () => {
  const strong = 'seven small birds sing'

  async function teen(dob = '2012-05-01'): Promise<{ nadia: Caller; id: string; code: string }> {
    const nadia = await proven('Nadia Hassan')
    const omar = await makeChild(world, nadia, 'Omar Hassan', { dob })
    return { nadia, id: omar.id, code: omar.unique_code }
  }

  async function signIn(login: string, password: string): Promise<string | undefined> {
    const { json } = await world.visitor.post('/auth/jwt/create/', { phone_number1: login, password })
    return json.access
  }

  test('keeps the learner, its code and the guardian’s view; it can be taken back and given again', async () => {
    const { nadia, id, code } = await teen()
    const login = `/api/v1/parents/children/${id}/login/`
    const [{ count: before } = { count: 0n }] = await world.rows<{ count: bigint }>(
      'SELECT count(*) FROM people.learners',
    )
    expect((await nadia.post(login, { username: 'omar.h', password: strong })).json.code).toBe(
      'consent_required',
    )
    const given = await nadia.post(login, { username: 'Omar.H', password: strong, consent: true })
    expect(given.json).toMatchObject({ has_login: true, unique_code: code })
    expect((await nadia.post(login, { username: 'omar.h', password: strong, consent: true })).json.code).toBe(
      'has_own_login',
    )
    expect((await nadia.get(login)).json).toEqual({ username: 'omar.h', phone: null })
    const [{ count: after } = { count: 1n }] = await world.rows<{ count: bigint }>(
      'SELECT count(*) FROM people.learners',
    )
    expect(after).toEqual(before)

    const access = await signIn('omar.h', strong)
    expect(access).toBeTruthy()
    const headers = { authorization: `Bearer ${access ?? ''}` }
    const profile = await world.visitor.get('/api/v1/student-profile/', { headers })
    expect(profile.json).toMatchObject({ learner_id: id, unique_code: code })
    expect((await world.visitor.get(`/api/v1/parents/children/${id}/card/`, { headers })).status).toBe(200)
    expect((await nadia.get(`/api/v1/parents/children/${id}/`)).status).toBe(200)

    expect((await nadia.delete(login)).status).toBe(204)
    expect((await world.visitor.get('/api/v1/student-profile/', { headers })).status).toBe(401)
    expect(await signIn('omar.h', strong)).toBeUndefined()
    expect((await nadia.get(`/api/v1/parents/children/${id}/`)).json).toMatchObject({
      has_login: false,
      unique_code: code,
    })

    const again = await nadia.post(login, { username: 'omar.h', password: `${strong} again`, consent: true })
    expect(again.json.has_login).toBe(true)
    expect(await signIn('omar.h', strong)).toBeUndefined()
    expect(await signIn('omar.h', `${strong} again`)).toBeTruthy()
    expect(await actions(id)).toEqual([
      'learner.create',
      'learner.give_login',
      'learner.end_login',
      'learner.give_login',
    ])
  })

  test('is refused to small children, bad names, taken phones, other people’s children', async () => {
    const { nadia, id } = await teen('2018-05-01')
    const login = `/api/v1/parents/children/${id}/login/`
    expect(
      (await nadia.post(login, { username: 'small.one', password: strong, consent: true })).json.code,
    ).toBe('too_young_for_login')
    const big = await teen()
    const bigLogin = `/api/v1/parents/children/${big.id}/login/`
    expect((await big.nadia.post(bigLogin, { password: strong, consent: true })).json.errors).toHaveProperty(
      'username',
    )
    expect(
      (await big.nadia.post(bigLogin, { username: '12345', password: strong, consent: true })).json.errors,
    ).toHaveProperty('username')
    expect(
      (await big.nadia.post(bigLogin, { username: 'omar.x', consent: true })).json.errors,
    ).toHaveProperty('password')
    expect(
      (await big.nadia.post(bigLogin, { username: 'omar.x', password: '12345678', consent: true })).json
        .errors,
    ).toHaveProperty('password')
    const taken = await big.nadia.post(bigLogin, { phone: nadia.person.phone, consent: true })
    expect(taken.status).toBe(400)
    expect((await nadia.post(bigLogin, { username: 'omar.x', password: strong, consent: true })).status).toBe(
      404,
    )
  })

  test('a minor with an own login sees, but does not pay', async () => {
    const { nadia, id } = await teen()
    await nadia.post(`/api/v1/parents/children/${id}/login/`, {
      username: 'omar.minor',
      password: strong,
      consent: true,
    })
    const [row] = await world.rows<{ user_id: string }>('SELECT user_id FROM people.learners WHERE id = $1', [
      id,
    ])
    const { findLearnerFor } = await import('./queries/guardians.ts')
    await world.within(async (ctx) => {
      expect(await findLearnerFor(ctx, id, row?.user_id ?? '', 'view')).toBeDefined()
      expect(await findLearnerFor(ctx, id, row?.user_id ?? '', 'pay')).toBeUndefined()
    })
  })

  test('the desk gives one too, with the guardian’s consent noted', async () => {
    const hala = await world.person('Hala Amin', { roles: ['supervisor'] })
    const { id } = await teen()
    const login = `/api/v1/learners/${id}/login/`
    expect((await hala.post(login, { phone: '+201055550051' })).json.code).toBe('consent_required')
    expect((await hala.post(login, { phone: '+201055550051', consent: true })).status).toBe(204)
    expect((await hala.get(login)).json).toEqual({ username: null, phone: '+201055550051' })
    expect((await hala.delete(login)).status).toBe(204)
    expect((await hala.get(login)).status).toBe(404)
  })
})
