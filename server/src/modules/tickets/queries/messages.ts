import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Side } from '../words.ts'
import type { Tx } from './tickets.ts'

export interface MessageRow {
  readonly id: string
  readonly ticket_id: string
  readonly position: number
  /** null = an internal note. */
  readonly seq: number | null
  readonly sender_id: string
  readonly sender_first_name: string
  readonly sender_last_name: string
  readonly sender_avatar: string | null
  readonly side: Side
  readonly body: string
  readonly internal_note: boolean
  readonly client_message_id: string | null
  readonly created_at: string
}

const columns =
  sql.raw(`m.id, m.ticket_id, m.position, m.seq, m.sender_id, u.first_name AS sender_first_name, u.last_name AS sender_last_name,
  u.avatar_file_id AS sender_avatar, m.side, m.body, m.internal_note, m.client_message_id, m.created_at`)
const joins = sql.raw('tickets.messages m JOIN identity.user_names u ON u.id = m.sender_id')

/** Which number counts for a reader: his own side's, both without holes. */
const place = (side: Side): RawBuilder<number> =>
  side === 'staff' ? sql<number>`m.position` : sql<number>`m.seq`
const visible = (side: Side): RawBuilder<boolean> =>
  side === 'staff' ? sql<boolean>`true` : sql<boolean>`NOT m.internal_note`

export function selectMessages(ctx: Tx, ticketId: string, side: Side) {
  return ctx.tx.selectFrom(messageList(ticketId, side).as('m')).selectAll()
}

function messageList(ticketId: string, side: Side): RawBuilder<MessageRow & { place: number }> {
  return sql`(SELECT ${columns}, ${place(side)} AS place FROM ${joins} WHERE m.ticket_id = ${ticketId} AND ${visible(side)})`
}

/** Messages after (or before) a reader's number, in reading order. */
export async function messagesFrom(
  ctx: Tx,
  ticketId: string,
  side: Side,
  window: { readonly after?: number; readonly before?: number; readonly limit: number },
): Promise<MessageRow[]> {
  const after = sql`${place(side)} > ${window.after ?? 0}`
  const before = window.before === undefined ? sql`true` : sql`${place(side)} < ${window.before}`
  const order = window.before === undefined ? sql`ASC` : sql`DESC`
  const { rows } = await sql<MessageRow>`SELECT ${columns} FROM ${joins}
    WHERE m.ticket_id = ${ticketId} AND ${visible(side)} AND ${after} AND ${before}
    ORDER BY ${place(side)} ${order} LIMIT ${window.limit}`.execute(ctx.tx)
  return window.before === undefined ? rows : rows.toReversed()
}

export async function findMessage(ctx: Tx, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`SELECT ${columns} FROM ${joins} WHERE m.id = ${id}`.execute(ctx.tx)
  return rows[0]
}

/** The message that a sender posted with this id of his own, wherever it landed. */
export async function findByClientMessageId(
  ctx: Tx,
  senderId: string,
  clientMessageId: string,
): Promise<(MessageRow & { follows_id: string | null }) | undefined> {
  const { rows } = await sql<
    MessageRow & { follows_id: string | null }
  >`SELECT ${columns}, t.follows_id FROM ${joins}
    JOIN tickets.tickets t ON t.id = m.ticket_id
    WHERE m.sender_id = ${senderId} AND m.client_message_id = ${clientMessageId}`.execute(ctx.tx)
  return rows[0]
}

export interface NewMessage {
  readonly id: string
  readonly ticketId: string
  readonly senderId: string
  readonly side: Side
  readonly body: string
  readonly internalNote: boolean
  readonly clientMessageId: string | null
}

/** Takes the next numbers of the ticket and writes the message; the ticket's row keeps two writers in order. */
export async function insertMessage(ctx: Context, message: NewMessage): Promise<MessageRow> {
  const note = message.internalNote
  const now = timestamp(ctx.now)
  await sql`WITH next AS (
      UPDATE tickets.tickets SET last_position = last_position + 1, last_seq = last_seq + ${note ? 0 : 1},
        client_read_seq = CASE WHEN ${message.side} = 'client' THEN last_seq + 1 ELSE client_read_seq END,
        staff_read_position = CASE WHEN ${message.side} = 'staff' THEN last_position + 1 ELSE staff_read_position END
      WHERE id = ${message.ticketId} RETURNING last_position, last_seq)
    INSERT INTO tickets.messages (id, ticket_id, position, seq, sender_id, side, body, internal_note, client_message_id, created_at)
    SELECT ${message.id}, ${message.ticketId}, last_position, CASE WHEN ${note} THEN NULL ELSE last_seq END, ${message.senderId},
      ${message.side}, ${message.body}, ${note}, ${message.clientMessageId}, ${now} FROM next`.execute(ctx.tx)
  const row = await findMessage(ctx, message.id)
  if (!row) throw new Error('the message was not written')
  return row
}
