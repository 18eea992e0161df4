interface RequestFact {
  readonly request_id: string
  readonly course_id: string
}
export interface EnrollmentFact {
  readonly enrollment_id: string
  readonly course_id: string
  readonly learner_id: string
}

declare module '#platform/events' {
  interface EventMap {
    'enrollment_request.created': RequestFact
    'enrollment_request.rejected': RequestFact
    'enrollment_request.questioned': RequestFact
    'enrollment_request.answered': RequestFact
    'enrollment_request.waitlisted': RequestFact
    'enrollment_request.expired': RequestFact
    'enrollment.activated': EnrollmentFact
    /** A guest's request made him an account. */
    'guest.welcomed': { user_id: string; course_id: string }
    'enrollment.suspended': EnrollmentFact
    'enrollment.resumed': EnrollmentFact
    'enrollment.ended': EnrollmentFact
  }
}
