import { invalid, type Problem } from '#platform/errors'
import { latinDigits } from '#platform/text'
import { markErrors } from './mark-errors.ts'
import type { MarkStatus, MarkedVia } from './words.ts'

/** What a register says of one learner. `present` null = unmarked. */
export interface Mark {
  readonly present: boolean | null
  readonly late: boolean
  readonly excused: boolean
  /** 1.00–10.00 as a decimal string with two places. */
  readonly rating: string | null
  readonly notes: string
}

/** A mark as it stands. Version 0 = there never was one. */
export interface StandingMark extends Mark {
  readonly version: number
  readonly marked_via: MarkedVia | null
}

/** A mark as it is handed in. Rating and notes that are not given stay as they are. */
export interface GivenMark {
  readonly present: boolean | null
  readonly late?: boolean
  readonly excused?: boolean
  readonly rating?: string | number | null
  readonly notes?: string
  /** The version on which the marker decided; absent = whatever there is. */
  readonly version?: number
}

export const unmarked: StandingMark = {
  present: null,
  late: false,
  excused: false,
  rating: null,
  notes: '',
  version: 0,
  marked_via: null,
}

/** @throws Problem at the field; `field` is the mark's place in the request */
export function readMark(given: GivenMark, current: Mark, field: (name: string) => string): Mark {
  const late = given.late ?? false
  const excused = given.excused ?? false
  if (late && given.present !== true) throw invalid(field('late'), 'late_is_present', markErrors.late)
  if (excused && given.present !== false)
    throw invalid(field('excused'), 'excused_is_absent', markErrors.excused)
  return {
    present: given.present,
    late,
    excused,
    rating: ratingOf(given, current, field('rating')),
    notes: given.notes ?? current.notes,
  }
}

function ratingOf(given: GivenMark, current: Mark, field: string): string | null {
  const rating =
    given.rating === undefined || given.rating === null ? given.rating : readRating(given.rating, field)
  if (given.present === true) return rating === undefined ? current.rating : rating
  if (rating) throw invalid(field, 'absence_has_no_rating', markErrors.absent)
  return null
}

/** `"8.5"`, `"٨٫٥"`, 8.5 → `8.50`. @throws Problem outside of 1.00–10.00 or with more than two decimals */
export function readRating(value: string | number, field: string): string {
  const text = latinDigits(String(value)).trim().replace('٫', '.')
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text)
  const hundredths = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0
  if (hundredths < 100 || hundredths > 1000) throw ratingRange(field)
  return `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

function ratingRange(field: string): Problem {
  return invalid(field, 'rating_out_of_range', markErrors.rating)
}

export type Decision = 'applied' | 'unchanged' | 'stale'

/**
 * Whether a handed-in mark may take the place of the present one. A person's mark made on an older version never
 * overwrites another person's; absences of the nightly job give way without asking.
 */
export function decide(current: StandingMark, next: Mark, seen: number | undefined): Decision {
  const byPerson = current.present !== null && current.marked_via !== 'auto'
  if (byPerson && sameMark(current, next)) return 'unchanged'
  if (!byPerson && current.present === null && next.present === null) return 'unchanged'
  return byPerson && seen !== undefined && seen !== current.version ? 'stale' : 'applied'
}

function sameMark(a: Mark, b: Mark): boolean {
  return (
    a.present === b.present &&
    a.late === b.late &&
    a.excused === b.excused &&
    a.rating === b.rating &&
    a.notes === b.notes
  )
}

export function statusOf(mark: Pick<Mark, 'present' | 'late' | 'excused'>): MarkStatus {
  if (mark.present === null) return 'unmarked'
  if (mark.present) return mark.late ? 'late' : 'present'
  return mark.excused ? 'excused' : 'absent'
}

/** Exactly one of child and student names a learner. @throws Problem `child_or_student` */
export function namedLearner(
  named: { child?: string | null; student?: string | null },
  field: (name: string) => string,
): { id: string; kind: 'child' | 'student' } {
  if (Boolean(named.child) === Boolean(named.student))
    throw invalid(field('non_field_errors'), 'child_or_student', markErrors.childOrStudent)
  return named.child ? { id: named.child, kind: 'child' } : { id: named.student ?? '', kind: 'student' }
}
