/** Weekday numbers of the product: Saturday 0 … Friday 6 (docs/domain/general.md). */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const weekdayByIso: readonly Weekday[] = [2, 3, 4, 5, 6, 0, 1]

export function weekdayOf(date: Temporal.PlainDate): Weekday {
  return weekdayByIso[date.dayOfWeek - 1] ?? 0
}

/** A wall-clock time in a zone as an instant; null when the clocks skip it. Of a repeated time the later one. */
export function wallTime(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Temporal.Instant | null {
  const wall = date.toPlainDateTime(time)
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  return zoned.toPlainDateTime().equals(wall) ? zoned.toInstant() : null
}

/**
 * When a job that is due at a local time runs on that date: the first minute after the gap when the clocks skip
 * its time, the second occurrence when they repeat it.
 */
export function dueInstant(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Temporal.Instant {
  const exact = wallTime(date, time, zone)
  if (exact) return exact
  const before = date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'earlier' })
  const afterGap = before.getTimeZoneTransition('next')
  return (afterGap ?? before).toInstant()
}

/** The local date of an instant in a zone. */
export function localDate(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate()
}

/** RFC 3339 in UTC with milliseconds, as timestamps are sent. */
export function timestamp(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 })
}

export function isTimeZone(value: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
