const DAY = 86_400_000

/** Today's date where the clock shows the given zone. */
export function todayIn(timeZone: string, now = Date.now()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}

/** The first day of the week that a day is in. `weekStart`: Saturday = 0 … Friday = 6. */
export function firstOfWeek(day: string, weekStart: number): string {
  // 3 January 1970 was a Saturday.
  const weekday = (((Date.parse(day) / DAY - 2) % 7) + 7) % 7
  return addDays(day, -((weekday - weekStart + 7) % 7))
}
