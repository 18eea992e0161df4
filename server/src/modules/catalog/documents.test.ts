import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeBranch, makeCourse, makeRoom, makeSeason } from '#test/courses'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('Salma Admin', { roles: ['admin'] })
})
afterAll(() => world.stop())

const stored = () => world.rows('SELECT * FROM catalog.course_documents ORDER BY course_id')

/** What is stored, and what it would be if it were made anew. */
async function storedAndFresh() {
  const kept = await stored()
  await world.rows('SELECT catalog.refresh_documents(ARRAY(SELECT id FROM catalog.courses))')
  return { kept, fresh: await stored() }
}

test('whatever a course shows changes, its stored form follows', async () => {
  const season = await makeSeason(world, { name: 'Autumn' })
  const branch = await makeBranch(world, 'Maadi')
  const room = await makeRoom(world, { branch: branch.id, name: 'Hall A' })
  const tag = (await admin.post('/api/v1/tags/', { name: 'Weekend' })).json
  const category = (await admin.post('/api/v1/course-categories/', { name: 'Quran' })).json
  const course = await makeCourse(world, {
    season,
    branch: branch.id,
    room: room.id,
    category: category.id,
    numLectures: 3,
    startDate: '2026-12-01',
    endDate: null,
  })
  await makeCourse(world, { name: 'Untouched' })
  const path = `/api/v1/courses/${course.id}/`
  const steps: [string, () => Promise<unknown>, object][] = [
    ['tags', () => admin.patch(path, { tags: [tag.id] }), { tags: [{ name: 'Weekend' }] }],
    [
      'a season is renamed',
      () => admin.patch(`/api/v1/seasons/${season.id}/`, { name: 'Winter' }),
      { season: { name: 'Winter' } },
    ],
    [
      'a branch is renamed',
      () => admin.patch(`/api/v1/branches/${branch.id}/`, { name: 'Dokki' }),
      { branch: { name: 'Dokki' } },
    ],
    [
      'a room is renamed',
      () => admin.patch(`/api/v1/rooms/${room.id}/`, { name: 'Hall B' }),
      { room: { name: 'Hall B' } },
    ],
    [
      'a category is renamed',
      () => admin.patch(`/api/v1/course-categories/${category.id}/`, { name: 'Tajweed' }),
      { category: { name: 'Tajweed' } },
    ],
    [
      'a tag is renamed',
      () => admin.patch(`/api/v1/tags/${tag.id}/`, { name: 'Friday' }),
      { tags: [{ name: 'Friday' }] },
    ],
    [
      'weekly times',
      () =>
        admin.put(`${path}schedules/`, {
          schedules: [{ weekday: 0, start_time: '16:00', end_time: '17:00' }],
        }),
      { schedules: [{ weekday: 0, room: null }] },
    ],
    [
      'the price',
      () => admin.patch(path, { price: '0.50', capacity: 9 }),
      { price: '0.50', capacity: 9, seats_left: 9 },
    ],
    ['tags go', () => admin.patch(path, { tags: [] }), { tags: [] }],
    ['weekly times go', () => admin.put(`${path}schedules/`, { schedules: [] }), { schedules: [] }],
  ]
  for (const [what, change, shown] of steps) {
    await change()
    const { kept, fresh } = await storedAndFresh()
    expect(kept, what).toEqual(fresh)
    expect((await admin.get(path)).json, what).toMatchObject(shown)
  }
})

test('a course and the season that it names may change at the same time', async () => {
  const season = await makeSeason(world, { name: 'Raced' })
  const course = await makeCourse(world, { season })
  const rounds = Array.from({ length: 10 }, (_, n) => n)
  const answers = await Promise.all(
    rounds.flatMap((n) => [
      admin.patch(`/api/v1/seasons/${season.id}/`, { name: `Raced ${n}` }),
      admin.patch(`/api/v1/courses/${course.id}/`, { location: `Hall ${n}` }),
    ]),
  )
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200))
  const { kept, fresh } = await storedAndFresh()
  expect(kept).toEqual(fresh)
})
