import { lazy } from 'react'
import type { LearnerPart } from '../features/people/slots.ts'

/**
 * Places on the pages about a learner that other areas fill, as lazy components that get `learnerId`:
 * `lazy(() => import('../features/attendance/child-panel.tsx'))`. A part draws its own card, or nothing.
 */
export const peopleSlots: {
  /** Lines on a child's card of the family page: next lecture, last mark, balance. */
  childCard: LearnerPart[]
  /** Panels of the parent's page of a child. */
  childPage: LearnerPart[]
  /** Panels of the staff's page of a learner. */
  learnerPage: LearnerPart[]
} = {
  childCard: [lazy(() => import('../features/billing/learner-balance.tsx'))],
  childPage: [lazy(() => import('../features/enrolments/learner-places.tsx'))],
  learnerPage: [lazy(() => import('../features/enrolments/learner-places.tsx'))],
}
