import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Gender } from '../rules.ts'
import type { LearnerKind } from '../events.ts'
import type { Relation } from './guardians.ts'

type Reader = Pick<Context, 'tx'>

/** Where the centre's own numbers of learners come from. */
const source = 'import'

export interface KnownLearner {
  readonly id: string
  readonly kind: LearnerKind
  readonly first_name: string
  readonly last_name: string
  readonly dob: string | null
  readonly gender: Gender | null
  readonly phone: string | null
  readonly notes: string
  readonly unique_code: string | null
  readonly legacy_id: string | null
  /** It has a number of some origin, which stays. */
  readonly numbered: boolean
  readonly archived: boolean
  /** Users with a living link, the primary one first. */
  readonly guardians: string[]
  /** Users whom a custody decision keeps away. */
  readonly barred: string[]
}

/** Learners who could be meant: born on one of these days, or with one of these codes or numbers. */
export async function possibleLearners(
  ctx: Reader,
  wanted: { days: readonly string[]; codes: readonly string[]; numbers: readonly string[] },
): Promise<KnownLearner[]> {
  const { rows } =
    await sql<KnownLearner>`SELECT l.id, l.kind, l.first_name, l.last_name, l.dob, l.gender, l.phone, l.notes, l.unique_code,
      CASE WHEN l.source = ${source} THEN l.legacy_id END AS legacy_id, l.source IS NOT NULL AS numbered, l.archived_at IS NOT NULL AS archived,
      ARRAY(SELECT g.user_id FROM people.guardians g WHERE g.learner_id = l.id AND g.ended_at IS NULL ORDER BY g.is_primary DESC, g.id) AS guardians,
      ARRAY(SELECT g.user_id FROM people.guardians g WHERE g.learner_id = l.id AND g.end_reason = 'custody' AND g.bar_lifted_at IS NULL) AS barred
    FROM people.learners l
    WHERE l.dob = ANY(${wanted.days}::date[]) OR l.unique_code = ANY(${wanted.codes}::text[])
      OR (l.source = ${source} AND l.legacy_id = ANY(${wanted.numbers}::text[]))`.execute(ctx.tx)
  return rows
}

export interface LearnerToAdd {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly dob: string
  readonly gender: Gender
  readonly phone: string | null
  readonly notes: string
  readonly number: string | null
  readonly code: string
}

/** Adds children; a code or number that somebody else took meanwhile breaks the unique index. */
export async function insertLearners(ctx: Context, learners: readonly LearnerToAdd[]): Promise<void> {
  await sql`INSERT INTO people.learners (id, kind, first_name, last_name, dob, gender, phone, notes, unique_code, source, legacy_id,
      created_at, created_by)
    SELECT id, 'child', first_name, last_name, dob, gender, phone, notes, code, CASE WHEN number IS NULL THEN NULL ELSE ${source} END, number,
      ${timestamp(ctx.now)}, ${ctx.actor.userId}
    FROM jsonb_to_recordset(${JSON.stringify(learners)}::jsonb) AS l (id uuid, first_name text, last_name text, dob date, gender text,
      phone text, notes text, number text, code text)`.execute(ctx.tx)
}

/** Of these codes, those that nobody has. */
export async function freeCodes(ctx: Reader, codes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`SELECT code FROM unnest(${codes}::text[]) AS code
    WHERE NOT EXISTS (SELECT 1 FROM people.learners WHERE unique_code = code)`.execute(ctx.tx)
  return rows.map((row) => row.code)
}

/** So many codes of the letter that nobody has, by chance, as far as there are any. */
export async function anyFreeCodes(ctx: Reader, letter: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`SELECT code FROM (
      SELECT ${letter} || lpad(n::text, 5, '0') AS code FROM generate_series(0, 99999) AS n
      EXCEPT SELECT unique_code FROM people.learners WHERE unique_code LIKE ${`${letter}%`}) AS free
    ORDER BY random() LIMIT ${count}`.execute(ctx.tx)
  return rows.map((row) => row.code)
}

export interface LinkToAdd {
  readonly id: string
  readonly learner_id: string
  readonly user_id: string
  readonly is_primary: boolean
  readonly relation: Relation
}

/** Links that are there already stay as they are; answers the ids of the new ones. */
export async function insertLinks(ctx: Context, links: readonly LinkToAdd[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`INSERT INTO people.guardians (id, learner_id, user_id, is_primary, relation, started_at)
    SELECT id, learner_id, user_id, is_primary, relation, ${timestamp(ctx.now)}
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS g (id uuid, learner_id uuid, user_id uuid, is_primary boolean, relation text)
    ON CONFLICT (learner_id, user_id) WHERE ended_at IS NULL DO NOTHING RETURNING id`.execute(ctx.tx)
  return new Set(rows.map((row) => row.id))
}

/** Fields of a learner that an import may change. */
export interface LearnerFields {
  readonly first_name?: string
  readonly last_name?: string
  readonly dob?: string
  readonly phone?: string | null
  readonly notes?: string
  readonly number?: string | null
}

/** Sets the named fields of each learner. */
export async function updateFields(
  ctx: Reader,
  changes: readonly { readonly id: string; readonly fields: LearnerFields }[],
): Promise<void> {
  await sql`UPDATE people.learners l SET
      first_name = CASE WHEN c.fields ? 'first_name' THEN c.fields ->> 'first_name' ELSE l.first_name END,
      last_name = CASE WHEN c.fields ? 'last_name' THEN c.fields ->> 'last_name' ELSE l.last_name END,
      dob = CASE WHEN c.fields ? 'dob' THEN (c.fields ->> 'dob')::date ELSE l.dob END,
      phone = CASE WHEN c.fields ? 'phone' THEN c.fields ->> 'phone' ELSE l.phone END,
      notes = CASE WHEN c.fields ? 'notes' THEN c.fields ->> 'notes' ELSE l.notes END,
      source = CASE WHEN c.fields ? 'number' THEN CASE WHEN c.fields ->> 'number' IS NULL THEN NULL ELSE ${source} END ELSE l.source END,
      legacy_id = CASE WHEN c.fields ? 'number' THEN c.fields ->> 'number' ELSE l.legacy_id END,
      version = l.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c (id uuid, fields jsonb)
    WHERE l.id = c.id AND c.fields <> '{}'`.execute(ctx.tx)
}

export async function currentFields(
  ctx: Reader,
  ids: readonly string[],
): Promise<Map<string, Required<LearnerFields>>> {
  const { rows } = await sql<
    Required<LearnerFields> & { id: string }
  >`SELECT id, first_name, last_name, dob, phone, notes,
      CASE WHEN source = ${source} THEN legacy_id END AS number
    FROM people.learners WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx)
  return new Map(rows.map(({ id, ...fields }) => [id, fields]))
}

export async function lockLearners(ctx: Reader, ids: readonly string[]): Promise<void> {
  await sql`SELECT 1 FROM people.learners WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(
    ctx.tx,
  )
  await sql`SELECT 1 FROM people.guardians WHERE learner_id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(
    ctx.tx,
  )
}

/** Of added learners, those that are not as they were added. */
export async function changedLearners(
  ctx: Reader,
  ids: readonly string[],
  linkIds: readonly string[],
): Promise<{ id: string; because: 'edited' | 'guardians_changed' }[]> {
  const { rows } = await sql<{ id: string; because: 'edited' | 'guardians_changed' }>`
    SELECT id, 'edited' AS because FROM people.learners
      WHERE id = ANY(${ids}::uuid[]) AND (version <> 1 OR card_number <> 1 OR archived_at IS NOT NULL OR user_id IS NOT NULL)
    UNION ALL
    SELECT DISTINCT learner_id, 'guardians_changed' FROM people.guardians
      WHERE learner_id = ANY(${ids}::uuid[]) AND NOT (id = ANY(${linkIds}::uuid[]))`.execute(ctx.tx)
  return rows
}

export interface LinkFacts {
  readonly id: string
  readonly learner_id: string
  readonly user_id: string
  readonly changed: boolean
}

/** Links as they were made (`is_primary`, relation), and whether they still are. */
export async function linksSince(
  ctx: Reader,
  links: readonly { readonly id: string; readonly is_primary: boolean; readonly relation: string }[],
): Promise<LinkFacts[]> {
  const { rows } =
    await sql<LinkFacts>`SELECT g.id, g.learner_id, g.user_id, g.ended_at IS NOT NULL OR g.is_primary <> m.is_primary
      OR g.relation <> m.relation OR NOT (g.can_view AND g.can_pay AND g.can_pick_up AND g.can_message) AS changed
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS m (id uuid, is_primary boolean, relation text)
    JOIN people.guardians g ON g.id = m.id`.execute(ctx.tx)
  return rows
}

/** Of these users, those with a link that is not among the given ones. */
export async function usersWithOtherLinks(
  ctx: Reader,
  userIds: readonly string[],
  linkIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ user_id: string }>`SELECT DISTINCT user_id FROM people.guardians
    WHERE user_id = ANY(${userIds}::uuid[]) AND NOT (id = ANY(${linkIds}::uuid[]))`.execute(ctx.tx)
  return new Set(rows.map((row) => row.user_id))
}

/** Takes links away whole; open sockets of the guardians look at their rights again. */
export async function deleteLinks(ctx: Reader, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM people.guardians WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx)
  await sql`SELECT pg_notify('halqa_rights', '')`.execute(ctx.tx)
}

export async function deleteLearners(ctx: Reader, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM people.learners WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx)
}
