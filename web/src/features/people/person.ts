/** First and family name as one. */
export function fullName(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim()
}

/** Whole years since `dob` (`2017-03-14`) on that day. */
export function yearsSince(dob: string, today: Date = new Date()): number {
  const [year = 0, month = 1, day = 1] = dob.split('-').map(Number)
  const passed = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day)
  return Math.max(0, today.getFullYear() - year - (passed ? 0 : 1))
}

/** `2026-11-21` of the reader's own today. */
export function todayText(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A smaller picture than the original. */
export function smaller(image: string | null, side: 64 | 128 | 256 | 512): string | null {
  return image === null ? null : `${image}?size=${side}`
}
