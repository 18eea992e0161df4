import { formatAmount, type Money } from '#platform/money'
import type { DayLecture } from './queries/days.ts'

export function amountsOf(list: readonly Money[]): { amount: string; currency: string }[] {
  return list.map(({ minor, currency }) => ({ amount: formatAmount(minor, currency), currency }))
}

export function lectureOf(row: DayLecture, now: Temporal.Instant) {
  const { id, course_id, course_name, course_slug, number, title, starts_at, ends_at, room, branch } = row
  const running =
    Temporal.Instant.compare(Temporal.Instant.from(starts_at), now) <= 0 &&
    Temporal.Instant.compare(now, Temporal.Instant.from(ends_at)) < 0
  return {
    id,
    course: { id: course_id, name: course_name, slug: course_slug },
    number,
    title,
    starts_at,
    ends_at,
    room,
    branch,
    meeting_link: row.meeting_link,
    running,
  }
}

/** Eight weeks of seven days, the last of them ending today. */
export const weeksShown = 8

export function firstShownDay(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.subtract({ days: weeksShown * 7 - 1 })
}

/** One value a week, those without a row included. */
export function byWeek<T extends { readonly week: number }, V>(
  from: Temporal.PlainDate,
  rows: readonly T[],
  read: (row: T | undefined) => V,
): { from: string; value: V }[] {
  return Array.from({ length: weeksShown }, (_, week) => ({
    from: from.add({ days: week * 7 }).toString(),
    value: read(rows.find((row) => row.week === week)),
  }))
}
