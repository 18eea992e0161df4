import { expect, test } from 'vitest'
import { ageOn, misfitOf, times } from './fit.ts'

const course = {
  start_date: '2026-12-01',
  min_age: 8,
  max_age: 12,
  for_adults: false,
  gender: 'female' as const,
}

test('age counts on the first day', () => {
  expect(ageOn('2018-12-01', '2026-12-01')).toBe(8)
  expect(ageOn('2018-12-02', '2026-12-01')).toBe(7)
})

test('a child that does not fit is told why', () => {
  expect(misfitOf(course, { dob: '2018-12-02', gender: 'girl' }, '2026-11-21')).toBe('too_young')
  expect(misfitOf(course, { dob: '2013-12-01', gender: 'girl' }, '2026-11-21')).toBe('too_old')
  expect(misfitOf(course, { dob: '2016-12-01', gender: 'boy' }, '2026-11-21')).toBe('gender_not_admitted')
  expect(misfitOf(course, { dob: '2016-12-01', gender: 'girl' }, '2026-11-21')).toBeUndefined()
})

test('amounts are multiplied exactly', () => {
  expect(times('250.50', 2)).toBe('501.00')
  expect(times('0.05', 3)).toBe('0.15')
  expect(times('1000', 3)).toBe('3000')
})
