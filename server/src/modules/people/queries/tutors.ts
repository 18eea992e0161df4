import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Tx = Pick<Context, 'tx'>

export type ApprovalStatus = 'pending' | 'approved' | 'rejected'

export interface TutorProfile {
  readonly user_id: string
  /** As approved. */
  readonly headline: string
  readonly bio: string
  readonly skills: string[]
  /** ISO 639 codes. */
  readonly languages: string[]
  readonly subjects: string[]
  readonly hourly_price_minor: bigint | null
  readonly hourly_price_currency: string | null
  readonly video_url: string | null
  readonly video_file_id: string | null
  readonly approval_status: ApprovalStatus
  readonly approved_at: string | null
  /** Decimal text, 0.00 to 5.00. */
  readonly rating_average: string
  readonly rating_count: number
  readonly version: number
  readonly is_demo: boolean
}

const columns =
  sql.raw(`p.user_id, p.headline, p.bio, p.skills, p.languages, p.subjects, p.hourly_price_minor, p.hourly_price_currency,
  p.video_url, p.video_file_id, p.approval_status, p.approved_at, p.rating_average::text AS rating_average, p.rating_count, p.version, p.is_demo`)

/** False when the person has one already. */
export async function insertTutorProfile(
  ctx: Tx,
  userId: string,
  at: string,
  isDemo: boolean,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`INSERT INTO people.tutor_profiles (user_id, is_demo, created_at) VALUES (${userId}, ${isDemo}, ${at})
    ON CONFLICT (user_id) DO NOTHING`.execute(ctx.tx)
  return numAffectedRows === 1n
}

export async function findTutorProfile(ctx: Tx, userId: string): Promise<TutorProfile | undefined> {
  const { rows } =
    await sql<TutorProfile>`SELECT ${columns} FROM people.tutor_profiles p WHERE p.user_id = ${userId}`.execute(
      ctx.tx,
    )
  return rows[0]
}

/** The profile's lock comes before the application's, everywhere. */
export async function lockTutorProfile(ctx: Tx, userId: string): Promise<TutorProfile | undefined> {
  const { rows } =
    await sql<TutorProfile>`SELECT ${columns} FROM people.tutor_profiles p WHERE p.user_id = ${userId} FOR UPDATE`.execute(
      ctx.tx,
    )
  return rows[0]
}

/** What a tutor may write of himself at any time. */
export type TutorWords = Pick<
  TutorProfile,
  | 'bio'
  | 'skills'
  | 'languages'
  | 'subjects'
  | 'hourly_price_minor'
  | 'hourly_price_currency'
  | 'video_url'
  | 'video_file_id'
>

export async function updateTutorWords(ctx: Tx, userId: string, next: TutorWords): Promise<void> {
  await sql`UPDATE people.tutor_profiles SET bio = ${next.bio}, skills = ${next.skills}::text[], languages = ${next.languages}::text[],
      subjects = ${next.subjects}::text[], hourly_price_minor = ${next.hourly_price_minor}, hourly_price_currency = ${next.hourly_price_currency},
      video_url = ${next.video_url}, video_file_id = ${next.video_file_id}, version = version + 1
    WHERE user_id = ${userId}`.execute(ctx.tx)
}

/** The first application waits again, or was turned down. */
export async function setStanding(ctx: Tx, userId: string, status: 'pending' | 'rejected'): Promise<void> {
  await sql`UPDATE people.tutor_profiles SET approval_status = ${status}, version = version + 1
    WHERE user_id = ${userId} AND approval_status <> 'approved'`.execute(ctx.tx)
}

export async function setApproved(ctx: Tx, userId: string, headline: string, at: string): Promise<void> {
  await sql`UPDATE people.tutor_profiles SET approval_status = 'approved', headline = ${headline},
      approved_at = coalesce(approved_at, ${at}), version = version + 1 WHERE user_id = ${userId}`.execute(
    ctx.tx,
  )
}

/** A tutor with his name, for the marketplace. */
export interface TutorRow extends TutorProfile {
  readonly first_name: string
  readonly last_name: string
  readonly avatar_file_id: string | null
}

/** Approved tutors whose accounts are alive. */
export async function approvedTutorRows(ctx: Tx, userIds: readonly string[]): Promise<TutorRow[]> {
  if (userIds.length === 0) return []
  const { rows } =
    await sql<TutorRow>`SELECT ${columns}, u.first_name, u.last_name, u.avatar_file_id FROM people.tutor_profiles p
    JOIN identity.user_names u ON u.id = p.user_id AND u.is_present
    WHERE p.user_id = ANY(${[...userIds]}::uuid[]) AND p.approval_status = 'approved'`.execute(ctx.tx)
  return rows
}

/** Takes everything personal from a tutor's rows; the rows stay, because bookings may refer to them. */
export async function blankTutor(ctx: Tx, userId: string): Promise<void> {
  await sql`DELETE FROM people.tutor_documents d USING people.tutor_applications a
    WHERE a.id = d.application_id AND a.user_id = ${userId}`.execute(ctx.tx)
  await sql`UPDATE people.tutor_steps s SET reason = '' FROM people.tutor_applications a
    WHERE a.id = s.application_id AND a.user_id = ${userId}`.execute(ctx.tx)
  await sql`UPDATE people.tutor_applications SET headline = '', reason_code = CASE WHEN reason <> '' THEN coalesce(reason_code, 'erased') ELSE reason_code END,
      reason = '', status = CASE WHEN status IN ('draft', 'pending', 'asked') THEN 'withdrawn' ELSE status END, claimed_by = NULL, claimed_at = NULL,
      version = version + 1 WHERE user_id = ${userId}`.execute(ctx.tx)
  await sql`UPDATE people.tutor_profiles SET headline = '', bio = '', skills = '{}', languages = '{}', subjects = '{}', hourly_price_minor = NULL,
      hourly_price_currency = NULL, video_url = NULL, video_file_id = NULL,
      approval_status = CASE WHEN approval_status = 'approved' THEN 'rejected' ELSE approval_status END,
      version = version + 1 WHERE user_id = ${userId}`.execute(ctx.tx)
}
