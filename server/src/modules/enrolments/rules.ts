/** Enrolment requests (docs/domain/enrolments.md): which status may follow which. */
export const requestStatuses = [
  'pending',
  'processing',
  'accepted',
  'rejected',
  'cancelled',
  'expired',
] as const
export type RequestStatus = (typeof requestStatuses)[number]

export const enrollmentStatuses = ['active', 'suspended', 'completed', 'dropped', 'refunded'] as const
export type EnrollmentStatus = (typeof enrollmentStatuses)[number]
export const enrollmentTransitions: Readonly<Record<EnrollmentStatus, readonly EnrollmentStatus[]>> = {
  active: ['suspended', 'completed', 'dropped', 'refunded'],
  suspended: ['active', 'dropped', 'refunded'],
  completed: ['refunded'],
  dropped: [],
  refunded: [],
}

export const guestRoles = ['student', 'mentor', 'teacher'] as const
export type GuestRole = (typeof guestRoles)[number]

export function isOpen(status: RequestStatus): boolean {
  return status === 'pending' || status === 'processing'
}

/** Days that a family has to answer a question of the staff before its request lapses. */
export const answerDays = 7

export interface CourseFacts {
  readonly status: string
  readonly start_date: string | null
  readonly min_age: number | null
  readonly max_age: number | null
  readonly for_adults: boolean
  readonly gender: 'any' | 'male' | 'female'
}
export interface LearnerFacts {
  readonly dob: string | null
  readonly gender: 'male' | 'female' | null
}

/** Whole years on a day; null when the birth date is unknown. */
export function ageOn(dob: string | null, day: Temporal.PlainDate): number | null {
  if (dob === null) return null
  return Temporal.PlainDate.from(dob).until(day, { largestUnit: 'years' }).years
}

export const checks = [
  'course_not_open',
  'adults_only',
  'too_young',
  'too_old',
  'birth_date_missing',
  'gender_not_admitted',
] as const
export type FailedCheck = (typeof checks)[number]

const adultAge = 18

/** Staff may admit against these with a reason; a closed course admits nobody. */
export const overridable: readonly FailedCheck[] = [
  'adults_only',
  'too_young',
  'too_old',
  'birth_date_missing',
  'gender_not_admitted',
]

/** Everything that speaks against the learner in the course; age counts on the first day of the course. */
export function failedChecks(
  course: CourseFacts,
  learner: LearnerFacts,
  today: Temporal.PlainDate,
): FailedCheck[] {
  const found: FailedCheck[] = []
  if (course.status !== 'registration_open' && course.status !== 'in_progress') found.push('course_not_open')
  const age = ageOn(
    learner.dob,
    course.start_date === null ? today : Temporal.PlainDate.from(course.start_date),
  )
  const asksAge = course.for_adults || course.min_age !== null || course.max_age !== null
  if (asksAge && age === null) found.push('birth_date_missing')
  if (age !== null && course.for_adults && age < adultAge) found.push('adults_only')
  else if (age !== null && course.min_age !== null && age < course.min_age) found.push('too_young')
  if (age !== null && course.max_age !== null && age > course.max_age) found.push('too_old')
  if (course.gender !== 'any' && learner.gender !== null && learner.gender !== course.gender)
    found.push('gender_not_admitted')
  return found
}

export interface Progress {
  readonly total: number
  readonly expected: number
  readonly completed: number
  /** Whole percent of the total. */
  readonly percentage: number
}

/** Lectures of the course that count for a learner: all, those that are over by now, those that were held. */
export function progress(
  lectures: readonly { readonly ends_at: string; readonly status: string; readonly is_accepted: boolean }[],
  now: Temporal.Instant,
): Progress {
  const counted = lectures.filter((lecture) => lecture.status !== 'cancelled' && lecture.is_accepted)
  const expected = counted.filter(
    (lecture) => Temporal.Instant.compare(Temporal.Instant.from(lecture.ends_at), now) <= 0,
  ).length
  const completed = counted.filter((lecture) => lecture.status === 'completed').length
  return {
    total: counted.length,
    expected,
    completed,
    percentage: counted.length === 0 ? 0 : Math.floor((completed * 100) / counted.length),
  }
}
