import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Reader = Pick<Context, 'tx'>

/** Names of people, by id. */
export async function namesOf(ctx: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    first_name: string
    last_name: string
  }>`SELECT id, first_name, last_name FROM identity.user_names
    WHERE id = ANY(${[...new Set(ids)]}::uuid[])`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.id, `${row.first_name} ${row.last_name}`.trim()]))
}

export interface FoundPerson {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly phone: string | null
  readonly email: string | null
}

/** Accounts whose name, phone or e-mail holds every pattern. */
export async function peopleLike(
  ctx: Reader,
  patterns: readonly string[],
  limit: number,
  seesStaffContact: boolean,
): Promise<FoundPerson[]> {
  const { rows } =
    await sql<FoundPerson>`SELECT id, first_name, last_name, CASE WHEN ${seesStaffContact} OR NOT works_here THEN phone_number1 END AS phone,
      CASE WHEN ${seesStaffContact} OR NOT works_here THEN email END AS email
    FROM identity.user_details
    WHERE is_present AND search_text LIKE ALL(${[...patterns]}::text[])
      AND (${seesStaffContact} OR NOT works_here OR platform.fold(first_name || ' ' || last_name) LIKE ALL(${[...patterns]}::text[]))
    ORDER BY first_name, last_name, id LIMIT ${limit}`.execute(ctx.tx)
  return rows
}

export interface FoundLearner {
  readonly id: string
  readonly kind: string
  readonly first_name: string
  readonly last_name: string
  readonly unique_code: string
}

export async function learnersLike(
  ctx: Reader,
  patterns: readonly string[],
  limit: number,
): Promise<FoundLearner[]> {
  const { rows } =
    await sql<FoundLearner>`SELECT id, kind, first_name, last_name, unique_code FROM people.learner_cards
    WHERE archived_at IS NULL AND search_text LIKE ALL(${[...patterns]}::text[]) ORDER BY first_name, last_name, id LIMIT ${limit}`.execute(
      ctx.tx,
    )
  return rows
}

export interface FoundCourse {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly status: string
}

export async function coursesLike(
  ctx: Reader,
  patterns: readonly string[],
  drafts: boolean,
  limit: number,
): Promise<FoundCourse[]> {
  const { rows } = await sql<FoundCourse>`SELECT id, name, slug, status FROM catalog.course_cards
    WHERE search_text LIKE ALL(${[...patterns]}::text[]) AND (${drafts} OR status <> 'draft') ORDER BY start_date DESC NULLS LAST, id LIMIT ${limit}`.execute(
    ctx.tx,
  )
  return rows
}
