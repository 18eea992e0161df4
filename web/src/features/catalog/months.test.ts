import { expect, test } from 'vitest'
import { monthsOf } from './months.ts'

test('a span is shown in whole months whose weeks begin on the centre’s first weekday', () => {
  const [october, november] = monthsOf({ start: '2026-10-30', end: '2026-11-02', tag: 'en-GB', weekStart: 0 })
  expect(october?.title).toBe('October 2026')
  // 1 October 2026 is a Thursday: five empty days after Saturday.
  expect(october?.weeks[0]?.map((cell) => cell?.label ?? '')).toEqual(['', '', '', '', '', '1', '2'])
  expect(november?.weeks[0]?.[1]).toEqual({ day: '2026-11-01', label: '1', outside: false })
  expect(november?.weeks.flat().find((cell) => cell?.day === '2026-11-03')?.outside).toBe(true)
})

test('Persian readers see Persian months', () => {
  const [mehr] = monthsOf({
    start: '2026-10-01',
    end: '2026-10-10',
    tag: 'fa-IR-u-ca-persian-nu-arabext',
    weekStart: 0,
  })
  expect(mehr?.title).toContain('مهر')
  expect(mehr?.weeks.flat().find((cell) => cell !== null)).toMatchObject({ day: '2026-09-23', label: '۱' })
})
