/** Wall-clock hours in which no text message leaves; equal ends = none. */
export interface QuietHours {
  readonly starts: Temporal.PlainTime
  readonly ends: Temporal.PlainTime
}

/** When quiet hours end that hold at `now` in the zone; null when it is not quiet. */
export function quietUntil(now: Temporal.Instant, zone: string, quiet: QuietHours): Temporal.Instant | null {
  const { starts, ends } = quiet
  if (starts.equals(ends)) return null
  const local = now.toZonedDateTimeISO(zone)
  const time = local.toPlainTime()
  const after = (moment: Temporal.PlainTime): boolean => Temporal.PlainTime.compare(time, moment) >= 0
  const overMidnight = Temporal.PlainTime.compare(starts, ends) > 0
  const isQuiet = overMidnight ? after(starts) || !after(ends) : after(starts) && !after(ends)
  if (!isQuiet) return null
  const date = overMidnight && after(starts) ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return date.toZonedDateTime({ timeZone: zone, plainTime: ends }).toInstant()
}
