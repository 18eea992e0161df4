import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { ticketErrors } from '../errors.ts'
import { tellTicket } from '../live.ts'
import { loadAndLockTicket } from '../load-ticket.ts'
import { rateTicketRow } from '../queries/tickets.ts'

/** The client says how it was, once the ticket is closed; a second rating replaces the first. @throws Problem `not_found`, `ticket_not_closed` */
export async function rateTicket(ctx: Context, id: string, rating: number, comment: string): Promise<void> {
  const { ticket, side } = await loadAndLockTicket(ctx, id)
  if (side !== 'client') throw errors.permission_denied()
  if (ticket.status !== 'closed') throw ticketErrors.ticket_not_closed()
  await rateTicketRow(ctx, id, rating, comment.trim() || null)
  await audit(ctx, {
    action: 'ticket.rate',
    object: { kind: 'ticket', id },
    before: { rating: ticket.csat_rating },
    after: { rating },
  })
  await tellTicket(ctx, ticket)
}
