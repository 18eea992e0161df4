import type { Context } from '#platform/context'
import { insertStudentProfile } from '../queries/students.ts'
import { findLearnerOfUser, type Learner } from '../queries/learners.ts'
import type { Gender } from '../rules.ts'
import { createLearner } from './create-learner.ts'

export interface NewStudent {
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  readonly dob: string | null
  readonly gender: Gender | null
  readonly isDemo?: boolean
}

/** Makes the learner row and profile of a new student; a second call changes nothing. */
export async function onStudentSignedUp(ctx: Context, student: NewStudent): Promise<Learner> {
  await insertStudentProfile(ctx, student.userId)
  const known = await findLearnerOfUser(ctx, student.userId)
  return known ?? createLearner(ctx, { kind: 'student', ...student })
}
