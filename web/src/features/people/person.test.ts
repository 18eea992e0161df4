import { expect, test } from 'vitest'
import { fullName, todayText, yearsSince } from './person.ts'

test('a child is a year older on its birthday, not the day before', () => {
  expect(yearsSince('2017-11-21', new Date(2026, 10, 20))).toBe(8)
  expect(yearsSince('2017-11-21', new Date(2026, 10, 21))).toBe(9)
  expect(yearsSince('2026-11-20', new Date(2026, 10, 21))).toBe(0)
})

test('a name without a family name has no blank at its end', () => {
  expect(fullName({ first_name: 'Yusuf', last_name: '' })).toBe('Yusuf')
})

test('today is the reader’s own day', () => {
  expect(todayText(new Date(2026, 0, 5))).toBe('2026-01-05')
})
