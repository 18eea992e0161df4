import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import type { Caller } from '#test/caller'
import { makeCourse, makeLecture } from '#test/courses'
import { enrol } from '#test/enrolments'
import { startWorld, type World } from '#test/harness'
import { makeInvoice } from '#test/invoices'
import { makeChild, makeStudent } from '#test/learners'

let world: World
let admin: Caller

beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('Rania Fouad', { roles: ['admin'] })
})
afterAll(() => world.stop())

/** Every row of the product that says something of learners, in PostgreSQL's own words. */
async function dump(): Promise<Record<string, string[]>> {
  const tables = await learnerColumns()
  const all: Record<string, string[]> = {}
  for (const table of new Set([...tables.map((one) => one.table), 'people.learners', 'media.files'])) {
    const rows = await world.rows<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
    )
    if (table !== 'people.learner_merges') all[table] = rows.map((one) => one.row)
  }
  return all
}

function learnerColumns(): Promise<{ table: string; column: string }[]> {
  return world.rows(`SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
    WHERE k.contype = 'f' AND k.confrelid = 'people.learners'::regclass ORDER BY 1, 2`)
}

const mark = (lecture: string, course: string, learner: string) =>
  world.rows(
    `INSERT INTO attendance.lecture_attendance (id, lecture_id, course_id, learner_id, present, marked_at, marked_via, created_at)
     VALUES ($1, $2, $3, $4, true, '2026-11-20T10:00:00.123456Z', 'manual', '2026-11-20T10:00:00.123456Z')`,
    [newId(), lecture, course, learner],
  )

/** One girl, entered by her mother and again by the desk for her father. */
async function twice() {
  const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  const karim = await world.person('Karim Hassan', { roles: ['parent'] })
  const first = await makeChild(world, nadia, 'Mariam Hassan', { gender: 'female', dob: '2018-09-02' })
  const second = await makeChild(world, karim, 'مریم Hassan', {
    gender: 'female',
    dob: '2018-09-02',
    relation: 'father',
  })
  const tajweed = await makeCourse(world, { name: `Tajweed ${first.unique_code}` })
  const drawing = await makeCourse(world, { name: `Drawing ${first.unique_code}` })
  await enrol(world, { course: tajweed.id, learner: first.id })
  await enrol(world, { course: drawing.id, learner: second.id })
  const lecture = await makeLecture(world, { course: drawing, startsAt: '2026-11-20T09:00:00Z' })
  const both = await makeLecture(world, { course: tajweed, startsAt: '2026-11-20T12:00:00Z' })
  await mark(lecture.id, drawing.id, second.id)
  await mark(both.id, tajweed.id, first.id)
  await mark(both.id, tajweed.id, second.id)
  await makeInvoice(world, karim, { learner: second.id })
  await world.rows('INSERT INTO attendance.guests VALUES ($1, $2, $3, $4, now())', [
    lecture.id,
    second.id,
    'trial',
    admin.id,
  ])
  return { nadia, karim, first, second, tajweed, drawing }
}

const count = async (table: string, learner: string): Promise<number> =>
  Number(
    (
      await world.rows<{ n: bigint }>(`SELECT count(*) AS n FROM ${table} WHERE learner_id = $1`, [learner])
    )[0]?.n,
  )

describe('merging two learners', () => {
  test('the preview says what moves, what stays and who the guardians are; nothing changes', async () => {
    const { first, second } = await twice()
    const before = await dump()
    const { json } = await admin.get(`/api/v1/learners/${first.id}/merge/${second.id}/`)
    expect(json.conflicts).toEqual([])
    expect(json.guardians).toEqual({ moves: 1, stays: 0 })
    expect(json.counts).toEqual(
      expect.arrayContaining([
        { kind: 'enrollment', moves: 1, stays: 0 },
        { kind: 'invoice_line', moves: 1, stays: 0 },
        { kind: 'mark', moves: 1, stays: 1 },
        { kind: 'guest', moves: 1, stays: 0 },
      ]),
    )
    expect(json.survivor.unique_code).toBe(first.unique_code)
    expect(await dump()).toEqual(before)
  })

  test('moves everything to the one that stays, and undoing puts every row back as it was', async () => {
    const { nadia, karim, first, second } = await twice()
    const shared = await world.person('Salma Hassan', { roles: ['parent'] })
    for (const learner of [first, second])
      await world.rows(
        "INSERT INTO people.guardians (id, learner_id, user_id, relation, started_at) VALUES ($1, $2, $3, 'grandparent', '2026-11-01T00:00:00.654321Z')",
        [newId(), learner.id, shared.id],
      )
    const before = await dump()
    const merge = await admin.post(`/api/v1/learners/${first.id}/merge/`, {
      other: second.id,
      take: ['first_name', 'notes'],
    })
    expect(merge.status).toBe(201)
    expect(merge.json.moved).toMatchObject({ guardian: 2, enrollment: 1, mark: 1, invoice_line: 1, guest: 1 })

    const survivor = (await admin.get(`/api/v1/learners/${first.id}/`)).json
    expect(survivor).toMatchObject({ first_name: 'مریم', unique_code: first.unique_code })
    expect(
      survivor.guardians.map((one: { user_id: string; is_primary: boolean }) => [
        one.user_id,
        one.is_primary,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [nadia.id, true],
        [karim.id, false],
        [shared.id, false],
      ]),
    )
    expect(survivor.guardians).toHaveLength(3)
    expect(await count('enrolments.enrollments', first.id)).toBe(2)
    expect(await count('attendance.lecture_attendance', first.id)).toBe(2)
    expect(await count('attendance.lecture_attendance', second.id)).toBe(1)
    expect((await karim.get(`/api/v1/parents/children/${first.id}/`)).status).toBe(200)
    expect((await karim.get(`/api/v1/parents/children/${second.id}/`)).status).toBe(404)
    expect((await admin.post(`/api/v1/learners/${second.id}/restore/`)).json.code).toBe('was_merged')
    const scan = await admin.post('/api/v1/learners/scan/', { card: second.unique_code })
    expect(scan.json.learner.id).toBe(first.id)

    expect((await admin.post(`/api/v1/learner-merges/${merge.json.id}/undo/`)).json.undone_by_name).toBe(
      'Rania Fouad',
    )
    expect(await dump()).toEqual(before)
    expect((await admin.post(`/api/v1/learner-merges/${merge.json.id}/undo/`)).json.code).toBe('merge_undone')
    expect((await karim.get(`/api/v1/parents/children/${second.id}/`)).status).toBe(200)
    const trail = await world.rows<{ action: string }>(
      'SELECT action FROM platform.audit_log WHERE object_id = $1 ORDER BY position',
      [first.id],
    )
    expect(trail.map((row) => row.action)).toEqual(['learner.create', 'learner.merge', 'learner.undo_merge'])
  })

  test('what was changed or added since stays with the survivor', async () => {
    const { nadia, first, second, tajweed } = await twice()
    const merge = await admin.post(`/api/v1/learners/${first.id}/merge/`, {
      other: second.id,
      take: ['first_name'],
    })
    await nadia.patch(`/api/v1/parents/children/${first.id}/`, { first_name: 'Maryam' })
    const later = await makeLecture(world, { course: tajweed, startsAt: '2026-11-21T09:00:00Z' })
    await mark(later.id, tajweed.id, first.id)
    expect((await admin.post(`/api/v1/learner-merges/${merge.json.id}/undo/`)).status).toBe(200)
    expect((await admin.get(`/api/v1/learners/${first.id}/`)).json.first_name).toBe('Maryam')
    expect(await count('attendance.lecture_attendance', first.id)).toBe(2)
    expect(await count('attendance.lecture_attendance', second.id)).toBe(2)
  })

  test('two places in one course are named and settled first', async () => {
    const { first, second, tajweed } = await twice()
    const enrolled = await enrol(world, { course: tajweed.id, learner: second.id })
    const { json } = await admin.get(`/api/v1/learners/${first.id}/merge/${second.id}/`)
    expect(json.conflicts).toEqual([{ kind: 'enrollment', name: `Tajweed ${first.unique_code}` }])
    const refused = await admin.post(`/api/v1/learners/${first.id}/merge/`, { other: second.id })
    expect(refused.json.code).toBe('merge_conflicts')
    await world.rows("UPDATE enrolments.enrollments SET status = 'dropped', ended_at = now() WHERE id = $1", [
      enrolled.id,
    ])
    expect((await admin.post(`/api/v1/learners/${first.id}/merge/`, { other: second.id })).status).toBe(201)
  })

  test('an account decides the side: it is the learner with the account that stays', async () => {
    const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
    const child = await makeChild(world, nadia, 'Omar Hassan', { dob: '2009-01-05' })
    const omar = await world.person('Omar Hassan', { roles: ['student'] })
    const student = await makeStudent(world, omar, { dob: '2009-01-05', gender: 'male' })
    const wrong = await admin.get(`/api/v1/learners/${child.id}/merge/${student.id}/`)
    expect(wrong.json.conflicts).toEqual([{ kind: 'account_on_other_side', name: null }])
    expect(
      (await admin.post(`/api/v1/learners/${student.id}/merge/`, { other: child.id, take: ['first_name'] }))
        .status,
    ).toBe(201)
    expect((await nadia.get(`/api/v1/parents/children/${student.id}/`)).json.unique_code).toBe(
      student.unique_code,
    )
    const other = await world.person('Omar Hassan', { roles: ['student'] })
    const second = await makeStudent(world, other)
    const both = await admin.get(`/api/v1/learners/${student.id}/merge/${second.id}/`)
    expect(both.json.conflicts).toEqual([{ kind: 'both_have_accounts', name: null }])
  })

  test('is for those with the right, from the versions they saw, within thirty days, the latest first', async () => {
    const { first, second } = await twice()
    const supervisor = await world.person('Hala Amin', { roles: ['supervisor'] })
    const path = `/api/v1/learners/${first.id}/merge/`
    expect((await supervisor.post(path, { other: second.id })).status).toBe(403)
    expect((await admin.post(path, { other: first.id })).json.code).toBe('same_learner')
    expect((await admin.post(path, { other: newId() })).status).toBe(404)
    expect((await admin.post(path, { other: second.id, seen: { survivor: 9, merged: 1 } })).status).toBe(412)
    const merge = await admin.post(path, { other: second.id, seen: { survivor: 1, merged: 1 } })
    const third = await makeChild(
      world,
      await world.person('Huda Salem', { roles: ['parent'] }),
      'Maria Hassan',
    )
    const next = await admin.post(path, { other: third.id })
    expect((await admin.post(`/api/v1/learner-merges/${merge.json.id}/undo/`)).json.code).toBe(
      'merge_covered',
    )
    const before = world.now()
    world.at(before.add({ hours: 24 * 31 }).toString())
    expect((await admin.post(`/api/v1/learner-merges/${next.json.id}/undo/`)).json.code).toBe('merge_too_old')
    world.at(before.toString())
    const { results } = (await admin.get('/api/v1/learner-merges/', { query: { page_size: '100' } })).json
    expect(results.map((row: { id: string }) => row.id)).toContain(next.json.id)
  })

  test('two admins who merge at once: one of them does', async () => {
    const { first, second } = await twice()
    const answers = await Promise.all([
      admin.post(`/api/v1/learners/${first.id}/merge/`, { other: second.id }),
      admin.post(`/api/v1/learners/${second.id}/merge/`, { other: first.id }),
    ])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 404])
  })
})

describe('the finder', () => {
  test('finds the same child in another spelling, not twins, and nobody who was found to be two', async () => {
    const nadia = await world.person('Nadia Fahmy', { roles: ['parent'] })
    const one = await makeChild(world, nadia, 'أحمد فهمي', { dob: '2016-04-04' })
    const two = await makeChild(world, nadia, 'احمد فهمی', { dob: '2016-04-04' })
    await makeChild(world, nadia, 'Ziad Fahmy', { dob: '2016-04-04' })
    await makeChild(world, await world.person('Mona Aziz', { roles: ['parent'] }), 'احمد فهمي', {
      dob: '2011-12-12',
    })
    const found = async () =>
      (await admin.get('/api/v1/learners/duplicates/', { query: { page_size: '100' } })).json.results.filter(
        (pair: { first: { id: string }; second: { id: string } }) =>
          [pair.first.id, pair.second.id].some((id) => id === one.id || id === two.id),
      )
    expect(await found()).toMatchObject([
      {
        first: { id: one.id },
        second: { id: two.id },
        same_name: true,
        same_dob: true,
        same_guardian: true,
        score: 85,
      },
    ])
    expect(
      (await admin.post('/api/v1/learners/duplicates/dismiss/', { first: two.id, second: one.id })).status,
    ).toBe(204)
    expect(await found()).toEqual([])
  })
})

test('every column that names a learner is moved by a merge, or said why not', async () => {
  const { learnerTables } = await import('./merge-tables.ts')
  const declared = learnerTables({ ports: world.app.ports }).map((spec) => `${spec.table}.learner_id`)
  const ruled = [
    'people.guardians.learner_id', // moved by rules of their own
    'people.learners.merged_into', // where it went
    'people.learner_merges.merged_id', // the record itself
    'people.learner_merges.survivor_id',
    'people.distinct_learners.first_id', // a judgement about these two rows
    'people.distinct_learners.second_id',
  ]
  const real = (await learnerColumns()).map((one) => `${one.table}.${one.column}`)
  expect([...declared, ...ruled].toSorted()).toEqual(real.toSorted())
})
