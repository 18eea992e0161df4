import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Weekday } from '#platform/time'
import { planLectures, type PlanInput, type WeeklySlot } from './lecture-plan.ts'
import { oracleLectures, type OracleInput } from './lecture-plan.oracle.ts'

const zone = 'Africa/Cairo'
const date = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)

function slot(weekday: Weekday, start: string, end: string, more: Partial<WeeklySlot> = {}): WeeklySlot {
  return {
    weekday,
    start: Temporal.PlainTime.from(start),
    end: Temporal.PlainTime.from(end),
    roomId: null,
    validFrom: null,
    validUntil: null,
    ...more,
  }
}

function input(more: Partial<PlanInput>): PlanInput {
  return {
    zone,
    now: at('2026-09-01T08:00:00Z'),
    startDate: date('2026-10-03'),
    endDate: null,
    numLectures: null,
    slots: [slot(0, '16:00', '17:30'), slot(2, '16:00', '17:30')],
    daysOff: [],
    kept: [],
    ...more,
  }
}
const days = (plan: ReturnType<typeof planLectures>) => plan.lectures.map((lecture) => lecture.day.toString())

describe('a timetable', () => {
  test('makes lectures on its weekdays until their number is reached', () => {
    const plan = planLectures(input({ numLectures: 4 }))
    expect(days(plan)).toEqual(['2026-10-03', '2026-10-05', '2026-10-10', '2026-10-12'])
    expect(plan.lectures.map((lecture) => lecture.number)).toEqual([1, 2, 3, 4])
    expect(plan.lectures[0]?.startsAt.toString()).toBe('2026-10-03T13:00:00Z')
  })

  test('stops at the end date when that comes first, and says that it fell short', () => {
    const plan = planLectures(input({ numLectures: 4, endDate: date('2026-10-09') }))
    expect(days(plan)).toEqual(['2026-10-03', '2026-10-05'])
    expect(plan.short).toBe(true)
  })

  test('skips days off and runs on to keep the number of lectures', () => {
    const plan = planLectures(
      input({
        numLectures: 3,
        daysOff: [{ name: 'Armed Forces Day', start: date('2026-10-05'), end: date('2026-10-06') }],
      }),
    )
    expect(days(plan)).toEqual(['2026-10-03', '2026-10-10', '2026-10-12'])
    expect(plan.skipped.map((one) => [one.day.toString(), one.holiday])).toEqual([
      ['2026-10-05', 'Armed Forces Day'],
    ])
  })

  test('without an end date looks two years ahead at most', () => {
    const plan = planLectures(input({ numLectures: 1_000, slots: [slot(0, '16:00', '17:00')] }))
    expect(plan.lectures.at(-1)?.day.toString()).toBe('2028-09-30')
    expect(plan.short).toBe(true)
  })

  test('makes today’s lecture until five minutes after its start', () => {
    const today = { startDate: date('2026-10-03'), numLectures: 1 }
    expect(days(planLectures(input({ ...today, now: at('2026-10-03T13:05:00Z') })))).toEqual(['2026-10-03'])
    expect(days(planLectures(input({ ...today, now: at('2026-10-03T13:05:01Z') })))).toEqual(['2026-10-05'])
  })

  test('goes on with the numbers after the lectures that stay, and counts them', () => {
    const kept = [
      {
        number: 1,
        startsAt: at('2026-10-03T13:00:00Z'),
        endsAt: at('2026-10-03T14:30:00Z'),
        slotAt: null,
        cancelled: false,
        additional: false,
      },
    ]
    const plan = planLectures(input({ now: at('2026-10-04T08:00:00Z'), numLectures: 3, kept }))
    expect(plan.lectures.map((lecture) => [lecture.number, lecture.day.toString()])).toEqual([
      [2, '2026-10-05'],
      [3, '2026-10-10'],
    ])
  })

  test('appends a lecture for one that was cancelled', () => {
    const kept = [
      {
        number: 2,
        startsAt: at('2026-10-05T13:00:00Z'),
        endsAt: at('2026-10-05T14:30:00Z'),
        slotAt: at('2026-10-05T13:00:00Z'),
        cancelled: true,
        additional: false,
      },
    ]
    const plan = planLectures(input({ numLectures: 3, kept }))
    expect(plan.lectures.map((lecture) => [lecture.number, lecture.day.toString()])).toEqual([
      [1, '2026-10-03'],
      [3, '2026-10-10'],
      [4, '2026-10-12'],
    ])
  })

  test('does not fill the slot of a lecture that was moved by hand', () => {
    const kept = [
      {
        number: 2,
        startsAt: at('2026-10-07T13:00:00Z'),
        endsAt: at('2026-10-07T14:30:00Z'),
        slotAt: at('2026-10-05T13:00:00Z'),
        cancelled: false,
        additional: false,
      },
    ]
    expect(days(planLectures(input({ numLectures: 3, kept })))).toEqual(['2026-10-03', '2026-10-10'])
  })

  test('may pass midnight', () => {
    const plan = planLectures(input({ numLectures: 1, slots: [slot(0, '23:00', '00:30')] }))
    expect(plan.lectures[0]?.endsAt.toString()).toBe('2026-10-03T21:30:00Z')
  })

  test('keeps its own validity', () => {
    const plan = planLectures(
      input({
        endDate: date('2026-10-31'),
        slots: [slot(0, '16:00', '17:00', { validFrom: date('2026-10-10'), validUntil: date('2026-10-17') })],
      }),
    )
    expect(days(plan)).toEqual(['2026-10-10', '2026-10-17'])
  })
})

describe('when the clocks of Cairo change', () => {
  test('a start in the skipped hour of 24 April 2026 moves behind it and is marked', () => {
    const plan = planLectures(
      input({
        now: at('2026-04-01T00:00:00Z'),
        startDate: date('2026-04-17'),
        numLectures: 3,
        slots: [slot(6, '00:30', '01:30')],
      }),
    )
    expect(
      plan.lectures.map((lecture) => [
        lecture.startsAt.toString(),
        lecture.endsAt.toString(),
        lecture.shifted,
      ]),
    ).toEqual([
      ['2026-04-16T22:30:00Z', '2026-04-16T23:30:00Z', false],
      ['2026-04-23T22:00:00Z', '2026-04-23T23:00:00Z', true],
      ['2026-04-30T21:30:00Z', '2026-04-30T22:30:00Z', false],
    ])
  })

  test('a lecture that ends in the repeated hour of 29 October 2026 is not an hour longer', () => {
    const plan = planLectures(
      input({ startDate: date('2026-10-29'), numLectures: 1, slots: [slot(5, '22:30', '23:30')] }),
    )
    expect(plan.lectures[0]?.startsAt.until(plan.lectures[0].endsAt).toString()).toBe('PT3600S')
  })

  test('the wall time stays through the repeated hour of 29 October 2026', () => {
    const plan = planLectures(
      input({
        startDate: date('2026-10-29'),
        numLectures: 2,
        slots: [slot(5, '23:15', '23:45'), slot(6, '16:00', '17:00')],
      }),
    )
    expect(plan.lectures.map((lecture) => [lecture.startsAt.toString(), lecture.endsAt.toString()])).toEqual([
      ['2026-10-29T21:15:00Z', '2026-10-29T21:45:00Z'],
      ['2026-10-30T14:00:00Z', '2026-10-30T15:00:00Z'],
    ])
  })
})

const epoch = date('1970-01-01')
const toDate = (day: number) => epoch.add({ days: day })
const toTime = (minutes: number) => new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const

/** Days around the changes of Cairo's clocks in 2026 and around new year 2028 (leap day). */
const startDay = fc.oneof(
  fc.integer({ min: 20_560, max: 20_580 }),
  fc.integer({ min: 20_745, max: 20_760 }),
  fc.integer({ min: 20_500, max: 21_300 }),
)
/** Often around midnight and the small hours, where clocks change. */
const quarter = fc
  .oneof(fc.integer({ min: 86, max: 95 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 95 }))
  .map((n) => n * 15)
const maybeDay = fc.option(fc.integer({ min: 20_550, max: 20_900 }), { nil: null })

const oracleSlot = fc.record({
  weekday: fc.constantFrom(...weekdays),
  start: quarter,
  length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 30 })),
  from: maybeDay,
  until: maybeDay,
})
const keptLecture = fc.record({
  day: fc.integer({ min: 0, max: 60 }),
  minute: quarter,
  length: fc.integer({ min: 15, max: 180 }),
  slotShift: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }),
  cancelled: fc.boolean(),
  additional: fc.boolean(),
})
const scenario = fc.record({
  zone: fc.constantFrom('Africa/Cairo', 'Asia/Tehran', 'UTC', 'America/New_York', 'Australia/Lord_Howe'),
  startDay,
  length: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
  count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  nowShift: fc.integer({ min: -30 * 1_440, max: 60 * 1_440 }),
  slots: fc.array(oracleSlot, { minLength: 1, maxLength: 4 }),
  off: fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 4 },
  ),
  kept: fc.array(keptLecture, { maxLength: 5 }),
})

test('plans as the slow oracle does, in every zone and around every change of the clocks', () => {
  fc.assert(
    fc.property(scenario, (s) => {
      const count = s.length === null && s.count === null ? 20 : s.count
      const now = (s.startDay * 1_440 + s.nowShift) * 60_000
      const slots = s.slots.map((one) => ({
        weekday: one.weekday,
        start: one.start,
        end: (one.start + one.length * 15) % 1_440,
        from: one.from,
        until: one.until,
      }))
      const kept = s.kept.map((one, index) => {
        const from = ((s.startDay + one.day) * 1_440 + one.minute) * 60_000
        const shift = one.slotShift
        return {
          number: index * 2 + 1,
          from,
          to: from + one.length * 60_000,
          slot: shift === null ? null : from + shift * 86_400_000,
          cancelled: one.cancelled,
          additional: one.additional,
        }
      })
      const oracle: OracleInput = {
        zone: s.zone,
        now,
        startDay: s.startDay,
        endDay: s.length === null ? null : s.startDay + s.length,
        count,
        slots,
        off: s.off.map((one) => ({ from: s.startDay + one.from, until: s.startDay + one.from + one.length })),
        kept,
      }
      const plan = planLectures({
        zone: s.zone,
        now: Temporal.Instant.fromEpochMilliseconds(now),
        startDate: toDate(s.startDay),
        endDate: oracle.endDay === null ? null : toDate(oracle.endDay),
        numLectures: count,
        slots: slots.map((one) => ({
          weekday: one.weekday,
          start: toTime(one.start),
          end: toTime(one.end),
          roomId: null,
          validFrom: one.from === null ? null : toDate(one.from),
          validUntil: one.until === null ? null : toDate(one.until),
        })),
        daysOff: oracle.off.map((one) => ({ name: '', start: toDate(one.from), end: toDate(one.until) })),
        kept: kept.map((one) => ({
          number: one.number,
          startsAt: Temporal.Instant.fromEpochMilliseconds(one.from),
          endsAt: Temporal.Instant.fromEpochMilliseconds(one.to),
          slotAt: one.slot === null ? null : Temporal.Instant.fromEpochMilliseconds(one.slot),
          cancelled: one.cancelled,
          additional: one.additional,
        })),
      })
      const mine = plan.lectures.map((one) => ({
        number: one.number,
        day: epoch.until(one.day).days,
        from: one.startsAt.epochMilliseconds,
        to: one.endsAt.epochMilliseconds,
      }))
      expect(mine).toEqual(oracleLectures(oracle))
    }),
    { numRuns: 3_000 },
  )
}, 120_000)
