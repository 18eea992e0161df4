import type { Ports } from '#platform/context'
import { sideAt } from './load-ticket.ts'
import { findMessage } from './queries/messages.ts'

/** Who may read files of the support desk: whoever sees the ticket; those of a note only agents. */
export const ticketPorts: Partial<Ports> = {
  'canRead:ticket': async (ctx, ticketId) => (await sideAt(ctx, ticketId)) !== null,
  'canRead:ticket_message': async (ctx, messageId) => {
    const message = await findMessage(ctx, messageId)
    const side = message ? await sideAt(ctx, message.ticket_id) : null
    return side === 'staff' || (side === 'client' && message?.internal_note === false)
  },
}
