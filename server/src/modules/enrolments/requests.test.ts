import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { makeCourse } from '#test/courses'
import { makeChild, makeStudent } from '#test/learners'

let world: World
let nadia: Caller
let omar: Caller
let samir: Caller
let amal: Caller
let farida: Caller
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Said', { roles: ['parent'] })
  samir = await world.person('Samir Fouad', { roles: ['supervisor'] })
  amal = await world.person('Amal Zaki', { roles: ['admin'] })
  farida = await world.person('Farida Nabil', { roles: ['financial'] })
})
afterAll(() => world.stop())

const at = '/api/v1/enrollment-requests/'
const ask = (who: Caller, body: object) => who.post(at, body)
const seatsTaken = async (course: string) =>
  (await world.rows<{ taken: number }>('SELECT taken FROM catalog.seats WHERE course_id = $1', [course]))[0]
    ?.taken

describe('asking for places', () => {
  test('two children at once, approved together: two places, one invoice with two lines', async () => {
    const course = await makeCourse(world, { name: 'Tajweed 2', capacity: 10 })
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const mariam = await makeChild(world, nadia, 'Mariam Hassan', { gender: 'female' })
    const asked = await nadia.post(`${at}family/`, {
      course: course.id,
      children: [yusuf.id, mariam.id],
      payment_method: 'instapay',
    })
    expect(asked.status, asked.text).toBe(201)
    expect(asked.json.results).toMatchObject([
      { learner: { first_name: 'Yusuf' }, status: 'pending', requested_price: '500.00' },
      { learner: { first_name: 'Mariam' } },
    ])
    expect(await seatsTaken(course.id)).toBe(0)
    const [first, second] = asked.json.results
    const review = await samir.get(`${at}${first.id}/review/`)
    expect(review.json).toMatchObject({ checks: [], seats_left: 10, siblings: [second.id], age: 9 })
    const approved = await samir.post(`${at}${first.id}/approve/`, { with_siblings: true })
    expect(approved.json).toMatchObject({
      admitted: 2,
      waiting: 0,
      invoice: { status: 'unpaid', balance: '1000.00' },
    })
    expect(await seatsTaken(course.id)).toBe(2)
    const invoice = await nadia.get(`/api/v1/invoices/${approved.json.invoice.id}/`)
    expect(invoice.json.lines).toMatchObject([
      { description: 'Tajweed 2', amount: '500.00', learner: { first_name: 'Yusuf' } },
      { learner: { first_name: 'Mariam' } },
    ])
    const mine = await nadia.get('/api/v1/enrollments/my-enrollments/', { query: { course: course.id } })
    expect(mine.json.results).toMatchObject([
      { status: 'active', is_paid: false, invoice: { number: invoice.json.number } },
      {},
    ])
    await farida.post(`/api/v1/invoices/${invoice.json.id}/cash/`, { amount: '1000.00' })
    expect((await nadia.get(`/api/v1/enrollments/${mine.json.results[0].id}/`)).json.is_paid).toBe(true)
    expect((await samir.post(`${at}${first.id}/approve/`)).json).toMatchObject({
      admitted: 0,
      results: [{ status: 'accepted' }],
    })
    expect(await seatsTaken(course.id)).toBe(2)
  })

  test('a request that does not fit is refused by its reason', async () => {
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan', { dob: '2017-03-14' })
    const layla = await world.person('Layla Karimi', { roles: ['student'] })
    const her = await makeStudent(world, layla)
    const of = async (spec: Parameters<typeof makeCourse>[1]) => (await makeCourse(world, spec)).id
    const code = async (course: string) => (await ask(nadia, { course, child: yusuf.id })).json.code
    expect(await code(await of({ minAge: 10 }))).toBe('too_young')
    expect(await code(await of({ maxAge: 8 }))).toBe('too_old')
    expect(await code(await of({ gender: 'female' }))).toBe('gender_not_admitted')
    expect(await code(await of({ forAdults: true }))).toBe('adults_only')
    expect(await code(await of({ status: 'completed' }))).toBe('course_not_open')
    expect(await code(await of({ status: 'draft' }))).toBe('not_found')
    const open = await of({})
    expect((await ask(nadia, { course: open })).json.errors).toHaveProperty('non_field_errors')
    expect((await ask(nadia, { course: open, child: yusuf.id, student: her.id })).json.errors).toHaveProperty(
      'non_field_errors',
    )
    expect((await ask(omar, { course: open, child: yusuf.id })).status).toBe(404)
    expect((await ask(layla, { course: open, student: her.id })).status).toBe(201)
    expect((await ask(layla, { course: open, student: her.id })).json.code).toBe('already_requested')
    expect(
      (await ask(world.visitor, { course: open, full_name: 'Guest', phone: '01012345678', role: 'student' }))
        .json.code,
    ).toBe('not_a_bootcamp')
  })

  test('a course that needs no approval gives its places at once, with one invoice', async () => {
    const course = await makeCourse(world, { requiresApproval: false, capacity: 2 })
    const children = await Promise.all(
      ['Yusuf', 'Mariam', 'Adam'].map((name) => makeChild(world, nadia, `${name} Hassan`)),
    )
    const asked = await nadia.post(`${at}family/`, {
      course: course.id,
      children: children.map((child) => child.id),
    })
    expect(asked.json.results).toMatchObject([
      { status: 'accepted', invoice: { balance: '1000.00' } },
      { status: 'accepted' },
      { status: 'processing', waitlist_position: 1, invoice: null },
    ])
    expect(await seatsTaken(course.id)).toBe(2)
  })

  test('a guardian who may only look cannot ask', async () => {
    const course = await makeCourse(world)
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const aunt = await world.person('Heba Hassan', { roles: ['parent'] })
    await world.rows(
      `INSERT INTO people.guardians (id, learner_id, user_id, can_pay, started_at) VALUES (gen_random_uuid(), $1, $2, false, now())`,
      [yusuf.id, aunt.id],
    )
    expect((await ask(aunt, { course: course.id, child: yusuf.id })).status).toBe(404)
  })

  test('staff ask for a family, which gets the invoice', async () => {
    const course = await makeCourse(world)
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const { json } = await ask(samir, { course: course.id, child: yusuf.id })
    expect(
      (await nadia.get(`${at}my-requests/`, { query: { course: course.id } })).json.results,
    ).toMatchObject([{ id: json.id, requested_by: { id: nadia.id } }])
  })

  test('cancelled by the family; a stranger finds nothing', async () => {
    const course = await makeCourse(world)
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const { json } = await ask(nadia, { course: course.id, child: yusuf.id })
    expect((await omar.get(`${at}${json.id}/`)).status).toBe(404)
    expect((await omar.post(`${at}${json.id}/cancel/`)).status).toBe(404)
    expect((await nadia.post(`${at}${json.id}/cancel/`)).json.status).toBe('cancelled')
    expect((await samir.post(`${at}${json.id}/approve/`)).json.code).toBe('request_closed')
    expect((await ask(nadia, { course: course.id, child: yusuf.id })).status).toBe(201)
  })
})

describe('deciding', () => {
  test('a rejection needs a reason that the family reads', async () => {
    const course = await makeCourse(world)
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const { json } = await ask(nadia, { course: course.id, child: yusuf.id })
    expect((await samir.post(`${at}${json.id}/reject/`, { reason: 'no' })).status).toBe(400)
    expect((await nadia.post(`${at}${json.id}/reject/`, { reason: 'Never mind' })).status).toBe(403)
    await samir.post(`${at}${json.id}/reject/`, { reason: 'Level 1 comes first' })
    expect((await nadia.get(`${at}${json.id}/`)).json).toMatchObject({
      status: 'rejected',
      reason: 'Level 1 comes first',
    })
  })

  test('staff may admit against the age with a reason, never into a closed course', async () => {
    const course = await makeCourse(world, { minAge: 8, startDate: '2026-12-01' })
    const small = await makeChild(world, nadia, 'Adam Hassan', { dob: '2018-11-30' })
    const { json } = await ask(nadia, { course: course.id, child: small.id })
    await world.rows(`UPDATE catalog.courses SET min_age = 12 WHERE id = $1`, [course.id])
    expect((await samir.get(`${at}${json.id}/review/`)).json).toMatchObject({ age: 8, checks: ['too_young'] })
    expect((await samir.post(`${at}${json.id}/approve/`)).json.code).toBe('too_young')
    await world.rows(`UPDATE catalog.courses SET status = 'completed' WHERE id = $1`, [course.id])
    expect(
      (await samir.post(`${at}${json.id}/approve/`, { override_reason: 'Talked with the teacher' })).json
        .code,
    ).toBe('course_not_open')
    await world.rows(`UPDATE catalog.courses SET status = 'in_progress' WHERE id = $1`, [course.id])
    expect(
      (await samir.post(`${at}${json.id}/approve/`, { override_reason: 'Talked with the teacher' })).json
        .admitted,
    ).toBe(1)
    const [audit] = await world.rows<{ after: { override: string } }>(
      `SELECT d.after FROM platform.audit_log a JOIN platform.audit_details d ON d.audit_id = a.id WHERE a.action = 'enrollment_request.approve' AND a.object_id = $1`,
      [json.id],
    )
    expect(audit?.after.override).toBe('Talked with the teacher')
  })

  test('many at once: admins only; what fails does not stop the others; a payer gets one invoice', async () => {
    const course = await makeCourse(world, { capacity: 3 })
    const children = await Promise.all(
      ['Yusuf', 'Mariam'].map((name) => makeChild(world, nadia, `${name} Hassan`)),
    )
    const other = await makeChild(world, omar, 'Sara Said')
    const late = await makeChild(world, omar, 'Zain Said')
    const ids: string[] = []
    for (const child of children) ids.push((await ask(nadia, { course: course.id, child: child.id })).json.id)
    for (const child of [other, late])
      ids.push((await ask(omar, { course: course.id, child: child.id })).json.id)
    const gone = (await ask(nadia, { course: (await makeCourse(world)).id, child: children[0]?.id })).json.id
    await nadia.post(`${at}${gone}/cancel/`)
    expect((await samir.post(`${at}bulk-approve/`, { ids })).status).toBe(403)
    const bulk = await amal.post(`${at}bulk-approve/`, { ids: [...ids, gone] })
    expect(bulk.json.approved).toEqual(ids.slice(0, 3))
    expect(bulk.json.skipped).toEqual([{ id: ids[3], code: 'waitlisted' }])
    expect(bulk.json.failed).toMatchObject([{ id: gone, code: 'request_closed' }])
    const invoices = await world.rows<{ lines: number }>(
      `SELECT count(*)::int AS lines FROM enrolments.enrollments WHERE course_id = $1 GROUP BY invoice_id ORDER BY 1`,
      [course.id],
    )
    expect(invoices.map((row) => row.lines)).toEqual([1, 2])
    const rejected = await amal.post(`${at}bulk-reject/`, {
      ids: [ids[3], ids[0]],
      reason: 'The season is over',
    })
    expect(rejected.json).toMatchObject({
      rejected: [ids[3]],
      failed: [{ id: ids[0], code: 'request_closed' }],
    })
    expect(
      (await amal.post(`${at}bulk-approve/`, { ids: Array.from({ length: 51 }, () => gone) })).status,
    ).toBe(400)
  })

  test('a first payment that is on the table is taken with the approval', async () => {
    const course = await makeCourse(world)
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const { json } = await ask(nadia, { course: course.id, child: yusuf.id })
    expect(
      (await samir.post(`${at}${json.id}/approve/`, { payment: { method: 'cash', amount: '100' } })).status,
    ).toBe(403)
    const approved = await amal.post(`${at}${json.id}/approve/`, {
      payment: { method: 'cash', amount: '100' },
    })
    expect(approved.json.invoice).toMatchObject({ status: 'partially_paid', balance: '400.00' })
  })

  test('a question gives the family seven days, an answer gives it back to the staff', async () => {
    const course = await makeCourse(world)
    const [yusuf, mariam] = await Promise.all(
      ['Yusuf', 'Mariam'].map((name) => makeChild(world, nadia, `${name} Hassan`)),
    )
    const asked = (await nadia.post(`${at}family/`, { course: course.id, children: [yusuf?.id, mariam?.id] }))
      .json.results
    for (const { id } of asked)
      await samir.post(`${at}${id}/question/`, { question: 'Did they finish level 1?' })
    expect((await nadia.get(`${at}${asked[0].id}/`)).json).toMatchObject({
      status: 'processing',
      expires_at: '2026-11-28T10:00:00.000Z',
    })
    expect((await nadia.post(`${at}${asked[0].id}/answer/`, { answer: 'Yes, in June' })).json).toMatchObject({
      status: 'pending',
      answer: 'Yes, in June',
      expires_at: null,
    })
    world.at('2026-11-28T10:10:00Z')
    await world.app.tick()
    await world.work()
    expect((await nadia.get(`${at}${asked[1].id}/`)).json.status).toBe('expired')
    expect((await nadia.get(`${at}${asked[0].id}/`)).json.status).toBe('pending')
    world.at('2026-11-21T10:00:00Z')
  })
})

describe('a full course', () => {
  test('puts the request in line; a seat that becomes free is seen and given', async () => {
    const course = await makeCourse(world, { capacity: 1 })
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const sara = await makeChild(world, omar, 'Sara Said')
    const first = (await ask(nadia, { course: course.id, child: yusuf.id })).json.id
    const second = (await ask(omar, { course: course.id, child: sara.id })).json.id
    const { json: given } = await samir.post(`${at}${first}/approve/`)
    const waiting = await samir.post(`${at}${second}/approve/`)
    expect(waiting.json).toMatchObject({
      admitted: 0,
      waiting: 1,
      invoice: null,
      results: [{ status: 'processing', waitlist_position: 1, expires_at: null }],
    })
    expect((await samir.post(`${at}${second}/approve/`)).json.waiting).toBe(1)
    expect(
      (await samir.get('/api/v1/waitlist/', { query: { course: course.id } })).json.results,
    ).toMatchObject([{ position: 1, seats_left: 0, learner: { first_name: 'Sara' } }])
    await samir.post(`/api/v1/enrollments/${given.results[0].enrollment_id}/drop/`, {
      reason: 'Moved to Tanta',
    })
    expect(
      (await samir.get('/api/v1/waitlist/', { query: { course: course.id } })).json.results,
    ).toMatchObject([{ seats_left: 1 }])
    expect((await samir.post(`${at}${second}/approve/`)).json).toMatchObject({ admitted: 1 })
    expect((await samir.get('/api/v1/waitlist/', { query: { course: course.id } })).json.count).toBe(0)
    expect(await seatsTaken(course.id)).toBe(1)
  })
})

describe('a guest of a bootcamp', () => {
  const guest = { full_name: 'Kian Rostami', phone: '۰۹۱۲۳۴۵۶۷۸۹', role: 'student' }
  test('asks without an account and gets one with the place', async () => {
    await world.rows(
      `INSERT INTO platform.settings (key, value) VALUES ('centre.country', '"IR"') ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    )
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const camp = await makeCourse(world, { kind: 'bootcamp', name: 'Web bootcamp' })
    const asked = await world.visitor.post(at, { course: camp.id, ...guest })
    expect(asked.json).toEqual({ id: null, status: 'pending' })
    expect((await world.visitor.post(at, { course: camp.id, ...guest })).json).toEqual(asked.json)
    expect((await world.visitor.post(at, { course: camp.id, full_name: 'Kian' })).json.errors).toMatchObject({
      phone: expect.anything(),
      role: expect.anything(),
    })
    const { json } = await samir.get(at, { query: { course: camp.id, search: 'rostami' } })
    expect(json.results).toMatchObject([{ guest: { phone: '+989123456789' }, learner: null }])
    const approved = await samir.post(`${at}${json.results[0].id}/approve/`)
    expect(approved.json, approved.text).toMatchObject({
      admitted: 1,
      results: [{ learner: { first_name: 'Kian', kind: 'student' }, invoice: { balance: '500.00' } }],
    })
    expect(
      await world.rows(`SELECT 1 FROM identity.users WHERE phone_number1 = '+989123456789'`),
    ).toHaveLength(1)
    await world.work()
    const texts = (await world.outbox()).filter((message) => message.recipient === '+989123456789')
    expect(texts.filter((text) => text.body.includes('/today'))).toHaveLength(1)
    // The first sign-in: a code to the phone of the request, no password, and the place is there.
    await world.visitor.post('/api/v1/auth/otp/request/', { phone: guest.phone })
    const code = (await world.outbox()).findLast((message) => message.recipient === '+989123456789')
      ?.secrets[0]
    const entered = await world.visitor.post('/api/v1/auth/otp/verify/', { phone: guest.phone, code })
    expect(entered.json, entered.text).toMatchObject({ status: 'signed_in', user: { first_name: 'Kian' } })
    const mine = await world.visitor.get('/api/v1/enrollments/my-enrollments/', {
      headers: { authorization: `Bearer ${entered.json.access}` },
    })
    expect(mine.json.results).toHaveLength(1)
  })

  test('who has an account already is not told to make one', async () => {
    const known = await world.person('Parisa Known', { roles: ['parent'], phone: '+989123450000' })
    const camp = await makeCourse(world, { kind: 'bootcamp' })
    await world.visitor.post(at, { course: camp.id, ...guest, phone: '09123450000' })
    const { json } = await samir.get(at, { query: { course: camp.id } })
    await samir.post(`${at}${json.results[0].id}/approve/`)
    await world.work()
    const texts = (await world.outbox()).filter((message) => message.recipient === known.person.phone)
    expect(texts.filter((text) => text.body.includes('/today'))).toEqual([])
  })

  test('a mentor gets an account and no place', async () => {
    const camp = await makeCourse(world, { kind: 'bootcamp' })
    await world.visitor.post(at, {
      course: camp.id,
      full_name: 'Shirin Amini',
      phone: '09121112233',
      role: 'mentor',
    })
    const { json } = await samir.get(at, { query: { course: camp.id } })
    expect((await samir.post(`${at}${json.results[0].id}/approve/`)).json).toMatchObject({
      admitted: 1,
      results: [{ status: 'accepted', enrollment_id: null }],
    })
    expect(await seatsTaken(camp.id)).toBe(0)
  })
})

test('the books agree after all of this', async () => {
  expect((await farida.post('/api/v1/ledger/verify/')).json).toMatchObject({ ok: true, faults: [] })
})
