import { expect, test } from 'vitest'
import { dueMoments } from './cron.ts'
import { dueInstant, wallTime, weekdayOf } from './time.ts'

const cairo = 'Africa/Cairo'
const date = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)

test('the week begins on Saturday', () => {
  expect(weekdayOf(date('2026-11-21'))).toBe(0)
  expect(weekdayOf(date('2026-11-22'))).toBe(1)
  expect(weekdayOf(date('2026-11-27'))).toBe(6)
})

test('a wall time that Cairo skips does not exist', () => {
  expect(wallTime(date('2026-04-24'), time('00:30'), cairo)).toBeNull()
  expect(wallTime(date('2026-04-24'), time('01:00'), cairo)?.toString()).toBe('2026-04-23T22:00:00Z')
})

test('of a wall time that Cairo repeats the later one counts', () => {
  expect(wallTime(date('2026-10-29'), time('23:30'), cairo)?.toString()).toBe('2026-10-29T21:30:00Z')
})

test('a job due in a skipped hour runs at the first minute after it', () => {
  expect(
    dueInstant(date('2026-04-24'), time('00:05'), cairo)
      .toZonedDateTimeISO(cairo)
      .toPlainDateTime()
      .toString(),
  ).toBe('2026-04-24T01:00:00')
})

test('a nightly job runs once a night through a year with both changes', () => {
  const from = Temporal.Instant.from('2026-01-01T00:00:00Z')
  const moments = dueMoments({ at: '23:59' }, { after: from, upTo: from.add({ hours: 24 * 365 }) }, cairo)
  expect(moments).toHaveLength(365)
  const days = new Set(moments.map((moment) => moment.toZonedDateTimeISO(cairo).toPlainDate().toString()))
  expect(days.size).toBe(365)
})

test('a weekly job runs on its weekday only', () => {
  const from = Temporal.Instant.from('2026-11-20T00:00:00Z')
  const moments = dueMoments(
    { at: '00:05', weekday: 1 },
    { after: from, upTo: from.add({ hours: 24 * 14 }) },
    cairo,
  )
  expect(moments.map((moment) => moment.toZonedDateTimeISO(cairo).toPlainDate().toString())).toEqual([
    '2026-11-22',
    '2026-11-29',
  ])
})
