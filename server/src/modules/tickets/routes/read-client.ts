import type { OpenTicket } from '../actions/open-ticket.ts'

interface ClientMembers {
  client?: string
  client_phone?: string
  client_first_name?: string
  client_last_name?: string
}

/** For whom an agent opens a ticket, out of the flat members of the body (forms have no others). */
export function readClient(body: ClientMembers): OpenTicket['client'] {
  if (body.client) return { id: body.client }
  if (!body.client_phone) return undefined
  return {
    phone: body.client_phone,
    firstName: body.client_first_name ?? '',
    lastName: body.client_last_name ?? '',
  }
}
