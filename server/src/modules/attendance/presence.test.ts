import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { makeCourse, makeLecture } from '#test/courses'
import { startWorld, type World } from '#test/harness'

/* Saturday 2026-11-21 in Cairo (UTC+2): morning lecture 10:00–11:30, evening lecture 18:00–19:30. */
let world: World
let admin: Caller
let huda: Caller
let key: string
let samira: Caller
let count = 0

beforeAll(async () => {
  world = await startWorld({ now: '2026-11-21T06:00:00Z' })
  admin = await world.person('Amal Admin', { roles: ['admin'] })
  huda = await world.person('Huda Salem', { roles: ['supervisor'] })
  key = (
    await admin.post('/api/v1/attendance/devices/', {
      device_id: 'gate-1',
      name: 'Gate',
      place: 'Main entrance',
    })
  ).json.secret_key
})
afterAll(() => world.stop())

beforeEach(async () => {
  world.at('2026-11-21T06:00:00Z')
  count += 1
  samira = await world.person(`Samira Adel${count}`, { roles: ['instructor'] })
  await admin.post('/api/v1/attendance/identities/', { external_id: `rfid:card-${count}`, user: samira.id })
})

async function day(): Promise<{ morning: string; evening: string }> {
  const course = await makeCourse(world, { instructors: [samira] })
  const morning = (await makeLecture(world, { course, startsAt: '2026-11-21T08:00:00Z' })).id
  const evening = (await makeLecture(world, { course, startsAt: '2026-11-21T16:00:00Z' })).id
  return { morning, evening }
}
const scan = (more: object = {}, device = { device_id: 'gate-1', secret_key: key }) =>
  world.visitor.post('/api/v1/attendance/scan/', { ...device, card_id: `card-${count}`, ...more })
const records = async () => (await samira.get('/api/v1/attendance/today/?ordering=starts_at')).json.results

describe('planning', () => {
  test('makes one record a lecture and a shift for the week, once', async () => {
    await day()
    const shift = await huda.post('/api/v1/attendance/schedules/', {
      instructor: samira.id,
      weekday: 0,
      start_time: '12:00',
      end_time: '15:00',
    })
    expect(shift.status).toBe(201)
    const first = await huda.post('/api/v1/attendance/generate/', { days: 8 })
    expect(first.json.created).toBeGreaterThanOrEqual(1)
    expect((await huda.post('/api/v1/attendance/generate/', { days: 8 })).json).toMatchObject({
      created: 0,
      moved: 0,
      removed: 0,
    })
    expect(
      (await records()).map((record: { type: string; starts_at: string }) => [record.type, record.starts_at]),
    ).toEqual([
      ['lecture', '2026-11-21T08:00:00.000Z'],
      ['supervision', '2026-11-21T10:00:00.000Z'],
      ['lecture', '2026-11-21T16:00:00.000Z'],
    ])
    expect((await samira.get('/api/v1/attendance/my-schedule/?days=8')).json.records).toHaveLength(4)
    expect((await huda.post('/api/v1/attendance/generate/', { days: 61 })).status).toBe(400)
    const overlap = await huda.post('/api/v1/attendance/schedules/', {
      instructor: samira.id,
      weekday: 0,
      start_time: '14:00',
      end_time: '16:00',
    })
    expect([overlap.status, overlap.json.code]).toEqual([409, 'schedule_overlap'])
    const schedule = `/api/v1/attendance/schedules/${shift.json.id}/`
    expect(
      (await huda.patch(schedule, { end_time: '14:30' }, { headers: { 'if-match': '"7"' } })).status,
    ).toBe(412)
    expect((await huda.patch(schedule, { end_time: '14:30' })).json).toMatchObject({
      end_time: '14:30:00',
      version: 2,
    })
    expect((await huda.delete(schedule)).status).toBe(204)
    expect((await huda.get(schedule)).status).toBe(404)
  })

  test('follows a lecture that moves, is cancelled or is given to a substitute', async () => {
    const { morning, evening } = await day()
    const karim = await world.person('Karim Nabil', { roles: ['instructor'] })
    await huda.post('/api/v1/attendance/generate/', { days: 1 })
    await world.rows(`UPDATE catalog.lectures SET instructor_id = $2 WHERE id = $1`, [morning, karim.id])
    await world.rows(
      `UPDATE catalog.lectures SET starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' WHERE id = $1`,
      [evening],
    )
    const { emit } = await import('#platform/events')
    const [row] = await world.rows<{ course_id: string }>(
      'SELECT course_id FROM catalog.lectures WHERE id = $1',
      [morning],
    )
    await world.within((ctx) =>
      emit(ctx, 'lectures.changed', { course_id: row?.course_id ?? '', lecture_ids: [morning, evening] }),
    )
    await world.work()
    expect((await records()).map((record: { starts_at: string }) => record.starts_at)).toEqual([
      '2026-11-21T17:00:00.000Z',
    ])
    expect((await karim.get('/api/v1/attendance/today/')).json.results).toHaveLength(1)
  })
})

describe('a device', () => {
  test('is refused without its key, with a wrong one, when switched off, and after its key was renewed', async () => {
    const made = (
      await admin.post('/api/v1/attendance/devices/', { device_id: `gate-x${count}`, name: 'Side gate' })
    ).json
    const mine = { device_id: made.device_id, secret_key: made.secret_key }
    expect((await scan({}, mine)).status).toBe(200)
    for (const wrong of [
      { ...mine, secret_key: 'hqd_wrong' },
      { ...mine, device_id: 'nowhere' },
      { device_id: mine.device_id, secret_key: '' },
    ]) {
      expect([(await scan({}, wrong)).status, (await scan({}, wrong)).json.code]).toEqual([
        401,
        'device_key_invalid',
      ])
    }
    const renewed = (await admin.post(`/api/v1/attendance/devices/${made.id}/renew-key/`)).json
    expect((await scan({}, mine)).status).toBe(401)
    expect((await scan({}, { ...mine, secret_key: renewed.secret_key })).status).toBe(200)
    await admin.patch(`/api/v1/attendance/devices/${made.id}/`, { is_active: false })
    expect((await scan({}, { ...mine, secret_key: renewed.secret_key })).status).toBe(401)
    expect((await admin.get(`/api/v1/attendance/devices/${made.id}/`)).json).not.toHaveProperty('secret_key')
    expect(
      (await admin.post('/api/v1/attendance/devices/', { device_id: 'gate-1', name: 'Twin' })).json.code,
    ).toBe('device_id_taken')
    expect((await huda.get('/api/v1/attendance/devices/')).status).toBe(403)
  })

  test('checks in everything that fits, ignores a second touch, checks out, lets back in', async () => {
    await day()
    world.at('2026-11-21T07:55:00Z')
    expect((await scan()).json).toMatchObject({ action: 'check_in', instructor: { id: samira.id } })
    expect(await records()).toMatchObject([
      { status: 'present', rating: 0, method: 'rfid' },
      { status: 'present' },
    ])
    world.at('2026-11-21T07:56:59Z')
    expect((await scan()).json.action).toBe('ignored')
    world.at('2026-11-21T09:32:00Z')
    expect((await scan()).json.action).toBe('check_out')
    expect(await records()).toMatchObject([
      { status: 'present', check_out_at: '2026-11-21T09:32:00.000Z' },
      { status: 'not_started', check_in_at: null, rating: null },
    ])
    world.at('2026-11-21T16:25:00Z')
    expect((await scan()).json.action).toBe('re_entry')
    expect(await records()).toMatchObject([
      { status: 'present' },
      { status: 'late', check_in_at: '2026-11-21T16:25:00.000Z' },
    ])
    const raw = await world.rows(
      'SELECT outcome FROM attendance.raw_scans WHERE user_id = $1 ORDER BY scanned_at',
      [samira.id],
    )
    expect(raw.map((row) => row['outcome'])).toEqual(['check_in', 'ignored', 'check_out', 're_entry'])
  })

  test('makes a record on a day without plan, and logs a card that nobody has', async () => {
    expect((await scan()).json.action).toBe('auto_created')
    expect(await records()).toMatchObject([
      { auto_created: true, status: 'present', type: 'supervision', ends_at: null },
    ])
    expect((await scan({ card_id: 'found-in-the-street' })).json).toMatchObject({
      action: 'unknown',
      instructor: null,
      records: [],
    })
  })

  test('that was offline sends its scans later, in any order, as often as it likes', async () => {
    await day()
    world.at('2026-11-21T20:00:00Z')
    const scans = [
      { card_id: `card-${count}`, timestamp: '2026-11-21T09:31:00Z', sequence: count * 100 + 2 },
      { card_id: `card-${count}`, timestamp: '2026-11-21T08:25:00Z', sequence: count * 100 + 1 },
    ]
    const send = () =>
      world.visitor.post(
        '/api/v1/attendance/scan/',
        { device_id: 'gate-1', scans },
        { headers: { 'x-device-key': key } },
      )
    expect((await send()).json.results.map((result: { action: string }) => result.action)).toEqual([
      'check_in',
      'check_out',
    ])
    expect((await send()).json.results.map((result: { action: string }) => result.action)).toEqual([
      'check_in',
      'check_out',
    ])
    expect((await records())[0]).toMatchObject({
      status: 'late',
      check_in_at: '2026-11-21T08:25:00.000Z',
      check_out_at: '2026-11-21T09:31:00.000Z',
    })
  })

  test('and another one that see somebody at once let him in once', async () => {
    await day()
    world.at('2026-11-21T07:58:00Z')
    const answers = await Promise.all(Array.from({ length: 6 }, () => scan()))
    expect(answers.map((answer) => answer.json.action).toSorted()).toEqual([
      'check_in',
      'ignored',
      'ignored',
      'ignored',
      'ignored',
      'ignored',
    ])
  })
})

describe('the own phone', () => {
  test("needs the code on the centre's screen, which ages in a minute and a half", async () => {
    await day()
    world.at('2026-11-21T07:50:00Z')
    expect((await samira.post('/api/v1/attendance/check-in/')).json.code).toBe('check_in_code_invalid')
    const { json } = await world.visitor.post('/api/v1/attendance/devices/code/', {
      device_id: 'gate-1',
      secret_key: key,
    })
    world.at('2026-11-21T07:52:00Z')
    expect((await samira.post('/api/v1/attendance/check-in/', { code: json.code })).json.code).toBe(
      'check_in_code_invalid',
    )
    world.at('2026-11-21T07:50:45Z')
    const inside = await samira.post('/api/v1/attendance/check-in/', { code: json.code })
    expect(inside.json.results).toMatchObject([
      { status: 'present', method: 'qr_code', device: { name: 'Gate' } },
      { status: 'present' },
    ])
    expect(
      (await samira.post('/api/v1/attendance/check-in/', { code: json.code })).json.results,
    ).toHaveLength(2)
    expect(
      (
        await samira.post('/api/v1/attendance/check-in/', {
          code: `${json.code.slice(0, 36)}.forged-forged-forged-1`,
        })
      ).status,
    ).toBe(409)
    world.at('2026-11-21T09:40:00Z')
    const fresh = (
      await world.visitor.post('/api/v1/attendance/devices/code/', { device_id: 'gate-1', secret_key: key })
    ).json
    expect(
      (await samira.post('/api/v1/attendance/check-out/', { code: fresh.code })).json.results[0],
    ).toMatchObject({ check_out_at: '2026-11-21T09:40:00.000Z' })
  })
})

describe('staff by hand', () => {
  test('check in and out, say absent, rate whom they saw', async () => {
    await day()
    await huda.post('/api/v1/attendance/generate/', { days: 1 })
    const [first] = await records()
    const act = (what: string, body: object = {}) =>
      huda.post(`/api/v1/attendance/${first.id}/${what}/`, body)
    world.at('2026-11-21T10:00:00Z')
    expect((await act('rate', { rating: 9 })).json.code).toBe('cannot_be_rated')
    expect((await act('manual-check-out')).json.code).toBe('not_checked_in')
    expect((await act('manual-check-in', { at: '2026-11-21T11:00:00Z' })).json.code).toBe('in_the_future')
    expect((await act('manual-check-in', { at: '2026-11-21T08:21:00Z' })).json).toMatchObject({
      status: 'late',
      method: 'manual',
      rating: 0,
    })
    expect((await act('manual-check-in', { at: '2026-11-21T09:01:00Z' })).json.status).toBe('absent')
    expect((await act('manual-check-in', { time: '10:05' })).json).toMatchObject({
      status: 'present',
      check_in_at: '2026-11-21T08:05:00.000Z',
    })
    expect((await act('manual-check-in', { at: '2026-11-21T08:20:00Z' })).json.status).toBe('present')
    expect((await act('manual-check-out', { at: '2026-11-21T08:00:00Z' })).json.code).toBe(
      'check_out_before_check_in',
    )
    expect((await act('manual-check-out')).json.check_out_at).toBe('2026-11-21T10:00:00.000Z')
    expect((await act('rate', { rating: 11 })).status).toBe(400)
    expect((await act('rate', { rating: 9 })).json.rating).toBe(9)
    expect((await act('mark-absent', { notes: 'Sent a substitute' })).json).toMatchObject({
      status: 'absent',
      rating: null,
      check_in_at: null,
      notes: 'Sent a substitute',
    })
    expect((await samira.post(`/api/v1/attendance/${first.id}/mark-absent/`)).status).toBe(403)
    expect(
      (await huda.post('/api/v1/attendance/0198f0aa-0000-7000-8000-000000000001/rate/', { rating: 5 }))
        .status,
    ).toBe(404)
  })

  test('see everybody; an instructor sees himself, and a record that has begun is pending', async () => {
    await day()
    await huda.post('/api/v1/attendance/generate/', { days: 1 })
    world.at('2026-11-21T08:10:00Z')
    expect((await records()).map((record: { status: string }) => record.status)).toEqual([
      'pending',
      'not_started',
    ])
    expect(
      (await huda.get(`/api/v1/attendance/all/?instructor=${samira.id}&status=pending`)).json.count,
    ).toBe(1)
    expect((await huda.get(`/api/v1/attendance/all/?search=adel${count}`)).json.count).toBe(2)
    const karim = await world.person('Karim Nabil', { roles: ['instructor'] })
    expect((await karim.get(`/api/v1/attendance/all/?instructor=${samira.id}`)).json.count).toBe(0)
    expect((await huda.get('/api/v1/attendance/date/2026-11-20/')).json.count).toBe(0)
    const summary = (await samira.get('/api/v1/attendance/today/summary/')).json
    expect(summary).toMatchObject({
      lectures: { total: 2, taken: 0 },
      instructors: { total: 2, pending: 1, not_started: 1 },
    })
  })
})
