import { priorityWeights, type Priority } from '../words.ts'

export interface WaitingTicket {
  readonly id: string
  readonly categoryId: string | null
  readonly priority: Priority
}

/** An agent who is online now. */
export interface Desk {
  readonly userId: string
  /** Open tickets, weighted by priority. */
  readonly load: number
  /** Tickets that wait for an answer of this agent, and how many of those are bearable. */
  readonly waiting: number
  readonly capacity: number
  /** When the last ticket came, in milliseconds; null = never. */
  readonly lastAssignedAt: number | null
}

export interface Assignment {
  readonly ticketId: string
  readonly agentId: string
}

/**
 * Gives waiting tickets (most urgent first) to agents: those of the ticket's category, of these the least loaded with
 * room left, of equals the one who got nothing for longest. A category without agents is everybody's. What nobody can
 * take stays in the queue (docs/domain/tickets.md).
 */
export function planAssignments(
  queue: readonly WaitingTicket[],
  desks: readonly Desk[],
  categoryAgents: ReadonlyMap<string, ReadonlySet<string>>,
): Assignment[] {
  const states = desks.map((desk) => ({ ...desk, idle: desk.lastAssignedAt ?? Number.NEGATIVE_INFINITY }))
  const plan: Assignment[] = []
  let turn = Math.max(0, ...states.map((state) => (Number.isFinite(state.idle) ? state.idle : 0)))
  for (const ticket of queue) {
    const chosen = ticket.categoryId === null ? undefined : categoryAgents.get(ticket.categoryId)
    const able = states.filter(
      (state) => state.waiting < state.capacity && (!chosen || chosen.size === 0 || chosen.has(state.userId)),
    )
    const best = able.toSorted(
      (a, b) => a.load - b.load || a.idle - b.idle || (a.userId < b.userId ? -1 : 1),
    )[0]
    if (!best) continue
    best.load += priorityWeights[ticket.priority]
    best.waiting += 1
    turn += 1
    best.idle = turn
    plan.push({ ticketId: ticket.id, agentId: best.userId })
  }
  return plan
}
