import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import type { Locale } from '#platform/i18n'
import { formatAmount } from '#platform/money'
import { rolesOf, userCards } from '#identity'
import { fileLink, fileRows, presentFile } from '#media'
import { applicationsOf, queueFigures, stepsOf, type TutorApplication } from './queries/tutor-applications.ts'
import { documentsOf, type TutorDocument } from './queries/tutor-documents.ts'
import type { QueuedApplication } from './queries/tutor-lists.ts'
import { approvedTutorRows, findTutorProfile, type TutorProfile, type TutorRow } from './queries/tutors.ts'
import type { DocumentSchema, QueueLineSchema, ReviewSchema, TutorSchema } from './schemas/tutors.ts'
import { reasonText } from './tutor-reasons.ts'
import { isEditable, isHeldByOther, missingParts, stateAfter } from './tutor-rules.ts'

type Reader = Pick<Context, 'tx'>

/** A tutor who may be booked: approved, with a living account that still has the role. */
export interface TutorCard {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly avatar: string | null
  readonly headline: string
  readonly bio: string
  readonly skills: string[]
  readonly languages: string[]
  readonly subjects: string[]
  /** Minor units; null while he has named none. */
  readonly hourly_price: { readonly minor: bigint; readonly currency: string } | null
  readonly introduction_video: string | null
  readonly rating_average: string
  readonly rating_count: number
}

/** Null for everybody who may not be booked: unknown, waiting, rejected, erased, or no tutor any more. */
export async function approvedTutor(ctx: Reader, id: string): Promise<TutorCard | null> {
  const [row] = await approvedTutorRows(ctx, [id])
  return row && (await rolesOf(ctx, id)).includes('tutor') ? cardOf(row) : null
}

function cardOf(row: TutorRow): TutorCard {
  const { headline, bio, skills, languages, subjects, rating_average, rating_count } = row
  const { hourly_price_minor: minor, hourly_price_currency: currency } = row
  return {
    id: row.user_id,
    first_name: row.first_name,
    last_name: row.last_name,
    avatar: row.avatar_file_id ? fileLink(row.avatar_file_id) : null,
    headline,
    bio,
    skills,
    languages,
    subjects,
    hourly_price: minor === null || currency === null ? null : { minor, currency },
    introduction_video: videoLink(row),
    rating_average,
    rating_count,
  }
}

/** How many applications wait for a reviewer, and since when the oldest does. */
export function tutorQueueFigures(ctx: Reader): Promise<{ count: number; oldest: string | null }> {
  return queueFigures(ctx)
}

/** Where a tutor's own application stands, for his day; null for people who are no tutors. */
export async function tutorStanding(
  ctx: Reader & { readonly locale: Locale },
  userId: string,
): Promise<{
  approval_status: TutorProfile['approval_status']
  application: { status: TutorApplication['status']; kind: TutorApplication['kind']; reason: string } | null
} | null> {
  const profile = await findTutorProfile(ctx, userId)
  if (!profile) return null
  const [latest] = await applicationsOf(ctx, userId)
  const application = latest
    ? {
        status: latest.status,
        kind: latest.kind,
        reason: reasonText(latest.reason_code, latest.reason, ctx.locale),
      }
    : null
  return { approval_status: profile.approval_status, application }
}

/** The reason of an application in a language: for letters. */
export async function tutorApplicationFacts(
  ctx: Reader,
  userId: string,
  applicationId: string,
): Promise<{ kind: TutorApplication['kind']; reason: (locale: Locale) => string } | null> {
  const found = (await applicationsOf(ctx, userId)).find((application) => application.id === applicationId)
  return found
    ? { kind: found.kind, reason: (locale) => reasonText(found.reason_code, found.reason, locale) }
    : null
}

/** The actor's own tutor side. @throws Problem `not_found` for those who are no tutors */
export async function ownTutor(ctx: Context, userId: string): Promise<Static<typeof TutorSchema>> {
  const profile = await findTutorProfile(ctx, userId)
  if (!profile) throw errors.not_found()
  const [latest, ...earlier] = await applicationsOf(ctx, userId)
  const documents = latest ? await documentsOf(ctx, [latest.id]) : []
  return {
    id: userId,
    approval_status: profile.approval_status,
    approved_at: profile.approved_at,
    headline: profile.headline,
    ...factsOf(profile),
    introduction_video: videoLink(profile),
    rating_average: profile.rating_average,
    rating_count: profile.rating_count,
    version: profile.version,
    application: latest
      ? {
          ...tryFacts(ctx, latest),
          documents: await presentDocuments(ctx, documents),
          missing: missingParts(profile, latest, documents),
          editable: isEditable(latest.status),
        }
      : null,
    earlier: earlier.map((application) => tryFacts(ctx, application)),
  }
}

/** One application as a reviewer reads it. */
export async function presentReview(
  ctx: Context,
  row: QueuedApplication,
): Promise<Static<typeof ReviewSchema>> {
  const profile = await findTutorProfile(ctx, row.user_id)
  const person = (await userCards(ctx, [row.user_id])).get(row.user_id)
  if (!profile || !person) throw errors.not_found()
  const all = await applicationsOf(ctx, row.user_id)
  const mine = row.user_id === ctx.actor.userId
  const free = !mine && !isHeldByOther(row, ctx.actor.userId, ctx.now)
  const steps = await stepsOf(ctx, [row.id])
  return {
    ...tryFacts(ctx, row),
    tutor: {
      id: row.user_id,
      first_name: row.first_name,
      last_name: row.last_name,
      avatar: person.avatar,
      phone_number1: row.phone_number1,
      email: row.email,
      locale: person.locale,
      approval_status: profile.approval_status,
      approved_headline: profile.headline,
      ...factsOf(profile),
      introduction_video: videoLink(profile),
    },
    documents: await presentDocuments(ctx, await documentsOf(ctx, [row.id])),
    steps: steps.map(({ id, step, at, actor, reason_code, reason }) => ({
      id,
      step,
      at,
      by: actor,
      reason: reasonText(reason_code, reason, ctx.locale),
    })),
    earlier: all
      .filter((application) => application.number < row.number && application.submitted_at !== null)
      .map((application) => tryFacts(ctx, application)),
    claim: claimOf(ctx, row),
    can: {
      decide: free && stateAfter(row.status, 'approve') !== null,
      ask: free && stateAfter(row.status, 'ask') !== null,
    },
    version: row.version,
  }
}

export function presentQueueLine(
  ctx: Pick<Context, 'actor' | 'now' | 'locale'>,
  row: QueuedApplication,
): Static<typeof QueueLineSchema> {
  const { subjects, languages, hourly_price, currency } = factsOf(row)
  return {
    ...tryFacts(ctx, row),
    tutor: {
      id: row.user_id,
      first_name: row.first_name,
      last_name: row.last_name,
      avatar: row.avatar_file_id ? fileLink(row.avatar_file_id) : null,
    },
    subjects,
    languages,
    hourly_price,
    currency,
    documents: row.documents,
    claim: claimOf(ctx, row),
    version: row.version,
  }
}

function claimOf(ctx: Pick<Context, 'actor' | 'now'>, row: QueuedApplication) {
  const { claimed_by: id, claimed_at: at, claimer: name } = row
  if (id === null || at === null) return null
  const mine = id === ctx.actor.userId
  return mine || isHeldByOther(row, ctx.actor.userId, ctx.now) ? { id, name, at, mine } : null
}

function tryFacts(ctx: Pick<Context, 'locale'>, application: TutorApplication) {
  const { id, number, kind, status, headline, reason_code, reason, submitted_at, decided_at } = application
  const why = reasonText(reason_code, reason, ctx.locale)
  return { id, number, kind, status, headline, reason: why, submitted_at, decided_at }
}

function factsOf(
  profile: Pick<
    TutorProfile,
    'bio' | 'skills' | 'languages' | 'subjects' | 'hourly_price_minor' | 'hourly_price_currency'
  >,
) {
  const {
    bio,
    skills,
    languages,
    subjects,
    hourly_price_minor: minor,
    hourly_price_currency: currency,
  } = profile
  const hourly_price = minor === null || currency === null ? null : formatAmount(minor, currency)
  return { bio, skills, languages, subjects, hourly_price, currency }
}

function videoLink(profile: Pick<TutorProfile, 'video_url' | 'video_file_id'>): string | null {
  return profile.video_file_id ? fileLink(profile.video_file_id) : profile.video_url
}

async function presentDocuments(
  ctx: Reader,
  documents: readonly TutorDocument[],
): Promise<Static<typeof DocumentSchema>[]> {
  const files = await fileRows(
    ctx,
    documents.map((document) => document.file_id),
  )
  return documents.flatMap(({ id, kind, title, file_id, added_at }) => {
    const file = files.get(file_id)
    return file ? [{ id, kind, title, file: presentFile(file), added_at }] : []
  })
}
