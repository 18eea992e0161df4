import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { LearnerKind } from '../events.ts'
import type { Gender } from '../rules.ts'

export interface Learner {
  readonly id: string
  readonly kind: LearnerKind
  readonly user_id: string | null
  readonly first_name: string
  readonly last_name: string
  /** YYYY-MM-DD; children always have one. */
  readonly dob: string | null
  readonly gender: Gender | null
  readonly phone: string | null
  readonly image_file_id: string | null
  readonly notes: string
  /** Empty until the gender is known. */
  readonly unique_code: string
  readonly version: number
  readonly created_at: string
  readonly archived_at: string | null
}

/** What other modules show of a learner. */
export type LearnerCard = Pick<
  Learner,
  'id' | 'kind' | 'first_name' | 'last_name' | 'unique_code' | 'dob' | 'gender' | 'user_id' | 'archived_at'
>

type Tx = Pick<Context, 'tx'>
export const learnerColumns =
  sql.raw(`l.id, l.kind, l.user_id, l.first_name, l.last_name, l.dob, l.gender, l.phone, l.image_file_id,
  l.notes, coalesce(l.unique_code, '') AS unique_code, l.version, l.created_at, l.archived_at`)

export async function findLearner(ctx: Tx, id: string): Promise<Learner | undefined> {
  const { rows } =
    await sql<Learner>`SELECT ${learnerColumns} FROM people.learners l WHERE l.id = ${id}`.execute(ctx.tx)
  return rows[0]
}

export async function lockLearner(ctx: Tx, id: string): Promise<Learner | undefined> {
  const { rows } =
    await sql<Learner>`SELECT ${learnerColumns} FROM people.learners l WHERE l.id = ${id} FOR UPDATE`.execute(
      ctx.tx,
    )
  return rows[0]
}

export async function findLearnerOfUser(ctx: Tx, userId: string): Promise<Learner | undefined> {
  const { rows } =
    await sql<Learner>`SELECT ${learnerColumns} FROM people.learners l WHERE l.user_id = ${userId}`.execute(
      ctx.tx,
    )
  return rows[0]
}

export async function findCards(ctx: Tx, ids: readonly string[]): Promise<LearnerCard[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<LearnerCard>`SELECT id, kind, first_name, last_name, unique_code, dob, gender, user_id, archived_at
    FROM people.learner_cards WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx)
  return rows
}

export interface NewLearner {
  readonly id: string
  readonly kind: LearnerKind
  readonly userId: string | null
  readonly firstName: string
  readonly lastName: string
  readonly dob: string | null
  readonly gender: Gender | null
  readonly phone: string | null
  readonly imageFileId: string | null
  readonly notes: string
  readonly isDemo: boolean
}

/** Absent when the code is taken: another learner got it at the same moment. */
export async function insertLearner(
  ctx: Context,
  learner: NewLearner,
  code: string | null,
): Promise<Learner | undefined> {
  const { rows } = await sql<Learner>`INSERT INTO people.learners AS l
      (id, kind, user_id, first_name, last_name, dob, gender, phone, image_file_id, notes, unique_code, is_demo, created_at, created_by)
    VALUES (${learner.id}, ${learner.kind}, ${learner.userId}, ${learner.firstName}, ${learner.lastName}, ${learner.dob}, ${learner.gender},
      ${learner.phone}, ${learner.imageFileId}, ${learner.notes}, ${code}, ${learner.isDemo}, ${timestamp(ctx.now)}, ${ctx.actor.userId})
    ON CONFLICT (unique_code) DO NOTHING RETURNING ${learnerColumns}`.execute(ctx.tx)
  return rows[0]
}

/** The first of the codes that nobody has, or null. */
export async function freeCode(ctx: Tx, codes: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ code: string }>`SELECT code FROM unnest(${codes}::text[]) AS code
    WHERE NOT EXISTS (SELECT 1 FROM people.learners WHERE unique_code = code) LIMIT 1`.execute(ctx.tx)
  return rows[0]?.code ?? null
}

/** Any code of the letter that nobody has: for the day when chance hardly finds one. */
export async function anyFreeCode(ctx: Tx, letter: string): Promise<string | null> {
  const { rows } = await sql<{ code: string }>`SELECT code FROM (
      SELECT ${letter} || lpad(n::text, 5, '0') AS code FROM generate_series(0, 99999) AS n
      EXCEPT SELECT unique_code FROM people.learners WHERE unique_code LIKE ${`${letter}%`}) AS free
    ORDER BY random() LIMIT 1`.execute(ctx.tx)
  return rows[0]?.code ?? null
}

export interface LearnerChange {
  readonly first_name?: string
  readonly last_name?: string
  readonly dob?: string | null
  readonly gender?: Gender | null
  readonly phone?: string | null
  readonly notes?: string
  readonly image_file_id?: string | null
}

export async function updateLearner(
  ctx: Tx,
  id: string,
  next: Required<LearnerChange>,
  code: string,
): Promise<Learner> {
  const { rows } =
    await sql<Learner>`UPDATE people.learners AS l SET first_name = ${next.first_name}, last_name = ${next.last_name},
      dob = ${next.dob}, gender = ${next.gender}, phone = ${next.phone}, notes = ${next.notes}, image_file_id = ${next.image_file_id},
      unique_code = nullif(${code}, ''), version = version + 1
    WHERE id = ${id} RETURNING ${learnerColumns}`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new Error('the learner is gone')
  return row
}

export async function setArchived(ctx: Tx, id: string, at: string | null): Promise<Learner> {
  const { rows } =
    await sql<Learner>`UPDATE people.learners AS l SET archived_at = ${at}, version = version + 1
    WHERE id = ${id} RETURNING ${learnerColumns}`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new Error('the learner is gone')
  return row
}

/** Takes everything personal from a learner row; identity and code stay, because attendance and money refer to them. */
export async function blankLearner(ctx: Tx, id: string, at: string): Promise<void> {
  await sql`UPDATE people.learners SET first_name = '', last_name = '', phone = NULL, notes = '', image_file_id = NULL,
      dob = CASE WHEN kind = 'child' THEN make_date(extract(year FROM dob)::int, 1, 1) END,
      archived_at = coalesce(archived_at, ${at}), version = version + 1
    WHERE id = ${id}`.execute(ctx.tx)
}
