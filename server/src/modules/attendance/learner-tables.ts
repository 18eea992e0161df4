import type { LearnerTable } from '#people'

/** What attendance keeps of a learner: of two marks of one lecture the survivor's counts, the other is kept beside it. */
export const learnerTables: readonly LearnerTable[] = [
  {
    table: 'attendance.lecture_attendance',
    kind: 'mark',
    once: [{ columns: ['lecture_id'], otherwise: 'stay' }],
  },
  {
    table: 'attendance.guests',
    kind: 'guest',
    key: ['lecture_id'],
    once: [{ columns: ['lecture_id'], otherwise: 'stay' }],
  },
  {
    table: 'attendance.conflicts',
    kind: 'mark_conflict',
    once: [
      { columns: ['lecture_id', 'offered_by'], where: (t) => `${t}.resolved_at IS NULL`, otherwise: 'stay' },
    ],
  },
  {
    table: 'attendance.instructor_ratings',
    kind: 'instructor_rating',
    once: [{ columns: ['course_id', 'instructor_id', 'by_kind'], otherwise: 'stay' }],
  },
]
