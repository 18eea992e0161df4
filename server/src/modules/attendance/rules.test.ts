import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceRate, countMarks } from './rules/counts.ts'
import { isKioskCode, kioskCode } from './rules/kiosk.ts'
import { decide, readMark, readRating, unmarked, type StandingMark } from './rules/marks.ts'
import { nightOf, spanOfNight } from './rules/nightly.ts'
import { arrival, leaving, scanStep, type Presence } from './rules/presence.ts'
import { markingWindow } from './rules/window.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const policy = { opensMinutesBefore: 30, closesHoursAfter: 24 }
const field = (name: string) => name

describe('a rating', () => {
  test('is 1.00–10.00 with two places, whatever digits it is typed in', () => {
    expect(['1', '10', '8.5', '٨٫٥', '۹.۲۵', 7].map((value) => readRating(value, 'rating'))).toEqual([
      '1.00',
      '10.00',
      '8.50',
      '8.50',
      '9.25',
      '7.00',
    ])
    for (const bad of ['0', '0.99', '10.01', '11', '-3', '8.125', '', 'ten', '1e1', 8.123, Number.NaN])
      expect(() => readRating(bad, 'rating'), String(bad)).toThrow('invalid_input')
  })

  test('of every hundredth in range survives the reading', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1000 }), (hundredths) => {
        expect(Math.round(Number(readRating((hundredths / 100).toFixed(2), 'rating')) * 100)).toBe(hundredths)
      }),
    )
  })

  test('stays when a mark does not speak of it, and goes with an absence', () => {
    const current = { ...unmarked, present: true, rating: '8.00', notes: 'Fluent' }
    expect(readMark({ present: true }, current, field)).toMatchObject({ rating: '8.00', notes: 'Fluent' })
    expect(readMark({ present: true, rating: null }, current, field).rating).toBeNull()
    expect(readMark({ present: false }, current, field).rating).toBeNull()
  })
})

describe('a mark from a phone', () => {
  const standing: StandingMark = {
    present: false,
    late: false,
    excused: false,
    rating: null,
    notes: '',
    version: 3,
    marked_via: 'manual',
  }
  const present = { present: true, late: false, excused: false, rating: null, notes: '' }

  test('is stale on an older version, unless both say the same or the night job made the mark', () => {
    expect(decide(standing, present, 3)).toBe('applied')
    expect(decide(standing, present, 2)).toBe('stale')
    expect(decide(standing, present, undefined)).toBe('applied')
    expect(decide({ ...standing, present: true }, present, 0)).toBe('unchanged')
    expect(decide({ ...standing, marked_via: 'auto' }, present, 0)).toBe('applied')
    expect(decide(unmarked, present, 0)).toBe('applied')
  })
})

describe('counts and rate', () => {
  const mark = (present: boolean | null, more: Partial<StandingMark> = {}) => ({
    ...unmarked,
    present,
    marked_via: present === null ? null : ('manual' as const),
    ...more,
  })

  test('keep absences of the night job apart; an excused absence does not lower the rate', () => {
    const marks = [
      mark(true, { rating: '9.00' }),
      mark(true, { late: true }),
      mark(false),
      mark(false, { excused: true }),
      mark(false, { marked_via: 'auto' }),
      mark(null),
    ]
    const counts = countMarks(marks)
    expect(counts).toEqual({
      total: 6,
      present: 2,
      late: 1,
      absent: 2,
      excused: 1,
      auto_absent: 1,
      unmarked: 1,
      rated: 1,
    })
    expect(attendanceRate(counts, true)).toBe(66.7)
    expect(attendanceRate(counts, false)).toBe(50)
    expect(attendanceRate(countMarks([mark(null)]), true)).toBeNull()
  })

  test('always add up', () => {
    const any = fc.record({ present: fc.constantFrom(true, false, null), auto: fc.boolean() })
    fc.assert(
      fc.property(fc.array(any), (list) => {
        const counts = countMarks(
          list.map(({ present, auto }) =>
            mark(present, present === false && auto ? { marked_via: 'auto' } : {}),
          ),
        )
        expect(counts.present + counts.absent + counts.auto_absent + counts.unmarked).toBe(counts.total)
      }),
    )
  })
})

describe('the window', () => {
  const lecture = { starts_at: '2026-11-21T12:00:00Z', status: 'scheduled' as const, is_accepted: true }
  const closed = (reach: 'own' | 'any' | 'future', now: string, more: object = {}) =>
    markingWindow({ ...lecture, ...more }, reach, instant(now), policy).closed

  test('is 30 minutes before to 24 hours after the start for instructors, open-ended for supervisors, always for the owner', () => {
    expect(closed('own', '2026-11-21T11:29:59Z')).toBe('not_open')
    expect(closed('own', '2026-11-21T11:30:00Z')).toBeNull()
    expect(closed('own', '2026-11-22T12:00:00Z')).toBeNull()
    expect(closed('own', '2026-11-22T12:00:01Z')).toBe('closed')
    expect(closed('any', '2027-11-22T12:00:01Z')).toBeNull()
    expect(closed('any', '2026-11-21T11:00:00Z')).toBe('not_open')
    expect(closed('future', '2026-10-01T11:00:00Z')).toBeNull()
    expect(closed('future', '2026-11-21T12:00:00Z', { status: 'cancelled' })).toBe('cancelled')
    expect(closed('future', '2026-11-21T12:00:00Z', { is_accepted: false })).toBe('not_accepted')
  })
})

describe('an instructor at the gate', () => {
  const record = (more: Partial<Presence> = {}): Presence => ({
    id: 'one',
    starts_at: '2026-11-21T08:00:00Z',
    ends_at: '2026-11-21T09:30:00Z',
    grace_minutes: 20,
    auto_absent_minutes: 60,
    status: 'not_started',
    check_in_at: null,
    check_out_at: null,
    ...more,
  })
  const inside = record({ status: 'present', check_in_at: '2026-11-21T07:55:00Z' })

  test('is in time within the grace, late after it, absent after the second limit', () => {
    expect(arrival(record(), instant('2026-11-21T08:20:00Z'))).toBe('present')
    expect(arrival(record(), instant('2026-11-21T08:20:01Z'))).toBe('late')
    expect(arrival(record(), instant('2026-11-21T09:00:00Z'))).toBe('late')
    expect(arrival(record(), instant('2026-11-21T09:00:01Z'))).toBe('absent')
  })

  test('comes, touches twice, goes, comes back', () => {
    const at = instant('2026-11-21T08:30:00Z')
    expect(scanStep([], null, at)).toBe('auto_created')
    expect(scanStep([record()], null, at)).toBe('check_in')
    expect(scanStep([inside], instant('2026-11-21T08:28:01Z'), at)).toBe('ignored')
    expect(scanStep([inside], instant('2026-11-21T08:28:00Z'), at)).toBe('check_out')
    expect(
      scanStep([{ ...inside, check_out_at: '2026-11-21T08:20:00Z' }], instant('2026-11-21T08:20:00Z'), at),
    ).toBe('re_entry')
  })

  test('who goes ends what has begun; the evening waits for the next coming', () => {
    const evening = {
      ...inside,
      id: 'two',
      starts_at: '2026-11-21T16:00:00Z',
      ends_at: '2026-11-21T17:30:00Z',
    }
    const { closed, reopened } = leaving([inside, evening], instant('2026-11-21T09:30:00Z'))
    expect([closed.map((entry) => entry.id), reopened.map((entry) => entry.id)]).toEqual([['one'], ['two']])
  })

  test('knows the code of the screen only while he stands before it', () => {
    const key = Buffer.alloc(32, 7)
    const id = '0198f0aa-0000-7000-8000-000000000001'
    const { code, expiresAt } = kioskCode(id, key, instant('2026-11-21T08:00:10Z'))
    expect(expiresAt.toString()).toBe('2026-11-21T08:00:30Z')
    expect(isKioskCode(code, id, key, instant('2026-11-21T08:01:29Z'))).toBe(true)
    expect(isKioskCode(code, id, key, instant('2026-11-21T08:01:30Z'))).toBe(false)
    expect(isKioskCode(code, id, Buffer.alloc(32, 8), instant('2026-11-21T08:00:10Z'))).toBe(false)
  })
})

describe('nights in Cairo', () => {
  const zone = 'Africa/Cairo'
  const date = (text: string) => Temporal.PlainDate.from(text)

  test('of a repeated hour the second 23:59 counts', () => {
    expect(nightOf(date('2026-10-29'), zone).toString()).toBe('2026-10-29T21:59:00Z')
    expect(nightOf(date('2026-04-23'), zone).toString()).toBe('2026-04-23T21:59:00Z')
    expect(nightOf(date('2026-04-24'), zone).toString()).toBe('2026-04-24T20:59:00Z')
  })

  test('cover every moment of the year exactly once', () => {
    const later = instant('2030-01-01T00:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (n) => {
        const day = date('2026-01-01').add({ days: n })
        expect(
          spanOfNight(day, zone, later).upTo.equals(spanOfNight(day.add({ days: 1 }), zone, later).after),
        ).toBe(true)
      }),
    )
  })
})
