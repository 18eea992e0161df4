/**
 * A second, slow way to the same lectures for the property test. It shares no code with the rule: dates are day
 * numbers, the zone is asked through Intl for every moment, and the calendar is walked without any short cut.
 */
export interface OracleInput {
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Days since 1970. */
  readonly startDay: number
  readonly endDay: number | null
  readonly count: number | null
  readonly slots: readonly {
    weekday: number
    start: number
    end: number
    from: number | null
    until: number | null
  }[]
  readonly off: readonly { from: number; until: number }[]
  readonly kept: readonly {
    number: number
    from: number
    to: number
    slot: number | null
    cancelled: boolean
    additional: boolean
  }[]
}

export interface OracleLecture {
  readonly number: number
  readonly day: number
  readonly from: number
  readonly to: number
}

const minute = 60_000
const dayMs = 1_440 * minute
const formats = new Map<string, Intl.DateTimeFormat>()

export function oracleLectures(input: OracleInput): OracleLecture[] {
  const lastDay = input.endDay ?? twoYearsAfter(input.startDay)
  const wanted = input.count === null ? 1_000 : input.count
  const counted = input.kept.filter((one) => !one.cancelled && !one.additional).length
  const found: { day: number; from: number; to: number }[] = []
  for (let day = input.startDay; day <= lastDay; day++) {
    const slots = input.slots
      .filter(
        (slot) =>
          (day + 5) % 7 === slot.weekday &&
          (slot.from === null || day >= slot.from) &&
          (slot.until === null || day <= slot.until),
      )
      .toSorted((a, b) => a.start - b.start)
    for (const slot of slots) {
      if (counted + found.length >= wanted) break
      const { from, to } = moments(day, slot.start, slot.end, input.zone)
      const tooLate = from < input.now - 5 * minute
      const off = input.off.some((range) => range.from <= day && day <= range.until)
      const replaced = input.kept.some(
        (one) => one.from === from || one.slot === from || (!one.cancelled && one.from < to && from < one.to),
      )
      if (!tooLate && !off && !replaced) found.push({ day, from, to })
    }
  }
  const past = input.kept.filter((one) => one.from <= input.now).map((one) => one.number)
  let number = Math.max(0, ...past)
  return found.map((lecture) => {
    number += 1
    while (input.kept.some((one) => one.number === number)) number += 1
    return { number, ...lecture }
  })
}

function twoYearsAfter(day: number): number {
  const date = new Date(day * dayMs)
  const [year, month, of] = [date.getUTCFullYear() + 2, date.getUTCMonth(), date.getUTCDate()]
  const leapless = month === 1 && of === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1 ? 28 : of
  return Date.UTC(year, month, leapless) / dayMs
}

/** Start and end of a slot on a day: every quarter-hour offset is tried until the clock on the wall agrees. */
function moments(day: number, start: number, end: number, zone: string): { from: number; to: number } {
  const starts = showing(day * 1_440 + start, zone)
  const endWall = end > start ? day * 1_440 + end : (day + 1) * 1_440 + end
  const from = starts.at(-1)
  if (from === undefined) {
    const moved = gapEnd(day * 1_440 + start, zone)
    return { from: moved, to: moved + (endWall - day * 1_440 - start) * minute }
  }
  const ends = showing(endWall, zone)
  if (ends.length === 0) return { from, to: gapEnd(endWall, zone) }
  return { from, to: ends.find((moment) => moment > from) ?? 0 }
}

/** Every moment at which the wall shows this minute, earliest first. */
function showing(wall: number, zone: string): number[] {
  const offsets = [
    ...new Set(
      [-36, -12, 12, 36].map((hours) => shown(wall * minute + hours * 3_600_000, zone) - (wall + hours * 60)),
    ),
  ]
  return [...new Set(offsets.map((offset) => (wall - offset) * minute))]
    .filter((moment) => shown(moment, zone) === wall)
    .toSorted((a, b) => a - b)
}

/** The first moment whose clock shows more than a minute that is never shown. */
function gapEnd(wall: number, zone: string): number {
  const largest = Math.max(
    ...[-36, 36].map((hours) => shown(wall * minute + hours * 3_600_000, zone) - (wall + hours * 60)),
  )
  let moment = (wall - largest) * minute - 3 * 3_600_000
  while (shown(moment, zone) < wall) moment += minute
  return moment
}

/** What the wall shows at a moment, in minutes since 1970 as if it were UTC. */
function shown(moment: number, zone: string): number {
  const known = formats.get(zone)
  const format =
    known ??
    new Intl.DateTimeFormat('en-u-hc-h23', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  formats.set(zone, format)
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(moment)) parts[type] = Number(value)
  return (
    Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute']) /
    minute
  )
}
