import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { checkedImport, countsOf, finishedImport, householdCsv, uploadCsv } from '#test/import-files'

let world: World
let salma: Caller
beforeAll(async () => {
  world = await startWorld()
  salma = await world.person('Salma Office', { roles: ['admin'] })
})
afterAll(() => world.stop())

const hassans = householdCsv([
  {
    name: 'Mariam Hassan',
    dob: '2015-09-02',
    gender: 'girl',
    guardian: 'Nadia Hassan',
    phone: '0101 234 5678',
    phone2: '01112345678',
    guardian2: 'Karim Hassan',
  },
  { name: 'Omar Hassan', dob: '2017-01-20', gender: 'boy', guardian: 'Nadia Hassan', phone: '٠١٠١٢٣٤٥٦٧٨' },
  { name: 'Laila Said', dob: '3/4/2016', gender: 'بنت', guardian: 'Heba Said', phone: '1512345678' },
])

describe('importing households', () => {
  test('columns are known by their names, and the dry run counts without writing', async () => {
    const learners = await world.rows('SELECT * FROM people.learners')
    const checked = await checkedImport(world, salma, hassans)
    expect(checked.state).toBe('checked')
    expect(checked.mapping).toMatchObject({
      full_name: 0,
      dob: 1,
      gender: 2,
      guardian_phone: 4,
      guardian2_phone: 6,
    })
    expect(countsOf(checked.check_counts)).toEqual({
      'rows.good': 3,
      'learner.create': 3,
      'account.create': 3,
      'guardian.create': 4,
    })
    expect(await world.rows('SELECT * FROM people.learners')).toEqual(learners)
  })

  test('the run makes learners with codes, siblings share their guardians, nobody gets a letter', async () => {
    const done = await finishedImport(world, salma, hassans)
    expect(done.state).toBe('done')
    expect(countsOf(done.run_counts)).toEqual({
      'rows.good': 3,
      'learner.create': 3,
      'account.create': 3,
      'guardian.create': 4,
    })
    const list = await salma.get('/api/v1/learners/', { query: { search: 'Hassan' } })
    const mariam = list.json.results.find((one: { first_name: string }) => one.first_name === 'Mariam')
    const omar = list.json.results.find((one: { first_name: string }) => one.first_name === 'Omar')
    expect(mariam.unique_code).toMatch(/^G\d{5}$/)
    expect(mariam.guardians.map((one: { phone_number1: string }) => one.phone_number1)).toEqual([
      '+201012345678',
      '+201112345678',
    ])
    expect(mariam.guardians[0].is_primary).toBe(true)
    expect(mariam.guardians[1].relation).toBe('mother')
    expect(omar.guardians[0].user_id).toBe(mariam.guardians[0].user_id)
    expect(await world.outbox()).toEqual([])
  })

  test('the same file again finds everybody and makes nobody', async () => {
    const again = await finishedImport(world, salma, hassans)
    expect(countsOf(again.run_counts)).toEqual({ 'rows.good': 3, 'learner.match': 3, 'account.match': 3 })
    expect(countsOf(again.run_counts)).toEqual(countsOf(again.check_counts))
  })

  test('errors are told by row in the reader’s language', async () => {
    const broken = householdCsv([
      { name: '', dob: '2015-13-40', gender: 'x', phone: '12', notes: 'a' },
      { name: 'Good Child', dob: '2014-05-06', gender: 'm', phone: '01099990001' },
      { name: 'Good Child', dob: '2014-05-06', gender: 'm', phone: '01099990001' },
    ])
    const { id, check_counts: counts } = await checkedImport(world, salma, broken)
    expect(countsOf(counts)).toMatchObject({ 'rows.error': 1, 'rows.good': 1, 'rows.duplicate': 1 })
    const rows = await salma.get(`/api/v1/imports/${id}/rows/`, {
      query: { state: 'error' },
      headers: { 'accept-language': 'ar' },
    })
    expect(rows.json.count).toBe(1)
    const codes = rows.json.results[0].problems.map((problem: { code: string }) => problem.code)
    expect(codes).toEqual(['name_required', 'date_impossible', 'gender_unknown', 'phone_invalid'])
    expect(rows.json.results[0].problems[0].message).toBe('الاسم غير موجود.')
    const all = await salma.post(`/api/v1/imports/${id}/run/`, { on_errors: 'all' })
    expect([all.status, all.json.code]).toEqual([409, 'import_has_errors'])
    const file = await salma.get(`/api/v1/imports/${id}/errors/`, { query: { file: 'csv' } })
    expect(file.text).toContain('What to correct')
    expect(file.text.split('\r\n')).toHaveLength(3)
  })

  test('an undo leaves the database as it was', async () => {
    const tables = ['identity.users', 'identity.user_roles', 'people.learners', 'people.guardians']
    const dump = async () =>
      Promise.all(tables.map((name) => world.rows(`SELECT * FROM ${name} ORDER BY 1, 2`)))
    const before = await dump()
    const file = householdCsv([
      {
        name: 'Mariam Hassan',
        dob: '2015-09-02',
        gender: 'girl',
        phone: '01012345678',
        phone2: '01500000001',
        notes: 'Plays the piano',
      },
      { name: 'Tarek Zaki', dob: '2013-02-01', gender: 'boy', phone: '01500000002', guardian: 'Mona Zaki' },
      { name: 'Hana Zaki', dob: '2016-02-01', gender: 'girl', phone: '01500000002' },
    ])
    const done = await finishedImport(world, salma, file)
    expect(countsOf(done.run_counts)).toMatchObject({
      'learner.create': 2,
      'learner.update': 1,
      'account.create': 2,
      'guardian.create': 3,
    })
    const preview = await salma.get(`/api/v1/imports/${done.id}/undo/`)
    expect(preview.json.kept).toEqual([])
    await salma.post(`/api/v1/imports/${done.id}/undo/`)
    await world.work()
    const undone = await salma.get(`/api/v1/imports/${done.id}/`)
    expect(undone.json.state).toBe('undone')
    const after = await dump()
    const withoutVersion = (rows: readonly unknown[][]) =>
      JSON.parse(JSON.stringify(rows, (key, value) => (key === 'version' ? undefined : value)))
    expect(withoutVersion(after)).toEqual(withoutVersion(before))
  })

  test('imports of others are not found', async () => {
    const dina = await world.person('Dina Supervisor', { roles: ['supervisor'] })
    const { json } = await uploadCsv(salma, hassans)
    expect((await dina.get(`/api/v1/imports/${json.id}/`)).status).toBe(404)
    expect((await dina.post(`/api/v1/imports/${json.id}/check/`)).status).toBe(404)
  })
})
