import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { LinkKind, Priority, Side, TicketStatus } from '../words.ts'

export type Tx = Pick<Context, 'tx'>

/** A ticket with the names around it. */
export interface TicketRow {
  readonly id: string
  readonly number: bigint
  readonly title: string
  readonly description: string
  readonly category_id: string | null
  readonly category_name: string | null
  readonly priority: Priority
  readonly client_id: string
  readonly opened_by: string
  readonly client_first_name: string
  readonly client_last_name: string
  readonly client_avatar: string | null
  readonly assignee_id: string | null
  readonly assignee_first_name: string | null
  readonly assignee_last_name: string | null
  readonly assignee_avatar: string | null
  readonly tags: string[]
  readonly status: TicketStatus
  readonly link_kind: LinkKind | null
  readonly link_id: string | null
  readonly follows_id: string | null
  readonly follows_number: bigint | null
  readonly created_at: string
  readonly updated_at: string
  readonly last_message_at: string
  readonly waiting_since: string | null
  readonly first_reply_at: string | null
  readonly first_reply_due_at: string | null
  readonly resolution_due_at: string | null
  readonly resolved_at: string | null
  readonly csat_rating: number | null
  readonly csat_comment: string | null
  readonly rated_at: string | null
  readonly last_position: number
  readonly last_seq: number
  readonly client_read_seq: number
  readonly staff_read_position: number
}

/** A row of a list: the newest words that its reader may see stand beside it. */
export interface TicketListRow extends TicketRow {
  readonly preview: string | null
  readonly preview_side: Side | null
}

export interface TicketReader {
  readonly userId: string
  readonly agent: boolean
}

const columns =
  sql.raw(`t.id, t.number, t.title, t.description, t.category_id, c.name AS category_name, t.priority,
  t.client_id, t.opened_by, cl.first_name AS client_first_name, cl.last_name AS client_last_name, cl.avatar_file_id AS client_avatar,
  t.assignee_id, a.first_name AS assignee_first_name, a.last_name AS assignee_last_name, a.avatar_file_id AS assignee_avatar,
  t.tags, t.status, t.link_kind, t.link_id, t.follows_id, f.number AS follows_number, t.created_at, t.updated_at, t.last_message_at,
  t.waiting_since, t.first_reply_at, t.first_reply_due_at, t.resolution_due_at, t.resolved_at, t.csat_rating, t.csat_comment, t.rated_at,
  t.last_position, t.last_seq, t.client_read_seq, t.staff_read_position`)

const joins = sql.raw(`tickets.tickets t
  JOIN identity.user_names cl ON cl.id = t.client_id
  LEFT JOIN identity.user_names a ON a.id = t.assignee_id
  LEFT JOIN tickets.categories c ON c.id = t.category_id
  LEFT JOIN tickets.tickets f ON f.id = t.follows_id`)

/**
 * What a reader may list: agents everything, everybody else his own tickets. The preview of a ticket never comes from
 * a note when its client reads it.
 */
export function selectTickets(ctx: Tx, reader: TicketReader) {
  return ctx.tx.selectFrom(ticketList(reader).as('t')).selectAll()
}

function ticketList(reader: TicketReader): RawBuilder<TicketListRow & { urgency: number; search: string }> {
  const scope = reader.agent ? sql`true` : sql`t.client_id = ${reader.userId}`
  return sql`(SELECT ${columns}, p.body AS preview, p.side AS preview_side,
      t.search_text || ' ' || platform.fold(cl.first_name || ' ' || cl.last_name) AS search,
      extract(epoch FROM t.waiting_since) - CASE t.priority WHEN 'urgent' THEN 86400 WHEN 'high' THEN 14400 WHEN 'medium' THEN 3600 ELSE 0 END AS urgency
    FROM ${joins}
    LEFT JOIN LATERAL (SELECT left(m.body, 160) AS body, m.side FROM tickets.messages m
      WHERE m.ticket_id = t.id AND (NOT m.internal_note OR (${reader.agent} AND t.client_id <> ${reader.userId}))
      ORDER BY m.position DESC LIMIT 1) p ON true
    WHERE ${scope})`
}

export async function findTicket(ctx: Tx, id: string): Promise<TicketRow | undefined> {
  const { rows } = await sql<TicketRow>`SELECT ${columns} FROM ${joins} WHERE t.id = ${id}`.execute(ctx.tx)
  return rows[0]
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockTicket(ctx: Tx, id: string): Promise<TicketRow | undefined> {
  await sql`SELECT 1 FROM tickets.tickets WHERE id = ${id} FOR UPDATE`.execute(ctx.tx)
  return findTicket(ctx, id)
}

export async function clientOf(ctx: Tx, ticketId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    client_id: string
  }>`SELECT client_id FROM tickets.tickets WHERE id = ${ticketId}`.execute(ctx.tx)
  return rows[0]?.client_id
}

/** The open ticket that follows a closed one, if any. */
export async function openFollowUp(ctx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`SELECT id FROM tickets.tickets WHERE follows_id = ${id} AND status <> 'closed'
    ORDER BY created_at DESC LIMIT 1`.execute(ctx.tx)
  return rows[0]?.id ?? null
}

export interface NewTicket {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly categoryId: string | null
  readonly priority: Priority
  readonly clientId: string
  readonly openedBy: string
  readonly tags: readonly string[]
  readonly link: { readonly kind: LinkKind; readonly id: string } | null
  readonly followsId: string | null
  readonly firstReplyDueAt: Temporal.Instant | null
  readonly resolutionDueAt: Temporal.Instant | null
}

export async function insertTicket(ctx: Context, ticket: NewTicket): Promise<void> {
  const now = timestamp(ctx.now)
  const due = (moment: Temporal.Instant | null): string | null => (moment ? timestamp(moment) : null)
  await sql`INSERT INTO tickets.tickets (id, title, description, category_id, priority, client_id, opened_by, tags, status, link_kind, link_id,
      follows_id, created_at, updated_at, last_message_at, waiting_since, first_reply_due_at, resolution_due_at)
    VALUES (${ticket.id}, ${ticket.title}, ${ticket.description}, ${ticket.categoryId}, ${ticket.priority}, ${ticket.clientId},
      ${ticket.openedBy}, ${[...ticket.tags]}::text[], 'pending', ${ticket.link?.kind ?? null}, ${ticket.link?.id ?? null}, ${ticket.followsId},
      ${now}, ${now}, ${now}, ${now}, ${due(ticket.firstReplyDueAt)}, ${due(ticket.resolutionDueAt)})`.execute(
    ctx.tx,
  )
}

/** Members that are absent stay as they are. */
export interface TicketChange {
  readonly status?: TicketStatus
  readonly priority?: Priority
  readonly categoryId?: string | null
  readonly tags?: readonly string[]
  readonly waitingSince?: Temporal.Instant | null
  readonly firstReplyAt?: Temporal.Instant
  readonly firstReplyDueAt?: Temporal.Instant | null
  readonly resolutionDueAt?: Temporal.Instant | null
  readonly closure?: { readonly at: Temporal.Instant; readonly by: string | null } | null
  readonly assignee?: { readonly id: string } | null
  readonly lastMessage?: boolean
}

export async function changeTicket(ctx: Context, id: string, change: TicketChange): Promise<void> {
  const now = timestamp(ctx.now)
  const moment = (value: Temporal.Instant | null): string | null => (value ? timestamp(value) : null)
  const sets = [sql`updated_at = ${now}`]
  if (change.status !== undefined) sets.push(sql`status = ${change.status}`)
  if (change.priority !== undefined) sets.push(sql`priority = ${change.priority}`)
  if (change.categoryId !== undefined) sets.push(sql`category_id = ${change.categoryId}`)
  if (change.tags !== undefined) sets.push(sql`tags = ${[...change.tags]}::text[]`)
  if (change.waitingSince !== undefined) sets.push(sql`waiting_since = ${moment(change.waitingSince)}`)
  if (change.firstReplyAt !== undefined) sets.push(sql`first_reply_at = ${moment(change.firstReplyAt)}`)
  if (change.firstReplyDueAt !== undefined)
    sets.push(sql`first_reply_due_at = ${moment(change.firstReplyDueAt)}`)
  if (change.resolutionDueAt !== undefined)
    sets.push(sql`resolution_due_at = ${moment(change.resolutionDueAt)}`)
  if (change.closure !== undefined)
    sets.push(
      sql`resolved_at = ${moment(change.closure?.at ?? null)}, closed_by = ${change.closure?.by ?? null}`,
    )
  if (change.assignee !== undefined) {
    sets.push(
      sql`assignee_id = ${change.assignee?.id ?? null}, assigned_at = ${change.assignee ? now : null}`,
    )
  }
  if (change.lastMessage) sets.push(sql`last_message_at = ${now}`)
  await sql`UPDATE tickets.tickets SET ${sql.join(sets)} WHERE id = ${id}`.execute(ctx.tx)
}

export async function rateTicketRow(
  ctx: Context,
  id: string,
  rating: number,
  comment: string | null,
): Promise<void> {
  await sql`UPDATE tickets.tickets SET csat_rating = ${rating}, csat_comment = ${comment}, rated_at = ${timestamp(ctx.now)} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** Marks everything so far as read on one side. */
export async function markRead(ctx: Context, id: string, side: Side): Promise<void> {
  const set = side === 'client' ? sql`client_read_seq = last_seq` : sql`staff_read_position = last_position`
  await sql`UPDATE tickets.tickets SET ${set} WHERE id = ${id}
    AND ${side === 'client' ? sql`client_read_seq < last_seq` : sql`staff_read_position < last_position`}`.execute(
    ctx.tx,
  )
}

export interface TicketCounts {
  readonly open: number
  readonly total: number
}

export async function countTicketsOf(ctx: Tx, clientId: string): Promise<TicketCounts> {
  const { rows } = await sql<{
    open: bigint
    total: bigint
  }>`SELECT count(*) FILTER (WHERE status <> 'closed') AS open, count(*) AS total
    FROM tickets.tickets WHERE client_id = ${clientId}`.execute(ctx.tx)
  return { open: Number(rows[0]?.open ?? 0n), total: Number(rows[0]?.total ?? 0n) }
}

export interface DeskCounts {
  readonly mine: bigint
  readonly unassigned: bigint
  readonly waiting: bigint
  readonly open: bigint
}

/** Figures over the agent's queues. */
export async function deskCounts(ctx: Tx, agentId: string): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`SELECT
      count(*) FILTER (WHERE assignee_id = ${agentId} AND status IN ('pending', 'reviewing')) AS mine,
      count(*) FILTER (WHERE assignee_id IS NULL AND status IN ('pending', 'reviewing')) AS unassigned,
      count(*) FILTER (WHERE status IN ('pending', 'reviewing')) AS waiting,
      count(*) AS open
    FROM tickets.tickets WHERE status <> 'closed'`.execute(ctx.tx)
  return rows[0] ?? { mine: 0n, unassigned: 0n, waiting: 0n, open: 0n }
}
