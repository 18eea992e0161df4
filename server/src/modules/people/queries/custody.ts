import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'
import type { EndReason, Relation } from './guardians.ts'

export interface CustodyNoteRow {
  readonly id: string
  readonly note: string
  readonly about: { readonly user_id: string; readonly name: string } | null
  readonly author_name: string
  readonly created_at: string
}

const notes = sql<CustodyNoteRow & { learner_id: string }>`(
  SELECT n.id, n.learner_id, n.note, n.created_at, trim(a.first_name || ' ' || a.last_name) AS author_name,
    CASE WHEN n.user_id IS NOT NULL THEN json_build_object('user_id', n.user_id, 'name', trim(d.first_name || ' ' || d.last_name)) END AS about
  FROM people.custody_notes n JOIN identity.user_details a ON a.id = n.created_by
  LEFT JOIN identity.user_details d ON d.id = n.user_id)`.as('t')

export const custodyNoteList: ListSpec = {
  ordering: { created_at: sql.ref('t.created_at') },
  defaultOrdering: '-created_at',
  tie: sql.ref('t.id'),
  filters: {},
}

export function listCustodyNotes(
  ctx: Pick<Context, 'tx'>,
  learnerId: string,
  input: ListInput,
): Promise<Page<CustodyNoteRow>> {
  const rows = ctx.tx
    .selectFrom(notes)
    .select(['t.id', 't.note', 't.about', 't.author_name', 't.created_at'])
    .where('t.learner_id', '=', learnerId)
  return runList(ctx.tx, custodyNoteList, rows, input, (row) => row)
}

export async function insertCustodyNote(
  ctx: Context,
  note: { id: string; learnerId: string; userId: string | null; note: string },
): Promise<void> {
  await sql`INSERT INTO people.custody_notes (id, learner_id, user_id, note, created_at, created_by)
    VALUES (${note.id}, ${note.learnerId}, ${note.userId}, ${note.note}, ${timestamp(ctx.now)}, ${ctx.actor.userId})`.execute(
    ctx.tx,
  )
}

/** Somebody who was a guardian once. */
export interface FormerGuardianRow {
  readonly user_id: string
  readonly name: string
  readonly relation: Relation
  readonly started_at: string
  readonly ended_at: string
  readonly end_reason: EndReason | null
  readonly ended_by_name: string | null
  readonly is_barred: boolean
}

const former = sql<FormerGuardianRow & { id: string; learner_id: string }>`(
  SELECT g.id, g.learner_id, g.user_id, trim(d.first_name || ' ' || d.last_name) AS name, g.relation, g.started_at, g.ended_at,
    g.end_reason, trim(e.first_name || ' ' || e.last_name) AS ended_by_name,
    g.end_reason IS NOT DISTINCT FROM 'custody' AND g.bar_lifted_at IS NULL AS is_barred
  FROM people.guardians g JOIN identity.user_details d ON d.id = g.user_id
  LEFT JOIN identity.user_details e ON e.id = g.ended_by WHERE g.ended_at IS NOT NULL)`.as('t')

export const formerGuardianList: ListSpec = {
  ordering: { ended_at: sql.ref('t.ended_at') },
  defaultOrdering: '-ended_at',
  tie: sql.ref('t.id'),
  filters: {},
}

export function listFormerGuardians(
  ctx: Pick<Context, 'tx'>,
  learnerId: string,
  input: ListInput,
): Promise<Page<FormerGuardianRow>> {
  const rows = ctx.tx
    .selectFrom(former)
    .select([
      't.user_id',
      't.name',
      't.relation',
      't.started_at',
      't.ended_at',
      't.end_reason',
      't.ended_by_name',
      't.is_barred',
    ])
    .where('t.learner_id', '=', learnerId)
  return runList(ctx.tx, formerGuardianList, rows, input, (row) => row)
}
