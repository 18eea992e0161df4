import { expect, test } from 'vitest'
import { addDays, firstOfWeek, todayIn } from './week.ts'

test('weeks begin on the centre’s first weekday', () => {
  expect(firstOfWeek('2026-11-21', 0)).toBe('2026-11-21')
  expect(firstOfWeek('2026-11-20', 0)).toBe('2026-11-14')
  expect(firstOfWeek('2026-11-21', 2)).toBe('2026-11-16')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

test('today is the centre’s, not the device’s', () => {
  expect(todayIn('Africa/Cairo', Date.parse('2026-11-21T22:30:00Z'))).toBe('2026-11-22')
})
