import { localDate, weekdayOf, type Weekday } from '#platform/time'
import { spanOn } from './wall-clock.ts'

/** One line of a course's timetable: a weekday and wall-clock times in the centre's zone. */
export interface WeeklySlot {
  readonly weekday: Weekday
  readonly start: Temporal.PlainTime
  /** Not after the start: on the next day. */
  readonly end: Temporal.PlainTime
  readonly roomId: string | null
  readonly validFrom: Temporal.PlainDate | null
  readonly validUntil: Temporal.PlainDate | null
}

/** Both dates are off, and all between them. */
export interface DaysOff {
  readonly name: string
  readonly start: Temporal.PlainDate
  readonly end: Temporal.PlainDate
}

/** A lecture that a new timetable leaves as it is: past, with attendance, set by hand, additional. */
export interface KeptLecture {
  readonly number: number
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** Where an earlier timetable had put it. */
  readonly slotAt: Temporal.Instant | null
  readonly cancelled: boolean
  readonly additional: boolean
}

export interface PlanInput {
  readonly zone: string
  readonly now: Temporal.Instant
  readonly startDate: Temporal.PlainDate
  readonly endDate: Temporal.PlainDate | null
  readonly numLectures: number | null
  readonly slots: readonly WeeklySlot[]
  readonly daysOff: readonly DaysOff[]
  readonly kept: readonly KeptLecture[]
}

export interface PlannedLecture {
  readonly number: number
  readonly day: Temporal.PlainDate
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly roomId: string | null
  readonly shifted: boolean
}

export interface Plan {
  readonly lectures: readonly PlannedLecture[]
  /** Lectures that would have been on a day off. */
  readonly skipped: readonly {
    readonly day: Temporal.PlainDate
    readonly startsAt: Temporal.Instant
    readonly holiday: string
  }[]
  /** True when the time ran out before num_lectures was reached. */
  readonly short: boolean
}

const lateMinutes = 5
/** With a number of lectures but no end, the plan does not look further. */
const yearsWithoutEnd = 2
const mostLectures = 1_000

/**
 * The lectures that a timetable makes from now on (docs/domain/catalog.md, "Lectures"). Pure: the same input gives
 * the same plan, and planning again over its own result changes nothing.
 */
export function planLectures(input: PlanInput): Plan {
  const lectures: PlannedLecture[] = []
  const skipped: { day: Temporal.PlainDate; startsAt: Temporal.Instant; holiday: string }[] = []
  const earliest = input.now.subtract({ minutes: lateMinutes })
  const numbers = numbersFrom(input)
  let left =
    (input.numLectures ?? mostLectures) -
    input.kept.filter((lecture) => !lecture.cancelled && !lecture.additional).length
  const slots = input.slots.toSorted((a, b) => Temporal.PlainTime.compare(a.start, b.start))
  const last = input.endDate ?? input.startDate.add({ years: yearsWithoutEnd })
  for (
    let day = firstDay(input);
    left > 0 && Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    for (const slot of slots) {
      if (left <= 0) break
      if (!applies(slot, day)) continue
      const span = spanOn(day, slot.start, slot.end, input.zone)
      if (Temporal.Instant.compare(span.startsAt, earliest) < 0) continue
      const holiday = input.daysOff.find((off) => within(day, off.start, off.end))
      if (holiday) {
        skipped.push({ day, startsAt: span.startsAt, holiday: holiday.name })
        continue
      }
      if (input.kept.some((lecture) => takesPlaceOf(lecture, span))) continue
      lectures.push({ number: numbers(), day, ...span, roomId: slot.roomId })
      left -= 1
    }
  }
  return { lectures, skipped, short: input.numLectures !== null && left > 0 }
}

/** Nothing before yesterday can still be planned; yesterday's late evening may reach into today. */
function firstDay(input: PlanInput): Temporal.PlainDate {
  const yesterday = localDate(input.now, input.zone).subtract({ days: 1 })
  return Temporal.PlainDate.compare(yesterday, input.startDate) > 0 ? yesterday : input.startDate
}

function applies(slot: WeeklySlot, day: Temporal.PlainDate): boolean {
  if (weekdayOf(day) !== slot.weekday) return false
  return within(day, slot.validFrom ?? day, slot.validUntil ?? day)
}

function within(day: Temporal.PlainDate, start: Temporal.PlainDate, end: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, start) >= 0 && Temporal.PlainDate.compare(day, end) <= 0
}

/** A kept lecture stands for the slot that it came from, and a live one for the time that it fills. */
function takesPlaceOf(
  lecture: KeptLecture,
  span: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
): boolean {
  if (lecture.startsAt.equals(span.startsAt) || lecture.slotAt?.equals(span.startsAt)) return true
  if (lecture.cancelled) return false
  return (
    Temporal.Instant.compare(lecture.startsAt, span.endsAt) < 0 &&
    Temporal.Instant.compare(span.startsAt, lecture.endsAt) < 0
  )
}

/** Numbers go on after the past lectures; those of kept later ones are left out. */
function numbersFrom(input: PlanInput): () => number {
  const used = new Set(input.kept.map((lecture) => lecture.number))
  const past = input.kept.filter((lecture) => Temporal.Instant.compare(lecture.startsAt, input.now) <= 0)
  let last = Math.max(0, ...past.map((lecture) => lecture.number))
  return () => {
    do last += 1
    while (used.has(last))
    return last
  }
}
