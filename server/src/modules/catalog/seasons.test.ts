import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeBranch, makeCourse } from '#test/courses'

let world: World
let admin: Caller
let parent: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('Salma Admin', { roles: ['admin'] })
  parent = await world.person('Karim Parent', { roles: ['parent'] })
})
afterAll(() => world.stop())

test('a season has holidays of one day and of many, for the centre and for a branch', async () => {
  const branch = await makeBranch(world, 'Maadi')
  const made = await admin.post('/api/v1/seasons/', {
    name: 'رمضان 1448',
    type: 'ramadan',
    start_date: '2027-02-08',
    end_date: '2027-03-09',
    is_active: true,
    holidays: [
      { name: 'Opening', start_date: '2027-02-08' },
      { name: 'Works', start_date: '2027-02-20', end_date: '2027-02-22', branch: branch.id },
    ],
  })
  expect(made.status, made.text).toBe(201)
  expect(made.json.holidays).toMatchObject([
    { end_date: '2027-02-08', branch: null },
    { start_date: '2027-02-20', branch: branch.id },
  ])
  const list = await world.visitor.get('/api/v1/seasons/', {
    query: { search: 'رمضان ١٤٤٨', is_active: 'true' },
  })
  expect(list.json.results).toEqual([made.json])
  const changed = await admin.patch(
    `/api/v1/seasons/${made.json.id}/`,
    { holidays: [] },
    { headers: { 'if-match': String(made.headers['etag']) } },
  )
  expect(changed.json).toMatchObject({ holidays: [], name: 'رمضان 1448', version: 2 })
  expect(
    (await admin.patch(`/api/v1/seasons/${made.json.id}/`, { name: 'x' }, { headers: { 'if-match': '"1"' } }))
      .status,
  ).toBe(412)
})

test('a season that ends before it begins is refused at its end', async () => {
  const answer = await admin.post('/api/v1/seasons/', {
    name: 'Backwards',
    start_date: '2027-02-08',
    end_date: '2027-02-07',
  })
  expect(answer).toMatchObject({
    status: 400,
    json: { code: 'invalid_input', errors: { end_date: [expect.any(String)] } },
  })
})

test('a season with courses is not deleted, an empty one is', async () => {
  const { json: season } = await admin.post('/api/v1/seasons/', {
    name: 'Empty',
    start_date: '2027-02-08',
    end_date: '2027-02-09',
  })
  const course = await makeCourse(world, { season, status: 'draft' })
  expect((await admin.delete(`/api/v1/seasons/${season.id}/`)).json.code).toBe('in_use')
  await admin.delete(`/api/v1/courses/${course.id}/`)
  expect((await admin.delete(`/api/v1/seasons/${season.id}/`)).status).toBe(204)
})

test('categories have two levels, names of tags and rooms are told apart', async () => {
  const top = await admin.post('/api/v1/course-categories/', { name: 'علوم القرآن' })
  expect(top.json).toMatchObject({ slug: 'علوم-القرآن', parent: null })
  const child = await admin.post('/api/v1/course-categories/', { name: 'تجويد', parent: top.json.id })
  const grandchild = await admin.post('/api/v1/course-categories/', { name: 'مخارج', parent: child.json.id })
  expect(grandchild).toMatchObject({ status: 400, json: { errors: { parent: [expect.any(String)] } } })
  const course = await makeCourse(world, { category: child.json.id })
  const found = await world.visitor.get('/api/v1/courses/', { query: { category: top.json.id } })
  expect(found.json.results[0].id).toBe(course.id)
  await admin.post('/api/v1/tags/', { name: 'Weekend' })
  expect((await admin.post('/api/v1/tags/', { name: 'Weekend' })).json.slug).toBe('weekend-2')
  const branch = await admin.post('/api/v1/branches/', { name: 'Dokki' })
  await admin.post('/api/v1/rooms/', { name: 'Hall A', branch: branch.json.id, capacity: 20 })
  expect((await admin.post('/api/v1/rooms/', { name: 'hall a', branch: branch.json.id })).json.code).toBe(
    'name_taken',
  )
  expect((await admin.delete(`/api/v1/branches/${branch.json.id}/`)).json.code).toBe('in_use')
})

test('who may not, may not', async () => {
  for (const path of ['seasons', 'branches', 'rooms', 'tags', 'course-categories']) {
    expect((await parent.post(`/api/v1/${path}/`, { name: 'x' })).status).toBe(403)
    expect((await world.visitor.post(`/api/v1/${path}/`, { name: 'x' })).status).toBe(401)
  }
  expect((await parent.get('/api/v1/rooms/')).status).toBe(403)
  expect((await world.visitor.get('/api/v1/branches/')).status).toBe(200)
})
