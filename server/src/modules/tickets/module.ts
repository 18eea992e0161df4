import type { Module } from '#platform/module'
import { ticketWork } from './jobs.ts'
import { ticketPermissions } from './permissions.ts'
import { ticketPorts } from './ports.ts'
import { ticketRoutes } from './routes.ts'
import { chatSocket, ticketSocket } from './sockets.ts'
import { ticketTopics } from './topics.ts'
import './events.ts'
import './settings.ts'
import { ticketsPerson } from './person.ts'
import { ticketsPersonal } from './personal.ts'
import { ticketsRetention } from './retention.ts'

export const ticketsModule: Module = {
  name: 'tickets',
  personal: ticketsPersonal,
  retention: ticketsRetention,
  person: ticketsPerson,
  routes: ticketRoutes,
  work: ticketWork,
  sockets: [chatSocket, ticketSocket],
  topics: ticketTopics,
  permissions: ticketPermissions,
  ports: ticketPorts,
}
