import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeBranch, makeCourse, makeLecture, makeRoom, makeSeason } from '#test/courses'

let world: World
let admin: Caller
let nadia: Caller
beforeAll(async () => {
  world = await startWorld({ now: '2026-11-21T10:00:00Z' })
  admin = await world.person('Salma Admin', { roles: ['admin'] })
  nadia = await world.person('Nadia Hassan', { roles: ['instructor'] })
})
afterAll(() => world.stop())

const saturdays = { weekday: 0, start_time: '16:00', end_time: '17:30' }
const mondays = { weekday: 2, start_time: '16:00', end_time: '17:30' }
interface Row {
  change: string
  number: number
  day: string
  id: string | null
  clashes: unknown[]
}
const outcome = (answer: { json: { lectures: Row[] } }) =>
  answer.json.lectures.map((row) => `${row.change} ${row.number} ${row.day}`)

async function lecturesOf(
  id: string,
): Promise<{ id: string; number: number; day: string; title: string; status: string; starts_at: string }[]> {
  return (
    await admin.get(`/api/v1/courses/${id}/lectures/`, { query: { ordering: 'number', page_size: '100' } })
  ).json.results
}

test('the preview changes nothing, applying does what it showed', async () => {
  const season = await makeSeason(world, {
    holidays: [{ name: 'Mid-year holiday', start: '2026-12-05', end: '2026-12-11' }],
  })
  const course = await makeCourse(world, {
    season,
    startDate: '2026-11-28',
    endDate: null,
    numLectures: 4,
    instructors: [nadia],
  })
  const preview = await admin.post(`/api/v1/courses/${course.id}/schedules/preview/`, {
    schedules: [saturdays, mondays],
  })
  expect(preview.status, preview.text).toBe(200)
  expect(outcome(preview)).toEqual([
    'added 1 2026-11-28',
    'added 2 2026-11-30',
    'added 3 2026-12-12',
    'added 4 2026-12-14',
  ])
  expect(preview.json.skipped).toEqual([
    { day: '2026-12-05', holiday: 'Mid-year holiday' },
    { day: '2026-12-07', holiday: 'Mid-year holiday' },
  ])
  expect(await lecturesOf(course.id)).toEqual([])
  const applied = await admin.put(`/api/v1/courses/${course.id}/schedules/`, {
    schedules: [saturdays, mondays],
    fingerprint: preview.json.fingerprint,
  })
  expect(applied.json.fingerprint).toBe(preview.json.fingerprint)
  expect((await lecturesOf(course.id)).map((row) => row.day)).toEqual([
    '2026-11-28',
    '2026-11-30',
    '2026-12-12',
    '2026-12-14',
  ])
  expect((await world.visitor.get(`/api/v1/courses/${course.id}/schedules/`)).json.results).toHaveLength(2)
})

test('a new timetable moves future lectures by number and leaves marked and past ones', async () => {
  const course = await makeCourse(world, { startDate: '2026-11-14', endDate: null, numLectures: 4 })
  const past = await makeLecture(world, { course, startsAt: '2026-11-14T14:00:00Z', title: 'Makharij' })
  await makeLecture(world, { course, startsAt: '2026-11-28T14:00:00Z', title: 'Noon sakinah' })
  const third = await makeLecture(world, { course, startsAt: '2026-12-05T14:00:00Z' })
  await world.rows('UPDATE catalog.lectures SET attendance_taken = true WHERE id = $1', [third.id])
  const answer = await admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [mondays] })
  expect(outcome(answer)).toEqual([
    'fixed 1 2026-11-14',
    'moved 2 2026-11-23',
    'added 4 2026-11-30',
    'fixed 3 2026-12-05',
  ])
  const rows = await lecturesOf(course.id)
  expect(rows.find((row) => row.id === past.id)?.day).toBe('2026-11-14')
  expect(rows.find((row) => row.number === 2)).toMatchObject({ title: 'Noon sakinah', day: '2026-11-23' })
})

test('fewer lectures take the last ones away; no lines take all that are to come', async () => {
  const course = await makeCourse(world, { startDate: '2026-11-28', endDate: null, numLectures: 3 })
  await admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [saturdays] })
  const trial = await admin.post(`/api/v1/courses/${course.id}/schedules/preview/`, {
    schedules: [saturdays],
    num_lectures: 2,
  })
  expect(outcome(trial)).toEqual(['kept 1 2026-11-28', 'kept 2 2026-12-05', 'removed 3 2026-12-12'])
  const none = await admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [] })
  expect(none.json.counts).toMatchObject({ removed: 3 })
  expect(await lecturesOf(course.id)).toEqual([])
})

describe('clashes', () => {
  test('of room and of instructor are shown and stop the change unless allowed', async () => {
    const hala = await world.person('Hala Samir', { roles: ['instructor'] })
    const branch = await makeBranch(world)
    const room = await makeRoom(world, { branch: branch.id, name: 'Hall A' })
    const other = await makeCourse(world, {
      name: 'Chess club',
      room: room.id,
      branch: branch.id,
      instructors: [hala],
    })
    await makeLecture(world, { course: other, startsAt: '2026-11-28T14:30:00Z', room: room.id })
    const course = await makeCourse(world, {
      startDate: '2026-11-28',
      endDate: null,
      numLectures: 2,
      room: room.id,
      branch: branch.id,
      instructors: [hala],
    })
    const preview = await admin.post(`/api/v1/courses/${course.id}/schedules/preview/`, {
      schedules: [saturdays],
    })
    expect(preview.json.counts.clashes).toBe(1)
    expect(preview.json.lectures[0].clashes).toMatchObject([
      { kind: 'instructor', name: 'Hala Samir', course: { name: 'Chess club' } },
      { kind: 'room', name: 'Hall A' },
    ])
    const refused = await admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [saturdays] })
    expect(refused).toMatchObject({ status: 409, json: { code: 'schedule_clash' } })
    expect(await lecturesOf(course.id)).toEqual([])
    expect(
      (
        await admin.put(`/api/v1/courses/${course.id}/schedules/`, {
          schedules: [saturdays],
          allow_clashes: true,
        })
      ).status,
    ).toBe(200)
  })

  test('a cancelled lecture takes no room', async () => {
    const branch = await makeBranch(world)
    const room = await makeRoom(world, { branch: branch.id })
    const other = await makeCourse(world, { room: room.id })
    await makeLecture(world, {
      course: other,
      startsAt: '2026-11-28T14:00:00Z',
      room: room.id,
      status: 'cancelled',
    })
    const preview = await admin.post('/api/v1/courses/schedules/preview/', {
      room: room.id,
      start_date: '2026-11-28',
      num_lectures: 1,
      schedules: [saturdays],
    })
    expect(preview.json.counts).toMatchObject({ added: 1, clashes: 0 })
  })
})

test('a preview that has become untrue is not applied', async () => {
  const course = await makeCourse(world, { startDate: '2026-11-28', endDate: null, numLectures: 2 })
  const preview = await admin.post(`/api/v1/courses/${course.id}/schedules/preview/`, {
    schedules: [saturdays],
  })
  await admin.patch(`/api/v1/courses/${course.id}/`, { num_lectures: 5 })
  const late = await admin.put(`/api/v1/courses/${course.id}/schedules/`, {
    schedules: [saturdays],
    fingerprint: preview.json.fingerprint,
  })
  expect(late).toMatchObject({ status: 409, json: { code: 'preview_outdated' } })
})

test('of many who apply at once each does it whole', async () => {
  const course = await makeCourse(world, { startDate: '2026-11-28', endDate: null, numLectures: 6 })
  const apply = (line: object) =>
    admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [line], allow_clashes: true })
  const answers = await Promise.all([saturdays, mondays, saturdays, mondays, saturdays, mondays].map(apply))
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200])
  const rows = await lecturesOf(course.id)
  expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6])
  const weekdays = new Set(rows.map((row) => Temporal.PlainDate.from(row.day).dayOfWeek))
  expect(weekdays.size).toBe(1)
})

test('what makes no sense is refused at its line', async () => {
  const course = await makeCourse(world, { startDate: '2026-11-28', endDate: null, numLectures: null })
  const preview = (body: object) => admin.post(`/api/v1/courses/${course.id}/schedules/preview/`, body)
  expect((await preview({ schedules: [saturdays] })).json.errors).toHaveProperty('num_lectures')
  const overlap = await preview({
    num_lectures: 3,
    schedules: [saturdays, { weekday: 0, start_time: '17:00', end_time: '18:00' }],
  })
  expect(Object.keys(overlap.json.errors)).toEqual(['schedules.1.start_time'])
  expect(
    (await preview({ num_lectures: 3, schedules: [{ weekday: 7, start_time: '17:00', end_time: '18:00' }] }))
      .status,
  ).toBe(400)
  expect(
    (await preview({ num_lectures: 3, schedules: [{ weekday: 1, start_time: '17:00', end_time: '17:00' }] }))
      .json.errors,
  ).toHaveProperty(['schedules.0.end_time'])
})

test('is for managers', async () => {
  const course = await makeCourse(world, { instructors: [nadia] })
  for (const caller of [nadia, world.visitor]) {
    const status = caller === nadia ? 403 : 401
    expect((await caller.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [] })).status).toBe(
      status,
    )
    expect(
      (await caller.post(`/api/v1/courses/${course.id}/schedules/preview/`, { schedules: [] })).status,
    ).toBe(status)
  }
})

describe('one lecture', () => {
  test('is moved by hand, stays there, and is not doubled by the timetable', async () => {
    const course = await makeCourse(world, { startDate: '2026-11-28', endDate: null, numLectures: 3 })
    await admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [saturdays] })
    const [first] = await lecturesOf(course.id)
    const moved = await admin.patch(`/api/v1/lectures/${first?.id}/`, {
      day: '2026-11-29',
      start_time: '18:00',
      end_time: '19:00',
    })
    expect(moved.json).toMatchObject({
      day: '2026-11-29',
      starts_at: '2026-11-29T16:00:00.000Z',
      by_hand: true,
    })
    const again = await admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [saturdays] })
    expect(outcome(again)).toEqual(['fixed 1 2026-11-29', 'kept 2 2026-12-05', 'kept 3 2026-12-12'])
  })

  test('when cancelled makes room for another at the end, and comes back by undo', async () => {
    const course = await makeCourse(world, { startDate: '2026-11-28', endDate: null, numLectures: 2 })
    await admin.put(`/api/v1/courses/${course.id}/schedules/`, { schedules: [saturdays] })
    const [first] = await lecturesOf(course.id)
    const cancelled = await admin.post(`/api/v1/lectures/${first?.id}/cancellation/`, {
      reason: 'Instructor is ill',
    })
    expect(cancelled.json).toMatchObject({ status: 'cancelled', status_reason: 'Instructor is ill' })
    expect((await lecturesOf(course.id)).map((row) => `${row.number} ${row.day} ${row.status}`)).toEqual([
      '1 2026-11-28 cancelled',
      '2 2026-12-05 scheduled',
      '3 2026-12-12 scheduled',
    ])
    expect((await admin.delete(`/api/v1/lectures/${first?.id}/cancellation/`)).json.status).toBe('scheduled')
    expect((await lecturesOf(course.id)).map((row) => row.number)).toEqual([1, 2])
  })

  test('in the hour that the clocks skip is refused', async () => {
    const course = await makeCourse(world, { startDate: '2027-04-01', endDate: null, numLectures: 1 })
    const answer = await admin.post(`/api/v1/courses/${course.id}/lectures/`, {
      day: '2027-04-30',
      start_time: '00:30',
      end_time: '01:30',
    })
    expect(answer).toMatchObject({ status: 400, json: { errors: { start_time: [expect.any(String)] } } })
  })

  test('proposed by an instructor waits for the supervisor and is unknown to visitors', async () => {
    const course = await makeCourse(world, { instructors: [nadia] })
    const proposed = await nadia.post(`/api/v1/courses/${course.id}/lectures/`, {
      day: '2026-11-25',
      start_time: '16:00',
      end_time: '17:00',
      title: 'Revision',
    })
    expect(proposed.json).toMatchObject({
      status: 'additional',
      is_accepted: false,
      instructor: { id: nadia.id },
    })
    expect((await world.visitor.get(`/api/v1/courses/${course.id}/lectures/`)).json.count).toBe(0)
    expect((await world.visitor.get(`/api/v1/lectures/${proposed.json.id}/`)).status).toBe(404)
    expect((await nadia.post(`/api/v1/lectures/${proposed.json.id}/acceptance/`)).status).toBe(403)
    expect((await admin.post(`/api/v1/lectures/${proposed.json.id}/acceptance/`)).json.is_accepted).toBe(true)
    expect((await world.visitor.get(`/api/v1/courses/${course.id}/lectures/`)).json.count).toBe(1)
    const stranger = await world.person('Omar Stranger', { roles: ['instructor'] })
    expect(
      (
        await stranger.post(`/api/v1/courses/${course.id}/lectures/`, {
          day: '2026-11-25',
          start_time: '16:00',
          end_time: '17:00',
        })
      ).status,
    ).toBe(404)
  })

  test('shows its link to people of the course only, and lets its instructor name it', async () => {
    const course = await makeCourse(world, { instructors: [nadia] })
    const lecture = await makeLecture(world, {
      course,
      startsAt: '2026-11-25T14:00:00Z',
      meetingLink: 'https://meet.example/abc',
    })
    expect((await world.visitor.get(`/api/v1/lectures/${lecture.id}/`)).json).not.toHaveProperty(
      'meeting_link',
    )
    expect((await nadia.patch(`/api/v1/lectures/${lecture.id}/`, { title: 'Madd' })).json).toMatchObject({
      title: 'Madd',
      meeting_link: 'https://meet.example/abc',
    })
    expect((await nadia.patch(`/api/v1/lectures/${lecture.id}/`, { day: '2026-11-26' })).status).toBe(403)
    const stranger = await world.person('Hani Other', { roles: ['instructor'] })
    expect((await stranger.patch(`/api/v1/lectures/${lecture.id}/`, { title: 'Mine' })).status).toBe(404)
    const stale = await admin.patch(
      `/api/v1/lectures/${lecture.id}/`,
      { title: 'x' },
      { headers: { 'if-match': '"1"' } },
    )
    expect(stale.status).toBe(412)
  })

  test('is given by a substitute, and with the following ones', async () => {
    const omar = await world.person('Omar Fathy', { roles: ['instructor'] })
    const course = await makeCourse(world, {
      instructors: [nadia],
      startDate: '2026-11-28',
      endDate: null,
      numLectures: 3,
    })
    await admin.put(`/api/v1/courses/${course.id}/schedules/`, {
      schedules: [saturdays],
      allow_clashes: true,
    })
    const [first, second] = await lecturesOf(course.id)
    expect((await admin.patch(`/api/v1/lectures/${first?.id}/`, { instructor: omar.id })).json).toMatchObject(
      { is_substitute: true, instructor: { first_name: 'Omar' } },
    )
    await admin.patch(`/api/v1/lectures/${second?.id}/`, { instructor: omar.id, following: true })
    expect(
      (await admin.get('/api/v1/lectures/', { query: { instructor: omar.id, course: course.id } })).json
        .count,
    ).toBe(3)
    expect((await omar.get('/api/v1/lectures/')).json.count).toBe(3)
  })
})

test('a lecture may pass midnight, but one of more than half a day is a slip', async () => {
  const course = await makeCourse(world, {})
  const preview = (start_time: string, end_time: string) =>
    admin.post(`/api/v1/courses/${course.id}/schedules/preview/`, {
      schedules: [{ weekday: 0, start_time, end_time }],
      start_date: '2026-12-05',
      num_lectures: 2,
    })
  expect((await preview('22:30', '00:30')).status).toBe(200)
  const slip = await preview('18:45', '17:30')
  expect(slip.status).toBe(400)
  expect(slip.json.errors).toHaveProperty(['schedules.0.end_time'])
})
