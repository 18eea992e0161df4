import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { makeCourse, makeLecture } from '#test/courses'
import { enrol } from '#test/enrolments'
import { startWorld, type World } from '#test/harness'
import { makeChild } from '#test/learners'

let world: World
let samira: Caller
let nadia: Caller
let admin: Caller
let course: { id: string }
let yusuf: string
let mariam: string

beforeAll(async () => {
  world = await startWorld({ now: '2026-04-01T10:00:00Z' })
  samira = await world.person('Samira Adel', { roles: ['instructor'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  admin = await world.person('Amal Admin', { roles: ['admin'] })
  course = await makeCourse(world, {
    name: 'Tajweed 2',
    instructors: [samira],
    startDate: '2026-04-01',
    endDate: '2026-12-31',
  })
  yusuf = (await makeChild(world, nadia, 'Yusuf Hassan')).id
  mariam = (await makeChild(world, nadia, 'Mariam Hassan')).id
  for (const learner of [yusuf, mariam])
    await enrol(world, { course: course.id, learner, activeFrom: '2026-04-01' })
})
afterAll(() => world.stop())

/** Moves the clock and lets everything that is due run. */
async function reach(moment: string): Promise<string[]> {
  world.at(moment)
  const due = await world.app.tick()
  await world.work()
  return due.filter((name) => name.startsWith('attendance.') && name !== 'attendance.remind_instructors')
}
const lecture = async (startsAt: string, endsAt?: string): Promise<string> =>
  (await makeLecture(world, { course, startsAt, ...(endsAt ? { endsAt } : {}) })).id
const marks = (id: string) =>
  world.rows<{ present: boolean; marked_via: string }>(
    'SELECT present, marked_via FROM attendance.lecture_attendance WHERE lecture_id = $1 AND present IS NOT NULL',
    [id],
  )
const logs = (job: string, date: string) =>
  world.rows<{ counts: Record<string, number>; status: string }>(
    'SELECT counts, status FROM attendance.cron_log WHERE job = $1 AND for_date = $2',
    [job, date],
  )

describe('the nightly jobs', () => {
  test('mark at 23:59 what nobody marked; once, provisional, without telling families; a person replaces it without conflict', async () => {
    await reach('2026-04-19T12:00:00Z')
    const id = await lecture('2026-04-20T15:00:00Z')
    expect(await reach('2026-04-20T21:00:00Z')).toContain('attendance.mark_absent_daily')
    expect(await marks(id)).toEqual([])
    expect(await reach('2026-04-20T21:58:00Z')).toEqual(['attendance.flag_untaken'])
    expect(await reach('2026-04-20T22:30:00Z')).toEqual(
      expect.arrayContaining([
        'attendance.mark_absent_daily',
        'attendance.mark_absent_fallback',
        'attendance.flag_untaken_fallback',
      ]),
    )
    expect(await marks(id)).toEqual([
      { present: false, marked_via: 'auto' },
      { present: false, marked_via: 'auto' },
    ])
    expect(await logs('mark_absent_daily', '2026-04-20')).toMatchObject([
      { status: 'success', counts: { learners: 2, lectures: 1 } },
    ])
    expect(await logs('mark_absent_fallback', '2026-04-20')).toMatchObject([{ counts: { learners: 0 } }])
    const told = await world.rows(
      `SELECT 1 FROM platform.events WHERE type = 'attendance.marked' AND data->>'lecture_id' = $1`,
      [id],
    )
    expect(told).toEqual([])
    const register = (await samira.get(`/api/v1/attendance/lecture/${id}/details/`)).json
    expect(register.counts).toMatchObject({ absent: 0, auto_absent: 2 })
    expect(register).toMatchObject({ attendance_rate: null, flagged_at: '2026-04-20T21:58:00.000Z' })
    expect(register.attendances[0]).toMatchObject({ is_provisional: true, marked_via: 'auto' })
    const answer = await samira.post(`/api/v1/attendance/lecture/${id}/mark-bulk/`, {
      marks: [
        { child: yusuf, present: true, version: 0 },
        { child: mariam, present: true, version: 0 },
      ],
    })
    expect([answer.status, answer.json.applied]).toEqual([200, 2])
    expect((await samira.get(`/api/v1/attendance/lecture/${id}/details/`)).json).toMatchObject({
      flagged_at: null,
      attendance_rate: 100,
    })
  })

  test('leave a lecture that ends past midnight to the next night', async () => {
    const id = await lecture('2026-04-21T20:30:00Z', '2026-04-21T22:30:00Z')
    await reach('2026-04-21T22:40:00Z')
    expect(await marks(id)).toEqual([])
    await reach('2026-04-22T22:00:00Z')
    expect(await marks(id)).toHaveLength(2)
  })

  test('on 2026-04-24, when midnight is skipped, run right after the gap and count the evening before', async () => {
    // Cairo goes from 23:59:59 on the 23rd (UTC+2) straight to 01:00 on the 24th (UTC+3): both are 22:00 UTC.
    const evening = await lecture('2026-04-23T19:00:00Z', '2026-04-23T20:30:00Z')
    expect(await reach('2026-04-23T21:58:00Z')).not.toContain('attendance.mark_absent_daily')
    expect(await reach('2026-04-23T21:59:30Z')).toContain('attendance.mark_absent_daily')
    expect(await marks(evening)).toHaveLength(2)
    expect(await reach('2026-04-23T22:00:30Z')).toEqual(
      expect.arrayContaining(['attendance.mark_absent_fallback', 'attendance.flag_untaken_fallback']),
    )
    expect(await logs('mark_absent_fallback', '2026-04-23')).toHaveLength(1)
    expect(await logs('mark_absent_daily', '2026-04-23')).toHaveLength(1)
  })

  test('on 2026-10-29, when 23:00–24:00 comes twice, run at the second 23:59, once', async () => {
    await reach('2026-10-29T19:00:00Z')
    const id = await lecture('2026-10-29T19:00:00Z', '2026-10-29T20:30:00Z')
    expect(await reach('2026-10-29T20:59:30Z')).not.toContain('attendance.mark_absent_daily')
    expect(await marks(id)).toEqual([])
    const again = await lecture('2026-10-29T20:45:00Z', '2026-10-29T21:50:00Z')
    expect(await reach('2026-10-29T21:59:00Z')).toContain('attendance.mark_absent_daily')
    expect(await marks(id)).toHaveLength(2)
    expect(await marks(again)).toHaveLength(2)
    expect(await logs('mark_absent_daily', '2026-10-29')).toHaveLength(1)
  })

  test('are taken back by a cancellation', async () => {
    await reach('2026-11-01T08:00:00Z')
    const id = await lecture('2026-11-01T10:00:00Z')
    await reach('2026-11-01T22:30:00Z')
    expect(await marks(id)).toHaveLength(2)
    await world.rows(`UPDATE catalog.lectures SET status = 'cancelled' WHERE id = $1`, [id])
    const { emit } = await import('#platform/events')
    await world.within((ctx) => emit(ctx, 'lectures.changed', { course_id: course.id, lecture_ids: [id] }))
    await world.work()
    expect(await marks(id)).toEqual([])
  })

  test('mark an instructor absent who never came', async () => {
    await reach('2026-11-03T06:00:00Z')
    const id = await lecture('2026-11-03T10:00:00Z')
    await admin.post('/api/v1/attendance/generate/', { days: 1 })
    await reach('2026-11-03T22:30:00Z')
    const [record] = await world.rows(
      'SELECT status FROM attendance.instructor_attendance WHERE lecture_id = $1',
      [id],
    )
    expect(record).toEqual({ status: 'absent' })
  })

  test('cancel what nobody took in time, where the centre wants that', async () => {
    await world.rows(
      `INSERT INTO platform.settings (key, value, updated_at) VALUES ('attendance.cancel_untaken', 'true', now())`,
    )
    const { forgetSettings } = await import('#platform/settings')
    forgetSettings()
    await reach('2026-11-05T08:00:00Z')
    const id = await lecture('2026-11-05T10:00:00Z')
    const status = async () =>
      (await world.rows('SELECT status FROM catalog.lectures WHERE id = $1', [id]))[0]
    await reach('2026-11-05T22:30:00Z')
    expect(await status()).toEqual({ status: 'scheduled' })
    await reach('2026-11-06T22:30:00Z')
    expect(await status()).toEqual({ status: 'cancelled' })
    expect(await marks(id)).toEqual([])
    await world.rows(`DELETE FROM platform.settings WHERE key = 'attendance.cancel_untaken'`)
    forgetSettings()
  })
})

describe('the week', () => {
  test('is planned on Sunday at 00:05, seven days of it', async () => {
    await reach('2026-11-13T08:00:00Z')
    const near = await lecture('2026-11-17T10:00:00Z')
    const far = await lecture('2026-11-22T10:00:00Z')
    expect(await reach('2026-11-14T22:04:00Z')).not.toContain(
      'attendance.generate_instructor_attendance_weekly',
    )
    expect(await reach('2026-11-14T22:05:00Z')).toContain('attendance.generate_instructor_attendance_weekly')
    const planned = await world.rows(
      'SELECT lecture_id, date::text FROM attendance.instructor_attendance WHERE lecture_id = ANY($1)',
      [[near, far]],
    )
    expect(planned).toEqual([{ lecture_id: near, date: '2026-11-17' }])
    expect(await logs('generate_instructor_attendance_weekly', '2026-11-15')).toMatchObject([
      { counts: { created: 1 } },
    ])
  })
})

describe('the reminder', () => {
  test('goes to the instructor half an hour after the end, once, and not when somebody marked', async () => {
    await reach('2026-11-18T08:00:00Z')
    const forgotten = await lecture('2026-11-18T10:00:00Z', '2026-11-18T11:00:00Z')
    const marked = await lecture('2026-11-18T10:00:00Z', '2026-11-18T11:00:00Z')
    world.at('2026-11-18T11:00:00Z')
    await samira.post(`/api/v1/attendance/lecture/${marked}/mark/`, { child: yusuf, present: true })
    await reach('2026-11-18T11:25:00Z')
    const reminders = () =>
      world.rows(
        `SELECT data->>'lecture_id' AS id FROM platform.events WHERE type = 'attendance.reminder_due' AND data->>'lecture_id' = ANY($1)`,
        [[forgotten, marked]],
      )
    expect(await reminders()).toEqual([])
    await reach('2026-11-18T11:30:00Z')
    await reach('2026-11-18T11:35:00Z')
    expect(await reminders()).toEqual([{ id: forgotten }])
  })
})

describe('an admin', () => {
  test('runs a job by hand and reads what it did; others may not', async () => {
    await reach('2026-11-20T06:00:00Z')
    const id = await lecture('2026-11-20T08:00:00Z')
    world.at('2026-11-20T12:00:00Z')
    const ran = await admin.post('/api/v1/attendance/jobs/mark_absent_daily/run/')
    expect(ran.json.log).toMatchObject({
      job: 'mark_absent_daily',
      for_date: '2026-11-20',
      status: 'success',
      counts: { learners: 2 },
      started_by: admin.id,
    })
    expect(await marks(id)).toHaveLength(2)
    expect(
      (await admin.post('/api/v1/attendance/jobs/mark_absent_daily/run/')).json.log.counts.learners,
    ).toBe(0)
    expect(
      (await admin.get('/api/v1/attendance/cron-logs/?job=mark_absent_daily&for_date=2026-11-20')).json.count,
    ).toBe(2)
    expect((await samira.post('/api/v1/attendance/jobs/mark_absent_daily/run/')).status).toBe(403)
    expect((await admin.post('/api/v1/attendance/jobs/format_disk/run/')).status).toBe(404)
  })
})
