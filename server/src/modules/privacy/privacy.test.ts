import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'

let world: World
beforeAll(async () => void (world = await startWorld()))
afterAll(() => world.stop())

/** The files of a ZIP, unpacked by the system's own tool. */
function unzip(bytes: Buffer): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'halqa-zip-'))
  writeFileSync(path.join(folder, 'a.zip'), bytes)
  execFileSync('python3', ['-m', 'zipfile', '-e', path.join(folder, 'a.zip'), folder])
  return folder
}

async function download(who: Caller, id: string) {
  const base = await world.listen()
  return fetch(`${base}/api/v1/privacy/exports/${id}/file/`, {
    headers: { authorization: `Bearer ${who.person.token}` },
  })
}

describe('a copy of one’s data', () => {
  test('Nadia asks, is told, downloads and reads it; nobody else can', async () => {
    const nadia = await world.person('Nadia Hassan', {
      roles: ['parent'],
      email: 'nadia@example.org',
      locale: 'ar',
    })
    const omar = await world.person('Omar Ali', { roles: ['parent'] })
    const asked = await nadia.post('/api/v1/privacy/exports/')
    expect(asked.status).toBe(201)
    expect(asked.json.status).toBe('waiting')
    expect((await nadia.post('/api/v1/privacy/exports/')).json.code).toBe('request_open')
    await world.work()
    const list = await nadia.get('/api/v1/privacy/my-requests/')
    expect(list.json.results[0]).toMatchObject({ status: 'ready', mine: true, kind: 'export' })
    const told = await nadia.get('/api/v1/notifications/')
    expect(told.json.results[0].title).toBe('نسختك جاهزة')
    expect((await download(omar, asked.json.id)).status).toBe(404)
    const answer = await download(nadia, asked.json.id)
    expect(answer.status).toBe(200)
    const folder = unzip(Buffer.from(await answer.arrayBuffer()))
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
    expect(page).toContain('dir="rtl"')
    expect(page).toContain('بيانات Nadia Hassan')
    const identity = JSON.parse(readFileSync(path.join(folder, 'data/identity.json'), 'utf8'))
    expect(identity.users[0]).toMatchObject({ first_name: 'Nadia', email: 'nadia@example.org' })
    expect(identity.users[0]).not.toHaveProperty('password_hash')
    expect(JSON.stringify(identity)).not.toContain('Omar')
    world.at('2026-11-29T10:00:00Z')
    expect((await download(nadia, asked.json.id)).status).toBe(404)
    world.at('2026-11-21T10:00:00Z')
  })

  test('needs a fresh sign-in, and three a day are enough', async () => {
    const sami = await world.person('Sami Adel', { roles: ['parent'] })
    world.at('2026-11-21T11:00:00Z')
    expect((await sami.post('/api/v1/privacy/exports/')).json.code).toBe('fresh_sign_in_required')
    world.at('2026-11-21T10:00:00Z')
    for (let copy = 0; copy < 3; copy += 1) {
      expect((await sami.post('/api/v1/privacy/exports/')).status).toBe(201)
      await world.work()
    }
    expect((await sami.post('/api/v1/privacy/exports/')).json.code).toBe('too_many_exports')
  })

  test('a guardian may ask for the child, a stranger finds nothing', async () => {
    const mona = await world.person('Mona Saad', { roles: ['parent'] })
    const other = await world.person('Hany Zaki', { roles: ['parent'] })
    const child = await mona.post('/api/v1/parents/children/', {
      first_name: 'Lina',
      last_name: 'Saad',
      dob: '2016-05-01',
      gender: 'girl',
    })
    expect((await other.post('/api/v1/privacy/exports/', { child: child.json.id })).status).toBe(404)
    const asked = await mona.post('/api/v1/privacy/exports/', { child: child.json.id })
    expect(asked.json).toMatchObject({ subject_kind: 'learner', subject: child.json.id })
    await world.work()
    const answer = await download(mona, asked.json.id)
    const folder = unzip(Buffer.from(await answer.arrayBuffer()))
    const people = JSON.parse(readFileSync(path.join(folder, 'data/people.json'), 'utf8'))
    expect(people.learners).toHaveLength(1)
    expect(people.learners[0]).toMatchObject({ first_name: 'Lina', dob: '2016-05-01' })
    expect(existsSync(path.join(folder, 'data/identity.json'))).toBe(true)
  })

  test('staff ask for somebody with proof and reason, and hand it over', async () => {
    const admin = await world.person('Admin Azza', { roles: ['admin'] })
    const sara = await world.person('Sara Nour', { roles: ['student'] })
    const body = { kind: 'export', subject_kind: 'user', subject: sara.id, identity_proof: 'document' }
    expect((await sara.post('/api/v1/privacy/requests/', { ...body, reason: 'Because' })).status).toBe(403)
    expect((await admin.post('/api/v1/privacy/requests/', { ...body, reason: 'no' })).status).toBe(400)
    const made = await admin.post('/api/v1/privacy/requests/', { ...body, reason: 'Came with a passport' })
    expect(made.json).toMatchObject({ name: 'Sara Nour', mine: true, reason: 'Came with a passport' })
    await world.work()
    expect((await download(sara, made.json.id)).status).toBe(404)
    expect((await download(admin, made.json.id)).status).toBe(200)
    const list = await admin.get('/api/v1/privacy/requests/?search=sara')
    expect(list.json.results).toHaveLength(1)
    const log = await world.rows(
      "SELECT action FROM platform.audit_log WHERE object_id = $1 AND action LIKE 'privacy.%' ORDER BY position",
      [sara.id],
    )
    expect(log.map((row) => row['action'])).toEqual([
      'privacy.ask_export',
      'privacy.export',
      'privacy.download',
    ])
  })
})

describe('a deletion', () => {
  const later = () => world.app.jobs.run(dueJob(), { due_at: world.now().toString() }, world.app.makeContext)
  function dueJob() {
    const spec = world.app.jobs.spec('privacy.due-erasures')
    if (!spec) throw new Error('no such job')
    return spec
  }

  test('waits seven days, can be taken back, then is done', async () => {
    const huda = await world.person('Huda Canary', { roles: ['parent'], email: 'huda@example.org' })
    const seen = await huda.get('/api/v1/privacy/erasure/')
    expect(seen.json.open).toBe(null)
    expect(seen.json.preview.blockers).toEqual([])
    expect(seen.json.preview.chapters.map((chapter: { category: string }) => chapter.category)).toContain(
      'profile',
    )
    const asked = await huda.post('/api/v1/privacy/erasure/', {})
    expect(asked.json).toMatchObject({ status: 'waiting', not_before: '2026-11-28T10:00:00.000Z' })
    await world.work()
    expect((await world.outbox()).filter((letter) => letter.recipient === 'huda@example.org')).toHaveLength(1)
    const back = await huda.post(`/api/v1/privacy/requests/${asked.json.id}/cancel/`)
    expect(back.json.status).toBe('cancelled')
    const again = await huda.post('/api/v1/privacy/erasure/', {})
    world.at('2026-11-28T09:00:00Z')
    await later()
    await world.work()
    expect((await huda.get('/api/v1/profile/')).status).toBe(200)
    world.at('2026-11-28T10:00:00Z')
    await later()
    await world.work()
    expect((await huda.get('/api/v1/profile/')).status).toBe(401)
    const [row] = await world.rows('SELECT * FROM identity.users WHERE id = $1', [huda.id])
    expect(row).toMatchObject({ first_name: 'Erased user', last_name: '', email: null, is_active: false })
    const [request] = await world.rows('SELECT status, counts FROM privacy.requests WHERE id = $1', [
      again.json.id,
    ])
    expect(request).toMatchObject({ status: 'done' })
    world.at('2026-11-21T10:00:00Z')
  })

  test('is refused while a child would be left alone, unless the child goes too', async () => {
    const dina = await world.person('Dina Fathy', { roles: ['parent'] })
    const child = await dina.post('/api/v1/parents/children/', {
      first_name: 'Ziad',
      last_name: 'Fathy',
      dob: '2015-02-01',
      gender: 'boy',
    })
    const alone = await dina.get('/api/v1/privacy/erasure/')
    expect(alone.json.preview.blockers[0]).toMatchObject({ code: 'only_guardian' })
    expect(alone.json.preview.blockers[0].things[0]).toMatchObject({ id: child.json.id, label: 'Ziad Fathy' })
    expect((await dina.post('/api/v1/privacy/erasure/', {})).json.code).toBe('erasure_blocked')
    expect((await dina.delete('/auth/users/me/', { current_password: 'x' })).status).toBe(400)
    const along = await dina.get('/api/v1/privacy/erasure/?with_children=true')
    expect(along.json.preview.blockers).toEqual([])
    expect((await dina.post('/api/v1/privacy/erasure/', { with_children: true })).status).toBe(201)
    world.at('2026-11-28T10:00:01Z')
    await later()
    await world.work()
    const [row] = await world.rows(
      'SELECT first_name, last_name, dob::text FROM people.learners WHERE id = $1',
      [child.json.id],
    )
    expect(row).toMatchObject({ first_name: 'Erased user', last_name: '', dob: '2015-01-01' })
    world.at('2026-11-21T10:00:00Z')
  })

  test('the last owner stays; staff erase at once, and two at a time do it once', async () => {
    const owner = await world.person('Only Owner', { roles: ['owner'] })
    expect((await owner.post('/api/v1/privacy/erasure/', {})).json.code).toBe('erasure_blocked')
    const rami = await world.person('Rami Fouad', { roles: ['student'] })
    const order = {
      kind: 'erasure',
      subject_kind: 'user',
      subject: rami.id,
      identity_proof: 'in_person',
      reason: 'Asked at the desk',
      at_once: true,
    }
    const answers = await Promise.all(
      [owner, owner, owner].map((who) => who.post('/api/v1/privacy/requests/', order)),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409])
    await world.work()
    expect((await rami.get('/api/v1/profile/')).status).toBe(401)
    expect((await owner.post('/api/v1/privacy/requests/', order)).status).toBe(404)
  })
})

test('retention is a setting, and the night reports what it removed', async () => {
  const admin = await world.person('Admin Ehab', { roles: ['admin'] })
  const wrong = await admin.patch('/api/v1/privacy/retention/', { sessions: 1 })
  expect(wrong.json.errors.sessions).toBeDefined()
  const set = await admin.patch('/api/v1/privacy/retention/', { letters: 7 })
  expect(set.json.results.find((row: { kind: string }) => row.kind === 'letters')).toMatchObject({
    days: 7,
    default: 90,
  })
  world.at('2026-12-21T10:00:00Z')
  const spec = world.app.jobs.spec('privacy.retention')
  if (!spec) throw new Error('no such job')
  await world.app.jobs.run(spec, { due_at: world.now().toString() }, world.app.makeContext)
  expect((await world.outbox()).filter((letter) => letter.body !== '')).toEqual([])
  world.at('2026-11-21T10:00:00Z')
  const after = await admin.get('/api/v1/privacy/retention/')
  expect(after.json.last_run).toBe('2026-12-21T10:00:00.000Z')
  expect(after.json.results.find((row: { kind: string }) => row.kind === 'letters').removed).toBeGreaterThan(
    0,
  )
})
