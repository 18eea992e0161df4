import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { makeCourse, makeLecture } from '#test/courses'
import { enrol } from '#test/enrolments'
import { startWorld, type World } from '#test/harness'
import { makeChild } from '#test/learners'

interface Frame {
  readonly type: string
  readonly data?: Record<string, unknown>
  readonly [more: string]: unknown
}

/** A client of the line that remembers what it heard. */
class Listener {
  readonly frames: Frame[] = []
  readonly ws: WebSocket
  code: number | null = null
  constructor(url: string, token?: string) {
    this.ws = new WebSocket(url)
    this.ws.on('message', (data) => this.frames.push(JSON.parse(String(data))))
    this.ws.on('close', (code) => (this.code = code))
    this.ws.on('open', () => token && this.ws.send(JSON.stringify({ type: 'auth', token })))
  }
  async until(done: (frames: Frame[]) => boolean): Promise<Frame[]> {
    for (let wait = 0; wait < 200 && !done(this.frames); wait++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return this.frames
  }
  heard(type: string): Frame[] {
    return this.frames.filter((frame) => frame.type === type)
  }
}

let world: World
let address: string
let samira: Caller
let karim: Caller
let huda: Caller
let nadia: Caller
let layla: Caller
let course: { id: string }
let yusuf: string
let zain: string
const open: Listener[] = []

beforeAll(async () => {
  world = await startWorld({ now: '2026-11-21T10:00:00Z' })
  address = (await world.listen()).replace('http', 'ws')
  samira = await world.person('Samira Adel', { roles: ['instructor'] })
  karim = await world.person('Karim Nabil', { roles: ['instructor'] })
  huda = await world.person('Huda Salem', { roles: ['supervisor'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  layla = await world.person('Layla Fouad', { roles: ['parent'] })
  course = await makeCourse(world, { name: 'Tajweed 2', instructors: [samira] })
  yusuf = (await makeChild(world, nadia, 'Yusuf Hassan')).id
  zain = (await makeChild(world, layla, 'Zain Fouad')).id
  for (const learner of [yusuf, zain])
    await enrol(world, { course: course.id, learner, activeFrom: '2026-11-01' })
})
afterAll(async () => {
  for (const listener of open) listener.ws.terminate()
  await world.stop()
})

async function listen(who: Caller): Promise<Listener> {
  const listener = new Listener(`${address}/ws/attendance/`, who.person.token)
  open.push(listener)
  await listener.until((frames) => frames.length > 0)
  return listener
}
const lecture = async () => (await makeLecture(world, { course, startsAt: '2026-11-21T09:30:00Z' })).id
const mark = (id: string, marks: object[]) =>
  samira.post(`/api/v1/attendance/lecture/${id}/mark-bulk/`, { marks })

describe('/ws/attendance/', () => {
  test('greets, answers ping and summary, and shows each what is theirs', async () => {
    const id = await lecture()
    const [office, own, other, mother, stranger] = await Promise.all(
      [huda, samira, karim, nadia, layla].map(listen),
    )
    if (!office || !own || !other || !mother || !stranger) throw new Error('somebody did not come')
    expect(office.frames[0]).toMatchObject({
      type: 'connection_established',
      user_id: huda.id,
      message: expect.any(String),
    })
    await mark(id, [{ child: yusuf, present: true }])
    await office.until(() => office.heard('attendance_update').length === 1)
    await own.until(() => own.heard('attendance_update').length === 1)
    await mother.until(() => mother.heard('attendance_update').length === 1)
    expect(office.heard('attendance_update')[0]?.data).toMatchObject({
      lecture: { id, course_name: 'Tajweed 2' },
      counts: { total: 2, present: 1, unmarked: 1 },
      marks: [{ child: yusuf, status: 'present' }],
    })
    expect(own.heard('attendance_update')[0]).toEqual(office.heard('attendance_update')[0])
    expect(mother.heard('attendance_update')[0]?.data).toMatchObject({ marks: [{ child: yusuf }] })
    expect(mother.heard('attendance_update')[0]?.data).not.toHaveProperty('counts')

    await mark(id, [
      { child: yusuf, present: true, rating: '9' },
      { child: zain, present: false },
    ])
    await stranger.until(() => stranger.heard('attendance_update').length === 1)
    expect(stranger.heard('attendance_update')[0]?.data?.['marks']).toMatchObject([
      { child: zain, status: 'absent' },
    ])
    await mark(id, [{ child: yusuf, present: true, rating: '10' }])
    await mother.until(() => mother.heard('attendance_rated').length === 1)
    expect(mother.heard('attendance_rated')[0]?.data?.['marks']).toMatchObject([
      { child: yusuf, rating: '10.00' },
    ])

    for (const listener of [office, mother]) {
      listener.ws.send(JSON.stringify({ type: 'ping' }))
      listener.ws.send(JSON.stringify({ type: 'request_summary' }))
      await listener.until(() => listener.heard('summary_response').length === 1)
      expect(listener.heard('pong')).toEqual([{ type: 'pong' }])
    }
    expect(office.heard('summary_response')[0]?.data).toMatchObject({
      date: '2026-11-21',
      learners: { present: 1, absent: 1 },
    })
    expect(mother.heard('summary_response')[0]?.data).toMatchObject({
      marks: [{ learner_id: yusuf, status: 'present' }],
    })
    expect(JSON.stringify(mother.frames)).not.toContain(zain)
    expect(stranger.heard('attendance_rated')).toEqual([])
    expect(other.frames.map((frame) => frame.type)).toEqual(['connection_established'])
  })

  test("tells of an instructor's coming and going to the staff and to himself", async () => {
    await lecture()
    const [office, own, other] = await Promise.all([huda, samira, karim].map(listen))
    if (!office || !own || !other) throw new Error('somebody did not come')
    await huda.post('/api/v1/attendance/generate/', { days: 1 })
    const [record] = (await samira.get('/api/v1/attendance/today/')).json.results
    await huda.post(`/api/v1/attendance/${record.id}/manual-check-in/`)
    await huda.post(`/api/v1/attendance/${record.id}/manual-check-out/`)
    for (const listener of [office, own]) {
      await listener.until(() => listener.heard('attendance_check_out').length === 1)
      expect(listener.heard('attendance_check_out')[0]?.data).toMatchObject({
        kind: 'instructor',
        instructor_id: samira.id,
        records: [{ id: record.id }],
      })
    }
    expect(other.frames).toHaveLength(1)
  })

  test('a guardian whose custody ends hears nothing more on his open line', async () => {
    const id = await lecture()
    const father = await world.person('Omar Hassan', { roles: ['parent'] })
    await huda.post(`/api/v1/learners/${yusuf}/guardians/`, {
      phone: father.person.phone,
      relation: 'father',
    })
    const line = await listen(father)
    await mark(id, [{ child: yusuf, present: true }])
    await line.until(() => line.heard('attendance_update').length === 1)
    const mother = await listen(nadia)
    const ended = await huda.post(`/api/v1/learners/${yusuf}/guardians/${father.id}/end-custody/`, {
      note: 'Court',
    })
    expect(ended.status).toBe(204)
    // The signal reaches every node within a moment; what is told afterwards is not told to him.
    await new Promise((resolve) => setTimeout(resolve, 300))
    await mark(id, [{ child: yusuf, present: false }])
    await mother.until(() => mother.heard('attendance_update').length === 1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(line.heard('attendance_update')).toHaveLength(1)
  })

  test('closes on strangers: 4001 without credentials, 4002 with bad ones, 4003 for those it does not concern', async () => {
    const nobody = new Listener(`${address}/ws/attendance/`)
    nobody.ws.on('open', () => nobody.ws.send(JSON.stringify({ type: 'hello' })))
    await nobody.until(() => nobody.code !== null)
    const forged = new Listener(`${address}/ws/attendance/`, 'not-a-token')
    await forged.until(() => forged.code !== null)
    const tutor = new Listener(
      `${address}/ws/attendance/`,
      (await world.person('Tariq Tutor', { roles: ['tutor'] })).person.token,
    )
    await tutor.until(() => tutor.code !== null)
    expect([nobody.code, forged.code, tutor.code]).toEqual([4001, 4002, 4003])
  })
})

describe('the web app’s topics', () => {
  test('all lectures for the office, one lecture for its instructor, nothing for others', async () => {
    const [first, second] = [await lecture(), await lecture()]
    const subscribe = async (who: Caller, topic: string): Promise<Listener> => {
      const listener = new Listener(`${address}/ws/`, who.person.token)
      open.push(listener)
      await new Promise((resolve) => listener.ws.once('open', resolve))
      listener.ws.send(JSON.stringify({ type: 'subscribe', topic }))
      await listener.until((frames) => frames.length > 0)
      return listener
    }
    const office = await subscribe(huda, 'attendance:all')
    const own = await subscribe(samira, `attendance:${first}`)
    for (const [who, topic] of [
      [samira, 'attendance:all'],
      [karim, `attendance:${first}`],
      [nadia, `attendance:${first}`],
      [nadia, 'attendance:all'],
      [karim, 'attendance:x'],
    ] as const) {
      expect((await subscribe(who, topic)).frames[0]).toMatchObject({ type: 'denied' })
    }
    await mark(first, [{ child: yusuf, present: true }])
    await mark(second, [{ child: yusuf, present: false }])
    await office.until(() => office.heard('event').length === 2)
    expect(office.heard('event').map((frame) => frame['event'])).toMatchObject([
      { data: { lecture: { id: first } } },
      { data: { lecture: { id: second } } },
    ])
    expect(own.heard('event').map((frame) => frame['event'])).toMatchObject([
      { type: 'attendance_update', data: { lecture: { id: first } } },
    ])
  })
})
