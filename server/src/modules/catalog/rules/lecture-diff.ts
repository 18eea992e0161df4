import type { PlannedLecture } from './lecture-plan.ts'

/** A future lecture that a new timetable may move or remove. */
export interface LooseLecture {
  readonly id: string
  readonly number: number
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly roomId: string | null
}

export interface LectureDiff {
  readonly added: readonly PlannedLecture[]
  readonly moved: readonly { readonly from: LooseLecture; readonly to: PlannedLecture }[]
  readonly kept: readonly { readonly from: LooseLecture; readonly to: PlannedLecture }[]
  readonly removed: readonly LooseLecture[]
}

/**
 * What a plan changes. A lecture is known by its number, so that lecture 7 with its title stays lecture 7 when the
 * day of the week changes.
 */
export function compareLectures(
  loose: readonly LooseLecture[],
  planned: readonly PlannedLecture[],
): LectureDiff {
  const byNumber = new Map(loose.map((lecture) => [lecture.number, lecture]))
  const pairs = planned.map((to) => ({ from: byNumber.get(to.number), to }))
  const numbers = new Set(planned.map((lecture) => lecture.number))
  return {
    added: pairs.flatMap(({ from, to }) => (from ? [] : [to])),
    moved: pairs.flatMap(({ from, to }) => (from && !same(from, to) ? [{ from, to }] : [])),
    kept: pairs.flatMap(({ from, to }) => (from && same(from, to) ? [{ from, to }] : [])),
    removed: loose.filter((lecture) => !numbers.has(lecture.number)),
  }
}

function same(from: LooseLecture, to: PlannedLecture): boolean {
  return from.startsAt.equals(to.startsAt) && from.endsAt.equals(to.endsAt) && from.roomId === to.roomId
}
