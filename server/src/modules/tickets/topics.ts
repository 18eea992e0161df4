import type { RoomEvent } from '#platform/realtime/hub'
import { isRecord } from '#platform/realtime/sockets'
import type { Topic } from '#platform/realtime/topics'
import type { Actor } from '#platform/context'
import { isUuid } from '#platform/ids'
import { deskRoom, ticketRoom, type LiveMessage } from './live.ts'
import { sideAt } from './load-ticket.ts'
import { isAgent } from './policy.ts'
import { presentLive } from './present.ts'
import type { Side } from './words.ts'

/** The web app's line to one ticket, and the agents' line to all queues. */
export const ticketTopics: readonly Topic[] = [
  {
    prefix: 'ticket',
    allowed: async (ctx, id) => isUuid(id) && (await sideAt(ctx, id)) !== null,
    room: (_ctx, id) => ticketRoom(id),
    present: (event, actor) => presentTicketEvent(event, actor),
  },
  {
    prefix: 'tickets',
    allowed: async (ctx, id) => id === '' && isAgent(ctx.actor),
    room: () => deskRoom,
  },
]

/** What a reader of a ticket's room sees of an event; null = nothing. */
function presentTicketEvent(event: RoomEvent, actor: Pick<Actor, 'userId'>): unknown {
  const side = readerSide(event, actor)
  if (!side) return null
  return isMessageEvent(event) ? presentLive(event.data, side) : event.data
}

/** The room's frames say who the client is and what is for agents only. */
export function readerSide(event: RoomEvent, actor: Pick<Actor, 'userId'>): Side | null {
  const { audience } = event
  if (!isRecord(audience)) return null
  const side: Side = audience['client_id'] === actor.userId ? 'client' : 'staff'
  return side === 'client' && audience['staff_only'] !== false ? null : side
}

interface MessageEvent extends RoomEvent {
  readonly data: LiveMessage
}

/** Only `tellMessage` writes events of this type, and it writes this shape. */
export function isMessageEvent(event: RoomEvent): event is MessageEvent {
  return event.type === 'message'
}
