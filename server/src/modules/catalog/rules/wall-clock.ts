import { wallTime } from '#platform/time'

export interface Span {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The clocks skip the wanted start: the lecture begins when the skipped hour is over. */
  readonly shifted: boolean
}

/**
 * A weekly time on one date as real moments. An end that is not after the start is on the next day. Of a repeated
 * start the later one counts, as everywhere; the end is the first moment after it that shows the wanted time.
 */
export function spanOn(
  date: Temporal.PlainDate,
  start: Temporal.PlainTime,
  end: Temporal.PlainTime,
  zone: string,
): Span {
  const endDate = Temporal.PlainTime.compare(end, start) > 0 ? date : date.add({ days: 1 })
  const exact = wallTime(date, start, zone)
  if (exact === null) {
    const startsAt = afterGap(date, start, zone)
    const length = date.toPlainDateTime(start).until(endDate.toPlainDateTime(end))
    return { startsAt, endsAt: startsAt.add(length.round('minutes')), shifted: true }
  }
  return { startsAt: exact, endsAt: endAfter(exact, endDate, end, zone), shifted: false }
}

function endAfter(
  startsAt: Temporal.Instant,
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Temporal.Instant {
  const last = wallTime(date, time, zone)
  if (last === null) return afterGap(date, time, zone)
  const first = date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant()
  return Temporal.Instant.compare(first, startsAt) > 0 ? first : last
}

/** The first moment after the hour that the clocks skip. */
function afterGap(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.Instant {
  const before = date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'earlier' })
  return (before.getTimeZoneTransition('next') ?? before).toInstant()
}
