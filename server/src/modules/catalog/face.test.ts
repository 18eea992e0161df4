import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { startWorld, type World } from '#test/harness'
import { makeCourse, makeLecture, makeSeason } from '#test/courses'
import { formatAmount } from '#platform/money'
import {
  courseCards,
  courseForEnrolment,
  isCourseInstructor,
  lectureCount,
  lectureRow,
  lecturesBetween,
  setAttendanceTaken,
  setLectureStatus,
} from './index.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('an enrolment learns price, limits and free places of a course', async () => {
  const season = await makeSeason(world)
  const course = await makeCourse(world, {
    name: 'حفظ القرآن',
    capacity: 12,
    price: '750.50',
    season,
    minAge: 7,
    maxAge: 12,
  })
  await world.rows('SELECT catalog.take_seats($1, 5)', [course.id])
  const found = await world.within((ctx) => courseForEnrolment(ctx, course.id))
  expect(found).toMatchObject({
    name: 'حفظ القرآن',
    capacity: 12,
    seats_left: 7,
    min_age: 7,
    max_age: 12,
    price: { minor: 75050n, currency: 'EGP' },
  })
})

test('a draft does not exist for a visitor', async () => {
  const draft = await makeCourse(world, { status: 'draft' })
  const refused = world.within((ctx) =>
    courseForEnrolment({ ...ctx, actor: { ...ctx.actor, kind: 'anonymous' } }, draft.id),
  )
  await expect(refused).rejects.toMatchObject({ code: 'not_found' })
})

test('of fifty takers of the last three places exactly three get one', async () => {
  const course = await makeCourse(world, { capacity: 3 })
  const take = () =>
    sql<{ ok: boolean }>`SELECT catalog.take_seats(${course.id}, 1) AS ok`.execute(world.app.database)
  const answers = await Promise.all(Array.from({ length: 50 }, take))
  expect(answers.filter((answer) => answer.rows[0]?.ok)).toHaveLength(3)
})

test('places are taken all or none, given back, and never below zero', async () => {
  const course = await makeCourse(world, { capacity: 4 })
  expect(await world.rows('SELECT catalog.take_seats($1, 5) AS ok', [course.id])).toEqual([{ ok: false }])
  expect(await world.rows('SELECT catalog.take_seats($1, 4) AS ok', [course.id])).toEqual([{ ok: true }])
  await world.rows('SELECT catalog.give_seats($1, 4)', [course.id])
  await expect(world.rows('SELECT catalog.give_seats($1, 1)', [course.id])).rejects.toThrow(
    /check constraint/,
  )
})

test('lectures are found by time, counted, marked and completed', async () => {
  const nadia = await world.person('Nadia Hassan', { roles: ['instructor'] })
  const course = await makeCourse(world, { instructors: [nadia] })
  const first = await makeLecture(world, { course, startsAt: '2026-11-21T14:00:00Z' })
  await makeLecture(world, { course, startsAt: '2026-11-22T14:00:00Z', status: 'cancelled' })
  expect(first.number).toBe(1)
  await world.within(async (ctx) => {
    expect(await lectureCount(ctx, course.id)).toBe(1)
    expect(await isCourseInstructor(ctx, course.id, nadia.id)).toBe(true)
    const today = {
      from: Temporal.Instant.from('2026-11-21T00:00:00Z'),
      to: Temporal.Instant.from('2026-11-22T00:00:00Z'),
      instructorId: nadia.id,
    }
    expect((await lecturesBetween(ctx, today)).map((row) => row.id)).toEqual([first.id])
    await setAttendanceTaken(ctx, first.id, true)
    await setLectureStatus(ctx, first.id, 'completed')
    expect(await lectureRow(ctx, first.id, 'lock')).toMatchObject({
      attendance_taken: true,
      status: 'completed',
      instructor_id: nadia.id,
      day: '2026-11-21',
    })
    expect((await courseCards(ctx, [course.id])).get(course.id)?.name).toBe(course.name)
  })
})

test('the database writes amounts exactly as the program does', async () => {
  for (const currency of Intl.supportedValuesOf('currency')) {
    const [row] = await world.rows<{ text: string }>('SELECT catalog.amount_text(1234567, $1) AS text', [
      currency,
    ])
    expect(row?.text).toBe(formatAmount(1234567n, currency))
  }
})
