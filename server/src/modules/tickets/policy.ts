import type { Actor } from '#platform/context'
import type { Side } from './words.ts'

/** Permission that makes somebody an agent. */
export const answerTickets = 'tickets.answer'
export const manageTickets = 'tickets.manage'

export function isAgent(actor: Pick<Actor, 'permissions'>): boolean {
  return actor.permissions.has(answerTickets)
}

/**
 * Where the actor stands to a ticket; null = it does not exist for him. Whoever is the ticket's client never sees
 * its notes, whatever else he is.
 */
export function sideOf(actor: Pick<Actor, 'userId' | 'permissions'>, clientId: string): Side | null {
  if (actor.userId === clientId) return 'client'
  return isAgent(actor) ? 'staff' : null
}
