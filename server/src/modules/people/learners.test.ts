import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { makeChild, makeStudent } from '#test/learners'
import type { Caller } from '#test/caller'

let world: World
let nadia: Caller
let salma: Caller
let tarek: Caller
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'], phone: '+201012345678' })
  salma = await world.person('Salma Adel', { roles: ['supervisor'] })
  tarek = await world.person('Tarek Nabil', { roles: ['support'] })
})
afterAll(() => world.stop())

const path = '/api/v1/learners/'

async function names(query: string): Promise<string[]> {
  const answer = await salma.get(`${path}?${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.json.results.map((row: { first_name: string }) => row.first_name)
}

describe('staff look for a learner', () => {
  test('by name in any spelling, by code, and by the guardian’s phone in any digits', async () => {
    const child = await makeChild(world, nadia, 'أحمد حسن')
    await makeChild(world, await world.person('Omar Said', { roles: ['parent'] }), 'Bilal Said')
    expect(await names(`search=${encodeURIComponent('احمد')}`)).toEqual(['أحمد'])
    expect(await names(`search=${child.unique_code.toLowerCase()}`)).toEqual(['أحمد'])
    expect(await names(`unique_code=${child.unique_code}`)).toEqual(['أحمد'])
    expect(await names('search=010-1234-5678')).toEqual(['أحمد'])
    expect(await names(`search=${encodeURIComponent('٠١٠١٢٣٤٥٦٧٨')}`)).toEqual(['أحمد'])
    expect(await names('search=nadia')).toEqual(['أحمد'])
    expect(await names('search=nadia%20bilal')).toEqual([])
    expect(await names(`guardian=${nadia.id}`)).toEqual(['أحمد'])
  })

  test('by kind, gender and age, in an order', async () => {
    await makeChild(world, nadia, 'Zaynab Hassan', { gender: 'female', dob: '2012-01-01' })
    const layla = await world.person('Layla Karimi', { roles: ['student'] })
    await makeStudent(world, layla)
    expect(await names('kind=student')).toEqual(['Layla'])
    expect(await names('kind=child&gender=female')).toEqual(['Zaynab'])
    expect(await names('dob__lte=2013-01-01&kind=child')).toEqual(['Zaynab'])
    expect((await names('ordering=-first_name'))[0]).toBe('أحمد')
    expect((await salma.get(`${path}?kind=cat`)).json.errors).toHaveProperty('kind')
  })

  test('in as many statements for ten learners as for one', async () => {
    const count = async () => {
      // Who Salma is and what the centre's settings are is remembered for seconds only; read it before counting.
      await salma.get(path)
      return (await world.statements(() => salma.get(path))).statements.length
    }
    const few = await count()
    for (let n = 0; n < 8; n++) await makeChild(world, nadia, `Child${n} Hassan`)
    expect(await count()).toBe(few)
    expect((await salma.get(path)).json.results[0].guardians[0]).toMatchObject({
      first_name: 'Omar',
      is_primary: true,
      relation: 'mother',
    })
  })

  test('parents and instructors may not', async () => {
    const karim = await world.person('Karim Fathy', { roles: ['instructor'] })
    for (const who of [nadia, karim]) expect((await who.get(path)).status).toBe(403)
  })
})

describe('the front desk', () => {
  test('adds a child with a guardian who has no account yet, and again with the same one', async () => {
    const body = {
      first_name: 'Hana',
      dob: '2018-05-05',
      gender: 'girl',
      guardian: { phone: '0109 999 8888', first_name: 'Mona', relation: 'mother' },
    }
    const hana = await salma.post(path, body)
    expect(hana.status, hana.text).toBe(201)
    expect(hana.json.guardians).toMatchObject([
      { first_name: 'Mona', phone_number1: '+201099998888', relation: 'mother', is_primary: true },
    ])
    const adam = await salma.post(path, { ...body, first_name: 'Adam', gender: 'boy' })
    expect(adam.json.guardians[0].user_id).toBe(hana.json.guardians[0].user_id)
    expect((await tarek.post(path, body)).status).toBe(403)
    expect((await salma.post(path, { ...body, guardian: { phone: '12' } })).json.errors).toHaveProperty([
      'guardian.phone',
    ])
  })

  test('does not overwrite what a colleague just changed', async () => {
    const child = await makeChild(world, nadia, 'Idris Hassan')
    const read = await salma.get(`${path}${child.id}/`)
    const headers = { 'if-match': String(read.headers['etag']) }
    expect((await salma.patch(`${path}${child.id}/`, { notes: 'first' }, { headers })).status).toBe(200)
    expect((await salma.patch(`${path}${child.id}/`, { notes: 'second' }, { headers })).json.code).toBe(
      'stale_version',
    )
    expect((await tarek.patch(`${path}${child.id}/`, { notes: 'third' })).status).toBe(403)
  })

  test('archives and restores; a parent does not see an archived child in the list', async () => {
    const child = await makeChild(world, nadia, 'Rayan Hassan')
    expect((await salma.delete(`${path}${child.id}/`)).status).toBe(204)
    expect(await names('archived=true')).toEqual(['Rayan'])
    expect((await nadia.get('/api/v1/parents/children/?search=rayan')).json.count).toBe(0)
    expect((await salma.post(`${path}${child.id}/restore/`)).json.archived_at).toBeNull()
  })

  test('adds a second guardian by phone and ends the first, whose place passes on', async () => {
    const mona = await world.person('Mona Fawzy', { roles: ['parent'], phone: '+201055554444' })
    const child = await makeChild(world, nadia, 'Ilyas Hassan')
    const added = await salma.post(`${path}${child.id}/guardians/`, {
      phone: '01055554444',
      relation: 'grandparent',
    })
    expect(added.json.guardians.map((row: { user_id: string }) => row.user_id)).toEqual([nadia.id, mona.id])
    expect((await salma.delete(`${path}${child.id}/guardians/${nadia.id}/`)).status).toBe(204)
    expect((await nadia.get(`/api/v1/parents/children/${child.id}/`)).status).toBe(404)
    expect((await mona.patch(`/api/v1/parents/children/${child.id}/`, { notes: 'mine now' })).status).toBe(
      200,
    )
    expect((await salma.delete(`${path}${child.id}/guardians/${mona.id}/`)).json.code).toBe('last_guardian')
  })
})

describe('staff look for a guardian', () => {
  test('by name in any spelling, by phone in any digits, by the child; ended ones are none', async () => {
    const sara = await world.person('Sara Adel', { roles: ['support'] })
    const mother = await world.person('إيمان الشافعي', { roles: ['parent'], phone: '+201144445555' })
    const child = await makeChild(world, mother, 'Layth Elshafei')
    const ids = async (search: string): Promise<string[]> =>
      (await sara.get('/api/v1/guardians/', { query: { search } })).json.results.map(
        (row: { id: string }) => row.id,
      )
    for (const search of ['ايمان الشافعى', '٠١١٤٤٤٤٥٥٥٥', '011 4444 5555', 'layth', child.unique_code])
      expect(await ids(search)).toEqual([mother.id])
    expect((await mother.get('/api/v1/guardians/')).status).toBe(403)
    const [card] = await world.rows<{ card_token: string }>(
      'SELECT card_token FROM people.learners WHERE id = $1',
      [child.id],
    )
    const scanned = await sara.get('/api/v1/learners/', {
      query: { search: `${child.unique_code}-${card?.card_token ?? ''}` },
    })
    expect(scanned.json.results).toMatchObject([{ id: child.id }])
    await world.rows(
      "UPDATE people.guardians SET ended_at = now(), is_primary = false, end_reason = 'left' WHERE user_id = $1",
      [mother.id],
    )
    expect(await ids('layth')).toEqual([])
  })
})
