import './events.ts'

export { openTicket, type OpenTicket } from './actions/open-ticket.ts'
export { postMessage, type PostMessage, type Posted } from './actions/post-message.ts'
export { closeTicket } from './actions/close-ticket.ts'
export { takeTicket, assignTicket } from './actions/assign-ticket.ts'
export { rateTicket } from './actions/rate-ticket.ts'
export { createCategory } from './actions/keep-category.ts'
export { keepCannedReply } from './actions/keep-canned-reply.ts'
export type { Priority, TicketStatus } from './words.ts'
export { lookingAt, messageFacts, ticketFacts, type MessageFacts, type TicketFacts } from './facts.ts'
export {
  queueFigures,
  ticketsLike,
  ticketsOfAgent,
  ticketsOfClient,
  type QueueFigures,
  type TicketLine,
} from './queries/figures.ts'
