import { categoryRoutes } from './routes/categories.ts'
import { deskRoutes } from './routes/desk.ts'
import { messageRoutes } from './routes/messages.ts'
import { ticketRoutes as oneTicketRoutes } from './routes/tickets.ts'

export const ticketRoutes = [...oneTicketRoutes, ...messageRoutes, ...deskRoutes, ...categoryRoutes]
