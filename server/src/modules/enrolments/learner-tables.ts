import type { LearnerTable } from '#people'

const course = { columns: ['course_id'], otherwise: 'refuse', named: ['course_id', 'course'] } as const

/** What enrolments keep of a learner; two places in one course have to be settled before two learners become one. */
export const learnerTables: readonly LearnerTable[] = [
  {
    table: 'enrolments.enrollments',
    kind: 'enrollment',
    once: [{ ...course, where: (t) => `${t}.status IN ('active', 'suspended', 'completed')` }],
  },
  {
    table: 'enrolments.enrollment_requests',
    kind: 'enrollment_request',
    once: [{ ...course, where: (t) => `${t}.status IN ('pending', 'processing')` }],
  },
  {
    table: 'enrolments.waitlist_entries',
    kind: 'waitlist_entry',
    once: [{ ...course, where: (t) => `${t}.status = 'waiting'` }],
  },
]
