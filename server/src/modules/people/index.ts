export { createLearner, type LearnerSpec } from './actions/create-learner.ts'
export { onStudentSignedUp, type NewStudent } from './actions/sign-up-student.ts'
export {
  guardianUserIds,
  isGuardianOf,
  learnerCards,
  learnerForActor,
  learnerOfUser,
  myLearnerIds,
  type NamedLearner,
} from './learner-access.ts'
export { formerAmong } from './queries/guardians.ts'
export { invitationFacts } from './queries/invitations.ts'
export type { LearnerTable } from './merge-tables.ts'
export { payersOf } from './payers.ts'
export { instructorCards, publicInstructors, type InstructorCard } from './instructors.ts'
export {
  approvedTutor,
  tutorApplicationFacts,
  tutorQueueFigures,
  tutorStanding,
  type TutorCard,
} from './tutors.ts'
export { boyOrGirl, codeLetter, type Gender, type Right } from './rules.ts'
export type { Learner, LearnerCard } from './queries/learners.ts'
export type { Relation } from './queries/guardians.ts'
import './events.ts'
export { childrenOnlyOf, type OnlyChild } from './queries/erasure.ts'
