import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { fieldTexts } from '#platform/http/validate'
import { timestamp } from '#platform/time'
import { peopleErrors } from '../errors.ts'
import {
  findApplication,
  lockApplication,
  updateApplication,
  type TutorApplication,
} from '../queries/tutor-applications.ts'
import { lockTutorProfile, setApproved, setStanding } from '../queries/tutors.ts'
import { isHeldByOther, stateAfter, type Move } from '../tutor-rules.ts'
import { move } from './tutor-application.ts'

export interface Verdict {
  /** The version that the reviewer has read. */
  readonly version: number
  readonly code?: string | undefined
  readonly reason?: string | undefined
}

/** Takes an application to look at; the others see who has it. @throws Problem `application_taken`, `application_decided` */
export async function claimApplication(ctx: Context, id: string): Promise<void> {
  const application = await lockForReview(ctx, id)
  refuseDecided(application, 'approve')
  await writeClaim(ctx, application, ctx.actor.userId, 'tutor.claim')
}

/** Puts it back into the queue. Somebody else's claim stays. */
export async function releaseApplication(ctx: Context, id: string): Promise<void> {
  const application = await lockForReview(ctx, id)
  if (application.claimed_by !== null) await writeClaim(ctx, application, null, 'tutor.release')
}

/** The tutor may be booked from now on; for a change, the new headline and documents count. @throws Problem, see {@link lockForVerdict} */
export async function approveApplication(ctx: Context, id: string, verdict: Verdict): Promise<void> {
  const application = await lockForVerdict(ctx, id, verdict, 'approve')
  await move(ctx, application, 'approve', { ...decided(ctx), reason_code: null, reason: '' })
  await setApproved(ctx, application.user_id, application.headline, timestamp(ctx.now))
  await emit(ctx, 'tutor.approved', announced(application))
}

/** @throws Problem at `reason` without any; see {@link lockForVerdict} */
export async function rejectApplication(ctx: Context, id: string, verdict: Verdict): Promise<void> {
  const why = readReason(verdict)
  const application = await lockForVerdict(ctx, id, verdict, 'reject')
  await move(ctx, application, 'reject', { ...decided(ctx), ...why })
  if (application.kind === 'application') await setStanding(ctx, application.user_id, 'rejected')
  await emit(ctx, 'tutor.rejected', announced(application))
}

/** Asks for something that is missing; the application waits for the applicant. @throws Problem at `reason` without any */
export async function askApplicant(ctx: Context, id: string, verdict: Verdict): Promise<void> {
  const why = readReason(verdict)
  const application = await lockForVerdict(ctx, id, verdict, 'ask')
  await move(ctx, application, 'ask', { ...why, claimed_by: null, claimed_at: null })
  await emit(ctx, 'tutor.asked', announced(application))
}

/**
 * The application, locked, for a decision on what the reviewer has read. Of two who decide at once the lock lets one
 * through; the other hears that it is decided.
 * @throws Problem `not_found`, `own_application`, `application_decided`, `application_taken`, `application_changed`
 */
async function lockForVerdict(
  ctx: Context,
  id: string,
  verdict: Verdict,
  step: Move,
): Promise<TutorApplication> {
  const application = await lockForReview(ctx, id)
  refuseDecided(application, step)
  if (isHeldByOther(application, ctx.actor.userId, ctx.now)) throw peopleErrors.application_taken()
  if (application.version !== verdict.version) throw peopleErrors.application_changed()
  return application
}

async function lockForReview(ctx: Context, id: string): Promise<TutorApplication> {
  const known = await findApplication(ctx, id)
  if (!known || known.status === 'draft' || known.status === 'withdrawn') throw errors.not_found()
  if (known.user_id === ctx.actor.userId) throw peopleErrors.own_application()
  await lockTutorProfile(ctx, known.user_id)
  const application = await lockApplication(ctx, id)
  if (!application) throw errors.not_found()
  return application
}

function refuseDecided(application: TutorApplication, step: Move): void {
  if (stateAfter(application.status, step) === null) throw peopleErrors.application_decided()
}

async function writeClaim(
  ctx: Context,
  application: TutorApplication,
  reviewer: string | null,
  action: string,
): Promise<void> {
  if (isHeldByOther(application, ctx.actor.userId, ctx.now)) throw peopleErrors.application_taken()
  const claim = { claimed_by: reviewer, claimed_at: reviewer === null ? null : timestamp(ctx.now) }
  await updateApplication(ctx, { ...application, ...claim })
  await audit(ctx, { action, object: { kind: 'tutor_application', id: application.id }, after: claim })
}

function decided(ctx: Context): Partial<TutorApplication> {
  return {
    decided_by: ctx.actor.userId,
    decided_at: timestamp(ctx.now),
    claimed_by: null,
    claimed_at: null,
  }
}

/** A usual reason, own words of five letters or more, or both. */
function readReason({ code, reason = '' }: Verdict): Pick<TutorApplication, 'reason_code' | 'reason'> {
  const words = reason.trim()
  if (code === undefined && words.length < 5)
    throw invalid('reason', 'min_length', fieldTexts.minLength, { limit: 5 })
  return { reason_code: code ?? null, reason: words }
}

function announced(application: TutorApplication) {
  return { application_id: application.id, user_id: application.user_id, kind: application.kind }
}
