import { fileLink, presentFile, type FileRow } from '#media'
import type { LiveMessage } from './live.ts'
import { liveMessage } from './live.ts'
import { personName } from './names.ts'
import type { MessageRow } from './queries/messages.ts'
import type { TicketListRow, TicketRow } from './queries/tickets.ts'
import { twoSided } from './rules/status.ts'
import type { MessageWire, TicketWire } from './schemas.ts'
import type { Side } from './words.ts'

export const avatarLink = (fileId: string | null): string | null =>
  fileId === null ? null : fileLink(fileId)

/** A ticket as one side sees it: the client neither tags nor targets nor notes. */
export function presentTicket(
  ticket: TicketRow | TicketListRow,
  side: Side,
  files: readonly FileRow[] = [],
): TicketWire {
  const staff = side === 'staff'
  return {
    id: ticket.id,
    number: Number(ticket.number),
    title: ticket.title,
    description: ticket.description,
    category:
      ticket.category_id === null ? null : { id: ticket.category_id, name: ticket.category_name ?? '' },
    priority: ticket.priority,
    status: ticket.status,
    ...twoSided(ticket.status),
    is_closed: ticket.status === 'closed',
    client: {
      id: ticket.client_id,
      name: personName(ticket.client_first_name, ticket.client_last_name),
      avatar: avatarLink(ticket.client_avatar),
    },
    assignee: assigneeOf(ticket),
    tags: staff ? ticket.tags : [],
    link:
      ticket.link_kind === null || ticket.link_id === null
        ? null
        : { kind: ticket.link_kind, id: ticket.link_id },
    follows:
      ticket.follows_id === null ? null : { id: ticket.follows_id, number: Number(ticket.follows_number) },
    files: files.map(presentFile),
    message_count: staff ? ticket.last_position : ticket.last_seq,
    unread: staff
      ? ticket.last_position - ticket.staff_read_position
      : ticket.last_seq - ticket.client_read_seq,
    preview: previewOf(ticket, side),
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
    last_message_at: ticket.last_message_at,
    waiting_since: ticket.waiting_since,
    first_reply_at: ticket.first_reply_at,
    first_reply_due_at: staff ? ticket.first_reply_due_at : null,
    resolution_due_at: staff ? ticket.resolution_due_at : null,
    resolved_at: ticket.resolved_at,
    rating:
      ticket.csat_rating === null || ticket.rated_at === null
        ? null
        : { rating: ticket.csat_rating, comment: ticket.csat_comment, rated_at: ticket.rated_at },
    side,
  }
}

function assigneeOf(ticket: TicketRow): TicketWire['assignee'] {
  if (ticket.assignee_id === null) return null
  return {
    id: ticket.assignee_id,
    name: personName(ticket.assignee_first_name, ticket.assignee_last_name),
    avatar: avatarLink(ticket.assignee_avatar),
  }
}

function previewOf(ticket: TicketRow | TicketListRow, side: Side): TicketWire['preview'] {
  if (!('preview' in ticket)) return null
  if (ticket.preview === null)
    return ticket.description === ''
      ? null
      : { text: ticket.description.slice(0, 160), mine: side === 'client' }
  return { text: ticket.preview, mine: ticket.preview_side === side }
}

/** A message with the number that counts for its reader. */
export function presentLive(message: LiveMessage, side: Side): MessageWire {
  return {
    id: message.id,
    ticket: message.ticket_id,
    seq: side === 'staff' ? message.position : (message.seq ?? 0),
    body: message.body,
    sender: {
      id: message.sender.id,
      name: message.sender.name,
      avatar: avatarLink(message.sender.avatar_file_id),
      side: message.side,
    },
    files: [...message.files],
    internal_note: message.internal_note,
    client_id: message.client_id,
    created_at: message.created_at,
  }
}

export function presentMessage(message: MessageRow, files: readonly FileRow[], side: Side): MessageWire {
  return presentLive(liveMessage(message, files), side)
}
