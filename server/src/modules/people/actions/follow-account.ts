import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { emit } from '#platform/events'
import { centreSettings } from '#platform/settings'
import { localDate, timestamp } from '#platform/time'
import { detachFiles } from '#media'
import { accountFacts } from '../queries/accounts.ts'
import { insertInstructorProfile } from '../queries/instructors.ts'
import { blankLearner, findLearnerOfUser, lockLearner } from '../queries/learners.ts'
import { endLinksOf } from '../queries/guardians.ts'
import { filesOfTutor } from '../queries/tutor-documents.ts'
import { blankTutor, lockTutorProfile } from '../queries/tutors.ts'
import { writeLearner } from './change-learner.ts'
import { onStudentSignedUp } from './sign-up-student.ts'
import { onTutorAdded } from './tutor-application.ts'

/** An account got a role: a student gets a learner row, an instructor a profile. Same transaction; idempotent. */
export async function onRoleGranted(
  ctx: Context,
  grant: { readonly userId: string; readonly role: string },
): Promise<void> {
  if (grant.role === 'student') {
    const facts = await accountFacts(ctx, grant.userId)
    if (facts)
      await onStudentSignedUp(ctx, {
        userId: grant.userId,
        firstName: facts.first_name,
        lastName: facts.last_name,
        dob: facts.dob,
        gender: facts.gender,
        isDemo: facts.is_demo,
      })
  }
  if (grant.role === 'instructor') {
    const facts = await accountFacts(ctx, grant.userId)
    const { timeZone } = await centreSettings(ctx)
    const made = await insertInstructorProfile(
      ctx,
      grant.userId,
      localDate(ctx.now, timeZone).toString(),
      facts?.is_demo ?? false,
    )
    if (made) await emit(ctx, 'instructor.changed', { user_id: grant.userId })
  }
  if (grant.role === 'tutor') await onTutorAdded(ctx, grant.userId)
}

/** An account's name, birth date or gender changed: the student's learner row follows in the same transaction. */
export async function onAccountChanged(ctx: Context, account: { readonly userId: string }): Promise<void> {
  const found = await findLearnerOfUser(ctx, account.userId)
  const learner = found?.kind === 'student' ? await lockLearner(ctx, found.id) : undefined
  const facts = learner ? await accountFacts(ctx, account.userId) : undefined
  if (!learner || !facts) return
  const { first_name, last_name, dob, gender } = facts
  const { phone, notes, image_file_id } = learner
  await writeLearner(ctx, learner, {
    first_name,
    last_name,
    dob,
    gender: gender ?? learner.gender,
    phone,
    notes,
    image_file_id,
  })
}

/** An account goes: its links end, its own learner row loses everything personal and is archived; the code stays countable. */
export async function onAccountDeleted(ctx: Context, account: { readonly userId: string }): Promise<void> {
  const ended = await endLinksOf(ctx, account.userId)
  for (const learnerId of ended)
    await emit(ctx, 'guardian.ended', { learner_id: learnerId, user_id: account.userId })
  await forgetTutor(ctx, account.userId)
  const learner = await findLearnerOfUser(ctx, account.userId)
  if (!learner) return
  if (learner.image_file_id) await detachFiles(ctx, [learner.image_file_id])
  await blankLearner(ctx, learner.id, timestamp(ctx.now))
  await audit(ctx, { action: 'learner.erase', object: { kind: 'learner', id: learner.id } })
  await emit(ctx, 'learner.archived', { learner_id: learner.id })
}

/** Documents, words and price of a tutor go; that he was one stays, because bookings may refer to it. */
async function forgetTutor(ctx: Context, tutorId: string): Promise<void> {
  const profile = await lockTutorProfile(ctx, tutorId)
  if (!profile) return
  const files = [
    ...(await filesOfTutor(ctx, tutorId)),
    ...(profile.video_file_id ? [profile.video_file_id] : []),
  ]
  await blankTutor(ctx, tutorId)
  await detachFiles(ctx, files)
  await audit(ctx, { action: 'tutor.erase', object: { kind: 'tutor', id: tutorId } })
}
