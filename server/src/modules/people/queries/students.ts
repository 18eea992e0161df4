import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

export interface StudentProfile {
  readonly user_id: string
  readonly bio: string
  readonly language: 'ar' | 'fa' | 'en' | null
  /** ISO 3166 alpha-2. */
  readonly country: string | null
  /** ISO 4217. */
  readonly currency: string | null
}

type Tx = Pick<Context, 'tx'>
const studentColumns = sql.raw('user_id, bio, language, country, currency')

export async function insertStudentProfile(ctx: Context, userId: string): Promise<void> {
  await sql`INSERT INTO people.student_profiles (user_id, created_at) VALUES (${userId}, ${timestamp(ctx.now)})
    ON CONFLICT DO NOTHING`.execute(ctx.tx)
}

export async function findStudentProfile(ctx: Tx, userId: string): Promise<StudentProfile | undefined> {
  const { rows } =
    await sql<StudentProfile>`SELECT ${studentColumns} FROM people.student_profiles WHERE user_id = ${userId}`.execute(
      ctx.tx,
    )
  return rows[0]
}

export async function updateStudentProfile(ctx: Tx, profile: StudentProfile): Promise<void> {
  await sql`UPDATE people.student_profiles SET bio = ${profile.bio}, language = ${profile.language}, country = ${profile.country},
    currency = ${profile.currency} WHERE user_id = ${profile.user_id}`.execute(ctx.tx)
}
