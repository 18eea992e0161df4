import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { countsOf, finishedImport, householdCsv, uploadCsv, type HouseholdLine } from '#test/import-files'

let world: World
let salma: Caller
beforeAll(async () => {
  world = await startWorld()
  salma = await world.person('Salma Office', { roles: ['admin'] })
})
afterAll(() => world.stop())

let families = 0
/** A file with so many children of different families. */
function children(count: number, more: Partial<HouseholdLine> = {}): Buffer {
  families += 1
  return householdCsv(
    Array.from({ length: count }, (_, n) => ({
      name: `Child ${families} ${n}`,
      dob: `201${n % 10}-03-04`,
      gender: n % 2 === 0 ? 'girl' : 'boy',
      phone: `0101${String(families).padStart(3, '0')}${String(n).padStart(4, '0')}`,
      guardian: `Parent ${families} ${n}`,
      ...more,
    })),
  )
}

/** Rows of every table that is not the trail of what happened, without the numbers that only ever grow. */
async function everything(): Promise<Record<string, unknown[]>> {
  const tables = await world.rows<{
    name: string
  }>(`SELECT n.nspname || '.' || c.relname AS name FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pgboss', 'imports', 'platform', 'demo') ORDER BY 1`)
  const dump: Record<string, unknown[]> = {}
  for (const { name } of tables)
    dump[name] = (
      await world.rows<{ row: unknown }>(
        `SELECT to_jsonb(t) - 'version' AS row FROM ${name} t ORDER BY to_jsonb(t)::text`,
      )
    ).map(({ row }) => row)
  return dump
}

async function undo(id: string, body: object = {}) {
  const answer = await salma.post(`/api/v1/imports/${id}/undo/`, body)
  await world.work()
  return { answer, row: (await salma.get(`/api/v1/imports/${id}/`)).json }
}

async function learnerOf(importId: string, number: number): Promise<string> {
  const [row] = await world.rows<{ object_id: string }>(
    'SELECT object_id FROM imports.rows WHERE import_id = $1 AND number = $2',
    [importId, number],
  )
  return row?.object_id ?? ''
}

describe('an undo', () => {
  test('leaves every table as it was, whatever the import made, linked and changed', async () => {
    const dina = await world.person('Dina Teacher', { roles: ['instructor'], phone: '+201000009999' })
    await finishedImport(
      world,
      salma,
      householdCsv([{ name: 'Old Child', dob: '2012-01-01', gender: 'boy', phone: '01000008888' }]),
    )
    const before = await everything()
    const file = householdCsv([
      {
        name: 'Old Child',
        dob: '2012-01-01',
        gender: 'boy',
        phone: '01000008888',
        phone2: '01000009999',
        notes: 'New note',
        number: '77',
      },
      { name: 'New Child', dob: '2013-01-01', gender: 'girl', phone: '01000009999', phone2: '01000007777' },
    ])
    const done = await finishedImport(world, salma, file, {}, { choices: { existing: 'replace' } })
    expect(countsOf(done.run_counts)).toMatchObject({
      'learner.create': 1,
      'learner.update': 1,
      'account.create': 1,
      'account.match': 2,
      'role.create': 1,
      'guardian.create': 3,
    })
    expect((await dina.get('/api/v1/parents/children/')).json.count).toBe(2)
    expect(await everything()).not.toEqual(before)
    expect((await undo(done.id)).row.state).toBe('undone')
    expect(await everything()).toEqual(before)
    expect((await dina.get('/api/v1/parents/children/')).json.count).toBe(0)
  })

  test('is refused for what was used since, names it, and takes the rest when asked', async () => {
    const done = await finishedImport(world, salma, children(4))
    const edited = await learnerOf(done.id, 2)
    const kept = await learnerOf(done.id, 3)
    await salma.patch(`/api/v1/learners/${edited}/`, { notes: 'Edited at the desk' })
    const [guardian] = await world.rows<{ user_id: string }>(
      'SELECT user_id FROM people.guardians WHERE learner_id = $1',
      [kept],
    )
    await world.rows(`INSERT INTO identity.sessions (id, user_id, kind, method, created_at, last_used_at, expires_at)
      VALUES (gen_random_uuid(), '${guardian?.user_id}', 'api', 'code', now(), now(), now() + interval '1 day')`)

    const refused = await undo(done.id)
    expect([refused.answer.status, refused.answer.json.code]).toEqual([409, 'import_used_since'])
    const preview = (await salma.get(`/api/v1/imports/${done.id}/undo/`)).json
    expect(preview.kept).toMatchObject([
      { reason: 'signed_in', count: 1, rows: [3] },
      { reason: 'edited', count: 1, rows: [2] },
      { reason: 'belongs_to_kept', count: 2, rows: [2] },
    ])
    const { row } = await undo(done.id, { partly: true })
    expect(row.state).toBe('partly_undone')
    const left = await world.rows('SELECT id FROM people.learners WHERE id = ANY($1)', [[edited, kept]])
    expect(left).toEqual([{ id: edited }])
    expect(
      (await world.rows('SELECT id FROM identity.users WHERE id = $1', [guardian?.user_id])).length,
    ).toBe(1)
  })

  test('keeps a value that somebody changed after the import', async () => {
    const line = { name: 'Sara Amin', dob: '2014-04-04', gender: 'girl', phone: '01050000001' }
    await finishedImport(world, salma, householdCsv([line]))
    const done = await finishedImport(
      world,
      salma,
      householdCsv([{ ...line, notes: 'From the file', number: '501' }]),
    )
    const id = await learnerOf(done.id, 2)
    await salma.patch(`/api/v1/learners/${id}/`, { notes: 'By hand' })
    const { row } = await undo(done.id, { partly: true })
    expect(row.state).toBe('partly_undone')
    expect(await world.rows('SELECT notes, legacy_id FROM people.learners WHERE id = $1', [id])).toEqual([
      { notes: 'By hand', legacy_id: null },
    ])
  })

  test('is possible for the owner of the import and for those who manage all', async () => {
    const mona = await world.person('Mona Supervisor', { roles: ['supervisor'] })
    const { json } = await uploadCsv(mona, children(1))
    expect((await salma.get(`/api/v1/imports/${json.id}/`)).status).toBe(200)
    expect((await mona.get('/api/v1/imports/')).json.count).toBe(1)
  })
})
