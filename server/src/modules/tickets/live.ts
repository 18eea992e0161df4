import type { FileRow } from '#media'
import { presentFile } from '#media'
import type { Context } from '#platform/context'
import { publish } from '#platform/events'
import type { MessageRow } from './queries/messages.ts'
import type { ViewerState } from './queries/viewers.ts'
import { personName } from './names.ts'
import type { Side, TicketStatus } from './words.ts'

/** Room of one ticket; its frames carry who its client is, so that readers are sorted without asking again. */
export const ticketRoom = (ticketId: string): string => `ticket:${ticketId}`

/** Room of the agents: which tickets moved between queues. */
export const deskRoom = 'tickets'

/** Read by the filter of every socket that follows a ticket. */
export interface TicketAudience {
  readonly client_id: string
  /** Notes, and who looks at the ticket. */
  readonly staff_only: boolean
}

/** A message as it travels in the room: both numberings, no phone. */
export interface LiveMessage {
  readonly id: string
  readonly ticket_id: string
  readonly position: number
  readonly seq: number | null
  readonly body: string
  readonly internal_note: boolean
  readonly client_id: string | null
  readonly created_at: string
  readonly side: Side
  readonly sender: { readonly id: string; readonly name: string; readonly avatar_file_id: string | null }
  readonly files: readonly ReturnType<typeof presentFile>[]
}

export function liveMessage(message: MessageRow, files: readonly FileRow[]): LiveMessage {
  return {
    id: message.id,
    ticket_id: message.ticket_id,
    position: message.position,
    seq: message.seq,
    body: message.body,
    internal_note: message.internal_note,
    client_id: message.client_message_id,
    created_at: message.created_at,
    side: message.side,
    sender: {
      id: message.sender_id,
      name: personName(message.sender_first_name, message.sender_last_name),
      avatar_file_id: message.sender_avatar,
    },
    files: files.map(presentFile),
  }
}

export async function tellMessage(ctx: Context, clientId: string, message: LiveMessage): Promise<void> {
  const audience: TicketAudience = { client_id: clientId, staff_only: message.internal_note }
  await publish(ctx, ticketRoom(message.ticket_id), { type: 'message', data: message, audience })
}

export interface Moved {
  readonly id: string
  readonly client_id: string
  readonly status: TicketStatus
}

/** Something about the ticket changed that its open screens show. */
export async function tellTicket(ctx: Context, ticket: Moved): Promise<void> {
  const audience: TicketAudience = { client_id: ticket.client_id, staff_only: false }
  await publish(ctx, ticketRoom(ticket.id), {
    type: 'ticket',
    data: { ticket_id: ticket.id, status: ticket.status },
    audience,
  })
}

/** Who writes or looks. `staffOnly` when the client must not know (looking, writing a note). */
export async function tellActivity(
  ctx: Context,
  ticket: { readonly id: string; readonly client_id: string },
  activity: {
    readonly user_id: string
    readonly name: string
    readonly side: Side
    readonly state: ViewerState | 'left'
  },
  staffOnly: boolean,
): Promise<void> {
  const audience: TicketAudience = { client_id: ticket.client_id, staff_only: staffOnly }
  await publish(ctx, ticketRoom(ticket.id), { type: 'activity', data: activity, audience })
}

/** Tells the open desks which tickets moved. Last in a transaction: this room's row is shared by all tickets. */
export async function tellDesk(ctx: Context, ticketIds: readonly string[]): Promise<void> {
  await publish(ctx, deskRoom, { type: 'tickets', data: { ticket_ids: ticketIds } })
}
