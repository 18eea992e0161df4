import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { failedChecks } from './rules.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('the rule in SQL is the rule in TypeScript', async () => {
  const today = Temporal.PlainDate.from('2026-11-21')
  const day = fc
    .integer({ min: 0, max: 9000 })
    .map((n) => Temporal.PlainDate.from('2004-02-27').add({ days: n }).toString())
  const cases = fc.sample(
    fc.record({
      status: fc.constantFrom('draft', 'registration_open', 'in_progress', 'completed', 'cancelled'),
      start_date: fc.option(fc.oneof(day, fc.constantFrom('2026-02-28', '2028-02-29', '2027-03-01')), {
        nil: null,
      }),
      min_age: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      max_age: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      for_adults: fc.boolean(),
      gender: fc.constantFrom('any', 'male', 'female'),
      dob: fc.option(fc.oneof(day, fc.constantFrom('2008-02-29', '2008-03-01', '2012-02-29')), { nil: null }),
      learner_gender: fc.option(fc.constantFrom('male', 'female'), { nil: null }),
    }),
    { numRuns: 4000, seed: 20261121 },
  )
  const rows = await world.rows<{ fits: boolean }>(
    `SELECT enrolments.fits(c.status, coalesce(c.start_date, $2::date), c.min_age, c.max_age, c.for_adults, c.gender, c.dob, c.learner_gender) AS fits
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (status text, start_date date, min_age integer, max_age integer, for_adults boolean, gender text,
       dob date, learner_gender text)) WITH ORDINALITY AS c (status, start_date, min_age, max_age, for_adults, gender, dob, learner_gender, n) ORDER BY n`,
    [JSON.stringify(cases), today.toString()],
  )
  const wrong = cases.filter((one, n) => {
    const gender = one.gender === 'male' || one.gender === 'female' ? one.gender : 'any'
    const learnerGender =
      one.learner_gender === 'male' || one.learner_gender === 'female' ? one.learner_gender : null
    return (
      (failedChecks({ ...one, gender }, { dob: one.dob, gender: learnerGender }, today).length === 0) !==
      rows[n]?.fits
    )
  })
  expect(wrong.slice(0, 5)).toEqual([])
})
