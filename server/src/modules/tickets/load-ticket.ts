import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { sideOf } from './policy.ts'
import { clientOf, findTicket, lockTicket, type TicketRow } from './queries/tickets.ts'
import type { Side } from './words.ts'

export interface Loaded {
  readonly ticket: TicketRow
  readonly side: Side
}

/** A ticket as the actor may see it. @throws Problem `not_found` for everybody else's, as for one that does not exist */
export async function loadTicket(ctx: Context, id: string): Promise<Loaded> {
  return scoped(ctx, await findTicket(ctx, id))
}

/** The same, locked until the transaction ends. */
export async function loadAndLockTicket(ctx: Context, id: string): Promise<Loaded> {
  return scoped(ctx, await lockTicket(ctx, id))
}

/** For what only agents do. @throws Problem `not_found`, or `permission_denied` for the ticket's own client */
export async function loadAndLockAsAgent(ctx: Context, id: string): Promise<TicketRow> {
  const { ticket, side } = await loadAndLockTicket(ctx, id)
  if (side !== 'staff') throw errors.permission_denied()
  return ticket
}

/** On which side the actor stands; null when the ticket is not his. */
export async function sideAt(ctx: Context, ticketId: string): Promise<Side | null> {
  const clientId = await clientOf(ctx, ticketId)
  return clientId === undefined ? null : sideOf(ctx.actor, clientId)
}

function scoped(ctx: Context, ticket: TicketRow | undefined): Loaded {
  const side = ticket ? sideOf(ctx.actor, ticket.client_id) : null
  if (!ticket || !side) throw errors.not_found()
  return { ticket, side }
}
