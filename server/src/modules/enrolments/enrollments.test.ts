import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { makeCourse, makeLecture } from '#test/courses'
import { enrol } from '#test/enrolments'
import { makeChild, makeStudent } from '#test/learners'

let world: World
let nadia: Caller
let omar: Caller
let samir: Caller
let layla: Caller
let laylaId: string
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Said', { roles: ['parent'] })
  samir = await world.person('Samir Fouad', { roles: ['supervisor'] })
  layla = await world.person('Layla Karimi', { roles: ['student'] })
  laylaId = (await makeStudent(world, layla)).id
})
afterAll(() => world.stop())

const at = '/api/v1/enrollments/'

test('a hundred who want the last seat: one gets it, the others hear that the course is full', {
  timeout: 60_000,
}, async () => {
  const course = await makeCourse(world, { capacity: 1 })
  const children = await Promise.all(
    Array.from({ length: 100 }, (_, n) => makeChild(world, nadia, `Child ${n}`)),
  )
  const answers = await Promise.all(
    children.map((child) => samir.post(at, { course: course.id, child: child.id })),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  expect(
    answers.filter((answer) => answer.status === 409 && answer.json.code === 'course_full'),
  ).toHaveLength(99)
  expect(await world.rows(`SELECT taken FROM catalog.seats WHERE course_id = $1`, [course.id])).toEqual([
    { taken: 1 },
  ])
  expect(
    await world.rows(
      `SELECT 1 FROM platform.events WHERE type = 'enrollment.activated' AND data->>'course_id' = $1`,
      [course.id],
    ),
  ).toHaveLength(1)
})

test('the same learner twice at once holds one seat', async () => {
  const course = await makeCourse(world, { capacity: 5 })
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => samir.post(at, { course: course.id, student: laylaId })),
  )
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([
    201,
    ...Array.from({ length: 7 }, () => 409),
  ])
  expect(answers.find((answer) => answer.status === 409)?.json.code).toBe('already_enrolled')
  expect(await world.rows(`SELECT taken FROM catalog.seats WHERE course_id = $1`, [course.id])).toEqual([
    { taken: 1 },
  ])
})

test('a rush over several courses: everybody gets his own answer and leaves his own traces', async () => {
  const courses = await Promise.all([3, 50, 50].map((capacity) => makeCourse(world, { capacity })))
  const adults = await makeCourse(world, { forAdults: true })
  const children = await Promise.all(
    Array.from({ length: 24 }, (_, n) => makeChild(world, nadia, `Rush ${n}`)),
  )
  const answers = await Promise.all([
    ...children.map((child, n) =>
      samir.post(at, { course: courses[n % 3]?.id, child: child.id }, { key: `rush-${n}` }),
    ),
    samir.post(at, { course: adults.id, child: children[0]?.id }),
    samir.post(at, { course: courses[1]?.id, child: children[1]?.id }, { key: 'rush-1' }),
    samir.post(at, { course: courses[2]?.id, child: children[2]?.id }, { key: 'rush-other' }),
  ])
  const codes = answers.map(({ status, json }) => (status === 201 ? status : json.code))
  // The learner who was asked for twice has one place, by whichever of the two came first.
  expect([...codes.slice(0, 24), codes[26]].filter((code) => code === 201)).toHaveLength(19)
  expect(codes.slice(0, 24).filter((code) => code === 'course_full')).toHaveLength(5)
  expect(codes[24]).toBe('adults_only')
  expect(answers[25]?.json).toEqual(answers[1]?.json)
  expect([codes[2], codes[26]].toSorted()).toEqual([201, 'already_enrolled'])
  const places = answers.slice(0, 24).filter(({ status }) => status === 201)
  for (const [n, { json }] of answers.slice(0, 24).entries()) {
    if (json.id) expect([json.course.id, json.learner.id]).toEqual([courses[n % 3]?.id, children[n]?.id])
  }
  const ids = places.map(({ json }) => json.id)
  const [traces] = await world.rows(
    `SELECT (SELECT count(DISTINCT object_id)::int FROM platform.audit_log WHERE object_id = ANY ($1)) AS audited,
      (SELECT count(*)::int FROM platform.events WHERE data->>'enrollment_id' = ANY ($1::uuid[]::text[])) AS events,
      (SELECT count(*)::int FROM pgboss.job WHERE data->'data'->>'enrollment_id' = ANY ($1::uuid[]::text[])) AS jobs`,
    [ids],
  )
  expect(traces).toMatchObject({ audited: ids.length, events: ids.length })
  expect(traces?.['jobs']).toBeGreaterThanOrEqual(ids.length)
})

describe('staff enrol directly', () => {
  test('with the same key once, with another body not at all', async () => {
    const course = await makeCourse(world)
    const body = { course: course.id, student: laylaId }
    const first = await samir.post(at, body, { key: 'desk-1' })
    const again = await samir.post(at, body, { key: 'desk-1' })
    expect(first.status, first.text).toBe(201)
    expect(again.json).toEqual(first.json)
    expect(first.json).toMatchObject({
      status: 'active',
      learner: { first_name: 'Layla' },
      price: '500.00',
      is_paid: false,
      invoice: null,
    })
    expect(
      (await samir.post(at, { ...body, course: (await makeCourse(world)).id }, { key: 'desk-1' })).status,
    ).toBe(422)
  })

  test('in one statement when nothing is special, with audit, event, job and key', async () => {
    const course = await makeCourse(world)
    const { result, statements } = await world.statements(() =>
      samir.post(at, { course: course.id, student: laylaId }, { key: 'desk-2' }),
    )
    expect(result.status, result.text).toBe(201)
    expect(statements.filter((text) => !/identity\.|platform\.settings/.test(text))).toHaveLength(1)
    const { id } = result.json
    expect(
      await world.rows(
        `SELECT 1 FROM platform.audit_log JOIN platform.audit_details ON audit_id = id WHERE object_id = $1 AND action = 'enrollment.activate'`,
        [id],
      ),
    ).toHaveLength(1)
    expect(
      await world.rows(`SELECT 1 FROM platform.events WHERE data->>'enrollment_id' = $1`, [id]),
    ).toHaveLength(1)
    const [kept] = await world.rows<{ body: string }>(
      `SELECT body FROM platform.idempotency_keys WHERE key = 'desk-2'`,
    )
    expect(JSON.parse(kept?.body ?? '')).toEqual(result.json)
    expect((await samir.get(`${at}${id}/`)).json).toEqual(result.json)
  })

  test('the checks hold, and every refusal has its code', async () => {
    const code = async (body: object, who = samir) => (await who.post(at, body)).json.code
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan', { dob: '2017-03-14' })
    const of = async (spec: Parameters<typeof makeCourse>[1]) => (await makeCourse(world, spec)).id
    expect(await code({ course: await of({ minAge: 10 }), child: yusuf.id })).toBe('too_young')
    expect(await code({ course: await of({ maxAge: 5 }), child: yusuf.id })).toBe('too_old')
    expect(await code({ course: await of({ forAdults: true }), child: yusuf.id })).toBe('adults_only')
    expect(await code({ course: await of({ gender: 'female' }), child: yusuf.id })).toBe(
      'gender_not_admitted',
    )
    expect(await code({ course: await of({ status: 'cancelled' }), child: yusuf.id })).toBe('course_not_open')
    expect(await code({ course: await of({ capacity: 0 }), child: yusuf.id })).toBe('course_full')
    const open = await of({})
    expect(await code({ course: open })).toBe('invalid_input')
    expect(await code({ course: open, child: yusuf.id, student: laylaId })).toBe('invalid_input')
    expect(await code({ course: open, student: yusuf.id })).toBe('not_found')
    expect(await code({ course: laylaId, child: yusuf.id })).toBe('not_found')
    expect(await code({ course: open, child: yusuf.id }, nadia)).toBe('permission_denied')
    expect(
      (
        await samir.post(at, {
          course: await of({ minAge: 10 }),
          child: yusuf.id,
          override_reason: 'Reads very well',
        })
      ).status,
    ).toBe(201)
  })

  test('the invoice follows within a minute, siblings on one; at once when the desk asks', async () => {
    const course = await makeCourse(world)
    const children = await Promise.all(
      ['Yusuf', 'Mariam'].map((name) => makeChild(world, omar, `${name} Said`)),
    )
    for (const child of children) await samir.post(at, { course: course.id, child: child.id })
    world.at('2026-11-21T10:01:30Z')
    await world.app.tick()
    await world.work()
    const invoices = await omar.get('/api/v1/invoices/')
    expect(invoices.json.results).toMatchObject([
      {
        total: '1000.00',
        lines: [{ learner: { first_name: 'Yusuf' } }, { learner: { first_name: 'Mariam' } }],
      },
    ])
    const now = await samir.post(at, {
      course: (await makeCourse(world)).id,
      child: children[0]?.id,
      invoice: 'now',
    })
    expect(now.json.invoice).toMatchObject({ status: 'unpaid', balance: '500.00' })
  })
})

describe('the life of an enrolment', () => {
  test('suspended, resumed, dropped: the seat stays, stays, comes back; a dropped learner may return', async () => {
    const course = await makeCourse(world, { capacity: 1 })
    const { json } = await samir.post(at, { course: course.id, student: laylaId })
    const to = (verb: string, body = {}) => samir.post(`${at}${json.id}/${verb}/`, body)
    expect((await to('suspend', { reason: 'Travelling until May' })).json.status).toBe('suspended')
    expect((await to('resume')).json.status).toBe('active')
    expect((await layla.post(`${at}${json.id}/drop/`, { reason: 'I want to stop' })).status).toBe(403)
    expect((await to('drop', { reason: 'Moved away' })).json).toMatchObject({
      status: 'dropped',
      end_reason: 'Moved away',
    })
    expect((await to('resume')).json.code).toBe('enrollment_wrong_status')
    expect((await to('drop', { reason: 'Moved away' })).status).toBe(200)
    expect(await world.rows(`SELECT taken FROM catalog.seats WHERE course_id = $1`, [course.id])).toEqual([
      { taken: 0 },
    ])
    const types = await world.rows<{ type: string }>(
      `SELECT type FROM platform.events WHERE data->>'enrollment_id' = $1 ORDER BY id`,
      [json.id],
    )
    expect(types.map((row) => row.type)).toEqual([
      'enrollment.activated',
      'enrollment.suspended',
      'enrollment.resumed',
      'enrollment.ended',
    ])
    expect((await samir.post(at, { course: course.id, student: laylaId })).status).toBe(201)
  })

  test('progress counts lectures of the course', async () => {
    const course = await makeCourse(world)
    const { id } = await enrol(world, { course: course.id, learner: laylaId })
    await makeLecture(world, { course: course.id, startsAt: '2026-11-14T15:00:00Z', status: 'completed' })
    await makeLecture(world, { course: course.id, startsAt: '2026-11-25T15:00:00Z' })
    expect((await layla.get(`${at}${id}/progress/`)).json).toMatchObject({
      total: 2,
      expected: 1,
      completed: 1,
      percentage: 50,
      is_completable: false,
    })
    expect((await omar.get(`${at}${id}/progress/`)).status).toBe(404)
  })

  test('an instructor sees the learners of own courses without any money, of others nobody', async () => {
    const karim = await world.person('Karim Adel', { roles: ['instructor'] })
    const his = await makeCourse(world, { instructors: [karim] })
    const other = await makeCourse(world)
    for (const course of [his, other]) await samir.post(at, { course: course.id, student: laylaId })
    const { json } = await karim.get(at)
    expect(json.results).toMatchObject([{ course: { id: his.id }, learner: { first_name: 'Layla' } }])
    for (const name of ['price', 'currency', 'is_paid', 'invoice'])
      expect(json.results[0]).not.toHaveProperty(name)
    expect(
      (await layla.get(`${at}my-enrollments/`, { query: { course: his.id } })).json.results,
    ).toMatchObject([{ price: '500.00' }])
  })

  test('my bootcamps holds bootcamps only', async () => {
    const camp = await makeCourse(world, { kind: 'bootcamp' })
    await enrol(world, { course: camp.id, learner: laylaId })
    const { json } = await layla.get('/api/v1/bootcamps/my-bootcamps/')
    expect(json.results.map((row: { course: { id: string } }) => row.course.id)).toEqual([camp.id])
  })
})

test('the meeting link is for those who attend and their families, not for others', async () => {
  const course = await makeCourse(world, { name: 'IELTS Live' })
  const lecture = await makeLecture(world, {
    course,
    startsAt: '2027-03-01T15:00:00Z',
    meetingLink: 'https://meet.example/abc',
  })
  const zeina = await makeChild(world, nadia, 'Zeina')
  const linkFor = async (who: Caller) => [
    (await who.get(`/api/v1/lectures/${lecture.id}/`)).json.meeting_link,
    (await who.get(`/api/v1/courses/${course.id}/lectures/`)).json.results[0].meeting_link,
  ]
  expect(await linkFor(nadia)).toEqual([undefined, undefined])
  await enrol(world, { course: course.id, learner: zeina.id })
  await enrol(world, { course: course.id, learner: laylaId })
  const link = 'https://meet.example/abc'
  expect(await linkFor(nadia)).toEqual([link, link])
  expect(await linkFor(layla)).toEqual([link, link])
  expect(await linkFor(omar)).toEqual([undefined, undefined])
  await world.rows(`UPDATE enrolments.enrollments SET status = 'suspended' WHERE course_id = $1`, [course.id])
  expect(await linkFor(layla)).toEqual([undefined, undefined])
})
