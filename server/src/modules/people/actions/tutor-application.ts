import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalidFields } from '#platform/errors'
import { emit } from '#platform/events'
import { fieldTexts } from '#platform/http/validate'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { timestamp } from '#platform/time'
import { grantRole } from '#identity'
import { detachFiles } from '#media'
import { peopleErrors } from '../errors.ts'
import { accountFacts } from '../queries/accounts.ts'
import {
  applicationsOf,
  insertApplication,
  insertStep,
  lockApplication,
  updateApplication,
  type TutorApplication,
} from '../queries/tutor-applications.ts'
import { deleteDocumentsOf, documentsOf, insertDocument, ownFilesOf } from '../queries/tutor-documents.ts'
import { insertTutorProfile, lockTutorProfile, setStanding, type TutorProfile } from '../queries/tutors.ts'
import { missingParts, stateAfter, type Move } from '../tutor-rules.ts'

/** Somebody became a tutor, by whatever path: an empty profile and a draft of the first application. Idempotent. */
export async function onTutorAdded(ctx: Context, tutorId: string): Promise<void> {
  const isDemo = (await accountFacts(ctx, tutorId))?.is_demo ?? false
  const at = timestamp(ctx.now)
  if (!(await insertTutorProfile(ctx, tutorId, at, isDemo))) return
  await insertApplication(ctx, {
    id: newId(),
    user_id: tutorId,
    kind: 'application',
    headline: '',
    at,
    isDemo,
  })
  await audit(ctx, { action: 'tutor.begin', object: { kind: 'tutor', id: tutorId } })
}

/** A signed-in person wants to teach too: the role gives the way in; rights to be booked come with approval. */
export async function becomeTutor(ctx: Context): Promise<void> {
  const me = userId(ctx)
  await grantRole(ctx, me, 'tutor')
  // Who had the role before tutors had profiles gets his now.
  await onTutorAdded(ctx, me)
}

export interface OwnTutor {
  readonly profile: TutorProfile
  /** The latest try; the open one when there is one. */
  readonly application: TutorApplication | undefined
}

/** The actor's own profile and latest application, both locked. @throws Problem `not_found` for those who are no tutors */
export async function lockOwnTutor(ctx: Context): Promise<OwnTutor> {
  const profile = await lockTutorProfile(ctx, userId(ctx))
  if (!profile) throw errors.not_found()
  const [latest] = await applicationsOf(ctx, profile.user_id)
  return { profile, application: latest ? await lockApplication(ctx, latest.id) : undefined }
}

/** Hands the open application in. @throws Problem naming what is missing; `application_not_open` */
export async function submitApplication(ctx: Context): Promise<void> {
  const { profile, application } = await lockOwnTutor(ctx)
  if (!application || stateAfter(application.status, 'submit') === null)
    throw peopleErrors.application_not_open()
  await handIn(ctx, profile, application)
}

/** The same for rows that the caller has locked or just made; of what is missing only `needed` counts (everything when absent). */
export async function handIn(
  ctx: Context,
  profile: TutorProfile,
  application: TutorApplication,
  needed?: readonly string[],
): Promise<void> {
  const missing = missingParts(profile, application, await documentsOf(ctx, [application.id])).filter(
    (name) => needed === undefined || needed.includes(name),
  )
  if (missing.length > 0)
    throw invalidFields(
      Object.fromEntries(missing.map((name) => [name, [{ code: 'required', text: fieldTexts.required }]])),
    )
  const answered = application.status === 'asked'
  await move(ctx, application, 'submit', {
    submitted_at: timestamp(ctx.now),
    reason_code: null,
    reason: '',
  })
  if (application.kind === 'application') await setStanding(ctx, profile.user_id, 'pending')
  const tutor = { application_id: application.id, user_id: profile.user_id }
  await emit(ctx, 'tutor.applied', { ...tutor, answered, again: application.number > 1 })
}

/** After a rejection: a new draft with the same headline and documents. @throws Problem `application_not_rejected` */
export async function applyAgain(ctx: Context): Promise<void> {
  const { profile, application } = await lockOwnTutor(ctx)
  if (application?.status !== 'rejected') throw peopleErrors.application_not_rejected()
  await openTry(ctx, profile, application)
}

/** A new draft that begins with what an earlier try had. Answers it. */
export async function openTry(
  ctx: Context,
  profile: TutorProfile,
  earlier: TutorApplication | undefined,
): Promise<TutorApplication> {
  const id = newId()
  const at = timestamp(ctx.now)
  await insertApplication(ctx, {
    id,
    user_id: profile.user_id,
    kind: profile.approval_status === 'approved' ? 'change' : 'application',
    headline: earlier?.headline ?? profile.headline,
    at,
    isDemo: profile.is_demo,
  })
  for (const document of earlier ? await documentsOf(ctx, [earlier.id]) : [])
    await insertDocument(ctx, { ...document, id: newId(), application_id: id })
  const made = await lockApplication(ctx, id)
  if (!made) throw new Error('the new application is gone')
  await audit(ctx, { action: 'tutor.draft', object: { kind: 'tutor_application', id }, after: made })
  return made
}

/**
 * Takes the open application back: a first one becomes a draft again, a change of an approved tutor is given up.
 * @throws Problem `application_not_open`
 */
export async function withdrawApplication(ctx: Context): Promise<void> {
  const { application } = await lockOwnTutor(ctx)
  const step: Move = application?.kind === 'change' ? 'discard' : 'reopen'
  if (!application || stateAfter(application.status, step) === null) throw peopleErrors.application_not_open()
  if (step === 'discard') {
    const files = await ownFilesOf(ctx, application.id)
    await deleteDocumentsOf(ctx, application.id)
    await detachFiles(ctx, files)
  }
  await move(ctx, application, step, { claimed_by: null, claimed_at: null, reason_code: null, reason: '' })
}

/** One step of an application that is locked: its row, its history and the audit trail. */
export async function move(
  ctx: Context,
  application: TutorApplication,
  step: Move,
  changes: Partial<TutorApplication>,
): Promise<void> {
  const status = stateAfter(application.status, step)
  if (status === null) throw new Error(`${step} leads nowhere from ${application.status}`)
  const next = { ...application, ...changes, status }
  await updateApplication(ctx, next)
  await insertStep(ctx, {
    id: newId(),
    application_id: application.id,
    step,
    actor_id: ctx.actor.userId,
    reason_code: next.reason_code,
    reason: next.reason,
    at: timestamp(ctx.now),
  })
  await audit(ctx, {
    action: `tutor.${step}`,
    object: { kind: 'tutor_application', id: application.id },
    before: application,
    after: next,
  })
}
