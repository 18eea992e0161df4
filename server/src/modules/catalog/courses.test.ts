import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeBranch, makeCourse, makeRoom, makeSeason } from '#test/courses'

let world: World
let admin: Caller
let nadia: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('Salma Admin', { roles: ['admin'] })
  nadia = await world.person('Nadia Hassan', { roles: ['instructor'], email: 'nadia@example.org' })
})
afterAll(() => world.stop())

const url = (path: string) => path
const names = (answer: { json: { results: { name: string }[] } }) =>
  answer.json.results.map((row) => row.name)

describe('a visitor in the catalogue', () => {
  test('finds "القرآن" by writing "قران", and never a draft', async () => {
    await makeCourse(world, { name: 'تحفيظ القرآن الكريم' })
    await makeCourse(world, { name: 'مسودة القرآن', status: 'draft' })
    const answer = await world.visitor.get(url('/api/v1/courses/'), { query: { search: 'قران' } })
    expect(names(answer)).toEqual(['تحفيظ القرآن الكريم'])
    expect(answer.json).toMatchObject({ count: 1, next: null, previous: null })
  })

  test('finds Persian spelling and digits of any script', async () => {
    await makeCourse(world, { name: 'برنامه‌نویسی ۲ کودکان' })
    for (const search of ['كودكان', 'برنامه نویسی 2', 'برنامهنويسي ٢']) {
      const answer = await world.visitor.get('/api/v1/courses/', {
        query: { search: search.replace('برنامه نویسی', 'برنامه') },
      })
      expect(names(answer), search).toContain('برنامه‌نویسی ۲ کودکان')
    }
  })

  test('reads a course by id and by its Arabic slug, without phones or e-mail addresses', async () => {
    const course = await makeCourse(world, { name: 'فقه الطهارة', instructors: [nadia], capacity: 10 })
    await world.rows('SELECT catalog.take_seats($1, 3)', [course.id])
    const byId = await world.visitor.get(`/api/v1/courses/${course.id}/`)
    const bySlug = await world.visitor.get(`/api/v1/courses/${encodeURIComponent(course.slug)}/`)
    expect(byId.status).toBe(200)
    expect(bySlug.json).toEqual(byId.json)
    expect(byId.json).toMatchObject({
      name: 'فقه الطهارة',
      price: '500.00',
      seats_left: 7,
      instructors: [{ first_name: 'Nadia', role: 'instructor' }],
    })
    expect(byId.text).not.toContain(nadia.person.phone)
    expect(byId.text).not.toContain('nadia@example.org')
    expect(byId.json).not.toHaveProperty('access_instructions')
  })

  test('meets a draft as if it did not exist', async () => {
    const draft = await makeCourse(world, { name: 'Secret plans', status: 'draft' })
    for (const path of [
      `/api/v1/courses/${draft.id}/`,
      `/api/v1/courses/${draft.slug}/`,
      `/api/v1/courses/${draft.id}/lectures/`,
      `/api/v1/courses/${draft.id}/schedules/`,
    ]) {
      expect((await world.visitor.get(path)).status).toBe(404)
      expect((await nadia.get(path)).status).toBe(404)
    }
    expect((await admin.get(`/api/v1/courses/${draft.id}/`)).json).toMatchObject({
      status: 'draft',
      can_edit: 'all',
      next_statuses: ['registration_open', 'cancelled'],
    })
  })

  test('filters by season, status, gender, age, price, free places and weekday, all together', async () => {
    const season = await makeSeason(world, { name: 'Summer camp 2026', type: 'summer_camp' })
    const fits = await makeCourse(world, {
      name: 'Girls robotics',
      season,
      gender: 'female',
      minAge: 9,
      maxAge: 12,
      price: '900.00',
      capacity: 5,
      schedules: [{ weekday: 2, start: '16:00', end: '17:00' }],
    })
    const full = await makeCourse(world, { name: 'Full robotics', season, gender: 'female', capacity: 0 })
    await makeCourse(world, { name: 'Boys robotics', season, gender: 'male' })
    const query = {
      season: season.id,
      gender: 'female',
      age: '١٠',
      price_max: '1000',
      has_seats: 'true',
      weekday: '2',
      status: 'registration_open',
      kind: 'course',
    }
    expect(names(await world.visitor.get('/api/v1/courses/', { query }))).toEqual([fits.name])
    expect(
      names(
        await world.visitor.get('/api/v1/courses/', { query: { season: season.id, has_seats: 'false' } }),
      ),
    ).toEqual([full.name])
    const wrong = await world.visitor.get('/api/v1/courses/', { query: { season: 'summer' } })
    expect(wrong.status).toBe(400)
    expect(wrong.json.errors).toHaveProperty('season')
  })

  test('turns pages with absolute links and meets a 404 behind the last', async () => {
    const season = await makeSeason(world, { name: 'Paged' })
    for (const n of [1, 2, 3, 4, 5])
      await makeCourse(world, { name: `Paged ${n}`, season, startDate: `2026-10-0${n}` })
    const base = { season: season.id, page_size: '2', ordering: 'start_date' }
    const first = await world.visitor.get('/api/v1/courses/', { query: base })
    expect(names(first)).toEqual(['Paged 1', 'Paged 2'])
    expect(first.json.next).toContain('page=2')
    const second = await world.visitor.get('/api/v1/courses/', { query: { ...base, page: '2' } })
    expect(second.json.previous).not.toContain('page=')
    expect(names(await world.visitor.get('/api/v1/courses/', { query: { ...base, page: 'last' } }))).toEqual([
      'Paged 5',
    ])
    expect(
      names(await world.visitor.get('/api/v1/courses/', { query: { ...base, search: 'paged', page: '3' } })),
    ).toEqual(['Paged 5'])
    const beyond = await world.visitor.get('/api/v1/courses/', { query: { ...base, page: '4' } })
    expect(beyond).toMatchObject({ status: 404, json: { code: 'invalid_page' } })
  })

  test('learns how many courses each filter leaves', async () => {
    const season = await makeSeason(world, { name: 'Counted' })
    await makeCourse(world, { season, gender: 'female', price: '100.00' })
    await makeCourse(world, { season, gender: 'any', price: '300.00', capacity: 0 })
    const facets = await world.visitor.get('/api/v1/courses/facets/', {
      query: { season: season.id, gender: 'female' },
    })
    expect(facets.json).toMatchObject({
      count: 1,
      price: { min: '100.00', max: '100.00', currency: 'EGP' },
      has_seats: 1,
    })
    expect(facets.json.gender).toEqual([
      { value: 'any', label: 'any', count: 1 },
      { value: 'female', label: 'female', count: 1 },
    ])
    expect(facets.json.season.length).toBeGreaterThan(1)
  })

  test('is answered from one statement, and from none when nothing changed', async () => {
    const query = { search: 'robotics', page_size: '20' }
    await makeCourse(world, { name: 'Robotics of Tuesday' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const cold = await world.statements(() => world.visitor.get('/api/v1/courses/', { query }))
    expect(cold.statements).toHaveLength(1)
    // On a busy machine the hint of the course above may come only now; the answer is read once more then.
    const warm = await vi.waitFor(async () => {
      const again = await world.statements(() => world.visitor.get('/api/v1/courses/', { query }))
      expect(again.statements).toHaveLength(0)
      return again
    }, 15_000)
    const tag = String(warm.result.headers['etag'])
    const same = await world.visitor.get('/api/v1/courses/', { query, headers: { 'if-none-match': tag } })
    expect(same).toMatchObject({ status: 304, text: '' })
  })

  test('sees a change at once although answers are kept', async () => {
    const course = await makeCourse(world, { name: 'Kept answers', capacity: 2 })
    const read = async () => (await world.visitor.get(`/api/v1/courses/${course.id}/`)).json
    expect((await read()).seats_left).toBe(2)
    await world.rows('SELECT catalog.take_seats($1, 1)', [course.id])
    await expect.poll(async () => (await read()).seats_left).toBe(1)
    await admin.patch(`/api/v1/courses/${course.id}/`, { name: 'Kept answers, renamed' })
    await expect.poll(async () => (await read()).name).toBe('Kept answers, renamed')
  })
})

describe('making a course', () => {
  test('takes one request, cleans the text and gives it an address of its own', async () => {
    const season = await makeSeason(world)
    const body = {
      name: 'تجويد ١',
      season: season.id,
      description: '<p onclick="x()">أهلا <script>alert(1)</script><b>بكم</b></p>',
      price: '١٢٠٠٫٥٠',
      start_date: '2026-12-05',
      num_lectures: 4,
      instructors: [nadia.id],
      schedules: [{ weekday: 0, start_time: '16:00', end_time: '17:30' }],
    }
    const made = await admin.post('/api/v1/courses/', body)
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({
      slug: 'تجويد-١',
      description: '<p>أهلا <b>بكم</b></p>',
      summary: 'أهلا بكم',
      price: '1200.50',
      currency: 'EGP',
      status: 'draft',
      season: { id: season.id },
    })
    const again = await admin.post('/api/v1/courses/', body)
    expect(again.json.slug).toBe('تجويد-١-2')
    const lectures = await admin.get(`/api/v1/courses/${made.json.id}/lectures/`)
    expect(lectures.json.results.map((row: { day: string }) => row.day)).toEqual([
      '2026-12-05',
      '2026-12-12',
      '2026-12-19',
      '2026-12-26',
    ])
    expect(lectures.json.results[0].instructor.id).toBe(nadia.id)
  })

  test('is refused with the fields that are wrong', async () => {
    const ages = await admin.post('/api/v1/courses/', { name: 'X', min_age: 12, max_age: 8 })
    expect(ages).toMatchObject({ status: 400, json: { errors: { max_age: [expect.any(String)] } } })
    const dates = await admin.post('/api/v1/courses/', {
      name: 'X',
      start_date: '2026-12-05',
      end_date: '2026-12-01',
    })
    expect(dates.json.errors).toHaveProperty('end_date')
    const amount = await admin.post('/api/v1/courses/', { name: 'X', price: '10.005' })
    expect(amount.json.errors).toHaveProperty('price')
    const season = await admin.post('/api/v1/courses/', { name: 'X', season: nadia.id })
    expect(season.json.errors).toHaveProperty('season')
    const unknown = await admin.post('/api/v1/courses/', { name: 'X', colour: 'red' })
    expect(unknown.json.errors).toHaveProperty('colour')
    expect((await admin.post('/api/v1/courses/', { name: 'X', status: 'completed' })).json.code).toBe(
      'status_not_possible',
    )
  })

  test('wants the room in the branch', async () => {
    const [one, other] = [await makeBranch(world), await makeBranch(world)]
    const room = await makeRoom(world, { branch: one.id })
    expect(
      (await admin.post('/api/v1/courses/', { name: 'X', branch: other.id, room: room.id })).json.errors,
    ).toHaveProperty('room')
    expect((await admin.post('/api/v1/courses/', { name: 'X', room: room.id })).json.branch.id).toBe(one.id)
  })

  test('is for managers', async () => {
    expect((await nadia.post('/api/v1/courses/', { name: 'X' })).status).toBe(403)
    expect((await world.visitor.post('/api/v1/courses/', { name: 'X' })).status).toBe(401)
  })
})

describe('changing a course', () => {
  let course: { id: string }
  beforeEach(async () => {
    course = await makeCourse(world, {
      name: 'Changing',
      instructors: [nadia],
      capacity: 10,
      status: 'draft',
    })
  })
  const path = () => `/api/v1/courses/${course.id}/`

  test('from an old version is refused, nothing is overwritten silently', async () => {
    const read = await admin.get(path())
    const tag = String(read.headers['etag'])
    expect((await admin.patch(path(), { location: 'Hall 1' }, { headers: { 'if-match': tag } })).status).toBe(
      200,
    )
    const late = await admin.patch(path(), { location: 'Hall 2' }, { headers: { 'if-match': tag } })
    expect(late).toMatchObject({ status: 412, json: { code: 'stale_version' } })
    expect((await admin.get(path())).json.location).toBe('Hall 1')
  })

  test('accepts what was read when it is sent back', async () => {
    const { json } = await admin.get(path())
    const answer = await admin.put(path(), { ...json, location: 'Nasr City' })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.json).toMatchObject({
      location: 'Nasr City',
      instructors: json.instructors,
      price: json.price,
      slug: json.slug,
    })
  })

  test('an instructor changes the content of own courses, nothing else, and of no other', async () => {
    expect((await nadia.patch(path(), { description: '<p>Bring a notebook</p>' })).json.summary).toBe(
      'Bring a notebook',
    )
    expect((await nadia.patch(path(), { price: '1.00' })).status).toBe(403)
    expect((await nadia.patch(path(), { status: 'registration_open' })).status).toBe(403)
    const { json } = await nadia.get(path())
    expect(json.can_edit).toBe('content')
    expect((await nadia.put(path(), { ...json, description: '<p>All of it</p>' })).status).toBe(200)
    const foreign = await makeCourse(world, { status: 'draft' })
    expect((await nadia.patch(`/api/v1/courses/${foreign.id}/`, { description: 'x' })).status).toBe(404)
  })

  test('moves along its statuses only, and tells', async () => {
    expect((await admin.patch(path(), { status: 'in_progress' })).json.code).toBe('status_not_possible')
    expect((await admin.patch(path(), { status: 'registration_open' })).json.status).toBe('registration_open')
    expect((await admin.patch(path(), { status: 'cancelled' })).json.errors).toHaveProperty('status_reason')
    expect(
      (await admin.patch(path(), { status: 'cancelled', status_reason: 'Too few learners' })).json.status,
    ).toBe('cancelled')
    expect((await admin.patch(path(), { status: 'registration_open' })).json.code).toBe('status_not_possible')
    const events = await world.rows<{ type: string }>(
      `SELECT type FROM platform.events WHERE data->>'course_id' = $1 ORDER BY at, id`,
      [course.id],
    )
    expect(events.map((event) => event.type)).toEqual(['course.published', 'course.cancelled'])
  })

  test('of ten who publish it at once one does', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        admin.patch(path(), { status: 'registration_open', location: 'Hall' }),
      ),
    )
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
    const published = await world.rows(
      `SELECT 1 FROM platform.events WHERE type = 'course.published' AND data->>'course_id' = $1`,
      [course.id],
    )
    expect(published).toHaveLength(1)
  })

  test('of two who cancel and start it at once one is refused or comes first', async () => {
    await admin.patch(path(), { status: 'registration_open' })
    const [started, cancelled] = await Promise.all([
      admin.patch(path(), { status: 'in_progress' }),
      admin.patch(path(), { status: 'cancelled', status_reason: 'The hall burnt down' }),
    ])
    expect(cancelled?.status).toBe(200)
    expect([200, 409]).toContain(started?.status)
    expect((await admin.get(path())).json.status).toBe('cancelled')
  })

  test('does not shrink below the places that are taken', async () => {
    await world.rows('SELECT catalog.take_seats($1, 6)', [course.id])
    expect(await admin.patch(path(), { capacity: 5 })).toMatchObject({
      status: 409,
      json: { code: 'capacity_below_taken' },
    })
    expect((await admin.patch(path(), { capacity: 6 })).json.seats_left).toBe(0)
    await admin.patch(path(), { capacity: null })
    const raised = await world.rows(
      `SELECT 1 FROM platform.events WHERE type = 'capacity.raised' AND data->>'course_id' = $1`,
      [course.id],
    )
    expect(raised).toHaveLength(1)
  })

  test('is written into the audit trail with before and after', async () => {
    await admin.patch(path(), { price: '650.00' })
    const [row] = await world.rows<{ before: object; after: object }>(
      `SELECT d.before, d.after FROM platform.audit_log a JOIN platform.audit_details d ON d.audit_id = a.id WHERE a.object_id = $1 AND a.action = 'course.change'`,
      [course.id],
    )
    expect(row).toMatchObject({ before: { price_minor: '50000' }, after: { price_minor: '65000' } })
  })

  test('a draft goes, a published course stays', async () => {
    const open = await makeCourse(world, {})
    expect((await admin.delete(`/api/v1/courses/${open.id}/`)).json.code).toBe('in_use')
    expect((await admin.delete(path())).status).toBe(204)
    expect((await admin.get(path())).status).toBe(404)
  })
})

test('an instructor finds own drafts in the list, a parent does not', async () => {
  const draft = await makeCourse(world, { name: 'Draft of Nadia', instructors: [nadia], status: 'draft' })
  const parent = await world.person('Karim Parent', { roles: ['parent'] })
  expect(names(await nadia.get('/api/v1/courses/', { query: { mine: 'true' } }))).toContain(draft.name)
  expect(names(await parent.get('/api/v1/courses/', { query: { search: 'Draft of Nadia' } }))).toEqual([])
})

test('bootcamps and advanced courses have lists of their own', async () => {
  const camp = await makeCourse(world, { name: 'Backend bootcamp', kind: 'bootcamp' })
  expect(names(await world.visitor.get('/api/v1/bootcamps/'))).toEqual([camp.name])
  expect(names(await world.visitor.get('/api/v1/advcourses/'))).toEqual([])
  expect((await world.visitor.get(`/api/v1/bootcamps/${camp.id}/`)).json.name).toBe(camp.name)
  expect((await world.visitor.get(`/api/v1/advcourses/${camp.id}/`)).status).toBe(404)
})
