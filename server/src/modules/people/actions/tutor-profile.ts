import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { peopleErrors } from '../errors.ts'
import { updateApplication, type TutorApplication } from '../queries/tutor-applications.ts'
import { updateTutorWords, type TutorProfile } from '../queries/tutors.ts'
import { isEditable } from '../tutor-rules.ts'
import { forgetOldVideo, readHeadline, readTutorWords, type TutorInput } from '../tutor-words.ts'
import { lockOwnTutor, openTry, type OwnTutor } from './tutor-application.ts'

/**
 * A tutor changes what he says of himself. Bio, lists, price and film are free; a new headline belongs to the open
 * application, and an approved tutor's opens a change that is reviewed first.
 * @throws Problem by field, `application_under_review`; what `check` throws for the present version
 */
export async function changeTutor(
  ctx: Context,
  input: TutorInput,
  check: (version: number) => void = () => {},
): Promise<void> {
  const own = await lockOwnTutor(ctx)
  check(own.profile.version)
  await writeWords(ctx, own.profile, input)
  if (input.headline !== undefined) await changeHeadline(ctx, own, readHeadline(input.headline))
}

/** Writes the free part for a profile that is locked. Answers it as it is afterwards. */
export async function writeWords(
  ctx: Context,
  profile: TutorProfile,
  input: TutorInput,
): Promise<TutorProfile> {
  const words = await readTutorWords(ctx, profile, input)
  await updateTutorWords(ctx, profile.user_id, words)
  await forgetOldVideo(ctx, profile, words)
  await audit(ctx, {
    action: 'tutor.change',
    object: { kind: 'tutor', id: profile.user_id },
    before: profile,
    after: words,
  })
  await emit(ctx, 'tutor.changed', { user_id: profile.user_id })
  return { ...profile, ...words }
}

async function changeHeadline(ctx: Context, own: OwnTutor, headline: string): Promise<void> {
  const shown = own.application && isOpen(own.application) ? own.application.headline : own.profile.headline
  if (headline === shown) return
  const application = await editableTry(ctx, own)
  await updateApplication(ctx, { ...application, headline })
}

/**
 * The application that takes documents and headline now; an approved tutor gets a change to work on.
 * @throws Problem `application_under_review`, `application_not_open` after a rejection
 */
export async function editableTry(ctx: Context, own: OwnTutor): Promise<TutorApplication> {
  const { profile, application } = own
  if (application && isEditable(application.status)) return application
  if (application?.status === 'pending') throw peopleErrors.application_under_review()
  if (profile.approval_status === 'approved') return openTry(ctx, profile, application)
  throw peopleErrors.application_not_open()
}

function isOpen(application: TutorApplication): boolean {
  return isEditable(application.status) || application.status === 'pending'
}
