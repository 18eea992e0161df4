/** The work behind the desk: gives out what waits, tells the open desks what moved. */
export const deskJob = 'tickets.stir-desk'
