import { dueInstant, localDate } from '#platform/time'

const nightlyAt = Temporal.PlainTime.from('23:59')

/** The moment of a date's nightly job in the centre's zone: 23:59, of a repeated hour the second time. */
export function nightOf(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return dueInstant(date, nightlyAt, zone)
}

export interface NightSpan {
  /** Exclusive. */
  readonly after: Temporal.Instant
  readonly upTo: Temporal.Instant
}

/**
 * Lectures that belong to the night of a date: those that ended after the night before and not after this one. So one
 * that ends past midnight belongs to the next, and each lecture to exactly one, also when the clocks change.
 * A run never looks beyond `now`; `nights` more than one also picks up what earlier nights missed.
 */
export function spanOfNight(
  date: Temporal.PlainDate,
  zone: string,
  now: Temporal.Instant,
  nights = 1,
): NightSpan {
  const night = nightOf(date, zone)
  return {
    after: nightOf(date.subtract({ days: nights }), zone),
    upTo: Temporal.Instant.compare(night, now) > 0 ? now : night,
  }
}

/** The date that a run is for: jobs after midnight look at the day before. */
export function dateOfRun(
  dueAt: Temporal.Instant,
  zone: string,
  which: 'same_day' | 'day_before',
): Temporal.PlainDate {
  const date = localDate(dueAt, zone)
  return which === 'same_day' ? date : date.subtract({ days: 1 })
}
