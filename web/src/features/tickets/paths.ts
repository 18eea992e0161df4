export const ticketsPath = '/api/v1/tickets/'
export const categoriesPath = '/api/v1/ticket-categories/'
export const cannedRepliesPath = '/api/v1/canned-replies/'
export const deskPath = '/api/v1/ticket-desk/'
export const agentsPath = '/api/v1/ticket-agents/'

export const ticketPath = (id: string): string => `${ticketsPath}${id}/`
export const messagesPath = (id: string): string => `${ticketsPath}${id}/messages/`
