import type { Side, TicketStatus } from '../words.ts'

/** What can happen to a ticket's status. */
export type StatusMove = 'client_post' | 'agent_reply' | 'agent_question' | 'agent_seen' | 'close' | 'reopen'

/**
 * The state machine: what each move makes of each status; absent = the move is not possible there.
 * A note and a reassignment move nothing.
 */
export const moves: Readonly<Record<StatusMove, Readonly<Partial<Record<TicketStatus, TicketStatus>>>>> = {
  // What the client adds waits to be seen, also after an answer; a post to a closed ticket reopens it.
  client_post: {
    pending: 'pending',
    reviewing: 'reviewing',
    answered: 'pending',
    waiting_customer: 'pending',
    closed: 'pending',
  },
  agent_reply: {
    pending: 'answered',
    reviewing: 'answered',
    answered: 'answered',
    waiting_customer: 'answered',
    closed: 'answered',
  },
  agent_question: {
    pending: 'waiting_customer',
    reviewing: 'waiting_customer',
    answered: 'waiting_customer',
    waiting_customer: 'waiting_customer',
    closed: 'waiting_customer',
  },
  agent_seen: { pending: 'reviewing', reviewing: 'reviewing' },
  close: { pending: 'closed', reviewing: 'closed', answered: 'closed', waiting_customer: 'closed' },
  reopen: { closed: 'pending' },
}

export function moved(status: TicketStatus, move: StatusMove): TicketStatus | null {
  return moves[move][status] ?? null
}

const sides: Readonly<Record<TicketStatus, { readonly user: string; readonly admin: string }>> = {
  pending: { user: 'P', admin: 'N' },
  reviewing: { user: 'P', admin: 'S' },
  answered: { user: 'A', admin: 'A' },
  waiting_customer: { user: 'A', admin: 'A' },
  closed: { user: 'C', admin: 'C' },
}

/** The two-sided status of older clients: pending P/N, reviewing P/S, answered A/A, closed C/C. */
export function twoSided(status: TicketStatus): { user_status: string; admin_status: string } {
  return { user_status: sides[status].user, admin_status: sides[status].admin }
}

/** What a client's post to a ticket does: goes in, reopens it, or starts a new ticket that follows the old one. */
export function postEffect(
  ticket: { readonly status: TicketStatus; readonly resolvedAt: Temporal.Instant | null },
  by: { readonly side: Side; readonly internal: boolean },
  now: Temporal.Instant,
  reopenDays: number,
): 'post' | 'reopen' | 'follow' {
  if (ticket.status !== 'closed' || by.internal) return 'post'
  if (by.side === 'staff' || !ticket.resolvedAt) return 'reopen'
  const until = ticket.resolvedAt.add({ hours: reopenDays * 24 })
  return Temporal.Instant.compare(now, until) <= 0 ? 'reopen' : 'follow'
}
