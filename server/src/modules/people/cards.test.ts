import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { makeChild, makeStudent } from '#test/learners'
import { pdfLines, pdfPageCount } from '#test/pdf-text'
import { readCardText, textOn } from './cards.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const tokenOf = async (id: string): Promise<string> => {
  const [row] = await world.rows<{ card_token: string }>(
    'SELECT card_token FROM people.learners WHERE id = $1',
    [id],
  )
  return row?.card_token ?? ''
}

describe('cards', () => {
  test('a parent prints the card of her child in her own language, photo and all', async () => {
    const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
    const yusuf = await makeChild(world, nadia, 'يوسف حسن')
    const bytes = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#a60' } })
      .jpeg()
      .toBuffer()
    const { json: file } = await nadia.form('/api/v1/files/', {
      purpose: 'avatar',
      file: { bytes, name: 'yusuf.jpg', type: 'image/jpeg' },
    })
    await nadia.patch(`/api/v1/parents/children/${yusuf.id}/`, { image: file.id })
    const answer = await nadia.get(`/api/v1/parents/children/${yusuf.id}/card/`, {
      headers: { 'accept-language': 'ar' },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.bytes.includes('/Subtype /Image')).toBe(true)
    const lines = pdfLines(answer.bytes, 'rtl').join('\n')
    expect(lines).toContain('يوسف حسن')
    expect(lines).toContain(yusuf.unique_code)
    expect(lines).toContain('بطاقة متعلم')
  })

  test('nobody else’s child has a card for her, and an ended guardian none any more', async () => {
    const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
    const huda = await world.person('Huda Salem', { roles: ['parent'] })
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const card = `/api/v1/parents/children/${yusuf.id}/card/`
    expect((await huda.get(card)).status).toBe(404)
    expect((await huda.post(`${card}reissue/`)).status).toBe(404)
    expect((await huda.get(`/api/v1/learners/${yusuf.id}/card/`)).status).toBe(403)
    expect((await nadia.get(card)).status).toBe(200)
    await world.rows('UPDATE people.guardians SET ended_at = now(), is_primary = false WHERE user_id = $1', [
      nadia.id,
    ])
    expect((await nadia.get(card)).status).toBe(404)
  })

  test('the desk prints many on sheets of ten, and those of a course', async () => {
    const sara = await world.person('Sara Adel', { roles: ['support'] })
    const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
    const children = []
    for (let n = 1; n <= 12; n++) children.push(await makeChild(world, nadia, `Child Number${n}`))
    const ids = children.map((child) => child.id)
    const sheets = await sara.post('/api/v1/learners/cards/', { learners: ids })
    expect(sheets.status).toBe(200)
    expect(pdfPageCount(sheets.bytes)).toBe(2)
    const single = await sara.post('/api/v1/learners/cards/', { learners: ids, layout: 'card' })
    expect(pdfPageCount(single.bytes)).toBe(12)
    const both = await sara.post('/api/v1/learners/cards/', { learners: ids, course: ids[0] })
    expect(both.json.errors).toHaveProperty('learners')
    expect((await sara.post('/api/v1/learners/cards/', { course: ids[0] })).status).toBe(404)
    expect((await nadia.post('/api/v1/learners/cards/', { learners: ids })).status).toBe(403)
  })

  test('a name that looks like a command is only a name', async () => {
    const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
    const child = await makeChild(world, nadia, '#evil[ $x$')
    const { bytes } = await nadia.get(`/api/v1/parents/children/${child.id}/card/`)
    expect(pdfLines(bytes, 'ltr').join('\n')).toContain('#evil[ $x$')
  })

  test('a lost card is refused after the next one was issued; the code stays for life', async () => {
    const sara = await world.person('Sara Adel', { roles: ['support'] })
    const nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const lost = `${yusuf.unique_code}-${await tokenOf(yusuf.id)}`
    const scan = (card: string) => sara.post('/api/v1/learners/scan/', { card })
    expect((await scan(lost)).json).toMatchObject({ is_present: true, learner: { id: yusuf.id } })
    expect((await nadia.post(`/api/v1/parents/children/${yusuf.id}/card/reissue/`)).status).toBe(204)
    expect((await scan(lost)).json).toMatchObject({
      is_present: false,
      learner: { unique_code: yusuf.unique_code },
    })
    const present = `${yusuf.unique_code}-${await tokenOf(yusuf.id)}`
    expect((await scan(present.toLowerCase())).json.is_present).toBe(true)
    expect((await scan(yusuf.unique_code)).json.is_present).toBe(true)
    expect((await scan('B9')).status).toBe(404)
    const [entry] = await world.rows(
      'SELECT actor_id FROM platform.audit_log WHERE action = $1 AND object_id = $2',
      ['learner.reissue_card', yusuf.id],
    )
    expect(entry).toEqual({ actor_id: nadia.id })
  })

  test('a student without gender has no code and so no card', async () => {
    const sara = await world.person('Sara Adel', { roles: ['support'] })
    const omar = await world.person('Omar Nabil', { roles: ['student'] })
    const learner = await makeStudent(world, omar)
    await world.rows('UPDATE people.learners SET gender = NULL, unique_code = NULL WHERE id = $1', [
      learner.id,
    ])
    expect((await sara.get(`/api/v1/learners/${learner.id}/card/`)).json.code).toBe('no_card_yet')
  })
})

test('a card is read in any digits and letters, and nothing else is one', () => {
  expect(readCardText(' b١٢٣٤٥-7f3a9c ')).toEqual({ code: 'B12345', token: '7F3A9C' })
  expect(readCardText('G00001')).toEqual({ code: 'G00001', token: null })
  for (const other of ['', 'X12345', 'B123456', 'B12345-', 'B12345-7F3A9', 'https://x/B12345'])
    expect(readCardText(other)).toBeNull()
})

test('text on the brand’s colour is readable', () => {
  expect(textOn('#0f766e')).toBe('#ffffff')
  expect(textOn('#fde047')).toBe('#111827')
})
