import type { WeeklySlot } from './lecture-plan.ts'

const weekMinutes = 7 * 24 * 60

/** Index of the first slot that overlaps an earlier one on the same dates, or null. */
export function firstOverlap(slots: readonly WeeklySlot[]): number | null {
  for (const [index, slot] of slots.entries()) {
    if (slots.slice(0, index).some((other) => overlap(slot, other))) return index
  }
  return null
}

function overlap(a: WeeklySlot, b: WeeklySlot): boolean {
  if (a.validFrom && b.validUntil && Temporal.PlainDate.compare(a.validFrom, b.validUntil) > 0) return false
  if (b.validFrom && a.validUntil && Temporal.PlainDate.compare(b.validFrom, a.validUntil) > 0) return false
  const [one, other] = [minutes(a), minutes(b)]
  // A slot may run past the end of the week: compare a week earlier and later too.
  return [-weekMinutes, 0, weekMinutes].some(
    (shift) => one.from + shift < other.to && other.from < one.to + shift,
  )
}

function minutes(slot: WeeklySlot): { from: number; to: number } {
  const start = slot.start.hour * 60 + slot.start.minute
  const end = slot.end.hour * 60 + slot.end.minute
  const from = slot.weekday * 24 * 60 + start
  return { from, to: from + (end > start ? end - start : end - start + 24 * 60) }
}
