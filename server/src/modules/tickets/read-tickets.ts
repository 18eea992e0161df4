import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { runList, type ListInput, type Page } from '#platform/http/list'
import { userId } from '#platform/permissions'
import { loadTicket } from './load-ticket.ts'
import { isAgent, sideOf } from './policy.ts'
import { presentTicket } from './present.ts'
import { ticketListSpec } from './queries/lists.ts'
import { selectTickets } from './queries/tickets.ts'
import { ticketFiles } from './read.ts'
import type { TicketSchema } from './schemas.ts'

type TicketWire = Static<typeof TicketSchema>

/** Own tickets, for agents all. */
export function listTickets(ctx: Context, input: ListInput): Promise<Page<TicketWire>> {
  const me = userId(ctx)
  const rows = selectTickets(ctx, { userId: me, agent: isAgent(ctx.actor) })
  return runList(ctx.tx, ticketListSpec, rows, input, (row) =>
    presentTicket(row, sideOf(ctx.actor, row.client_id) ?? 'client'),
  )
}

/** @throws Problem `not_found` */
export async function readTicket(ctx: Context, id: string): Promise<TicketWire> {
  const { ticket, side } = await loadTicket(ctx, id)
  const files = await ticketFiles(ctx, [id])
  return presentTicket(ticket, side, files.get(id) ?? [])
}
