const DAY = 86_400_000

export interface MonthDay {
  /** `2026-10-06` */
  day: string
  /** As the reader's calendar counts it. */
  label: string
  outside: boolean
}

export interface Month {
  key: string
  title: string
  weeks: (MonthDay | null)[][]
}

interface MonthsOptions {
  start: string
  end: string
  /** BCP 47 with calendar and digits. */
  tag: string
  /** Saturday = 0 … Friday = 6. */
  weekStart: number
}

/**
 * The months of the reader's own calendar that a span of days touches, as weeks. Days of those months that are not in
 * the span are `outside`.
 */
export function monthsOf({ start, end, tag, weekStart }: MonthsOptions): Month[] {
  const title = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const label = new Intl.DateTimeFormat(tag, { day: 'numeric', timeZone: 'UTC' })
  const [first, last] = [Date.parse(start), Date.parse(end)]
  const months: Month[] = []
  for (let at = monthStart(first, title); at <= last; ) {
    const name = title.format(at)
    const days: number[] = []
    for (; title.format(at) === name; at += DAY) days.push(at)
    const lead = (weekdayOf(days[0] ?? at) - weekStart + 7) % 7
    const cells: (MonthDay | null)[] = [
      ...Array.from({ length: lead }, () => null),
      ...days.map((day) => ({
        day: dayText(day),
        label: label.format(day),
        outside: day < first || day > last,
      })),
    ]
    months.push({ key: dayText(days[0] ?? at), title: name, weeks: weeksOf(cells) })
  }
  return months
}

function monthStart(day: number, title: Intl.DateTimeFormat): number {
  let at = day
  while (title.format(at - DAY) === title.format(day)) at -= DAY
  return at
}

/** 3 January 1970 was a Saturday. */
function weekdayOf(day: number): number {
  return (((day / DAY - 2) % 7) + 7) % 7
}

function dayText(day: number): string {
  return new Date(day).toISOString().slice(0, 10)
}

function weeksOf<T>(cells: readonly (T | null)[]): (T | null)[][] {
  const weeks: (T | null)[][] = []
  for (let at = 0; at < cells.length; at += 7) {
    const week = cells.slice(at, at + 7)
    weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)])
  }
  return weeks
}
