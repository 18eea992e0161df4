import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { ticketErrors } from '../errors.ts'
import { tellTicket } from '../live.ts'
import { loadAndLockTicket } from '../load-ticket.ts'
import { changeTicket } from '../queries/tickets.ts'
import { moved } from '../rules/status.ts'
import '../events.ts'
import { stirDesk } from './stir-desk.ts'

/** Closes a ticket: its client or an agent may. Closing a closed one changes nothing. @throws Problem `not_found` */
export async function closeTicket(ctx: Context, id: string): Promise<void> {
  const { ticket } = await loadAndLockTicket(ctx, id)
  const status = moved(ticket.status, 'close')
  if (!status) return
  await changeTicket(ctx, id, { status, waitingSince: null, closure: { at: ctx.now, by: ctx.actor.userId } })
  await audit(ctx, {
    action: 'ticket.close',
    object: { kind: 'ticket', id },
    before: { status: ticket.status },
    after: { status },
  })
  await emit(ctx, 'ticket.closed', { ticket_id: id })
  await tellTicket(ctx, { id, client_id: ticket.client_id, status })
  await stirDesk(ctx, id)
}

/** @throws Problem `ticket_closed` */
export function refuseClosed(ticket: { readonly status: string }): void {
  if (ticket.status === 'closed') throw ticketErrors.ticket_closed()
}
