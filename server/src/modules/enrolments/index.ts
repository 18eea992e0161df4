import './events.ts'

export { activeLearners, enrollmentsOfLearners, isEnrolled } from './face.ts'
export { askForPlaces, type PlaceWish } from './actions/ask-for-places.ts'
export { approveRequest, approveMany } from './actions/approve-requests.ts'
export { enrollDirectly } from './actions/enroll-directly.ts'
export { requestFacts, enrollmentFacts } from './facts.ts'
export { guestContacts } from './queries/erasure.ts'
export type { ActiveLearner, EnrollmentRow } from './queries/enrollments.ts'
export type { RequestRow } from './queries/requests.ts'
export type { EnrollmentStatus, RequestStatus } from './rules.ts'
export {
  learnerFigures,
  openRequestsOf,
  placesByWeek,
  requestFigures,
  type LearnerFigures,
  type OpenRequest,
  type RequestFigures,
} from './queries/figures.ts'
