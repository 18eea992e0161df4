import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'
import type { Rights } from '../rules.ts'
import type { Relation } from './guardians.ts'

export type InvitationStatus = 'open' | 'accepted' | 'declined' | 'revoked' | 'expired'

export interface InvitationRow {
  readonly id: string
  readonly learner_id: string
  /** Of the child: whoever is invited knows it by its first name only. */
  readonly learner_first_name: string
  readonly phone: string
  readonly relation: Relation
  readonly rights: Rights
  readonly status: InvitationStatus
  readonly invited_by: string
  readonly inviter_name: string
  readonly created_at: string
  readonly expires_at: string
  readonly last_sent_at: string | null
  readonly times_sent: number
}

type Tx = Pick<Context, 'tx'>

const statusAt = (
  now: string,
) => sql`CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.declined_at IS NOT NULL THEN 'declined'
  WHEN i.revoked_at IS NOT NULL THEN 'revoked' WHEN i.expires_at <= ${now} THEN 'expired' ELSE 'open' END`

/** Invitations as they stand now. */
const invitations = (ctx: Pick<Context, 'now'>) => sql<InvitationRow>`(
  SELECT i.id, i.learner_id, l.first_name AS learner_first_name, i.phone, i.relation,
    json_build_object('view', i.can_view, 'pay', i.can_pay, 'pick_up', i.can_pick_up, 'message', i.can_message) AS rights,
    ${statusAt(timestamp(ctx.now))} AS status, i.invited_by, trim(d.first_name || ' ' || d.last_name) AS inviter_name,
    i.created_at, i.expires_at, i.last_sent_at, i.times_sent
  FROM people.guardian_invitations i JOIN people.learners l ON l.id = i.learner_id
  JOIN identity.user_details d ON d.id = i.invited_by)`

const shown = [
  't.id',
  't.learner_id',
  't.learner_first_name',
  't.phone',
  't.relation',
  't.rights',
  't.status',
  't.invited_by',
  't.inviter_name',
  't.created_at',
  't.expires_at',
  't.last_sent_at',
  't.times_sent',
] as const

export const invitationList: ListSpec = {
  ordering: { created_at: sql.ref('t.created_at') },
  defaultOrdering: '-created_at',
  tie: sql.ref('t.id'),
  filters: {},
}

/** Every invitation to be a guardian of this learner, newest first. */
export function listInvitations<W>(
  ctx: Pick<Context, 'tx' | 'now'>,
  learnerId: string,
  input: ListInput,
  present: (row: InvitationRow) => W,
): Promise<Page<W>> {
  const rows = ctx.tx
    .selectFrom(invitations(ctx).as('t'))
    .select([...shown])
    .where('t.learner_id', '=', learnerId)
  return runList(ctx.tx, invitationList, rows, input, present)
}

/** What waits for the holder of this phone. */
export function listInvitationsTo<W>(
  ctx: Pick<Context, 'tx' | 'now'>,
  phone: string | null,
  input: ListInput,
  present: (row: InvitationRow) => W,
): Promise<Page<W>> {
  const rows = ctx.tx
    .selectFrom(invitations(ctx).as('t'))
    .select([...shown])
    .where('t.phone', '=', phone ?? '')
    .where('t.status', '=', 'open')
  return runList(ctx.tx, invitationList, rows, input, present)
}

/** One invitation, locked for the answer to it. */
export async function lockInvitation(
  ctx: Pick<Context, 'tx' | 'now'>,
  id: string,
): Promise<InvitationRow | undefined> {
  await sql`SELECT 1 FROM people.guardian_invitations WHERE id = ${id} FOR UPDATE`.execute(ctx.tx)
  return ctx.tx
    .selectFrom(invitations(ctx).as('t'))
    .select([...shown])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** How many are open, and whether one of them is to this phone. */
export async function openInvitations(
  ctx: Pick<Context, 'tx' | 'now'>,
  learnerId: string,
  phone: string,
): Promise<{ open: number; to_phone: boolean }> {
  const { rows } = await sql<{ open: number; to_phone: boolean }>`SELECT count(*)::int AS open,
      coalesce(bool_or(phone = ${phone}), false) AS to_phone
    FROM people.guardian_invitations WHERE learner_id = ${learnerId} AND accepted_at IS NULL AND revoked_at IS NULL
      AND declined_at IS NULL AND expires_at > ${timestamp(ctx.now)}`.execute(ctx.tx)
  return rows[0] ?? { open: 0, to_phone: false }
}

export interface NewInvitation {
  readonly id: string
  readonly learnerId: string
  readonly phone: string
  readonly relation: Relation
  readonly rights: Rights
  readonly expiresAt: Temporal.Instant
}

/** Writes it; one to the same phone that ran out makes room. */
export async function insertInvitation(ctx: Context, invitation: NewInvitation): Promise<void> {
  const now = timestamp(ctx.now)
  const { view, pay, pick_up, message } = invitation.rights
  await sql`UPDATE people.guardian_invitations SET revoked_at = ${now}
    WHERE learner_id = ${invitation.learnerId} AND phone = ${invitation.phone} AND accepted_at IS NULL AND revoked_at IS NULL
      AND declined_at IS NULL AND expires_at <= ${now}`.execute(ctx.tx)
  await sql`INSERT INTO people.guardian_invitations (id, learner_id, phone, relation, can_view, can_pay, can_pick_up, can_message,
      invited_by, created_at, expires_at)
    VALUES (${invitation.id}, ${invitation.learnerId}, ${invitation.phone}, ${invitation.relation}, ${view}, ${pay}, ${pick_up}, ${message},
      ${ctx.actor.userId}, ${now}, ${timestamp(invitation.expiresAt)})`.execute(ctx.tx)
}

export async function noteSent(ctx: Context, id: string, expiresAt: Temporal.Instant): Promise<void> {
  await sql`UPDATE people.guardian_invitations SET last_sent_at = ${timestamp(ctx.now)}, times_sent = times_sent + 1,
    expires_at = ${timestamp(expiresAt)} WHERE id = ${id}`.execute(ctx.tx)
}

export async function noteAnswer(ctx: Context, id: string, accepted: boolean): Promise<void> {
  const at = timestamp(ctx.now)
  if (accepted)
    await sql`UPDATE people.guardian_invitations SET accepted_at = ${at}, accepted_by = ${ctx.actor.userId} WHERE id = ${id}`.execute(
      ctx.tx,
    )
  else await sql`UPDATE people.guardian_invitations SET declined_at = ${at} WHERE id = ${id}`.execute(ctx.tx)
}

export async function revokeInvitation(ctx: Context, id: string): Promise<void> {
  await sql`UPDATE people.guardian_invitations SET revoked_at = ${timestamp(ctx.now)}, revoked_by = ${ctx.actor.userId}
    WHERE id = ${id}`.execute(ctx.tx)
}

/** Takes back what is open for this learner from, or to the phone of, somebody whose access ends. Answers how many. */
export async function revokeInvitationsOf(
  ctx: Context,
  learnerId: string,
  person: { userId: string; phone: string | null },
): Promise<number> {
  const { numAffectedRows } = await sql`UPDATE people.guardian_invitations
    SET revoked_at = ${timestamp(ctx.now)}, revoked_by = ${ctx.actor.userId}
    WHERE learner_id = ${learnerId} AND (invited_by = ${person.userId} OR phone = ${person.phone})
      AND accepted_at IS NULL AND declined_at IS NULL AND revoked_at IS NULL`.execute(ctx.tx)
  return Number(numAffectedRows ?? 0n)
}

/** What a notice about an invitation says. */
export async function invitationFacts(
  ctx: Tx,
  id: string,
): Promise<{ invited_by: string; phone: string; accepted_by: string | null } | undefined> {
  const { rows } = await sql<{ invited_by: string; phone: string; accepted_by: string | null }>`
    SELECT invited_by, phone, accepted_by FROM people.guardian_invitations WHERE id = ${id}`.execute(ctx.tx)
  return rows[0]
}
