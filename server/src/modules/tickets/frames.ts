import { avatarLink } from './present.ts'
import type { LiveMessage } from './live.ts'
import type { Side } from './words.ts'

/** What frames say about the ticket's client beyond the message. */
export interface FrameClient {
  readonly id: string
  readonly phone: string | null
}

/** A message in the frames of `/ws/chat/{ticket_id}/`. */
export function chatFrame(message: LiveMessage, side: Side): object {
  return {
    type: 'message',
    message: message.body,
    sender: message.sender.name,
    timestamp: message.created_at,
    id: message.id,
    ticket_id: message.ticket_id,
    seq: placeOf(message, side),
    client_id: message.client_id,
    sender_id: message.sender.id,
    internal_note: message.internal_note,
    files: message.files,
  }
}

/**
 * A message in the frames of `/ws/ticket/{ticket_id}/`. Whoever reads this room is the client himself or an agent, and
 * both may know the client's phone; that of staff is nobody's business.
 */
export function ticketFrame(message: LiveMessage, side: Side, client: FrameClient): object {
  return {
    pk: message.id,
    body: message.body,
    sender: {
      id: message.sender.id,
      username: message.sender.name,
      phone: message.sender.id === client.id ? client.phone : null,
      profile_image: avatarLink(message.sender.avatar_file_id),
    },
    file: message.files[0]?.url ?? null,
    files: message.files,
    created_at: message.created_at,
    seq: placeOf(message, side),
    client_id: message.client_id,
    internal_note: message.internal_note,
  }
}

function placeOf(message: LiveMessage, side: Side): number {
  return side === 'staff' ? message.position : (message.seq ?? 0)
}
