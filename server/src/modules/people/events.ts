declare module '#platform/events' {
  interface EventMap {
    'learner.created': { learner_id: string; kind: 'child' | 'student' }
    'learner.changed': { learner_id: string }
    'learner.archived': { learner_id: string }
    'learner.restored': { learner_id: string }
    'guardian.added': { learner_id: string; user_id: string }
    'guardian.ended': { learner_id: string; user_id: string }
    'learner.merged': { learner_id: string; merged_id: string }
    'learner.merge_undone': { learner_id: string; merged_id: string }
    'guardian.changed': { learner_id: string; user_id: string }
    'guardian.made_primary': { learner_id: string; user_id: string; before: string | null }
    'guardian.invited': { learner_id: string; invitation_id: string }
    'guardian.invitation_answered': { learner_id: string; invitation_id: string; accepted: boolean }
    'learner.login_given': { learner_id: string; user_id: string }
    'learner.login_ended': { learner_id: string; user_id: string }
    'instructor.changed': { user_id: string }
    'tutor.changed': { user_id: string }
    /** Handed in: for the first time, after a question, or once more. */
    'tutor.applied': { application_id: string; user_id: string; answered: boolean; again: boolean }
    'tutor.asked': { application_id: string; user_id: string; kind: 'application' | 'change' }
    'tutor.approved': { application_id: string; user_id: string; kind: 'application' | 'change' }
    'tutor.rejected': { application_id: string; user_id: string; kind: 'application' | 'change' }
  }
}

declare module '#platform/context' {
  interface Ports {
    /** Who belongs to a course now: asked of enrolments. */
    'people:learnersOfCourse'?: (ctx: Context, courseId: string) => Promise<string[]>
  }
}

export type LearnerKind = 'child' | 'student'
