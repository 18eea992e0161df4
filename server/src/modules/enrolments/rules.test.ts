import { describe, expect, test } from 'vitest'
import { ageOn, failedChecks, progress, enrollmentTransitions, type CourseFacts } from './rules.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const course: CourseFacts = {
  status: 'registration_open',
  start_date: '2026-12-01',
  min_age: 8,
  max_age: 12,
  for_adults: false,
  gender: 'any',
}
const yusuf = { dob: '2016-12-01', gender: 'male' as const }

describe('who may come into a course', () => {
  test('age counts on the first day, not today', () => {
    expect(ageOn('2016-12-01', today)).toBe(9)
    expect(failedChecks({ ...course, min_age: 10 }, yusuf, today)).toEqual([])
    expect(failedChecks({ ...course, min_age: 10 }, { ...yusuf, dob: '2016-12-02' }, today)).toEqual([
      'too_young',
    ])
  })
  test('somebody who turned thirteen is too old for twelve', () => {
    expect(failedChecks(course, { ...yusuf, dob: '2013-12-01' }, today)).toEqual(['too_old'])
    expect(failedChecks(course, { ...yusuf, dob: '2013-12-02' }, today)).toEqual([])
  })
  test('adults only means eighteen, once', () => {
    expect(failedChecks({ ...course, for_adults: true, min_age: 20, max_age: null }, yusuf, today)).toEqual([
      'adults_only',
    ])
  })
  test('a course that asks for an age needs a birth date', () => {
    expect(failedChecks(course, { dob: null, gender: null }, today)).toEqual(['birth_date_missing'])
    expect(
      failedChecks({ ...course, min_age: null, max_age: null }, { dob: null, gender: null }, today),
    ).toEqual([])
  })
  test('a course for girls', () => {
    expect(failedChecks({ ...course, gender: 'female' }, yusuf, today)).toEqual(['gender_not_admitted'])
  })
  test('drafts, completed and cancelled courses admit nobody', () => {
    for (const status of ['draft', 'completed', 'cancelled'])
      expect(failedChecks({ ...course, status }, yusuf, today)).toEqual(['course_not_open'])
    expect(failedChecks({ ...course, status: 'in_progress' }, yusuf, today)).toEqual([])
  })
})

test('progress leaves cancelled and unaccepted lectures out', () => {
  const now = Temporal.Instant.from('2026-11-21T10:00:00Z')
  const lecture = (ends_at: string, status: string, is_accepted = true) => ({ ends_at, status, is_accepted })
  expect(
    progress(
      [
        lecture('2026-11-14T10:00:00Z', 'completed'),
        lecture('2026-11-18T10:00:00Z', 'cancelled'),
        lecture('2026-11-21T10:00:00Z', 'scheduled'),
        lecture('2026-11-25T10:00:00Z', 'scheduled'),
        lecture('2026-11-26T10:00:00Z', 'additional', false),
      ],
      now,
    ),
  ).toEqual({ total: 3, expected: 2, completed: 1, percentage: 33 })
})

test('final statuses lead nowhere', () => {
  for (const status of ['dropped', 'refunded'] as const) expect(enrollmentTransitions[status]).toEqual([])
})
