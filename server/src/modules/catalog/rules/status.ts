import type { CourseStatus } from './words.ts'

/** Where a course may go from where it stands; read by the rule, the API and the screens. */
export const courseTransitions = {
  draft: ['registration_open', 'cancelled'],
  registration_open: ['in_progress', 'cancelled'],
  in_progress: ['completed', 'cancelled'],
  completed: ['cancelled'],
  cancelled: [],
} as const satisfies Record<CourseStatus, readonly CourseStatus[]>

export function mayBecome(from: CourseStatus, to: CourseStatus): boolean {
  const next: readonly CourseStatus[] = courseTransitions[from]
  return next.includes(to)
}
