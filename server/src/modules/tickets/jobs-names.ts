/** The queue of work that gives out waiting tickets: sent whenever an agent comes or has room again. */
export const giveOutJob = 'tickets.give-out'
