/** Words of the support desk as they stand in the database and on the wire (docs/domain/tickets.md). */
export const statuses = ['pending', 'reviewing', 'answered', 'waiting_customer', 'closed'] as const
export type TicketStatus = (typeof statuses)[number]

export const priorities = ['low', 'medium', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

export const linkKinds = ['course', 'booking', 'invoice', 'enrollment'] as const
export type LinkKind = (typeof linkKinds)[number]

/** On which side of a ticket somebody stands. The client of a ticket is its client even when he is an agent too. */
export type Side = 'client' | 'staff'

/** How much of an agent's attention a ticket takes when the next one is given out. */
export const priorityWeights: Readonly<Record<Priority, number>> = { low: 1, medium: 2, high: 3, urgent: 4 }

export function isPriority(value: string | undefined): value is Priority {
  return priorities.some((known) => known === value)
}

export function isLinkKind(value: string | undefined): value is LinkKind {
  return linkKinds.some((known) => known === value)
}
