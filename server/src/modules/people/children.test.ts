import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'

let world: World
let nadia: Caller
let samir: Caller
let omar: Caller
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  samir = await world.person('Samir Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Said', { roles: ['parent'] })
})
afterAll(() => world.stop())

const path = '/api/v1/parents/children/'
const yusuf = { first_name: 'Yusuf', last_name: 'Hassan', dob: '2017-03-14', gender: 'boy' }

async function addChild(who: Caller, more: object = {}) {
  const answer = await who.post(path, { ...yusuf, ...more })
  expect(answer.status, answer.text).toBe(201)
  return answer.json
}

/** Samir becomes the child's second guardian. */
async function secondGuardian(childId: string): Promise<void> {
  await world.rows(
    'INSERT INTO people.guardians (id, learner_id, user_id, relation, started_at) VALUES (gen_random_uuid(), $1, $2, $3, now())',
    [childId, samir.id, 'father'],
  )
}

async function photo(): Promise<{ bytes: Buffer; name: string; type: string }> {
  const bytes = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#27a' } })
    .png()
    .toBuffer()
  return { bytes, name: 'yusuf.png', type: 'image/png' }
}

describe('a parent', () => {
  test('adds a child and is its primary guardian', async () => {
    const child = await addChild(nadia, { relation: 'mother', phone: '٠١٠٠ ١٢٣ ٤٥٦٧' })
    expect(child).toMatchObject({
      ...yusuf,
      phone: '+201001234567',
      is_primary: true,
      relation: 'mother',
      image: null,
      archived_at: null,
    })
    expect(child.unique_code).toMatch(/^B\d{5}$/)
    expect(child.rights).toEqual({ view: true, pay: true, pick_up: true, message: true })
    expect((await nadia.get(`${path}${child.id}/`)).json).toEqual(child)
    expect((await nadia.get(path)).json.results.map((row: { id: string }) => row.id)).toContain(child.id)
  })

  test('who taps twice adds one child, if the app sends a key', async () => {
    const [one, two] = await Promise.all([
      nadia.post(path, yusuf, { key: 'tap-1-of-nadia' }),
      nadia.post(path, yusuf, { key: 'tap-1-of-nadia' }),
    ])
    const answers = [one, two].filter((answer) => answer.status === 201)
    expect(new Set(answers.map((answer) => answer.json.id)).size).toBe(1)
    expect((await nadia.post(path, yusuf, { key: 'tap-1-of-nadia' })).json.id).toBe(answers[0]?.json.id)
  })

  test('is told at the field what is wrong', async () => {
    const answer = await nadia.post(path, {
      first_name: '',
      dob: '14/03/2017',
      gender: 'male',
      phone: '12',
      hobby: 'chess',
    })
    expect(answer.status).toBe(400)
    expect(answer.json.errors).toHaveProperty('hobby')
    expect(
      Object.keys(
        (await nadia.post(path, { first_name: '', dob: '14/03/2017', gender: 'male' })).json.errors,
      ).sort(),
    ).toEqual(['dob', 'first_name', 'gender'])
    expect((await nadia.post(path, { ...yusuf, phone: '12' })).json.errors).toHaveProperty('phone')
    expect((await nadia.post(path, { ...yusuf, dob: '2026-11-22' })).json.errors.dob).toEqual([
      'The birth date lies in the future.',
    ])
    expect((await nadia.post(path, { ...yusuf, dob: '2017-02-30' })).status).toBe(400)
  })

  test('changes some facts, or all, and may send the answer back', async () => {
    const child = await addChild(nadia, { notes: 'Allergic to nuts' })
    expect((await nadia.patch(`${path}${child.id}/`, { first_name: ' Youssef ' })).json).toMatchObject({
      first_name: 'Youssef',
      notes: 'Allergic to nuts',
    })
    const replaced = await nadia.put(`${path}${child.id}/`, {
      first_name: 'Yusuf',
      dob: '2017-03-15',
      gender: 'boy',
    })
    expect(replaced.json).toMatchObject({
      last_name: '',
      notes: '',
      dob: '2017-03-15',
      unique_code: child.unique_code,
    })
    const back = await nadia.put(`${path}${child.id}/`, replaced.json)
    expect(back.status, back.text).toBe(200)
    expect(back.json).toEqual(replaced.json)
  })

  test('who corrects boy to girl gets a card with the right letter', async () => {
    const child = await addChild(nadia)
    const corrected = await nadia.patch(`${path}${child.id}/`, { gender: 'girl' })
    expect(corrected.json.unique_code).toMatch(/^G\d{5}$/)
  })

  test('gives a photo; replacing it lets the old one go', async () => {
    const first = await nadia.form('/api/v1/files/', { purpose: 'avatar', file: await photo() })
    const child = await addChild(nadia, { image: first.json.id })
    expect(child.image).toBe(first.json.url)
    expect((await omar.get(child.image)).status).toBe(404)
    expect((await omar.post(path, { ...yusuf, image: first.json.id })).json.errors).toHaveProperty('image')
    const second = await nadia.form('/api/v1/files/', { purpose: 'avatar', file: await photo() })
    expect((await nadia.patch(`${path}${child.id}/`, { image: second.json.id })).json.image).toBe(
      second.json.url,
    )
    expect(
      await world.rows('SELECT loose_since FROM media.files WHERE id = $1 AND loose_since IS NOT NULL', [
        first.json.id,
      ]),
    ).toHaveLength(1)
    expect((await nadia.patch(`${path}${child.id}/`, { image: child.image })).json.image).toBe(child.image)
    expect((await nadia.patch(`${path}${child.id}/`, { image: null })).json.image).toBeNull()
    expect((await nadia.patch(`${path}${child.id}/`, { image: 'cat.jpg' })).json.errors).toHaveProperty(
      'image',
    )
  })

  test('of an older app sends the photo inside the form', async () => {
    const answer = await nadia.form(path, { ...yusuf, image: await photo() })
    expect(answer.status, answer.text).toBe(201)
    expect((await nadia.get(answer.json.image)).headers['content-type']).toMatch(/^image\//)
    const page = Buffer.from('<!doctype html><script>1</script>')
    const refused = await nadia.form(path, {
      ...yusuf,
      image: { bytes: page, name: 'me.jpg', type: 'image/jpeg' },
    })
    expect(refused.json.errors).toHaveProperty('image')
  })

  test('archives a child, finds it among the archived ones and brings it back', async () => {
    const child = await addChild(nadia)
    expect((await nadia.delete(`${path}${child.id}/`)).status).toBe(204)
    expect((await nadia.get(path)).json.results.map((row: { id: string }) => row.id)).not.toContain(child.id)
    expect(
      (await nadia.get(`${path}?archived=true`)).json.results.map((row: { id: string }) => row.id),
    ).toEqual([child.id])
    expect((await nadia.patch(`${path}${child.id}/`, { notes: 'x' })).status).toBe(404)
    expect((await nadia.post(`${path}${child.id}/restore/`)).json).toEqual(child)
  })

  test('every change is in the audit trail, and no name in any event', async () => {
    const child = await addChild(nadia, { first_name: 'Zakariyya' })
    await nadia.patch(`${path}${child.id}/`, { notes: 'Left-handed' })
    await nadia.delete(`${path}${child.id}/`)
    const trail = await world.rows<{ action: string }>(
      'SELECT action FROM platform.audit_log WHERE object_id = $1 ORDER BY position',
      [child.id],
    )
    expect(trail.map((row) => row.action)).toEqual(['learner.create', 'learner.change', 'learner.archive'])
    const events = await world.rows<{ type: string }>(
      `SELECT type FROM platform.events WHERE data->>'learner_id' = $1 ORDER BY id`,
      [child.id],
    )
    expect(events.map((row) => row.type)).toEqual(['learner.created', 'learner.changed', 'learner.archived'])
    expect(
      await world.rows(`SELECT 1 FROM platform.events WHERE data::text ~ 'Zakariyya|Left-handed'`),
    ).toEqual([])
  })
})

describe('somebody else', () => {
  test('finds nothing of a stranger’s child', async () => {
    const child = await addChild(nadia)
    const one = `${path}${child.id}/`
    const tries = [
      omar.get(one),
      omar.put(one, yusuf),
      omar.patch(one, {}),
      omar.delete(one),
      omar.post(`${one}restore/`),
      omar.delete(`${one}guardians/${nadia.id}/`),
    ]
    for (const answer of await Promise.all(tries)) expect(answer.status).toBe(404)
    expect((await omar.get(path)).json.count).toBe(0)
    expect((await omar.get(`${path}?search=Yusuf`)).json.count).toBe(0)
    expect((await world.visitor.get(one)).status).toBe(401)
    expect((await nadia.get(`${path}no-uuid/`)).status).toBe(404)
  })

  test('a second guardian sees the child but does not edit it', async () => {
    const child = await addChild(nadia)
    await secondGuardian(child.id)
    expect((await samir.get(`${path}${child.id}/`)).json).toMatchObject({
      is_primary: false,
      relation: 'father',
    })
    expect((await samir.patch(`${path}${child.id}/`, { notes: 'x' })).status).toBe(403)
    expect((await samir.delete(`${path}${child.id}/`)).status).toBe(403)
    expect((await samir.delete(`${path}${child.id}/guardians/${nadia.id}/`)).status).toBe(403)
  })

  test('an ended link takes every access away at once', async () => {
    const child = await addChild(nadia)
    await secondGuardian(child.id)
    expect((await nadia.delete(`${path}${child.id}/guardians/${samir.id}/`)).status).toBe(204)
    expect((await samir.get(`${path}${child.id}/`)).status).toBe(404)
    expect((await nadia.delete(`${path}${child.id}/guardians/${samir.id}/`)).status).toBe(404)
    expect((await nadia.delete(`${path}${child.id}/guardians/${nadia.id}/`)).json.code).toBe('last_guardian')
  })

  test('when two guardians leave at once, one of them stays', async () => {
    const child = await addChild(nadia)
    await secondGuardian(child.id)
    const one = `${path}${child.id}/guardians/`
    const answers = await Promise.all([
      nadia.delete(`${one}${nadia.id}/`),
      samir.delete(`${one}${samir.id}/`),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409])
    const links = await world.rows(
      'SELECT is_primary FROM people.guardians WHERE learner_id = $1 AND ended_at IS NULL',
      [child.id],
    )
    expect(links).toEqual([{ is_primary: true }])
  })
})
