import { spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import {
  checkedImport,
  countsOf,
  finishedImport,
  householdCsv,
  uploadCsv,
  type HouseholdLine,
} from '#test/import-files'

let world: World
let salma: Caller
beforeAll(async () => {
  world = await startWorld()
  salma = await world.person('Salma Office', { roles: ['admin'] })
})
afterAll(() => world.stop())

const effects = (list: readonly { key: string; count: number }[] | null) =>
  Object.fromEntries(Object.entries(countsOf(list)).filter(([key]) => !key.startsWith('rows.')))

function crowd(count: number, prefix: string): Buffer {
  return householdCsv(
    Array.from({ length: count }, (_, n) => ({
      name: `Child ${prefix} ${n}`,
      dob: '2014-05-06',
      gender: n % 2 === 0 ? 'girl' : 'boy',
      phone: `01${prefix}${String(Math.floor(n / 2)).padStart(5, '0')}`,
    })),
  )
}

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(String(address && typeof address === 'object' ? address.port : 0)))
    })
  })
}

/** Few names, days and phones, so that rows meet each other and what is there already. */
const line: fc.Arbitrary<HouseholdLine> = fc.record({
  name: fc.constantFrom('Ali Hassan', 'Mona Said', 'علي حسن', 'Omar Nour', ''),
  dob: fc.constantFrom('2014-01-02', '3/4/2015', '31/2/2014', '2016-07-08'),
  gender: fc.constantFrom('boy', 'girl', 'ولد', '?'),
  phone: fc.constantFrom('01020000001', '01020000002', '01020000003', '٠١٠٢٠٠٠٠٠٠٤', 'x'),
  phone2: fc.constantFrom('', '', '01020000001', '01020000005'),
  guardian: fc.constantFrom('', 'Nadia', 'Heba Said'),
  number: fc.constantFrom('', '', '7', '8', '9'),
  notes: fc.constantFrom('', 'a note'),
})

describe('a run', () => {
  test('does what its dry run said, whatever the file', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 25 }),
        fc.constantFrom('keep', 'fill', 'replace'),
        async (lines, existing) => {
          const done = await finishedImport(world, salma, householdCsv(lines), {}, { choices: { existing } })
          if (done.state === 'checked') return
          expect(done.state).toBe('done')
          expect(countsOf(done.run_counts)).toEqual(countsOf(done.check_counts))
        },
      ),
      { numRuns: 25, seed: 20261121 },
    )
  })

  test('that was killed goes on where it stood, and makes nobody twice', { timeout: 120_000 }, async () => {
    const { id } = await checkedImport(world, salma, crowd(4_000, '1101'))
    await salma.post(`/api/v1/imports/${id}/run/`)
    const worker = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../main.ts')], {
      env: {
        PATH: process.env['PATH'],
        ROLE: 'worker',
        HOST: '127.0.0.1',
        PORT: await freePort(),
        DATA_DIR: `/tmp/halqa-killed-${process.pid}`,
        DATABASE_URL: world.databaseUrl,
        DATABASE_ADMIN_URL: world.adminUrl,
      },
      stdio: 'ignore',
    })
    const written = async (): Promise<number> =>
      (
        await world.rows<{ written_to: number }>('SELECT written_to FROM imports.imports WHERE id = $1', [id])
      )[0]?.written_to ?? 0
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    try {
      while ((await written()) === 0 && worker.exitCode === null) await pause(20)
    } finally {
      worker.kill('SIGKILL')
      await ended
    }
    await pause(200)
    const at = await written()
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(4_001)

    await world.rows(`UPDATE imports.imports SET progress_at = now() - interval '2 minutes' WHERE id = $1`, [
      id,
    ])
    const resume = world.app.jobs.spec('imports.resume')
    if (!resume) throw new Error('nobody resumes imports')
    await world.app.jobs.run(resume, { due_at: world.now().toString() }, world.app.makeContext)
    await world.work()
    const done = (await salma.get(`/api/v1/imports/${id}/`)).json
    expect(done.state).toBe('done')
    expect(effects(done.run_counts)).toEqual({
      'learner.create': 4_000,
      'account.create': 2_000,
      'guardian.create': 4_000,
    })
    expect(effects(done.run_counts)).toEqual(effects(done.check_counts))
    const [count] = await world.rows(
      `SELECT count(*)::int AS n FROM people.learners WHERE first_name = 'Child' AND last_name LIKE '1101 %'`,
    )
    expect(count).toEqual({ n: 4_000 })
  })

  test('beside another run of the same people makes each once', async () => {
    const file = crowd(600, '1201')
    const [one, two] = [await checkedImport(world, salma, file), await checkedImport(world, salma, file)]
    await Promise.all([one, two].map(({ id }) => salma.post(`/api/v1/imports/${id}/run/`)))
    const run = world.app.jobs.spec('imports.run')
    if (!run) throw new Error('nobody runs imports')
    await Promise.all(
      [one, two].map(({ id }) => world.app.jobs.run(run, { import_id: id }, world.app.makeContext)),
    )
    const results = await Promise.all(
      [one, two].map(async ({ id }) => countsOf((await salma.get(`/api/v1/imports/${id}/`)).json.run_counts)),
    )
    const sum = (key: string) => results.reduce((total, counts) => total + (counts[key] ?? 0), 0)
    expect([sum('learner.create'), sum('learner.match'), sum('account.create')]).toEqual([600, 600, 300])
    await world.work()
  })

  test('of everything or nothing leaves nothing when the database refuses one row', async () => {
    const file = householdCsv([
      { name: 'Rami One', dob: '2014-01-01', gender: 'boy', phone: '01230000001' },
      { name: 'Rami Two', dob: '2014-01-01', gender: 'boy', phone: '01230000002' },
    ])
    const { id } = await checkedImport(world, salma, file)
    await world.rows(
      `UPDATE imports.rows SET data = data || '{"phone": "not a phone"}' WHERE import_id = $1 AND number = 3`,
      [id],
    )
    await salma.post(`/api/v1/imports/${id}/run/`, { on_errors: 'all' })
    await world.work()
    const found = (await salma.get(`/api/v1/imports/${id}/`)).json
    expect([found.state, found.failure]).toEqual(['checked', 'rolled_back'])
    expect(await world.rows(`SELECT 1 FROM people.learners WHERE first_name = 'Rami'`)).toEqual([])
  })

  test('leaves out the one row that the database refuses, and says so', async () => {
    const file = householdCsv([
      { name: 'Sami One', dob: '2014-01-01', gender: 'boy', phone: '01240000001' },
      { name: 'Sami Two', dob: '2014-01-01', gender: 'boy', phone: '01240000002' },
      { name: 'Sami Three', dob: '2014-01-01', gender: 'boy', phone: '01240000003' },
    ])
    const { id } = await checkedImport(world, salma, file)
    await world.rows(
      `UPDATE imports.rows SET data = data || '{"phone": "not a phone"}' WHERE import_id = $1 AND number = 3`,
      [id],
    )
    await salma.post(`/api/v1/imports/${id}/run/`)
    await world.work()
    const found = (await salma.get(`/api/v1/imports/${id}/`)).json
    expect(countsOf(found.run_counts)).toMatchObject({
      'rows.good': 2,
      'rows.failed': 1,
      'learner.create': 2,
    })
    const rows = await salma.get(`/api/v1/imports/${id}/rows/`, { query: { state: 'failed' } })
    expect(rows.json.results[0].problems[0].code).toBe('not_written')
  })

  test('invites new guardians only when asked, some a minute', async () => {
    // Ahead of the queue's own clock, so that what is for later waits.
    world.at('2026-12-31T10:00:00Z')
    await finishedImport(world, salma, crowd(50, '1501'), { invite: true })
    const sent = async () =>
      (await world.outbox()).filter((message) => message.kind === 'people.import_invitation')
    expect(await sent()).toHaveLength(20)
    await world.rows(`UPDATE pgboss.job SET start_after = now() WHERE name = 'imports.invite'`)
    await world.work()
    expect(await sent()).toHaveLength(25)
    expect(new Set((await sent()).map((message) => message.recipient)).size).toBe(25)
  })

  test('is told live', async () => {
    const { id } = await checkedImport(world, salma, crowd(30, '1001'))
    const [row] = await world.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.room_events WHERE room = $1`,
      [`import:${id}`],
    )
    expect(row?.n).toBeGreaterThanOrEqual(2)
  })

  test('needs the columns that rows need, and remembers how they were chosen', async () => {
    const file = Buffer.from('who,born,what,call\nMaha Aly,2015-01-01,girl,01250000001\n')
    const { json } = await uploadCsv(salma, file)
    const refused = await salma.post(`/api/v1/imports/${json.id}/check/`)
    expect([refused.status, Object.keys(refused.json.errors)]).toEqual([400, ['mapping.full_name']])
    const mapping = { full_name: 0, dob: 1, gender: 2, guardian_phone: 3 }
    expect(
      (await salma.patch(`/api/v1/imports/${json.id}/`, { mapping: { ...mapping, notes: 3 } })).status,
    ).toBe(400)
    await salma.patch(`/api/v1/imports/${json.id}/`, { mapping, words: { gender: { girl: 'female' } } })
    expect((await salma.post(`/api/v1/imports/${json.id}/check/`)).status).toBe(202)
    await world.work()
    const again = await uploadCsv(
      salma,
      Buffer.from('call,what,who,born\n01250000002,girl,Maha Two,2015-01-01\n'),
    )
    expect(again.json.mapping).toEqual({ full_name: 2, dob: 3, gender: 1, guardian_phone: 0 })
    expect((await salma.get('/api/v1/import-mappings/')).json.results.length).toBeGreaterThan(0)
  })

  test('templates come in three languages and are understood when they come back', async () => {
    for (const language of ['ar', 'fa', 'en'])
      for (const file of ['csv', 'xlsx']) {
        const template = await world.app.server.inject({
          method: 'GET',
          url: `/api/v1/import-kinds/households/template/?file=${file}&language=${language}`,
          headers: { authorization: `Bearer ${salma.person.token}` },
        })
        const checked = await checkedImport(world, salma, template.rawPayload)
        expect(countsOf(checked.check_counts)['rows.error']).toBeUndefined()
        expect(Object.keys(checked.mapping)).toHaveLength(15)
      }
  })
})
