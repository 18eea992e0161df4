import type { Context } from '#platform/context'
import { personName } from './names.ts'
import { presentSince, viewingSince } from './presence.ts'
import { anybodyPresent, categoryAgents } from './queries/agents.ts'
import { findMessage } from './queries/messages.ts'
import { findTicket } from './queries/tickets.ts'
import { viewersOf } from './queries/viewers.ts'
import type { Side } from './words.ts'

type Reader = Pick<Context, 'tx' | 'now'>

/** What may be told of a ticket to its people. */
export interface TicketFacts {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly clientId: string
  readonly clientName: string
  readonly assigneeId: string | null
  readonly openedByStaff: boolean
  /** An agent is at the desk, so that the queue will give it to somebody at once. */
  readonly deskStaffed: boolean
  /** Whom its category belongs to; empty = every agent. */
  readonly categoryAgentIds: readonly string[]
}

/** A ticket whoever asks, for those who tell its people what happened. */
export async function ticketFacts(ctx: Reader, id: string): Promise<TicketFacts | null> {
  const ticket = await findTicket(ctx, id)
  if (!ticket) return null
  const agents = ticket.category_id === null ? undefined : (await categoryAgents(ctx)).get(ticket.category_id)
  return {
    id: ticket.id,
    number: Number(ticket.number),
    title: ticket.title,
    clientId: ticket.client_id,
    clientName: personName(ticket.client_first_name, ticket.client_last_name),
    assigneeId: ticket.assignee_id,
    openedByStaff: ticket.opened_by !== ticket.client_id,
    deskStaffed: await anybodyPresent(ctx, presentSince(ctx)),
    categoryAgentIds: [...(agents ?? [])],
  }
}

export interface MessageFacts {
  readonly side: Side
  readonly internal: boolean
  readonly authorName: string
  readonly body: string
}

export async function messageFacts(ctx: Reader, id: string): Promise<MessageFacts | null> {
  const message = await findMessage(ctx, id)
  if (!message) return null
  return {
    side: message.side,
    internal: message.internal_note,
    authorName: personName(message.sender_first_name, message.sender_last_name),
    body: message.body,
  }
}

/** Who has the ticket open right now: he needs no mail about it. */
export async function lookingAt(ctx: Pick<Context, 'tx' | 'now'>, ticketId: string): Promise<Set<string>> {
  return new Set((await viewersOf(ctx, ticketId, viewingSince(ctx))).map((viewer) => viewer.user_id))
}
