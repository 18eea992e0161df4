import { statusOf, type StandingMark } from './marks.ts'

export interface Counts {
  readonly total: number
  /** There, the late ones included. */
  readonly present: number
  readonly late: number
  /** Absences that a person recorded, the excused ones included. */
  readonly absent: number
  readonly excused: number
  /** Absences of the nightly job. */
  readonly auto_absent: number
  readonly unmarked: number
  readonly rated: number
}

export function countMarks(
  marks: readonly Pick<StandingMark, 'present' | 'late' | 'excused' | 'rating' | 'marked_via'>[],
): Counts {
  const counts = {
    total: marks.length,
    present: 0,
    late: 0,
    absent: 0,
    excused: 0,
    auto_absent: 0,
    unmarked: 0,
    rated: 0,
  }
  for (const mark of marks) {
    const status = statusOf(mark)
    if (mark.marked_via === 'auto') counts.auto_absent += 1
    else if (status === 'unmarked') counts.unmarked += 1
    else if (status === 'present' || status === 'late') counts.present += 1
    else counts.absent += 1
    if (status === 'late') counts.late += 1
    if (status === 'excused') counts.excused += 1
    if (mark.rating !== null) counts.rated += 1
  }
  return counts
}

/**
 * Percentage of those expected who came, one decimal; null when nobody counts. An excused absence does not count, an
 * absence of the nightly job counts once the window has closed.
 */
export function attendanceRate(counts: Counts, provisional: boolean): number | null {
  const away = counts.absent - counts.excused + (provisional ? 0 : counts.auto_absent)
  const expected = counts.present + away
  return expected === 0 ? null : Math.round((counts.present / expected) * 1000) / 10
}
