import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUser, grantRole } from '#identity'
import { learnerOfUser } from '#people'
import { startWorld, type World } from '#test/harness'
import { makeChild, makeStudent } from '#test/learners'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const person = {
  phone_number1: '+201077770001',
  first_name: 'Layla',
  last_name: 'Karimi',
  dob: '1999-04-01',
  gender: 'female',
  password: 'nile-breeze-47',
}

describe('an account', () => {
  test('of a student who signs up has a learner row and a profile from the first moment', async () => {
    const answer = await world.visitor.post('/auth/users/', person)
    expect(answer.status, answer.text).toBe(201)
    const learner = await world.within((ctx) => learnerOfUser(ctx, answer.json.id))
    expect(learner).toMatchObject({
      kind: 'student',
      first_name: 'Layla',
      gender: 'female',
      dob: '1999-04-01',
    })
    expect(learner?.unique_code).toMatch(/^F\d{5}$/)
    expect(
      await world.rows('SELECT 1 FROM people.student_profiles WHERE user_id = $1', [answer.json.id]),
    ).toHaveLength(1)
  })

  test('of a parent who signs up has none', async () => {
    const answer = await world.visitor.post('/auth/users/', {
      ...person,
      phone_number1: '+201077770002',
      role: 'parent',
    })
    expect(await world.within((ctx) => learnerOfUser(ctx, answer.json.id))).toBeUndefined()
  })

  test('without a gender has a learner without a code, which comes with the gender', async () => {
    const id = await world.within((ctx) =>
      createUser(ctx, {
        phone_number1: '+201077770003',
        first_name: 'Reza',
        last_name: 'Ahmadi',
        roles: ['student'],
      }),
    )
    expect((await world.within((ctx) => learnerOfUser(ctx, id)))?.unique_code).toBe('')
    const admin = await world.person('Amal Fouad', { roles: ['admin'] })
    const staffEdit = await admin.patch(
      `/api/v1/learners/${(await world.within((ctx) => learnerOfUser(ctx, id)))?.id}/`,
      { gender: 'male' },
    )
    expect(staffEdit.json.errors).toHaveProperty('gender')
  })

  test('that changes its name changes the learner’s in the same breath', async () => {
    const reza = await world.person('Reza Ahmadi', { roles: ['student'] })
    await makeStudent(world, reza, { gender: 'male' })
    const changed = await reza.patch('/auth/users/me/', { first_name: 'Rıza', last_name: 'Ahmadi' })
    expect(changed.status, changed.text).toBe(200)
    expect(await world.within((ctx) => learnerOfUser(ctx, reza.id))).toMatchObject({
      first_name: 'Rıza',
      gender: 'male',
    })
  })

  test('that becomes an instructor’s has a profile; twice is once', async () => {
    const karim = await world.person('Karim Fathy', {})
    await world.within((ctx) => grantRole(ctx, karim.id, 'instructor'))
    await world.within((ctx) => grantRole(ctx, karim.id, 'instructor'))
    expect((await world.visitor.get(`/api/v1/instructors/${karim.id}/`)).json).toMatchObject({
      first_name: 'Karim',
      joined_date: '2026-11-21',
      staff: null,
    })
  })

  test('that is deleted loses its links and its learner’s name, and the child keeps another guardian', async () => {
    const nadia = await world.visitor.post('/auth/users/', {
      ...person,
      phone_number1: '+201077770009',
      first_name: 'Nadia',
    })
    const samir = await world.person('Samir Hassan', { roles: ['parent'] })
    const child = await makeChild(world, samir, 'Yusuf Hassan')
    await world.rows(`UPDATE people.guardians SET is_primary = false WHERE learner_id = $1`, [child.id])
    await world.rows(
      `INSERT INTO people.guardians (id, learner_id, user_id, is_primary, started_at) VALUES (gen_random_uuid(), $1, $2, true, now())`,
      [child.id, nadia.json.id],
    )
    const tokens = await world.visitor.post('/auth/jwt/create/', {
      phone_number1: '+201077770009',
      password: person.password,
    })
    const left = await world.visitor.delete(
      '/auth/users/me/',
      { current_password: person.password },
      { headers: { authorization: `Bearer ${tokens.json.access}` } },
    )
    expect(left.status, left.text).toBe(204)
    expect((await samir.get(`/api/v1/parents/children/${child.id}/`)).json.is_primary).toBe(true)
    expect(await world.within((ctx) => learnerOfUser(ctx, nadia.json.id))).toMatchObject({
      first_name: 'Erased user',
      last_name: '',
      dob: null,
      archived_at: expect.any(String),
    })
  })
})

test('a student reads and changes the own profile; others have none', async () => {
  const layla = await world.person('Layla Karimi', { roles: ['student'] })
  const learner = await makeStudent(world, layla)
  const path = '/api/v1/student-profile/'
  expect(
    (await layla.patch(path, { bio: 'Learns to recite', language: 'fa', currency: 'IRR' })).json,
  ).toEqual({
    learner_id: learner.id,
    unique_code: learner.unique_code,
    bio: 'Learns to recite',
    language: 'fa',
    country: null,
    currency: 'IRR',
  })
  expect((await layla.patch(path, { currency: 'XXQ' })).json.errors).toHaveProperty('currency')
  expect((await (await world.person('Omar Said', { roles: ['parent'] })).get(path)).status).toBe(404)
})
