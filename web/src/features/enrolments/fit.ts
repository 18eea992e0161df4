/** What the family should know before it asks; the server decides with the same rule. */
export interface CourseTerms {
  start_date: string | null
  min_age: number | null
  max_age: number | null
  for_adults: boolean
  gender: 'any' | 'male' | 'female'
}

export type Misfit = 'too_young' | 'too_old' | 'gender_not_admitted'

/** Whole years on a day (`2026-12-01`). */
export function ageOn(dob: string, day: string): number {
  const [bornYear = 0, bornMonth = 1, bornDay = 1] = dob.split('-').map(Number)
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const passed = month > bornMonth || (month === bornMonth && dayOfMonth >= bornDay)
  return year - bornYear - (passed ? 0 : 1)
}

/** Why a child does not fit a course on its first day; undefined when nothing is known against it. */
export function misfitOf(
  course: CourseTerms,
  child: { dob: string; gender: 'boy' | 'girl' },
  today: string,
): Misfit | undefined {
  const age = ageOn(child.dob, course.start_date ?? today)
  if (age < (course.min_age ?? 0) || (course.for_adults && age < 18)) return 'too_young'
  if (course.max_age !== null && age > course.max_age) return 'too_old'
  if (course.gender !== 'any' && course.gender !== (child.gender === 'boy' ? 'male' : 'female'))
    return 'gender_not_admitted'
  return undefined
}

/** An amount times a count, exactly: `times('250.50', 2)` → `501.00`. */
export function times(amount: string, count: number): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  const product = (BigInt(whole + fraction) * BigInt(count)).toString().padStart(fraction.length + 1, '0')
  return fraction === ''
    ? product
    : `${product.slice(0, -fraction.length)}.${product.slice(-fraction.length)}`
}
