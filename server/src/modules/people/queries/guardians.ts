import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import { allRights, type Right, type Rights } from '../rules.ts'
import { learnerColumns, type Learner } from './learners.ts'

export type Relation = 'father' | 'mother' | 'grandparent' | 'sibling' | 'guardian'

export type EndReason = 'left' | 'ended' | 'custody' | 'erased' | 'merged'

export interface GuardianLink {
  readonly id: string
  readonly learner_id: string
  readonly user_id: string
  readonly is_primary: boolean
  readonly relation: Relation
  readonly can_view: boolean
  readonly can_pay: boolean
  readonly can_pick_up: boolean
  readonly can_message: boolean
}

type Tx = Pick<Context, 'tx'>
const columns = sql.raw(
  'g.id, g.learner_id, g.user_id, g.is_primary, g.relation, g.can_view, g.can_pay, g.can_pick_up, g.can_message',
)
const rightColumns: Readonly<Record<Right, string>> = {
  view: 'g.can_view',
  pay: 'g.can_pay',
  pick_up: 'g.can_pick_up',
  message: 'g.can_message',
}

function having(right: Right | undefined) {
  return right ? sql<boolean>`${sql.ref(rightColumns[right])}` : sql<boolean>`true`
}

/** A child with an own login sees and writes; who pays and who picks up stays with the guardians while there are any. */
function himself(right: Right) {
  if (right === 'view' || right === 'message') return sql<boolean>`true`
  return sql<boolean>`(l.kind = 'student' OR NOT EXISTS (
    SELECT 1 FROM people.guardians other WHERE other.learner_id = l.id AND other.ended_at IS NULL))`
}

export async function insertGuardian(
  ctx: Context,
  link: {
    id: string
    learnerId: string
    userId: string
    isPrimary: boolean
    relation: Relation
    rights?: Rights
  },
): Promise<void> {
  const { view, pay, pick_up, message } = link.rights ?? allRights
  await sql`INSERT INTO people.guardians (id, learner_id, user_id, is_primary, relation, can_view, can_pay, can_pick_up, can_message, started_at)
    VALUES (${link.id}, ${link.learnerId}, ${link.userId}, ${link.isPrimary}, ${link.relation}, ${view}, ${pay}, ${pick_up}, ${message},
      ${timestamp(ctx.now)})`.execute(ctx.tx)
}

/** The live links of these learners, primary guardians first. */
export async function guardiansOf(ctx: Tx, learnerIds: readonly string[]): Promise<GuardianLink[]> {
  if (learnerIds.length === 0) return []
  const { rows } = await sql<GuardianLink>`SELECT ${columns} FROM people.guardians g
    WHERE g.learner_id = ANY(${learnerIds}::uuid[]) AND g.ended_at IS NULL ORDER BY g.learner_id, g.is_primary DESC, g.id`.execute(
    ctx.tx,
  )
  return rows
}

export async function findLink(
  ctx: Tx,
  learnerId: string,
  userId: string,
): Promise<GuardianLink | undefined> {
  const { rows } = await sql<GuardianLink>`SELECT ${columns} FROM people.guardians g
    WHERE g.learner_id = ${learnerId} AND g.user_id = ${userId} AND g.ended_at IS NULL`.execute(ctx.tx)
  return rows[0]
}

/** Users who stand behind each learner: its own and its guardians with the right. */
export async function usersBehind(
  ctx: Tx,
  learnerIds: readonly string[],
  right?: Right,
): Promise<{ learner_id: string; user_id: string }[]> {
  if (learnerIds.length === 0) return []
  const { rows } = await sql<{ learner_id: string; user_id: string }>`
    SELECT l.id AS learner_id, l.user_id FROM people.learners l WHERE l.id = ANY(${learnerIds}::uuid[]) AND l.user_id IS NOT NULL
    UNION
    SELECT g.learner_id, g.user_id FROM people.guardians g
    WHERE g.learner_id = ANY(${learnerIds}::uuid[]) AND g.ended_at IS NULL AND ${having(right)}`.execute(
    ctx.tx,
  )
  return rows
}

/** Learners whom the user may act for with the right: himself and living links to children; archived ones are left out. */
export async function learnerIdsOf(ctx: Tx, userId: string, right: Right): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT l.id FROM people.learners l WHERE l.user_id = ${userId} AND l.archived_at IS NULL AND ${himself(right)}
    UNION
    SELECT l.id FROM people.guardians g JOIN people.learners l ON l.id = g.learner_id
    WHERE g.user_id = ${userId} AND g.ended_at IS NULL AND l.archived_at IS NULL AND ${having(right)}`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

/** The learner, if the user may act for it with the right. */
export async function findLearnerFor(
  ctx: Tx,
  learnerId: string,
  userId: string,
  right: Right,
): Promise<Learner | undefined> {
  const { rows } = await sql<Learner>`SELECT ${learnerColumns} FROM people.learners l
    WHERE l.id = ${learnerId} AND l.archived_at IS NULL AND ((l.user_id = ${userId} AND ${himself(right)}) OR EXISTS (
      SELECT 1 FROM people.guardians g
      WHERE g.learner_id = l.id AND g.user_id = ${userId} AND g.ended_at IS NULL AND ${having(right)}))`.execute(
    ctx.tx,
  )
  return rows[0]
}

/** Ends a link; open sockets of that guardian look at their rights again at once. */
export async function endLink(ctx: Context, linkId: string, reason: EndReason): Promise<void> {
  await sql`WITH ended AS (
      UPDATE people.guardians SET ended_at = ${timestamp(ctx.now)}, is_primary = false, ended_by = ${ctx.actor.userId},
        end_reason = ${reason} WHERE id = ${linkId} RETURNING user_id)
    SELECT pg_notify('halqa_rights', user_id::text) FROM ended`.execute(ctx.tx)
}

/** The only one is always primary; a primary guardian has every right. */
export async function makePrimary(ctx: Tx, linkId: string): Promise<void> {
  await sql`UPDATE people.guardians SET is_primary = true, can_view = true, can_pay = true, can_pick_up = true, can_message = true
    WHERE id = ${linkId}`.execute(ctx.tx)
}

export async function takePrimary(ctx: Tx, linkId: string): Promise<void> {
  await sql`UPDATE people.guardians SET is_primary = false WHERE id = ${linkId}`.execute(ctx.tx)
}

/** Other rights or another relation; open sockets look at the rights again at once. */
export async function updateLink(
  ctx: Tx,
  linkId: string,
  next: { relation: Relation; rights: Rights },
): Promise<void> {
  const { view, pay, pick_up, message } = next.rights
  await sql`WITH changed AS (
      UPDATE people.guardians SET relation = ${next.relation}, can_view = ${view}, can_pay = ${pay}, can_pick_up = ${pick_up},
        can_message = ${message} WHERE id = ${linkId} RETURNING user_id)
    SELECT pg_notify('halqa_rights', user_id::text) FROM changed`.execute(ctx.tx)
}

/** Does a custody decision keep this person away from the learner? */
export async function isBarred(ctx: Tx, learnerId: string, userId: string): Promise<boolean> {
  const { rows } = await sql<{ barred: boolean }>`SELECT EXISTS (SELECT 1 FROM people.guardians
    WHERE learner_id = ${learnerId} AND user_id = ${userId} AND end_reason = 'custody' AND bar_lifted_at IS NULL) AS barred`.execute(
    ctx.tx,
  )
  return rows[0]?.barred ?? false
}

export async function liftBar(ctx: Context, learnerId: string, userId: string): Promise<void> {
  await sql`UPDATE people.guardians SET bar_lifted_at = ${timestamp(ctx.now)}
    WHERE learner_id = ${learnerId} AND user_id = ${userId} AND end_reason = 'custody' AND bar_lifted_at IS NULL`.execute(
    ctx.tx,
  )
}

/** Ends every link of a user and hands the first place to another guardian where there is one; answers the children. */
export async function endLinksOf(ctx: Context, userId: string): Promise<string[]> {
  const { rows } = await sql<{
    learner_id: string
  }>`UPDATE people.guardians SET ended_at = ${timestamp(ctx.now)}, is_primary = false, ended_by = ${ctx.actor.userId}, end_reason = 'erased'
    WHERE user_id = ${userId} AND ended_at IS NULL RETURNING learner_id`.execute(ctx.tx)
  const learnerIds = rows.map((row) => row.learner_id)
  await sql`UPDATE people.guardians g SET is_primary = true
    FROM (SELECT DISTINCT ON (learner_id) id FROM people.guardians
      WHERE learner_id = ANY(${learnerIds}::uuid[]) AND ended_at IS NULL ORDER BY learner_id, is_primary DESC, id) AS heir
    WHERE g.id = heir.id AND NOT g.is_primary`.execute(ctx.tx)
  return learnerIds
}

/** Which of these users were guardians of the learner and are none any more. */
export async function formerAmong(
  ctx: Tx,
  learnerId: string,
  userIds: readonly string[],
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set()
  const { rows } = await sql<{ user_id: string }>`SELECT user_id FROM people.guardians
    WHERE learner_id = ${learnerId} AND user_id = ANY(${userIds}::uuid[])
    GROUP BY user_id HAVING bool_and(ended_at IS NOT NULL)`.execute(ctx.tx)
  return new Set(rows.map((row) => row.user_id))
}
