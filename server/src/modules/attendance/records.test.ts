import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { makeCourse, makeLecture } from '#test/courses'
import { enrol } from '#test/enrolments'
import { startWorld, type World } from '#test/harness'
import { makeChild, makeStudent } from '#test/learners'

let world: World
let samira: Caller
let huda: Caller
let nadia: Caller
let layla: Caller
let lena: Caller
let course: { id: string }
let lecture: string
let yusuf: string
let zain: string
let lenaLearner: string

beforeAll(async () => {
  world = await startWorld({ now: '2026-11-21T10:00:00Z' })
  samira = await world.person('Samira Adel', { roles: ['instructor'] })
  huda = await world.person('Huda Salem', { roles: ['supervisor'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  layla = await world.person('Layla Fouad', { roles: ['parent'] })
  lena = await world.person('Lena Said', { roles: ['student'] })
  course = await makeCourse(world, { name: 'Tajweed 2', instructors: [samira] })
  yusuf = (await makeChild(world, nadia, 'Yusuf Hassan')).id
  zain = (await makeChild(world, layla, 'Zain Fouad')).id
  lenaLearner = (await makeStudent(world, lena)).id
  for (const learner of [yusuf, zain, lenaLearner])
    await enrol(world, { course: course.id, learner, activeFrom: '2026-11-01' })
  lecture = (await makeLecture(world, { course, startsAt: '2026-11-21T09:30:00Z' })).id
  await samira.post(`/api/v1/attendance/lecture/${lecture}/mark-bulk/`, {
    marks: [
      { child: yusuf, present: true, rating: '9', notes: 'Fluent' },
      { child: zain, present: false },
      { student: lenaLearner, present: true, late: true },
    ],
  })
})
afterAll(() => world.stop())

describe('marks of learners', () => {
  test('a parent sees the own children, a student herself, the instructor and staff all', async () => {
    const own = (await nadia.get('/api/v1/attendance/marks/')).json
    expect(own.results).toMatchObject([
      {
        child: yusuf,
        status: 'present',
        rating: '9.00',
        notes: 'Fluent',
        course: { name: 'Tajweed 2' },
        lecture: { id: lecture },
      },
    ])
    expect((await nadia.get(`/api/v1/attendance/marks/?child=${zain}`)).json.count).toBe(0)
    expect((await lena.get('/api/v1/attendance/marks/')).json.results).toMatchObject([
      { student: lenaLearner, status: 'late' },
    ])
    expect((await samira.get('/api/v1/attendance/marks/?present=false')).json.results).toMatchObject([
      { child: zain },
    ])
    expect((await huda.get('/api/v1/attendance/marks/?search=fouad')).json.count).toBe(1)
    expect(
      (await (await world.person('Karim Nabil', { roles: ['instructor'] })).get('/api/v1/attendance/marks/'))
        .json.count,
    ).toBe(0)
    expect((await world.visitor.get('/api/v1/attendance/marks/')).status).toBe(401)
  })
})

describe('the board', () => {
  test('shows the day with counts to staff, own lectures to the instructor, nothing to families', async () => {
    const board = (await huda.get('/api/v1/attendance/lectures/')).json
    expect(board).toMatchObject({
      date: '2026-11-21',
      results: [
        {
          id: lecture,
          attendance_taken: true,
          is_editable: true,
          counts: { total: 3, present: 2, late: 1, absent: 1, unmarked: 0 },
          attendance_rate: 66.7,
        },
      ],
    })
    expect((await samira.get('/api/v1/attendance/lectures/?date=2026-11-20')).json.results).toEqual([])
    expect((await nadia.get('/api/v1/attendance/lectures/')).status).toBe(403)
    expect((await nadia.get('/api/v1/attendance/today/summary/')).json.marks).toMatchObject([
      { learner_id: yusuf, status: 'present' },
    ])
  })
})

describe('rating an instructor', () => {
  const path = () => `/api/v1/courses/${course.id}/ratings/`

  test('is for learners of the course and their guardians, once each, changed by rating again', async () => {
    expect((await nadia.post(path(), { child: yusuf, rating: 8, feedback: 'Patient' })).json).toMatchObject({
      by_kind: 'parent',
      rating: 8,
      instructor: { id: samira.id },
    })
    expect((await nadia.post(path(), { child: yusuf, rating: 10 })).json.rating).toBe(10)
    expect((await lena.post(path(), { student: lenaLearner, rating: 7 })).json.by_kind).toBe('student')
    expect((await nadia.post(path(), { child: zain, rating: 1 })).status).toBe(404)
    expect((await nadia.post(path(), { child: yusuf, student: lenaLearner, rating: 5 })).status).toBe(400)
    expect((await nadia.post(path(), { child: yusuf, rating: 5, instructor: huda.id })).json.code).toBe(
      'not_your_instructor',
    )
    const other = (await makeChild(world, nadia, 'Mariam Hassan')).id
    expect((await nadia.post(path(), { child: other, rating: 5 })).json.code).toBe('not_your_instructor')
    expect((await nadia.post(path(), { child: yusuf, rating: 11 })).status).toBe(400)
  })

  test('shows averages to all, names to staff only', async () => {
    const seen = (await huda.get(path())).json
    expect(seen.averages).toEqual([
      { instructor: samira.id, count: 2, average: 8.5, student_average: 7, parent_average: 10 },
    ])
    expect(seen.results.map((rating: { learner_id: string }) => rating.learner_id).toSorted()).toEqual(
      [yusuf, lenaLearner].toSorted(),
    )
    const teacher = (await samira.get(path())).json
    expect(teacher.results.every((rating: { learner_id: string | null }) => rating.learner_id === null)).toBe(
      true,
    )
    const family = (await nadia.get(path())).json
    expect([family.count, family.averages.length]).toEqual([1, 1])
  })
})
