import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

export interface InstructorProfile {
  readonly user_id: string
  readonly bio: string
  readonly type: 'normal' | 'supervisor'
  readonly tags: string[]
  readonly image_file_id: string | null
  readonly joined_date: string
  readonly pay_rate_minor: bigint | null
  readonly pay_rate_currency: string | null
  /** Position on the landing page; null = not there. */
  readonly featured_order: number | null
  readonly version: number
  readonly archived_at: string | null
}

/** A user's name, with the profile's public side if there is one. */
export interface InstructorRow
  extends Pick<InstructorProfile, 'bio' | 'type' | 'tags' | 'image_file_id' | 'featured_order'> {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly joined_date: string | null
}

type Tx = Pick<Context, 'tx'>
const profileColumns = sql.raw(
  'p.user_id, p.bio, p.type, p.tags, p.image_file_id, p.joined_date, p.pay_rate_minor, p.pay_rate_currency, p.featured_order, p.version, p.archived_at',
)
const publicColumns =
  sql.raw(`u.id, u.first_name, u.last_name, coalesce(p.bio, '') AS bio, coalesce(p.type, 'normal') AS type,
  coalesce(p.tags, '{}') AS tags, p.image_file_id, p.featured_order, p.joined_date`)

export async function insertInstructorProfile(
  ctx: Context,
  userId: string,
  joined: string,
  isDemo: boolean,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`INSERT INTO people.instructor_profiles (user_id, joined_date, is_demo, created_at)
    VALUES (${userId}, ${joined}, ${isDemo}, ${timestamp(ctx.now)}) ON CONFLICT DO NOTHING`.execute(ctx.tx)
  return numAffectedRows === 1n
}

export async function lockInstructorProfile(ctx: Tx, userId: string): Promise<InstructorProfile | undefined> {
  const { rows } = await sql<InstructorProfile>`SELECT ${profileColumns} FROM people.instructor_profiles p
    WHERE p.user_id = ${userId} FOR UPDATE`.execute(ctx.tx)
  return rows[0]
}

export async function updateInstructorProfile(
  ctx: Tx,
  next: Omit<InstructorProfile, 'version'>,
): Promise<InstructorProfile> {
  const { rows } =
    await sql<InstructorProfile>`UPDATE people.instructor_profiles AS p SET bio = ${next.bio}, type = ${next.type},
      tags = ${next.tags}::text[], image_file_id = ${next.image_file_id}, joined_date = ${next.joined_date},
      pay_rate_minor = ${next.pay_rate_minor}, pay_rate_currency = ${next.pay_rate_currency}, featured_order = ${next.featured_order},
      archived_at = ${next.archived_at}, version = version + 1
    WHERE p.user_id = ${next.user_id} RETURNING ${profileColumns}`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new Error('the profile is gone')
  return row
}

/** Users by id with what is public of them as instructors; also users who have no profile. */
export async function instructorRows(ctx: Tx, userIds: readonly string[]): Promise<InstructorRow[]> {
  if (userIds.length === 0) return []
  const { rows } = await sql<InstructorRow>`SELECT ${publicColumns} FROM identity.user_names u
    LEFT JOIN people.instructor_profiles p ON p.user_id = u.id WHERE u.id = ANY(${userIds}::uuid[])`.execute(
    ctx.tx,
  )
  return rows
}

/** Instructors of the public pages: featured ones first, then by time with the centre. */
export async function listedInstructors(
  ctx: Tx,
  options: { featuredOnly: boolean; limit: number },
): Promise<InstructorRow[]> {
  const { rows } = await sql<InstructorRow>`SELECT ${publicColumns} FROM people.instructor_profiles p
    JOIN identity.user_names u ON u.id = p.user_id AND u.is_present
    WHERE p.archived_at IS NULL AND (${!options.featuredOnly} OR p.featured_order IS NOT NULL)
    ORDER BY p.featured_order NULLS LAST, p.joined_date, p.user_id LIMIT ${options.limit}`.execute(ctx.tx)
  return rows
}

/** Is this user shown on the public pages as an instructor? */
export async function instructorIsListed(ctx: Tx, userId: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM people.instructor_profiles p JOIN identity.user_names u ON u.id = p.user_id AND u.is_present
    WHERE p.user_id = ${userId} AND p.archived_at IS NULL`.execute(ctx.tx)
  return rows.length > 0
}
