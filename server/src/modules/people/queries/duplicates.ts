import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'

export interface DuplicateSide {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly dob: string | null
  readonly unique_code: string
  readonly phone: string | null
  readonly created_at: string
}

/** Two learners who may be one person. */
export interface DuplicateRow {
  readonly first: DuplicateSide
  readonly second: DuplicateSide
  readonly same_name: boolean
  readonly same_dob: boolean
  readonly same_phone: boolean
  readonly same_guardian: boolean
  /** 0–100. */
  readonly score: number
}

const side = (l: string) =>
  sql.raw(`json_build_object('id', ${l}.id, 'first_name', ${l}.first_name, 'last_name', ${l}.last_name, 'dob', ${l}.dob,
    'unique_code', coalesce(${l}.unique_code, ''), 'phone', ${l}.phone, 'created_at', ${l}.created_at)`)

/**
 * Pairs found by the same name in any spelling, the same birth date with a similar name, or a guardian in common with a
 * similar first name; twins with names of their own are none. Each way is led by an index.
 */
const pairs = sql<DuplicateRow & { id: string }>`(
  WITH living AS (SELECT * FROM people.learners WHERE archived_at IS NULL AND first_name <> ''),
  found AS (
    SELECT a.id AS first_id, b.id AS second_id FROM living a JOIN living b ON b.name_fold = a.name_fold AND b.id > a.id
    UNION SELECT a.id, b.id FROM living a JOIN living b ON b.dob = a.dob AND b.id > a.id
      AND public.similarity(b.name_fold, a.name_fold) >= 0.55
    UNION SELECT least(a.id, b.id), greatest(a.id, b.id) FROM people.guardians g JOIN people.guardians h ON h.user_id = g.user_id
      AND h.learner_id > g.learner_id AND h.ended_at IS NULL
      JOIN living a ON a.id = g.learner_id JOIN living b ON b.id = h.learner_id
      WHERE g.ended_at IS NULL AND public.similarity(platform.fold(a.first_name), platform.fold(b.first_name)) >= 0.6),
  judged AS (
    SELECT f.first_id, f.second_id, a.name_fold = b.name_fold AS same_name, coalesce(a.dob = b.dob, false) AS same_dob,
      coalesce(a.phone = b.phone, false) OR EXISTS (SELECT 1 FROM people.guardians g JOIN identity.user_details d ON d.id = g.user_id
        WHERE g.ended_at IS NULL AND (g.learner_id = a.id AND d.phone_number1 = b.phone OR g.learner_id = b.id AND d.phone_number1 = a.phone)) AS same_phone,
      EXISTS (SELECT 1 FROM people.guardians g JOIN people.guardians h ON h.user_id = g.user_id AND h.ended_at IS NULL
        WHERE g.ended_at IS NULL AND g.learner_id = a.id AND h.learner_id = b.id) AS same_guardian
    FROM found f JOIN living a ON a.id = f.first_id JOIN living b ON b.id = f.second_id
    WHERE NOT EXISTS (SELECT 1 FROM people.distinct_learners x WHERE x.first_id = f.first_id AND x.second_id = f.second_id))
  SELECT j.first_id::text || j.second_id::text AS id, ${side('a')} AS first, ${side('b')} AS second,
    j.same_name, j.same_dob, j.same_phone, j.same_guardian,
    (CASE WHEN j.same_name THEN 40 ELSE 15 END) + (CASE WHEN j.same_dob THEN 30 ELSE 0 END)
      + (CASE WHEN j.same_phone THEN 15 ELSE 0 END) + (CASE WHEN j.same_guardian THEN 15 ELSE 0 END) AS score
  FROM judged j JOIN people.learners a ON a.id = j.first_id JOIN people.learners b ON b.id = j.second_id
  WHERE j.same_name AND (j.same_dob OR j.same_phone OR j.same_guardian) OR j.same_dob AND (j.same_phone OR j.same_guardian))`.as(
  't',
)

export const duplicateList: ListSpec = {
  ordering: { score: sql.ref('t.score') },
  defaultOrdering: '-score',
  tie: sql.ref('t.id'),
  filters: {},
}

export function listDuplicates(ctx: Pick<Context, 'tx'>, input: ListInput): Promise<Page<DuplicateRow>> {
  const rows = ctx.tx
    .selectFrom(pairs)
    .select([
      't.first',
      't.second',
      't.same_name',
      't.same_dob',
      't.same_phone',
      't.same_guardian',
      't.score',
    ])
  return runList(ctx.tx, duplicateList, rows, input, (row) => row)
}

/** These are two people; a second call changes nothing. */
export async function noteDistinct(ctx: Context, first: string, second: string): Promise<void> {
  const [low, high] = first < second ? [first, second] : [second, first]
  await sql`INSERT INTO people.distinct_learners (id, first_id, second_id, decided_at, decided_by)
    VALUES (${newId()}, ${low}, ${high}, ${timestamp(ctx.now)}, ${ctx.actor.userId}) ON CONFLICT DO NOTHING`.execute(
    ctx.tx,
  )
}
