import { lazy } from 'react'
import type { LearnerPart } from '../features/people/slots.ts'

const lastMark = lazy(() => import('../features/attendance/learner/last-mark.tsx'))
const learnerPrivacy = lazy(async () => {
  const { LearnerPrivacy } = await import('../features/privacy/subject-card.tsx')
  return { default: LearnerPrivacy }
})
const learnerSummary = lazy(() => import('../features/attendance/learner/learner-summary.tsx'))
const learnerPlaces = lazy(() => import('../features/enrolments/learner-places.tsx'))
const learnerInvoices = lazy(() => import('../features/billing/learner-invoices.tsx'))
const learnerAttendance = lazy(() => import('../features/attendance/learner/learner-panel.tsx'))

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
  childCard: [lastMark, lazy(() => import('../features/billing/learner-balance.tsx'))],
  childPage: [learnerSummary, learnerAttendance, learnerPlaces, learnerInvoices],
  learnerPage: [
    learnerSummary,
    learnerAttendance,
    learnerPlaces,
    learnerInvoices,
    lazy(() => import('../features/tickets/learner-tickets.tsx')),
    learnerPrivacy,
    lazy(() => import('./learner-history.tsx')),
  ],
}
