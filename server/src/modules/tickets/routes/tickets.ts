import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { assignTicket, takeTicket } from '../actions/assign-ticket.ts'
import { closeTicket } from '../actions/close-ticket.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { rateTicket } from '../actions/rate-ticket.ts'
import { reopenTicket } from '../actions/reopen-ticket.ts'
import { updateTicket } from '../actions/update-ticket.ts'
import { answerTickets } from '../policy.ts'
import { ticketListSpec } from '../queries/lists.ts'
import { listTickets, readTicket } from '../read-tickets.ts'
import { AssignBody, IdParams, OpenTicketBody, RateBody, TicketSchema, UpdateTicketBody } from '../schemas.ts'
import { fileField, withUploads } from '../uploads.ts'
import { isLinkKind, isPriority } from '../words.ts'
import { readClient } from './read-client.ts'

const tag = 'Tickets'
const example = {
  title: 'The receipt is not shown',
  description: 'I sent it yesterday.',
  priority: 'medium',
}

const updateOperation = {
  path: '/api/v1/tickets/{id}/',
  tag,
  access: [answerTickets],
  params: IdParams,
  body: UpdateTicketBody,
  response: TicketSchema,
} as const

export const ticketRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/tickets/',
    operationId: 'listTickets',
    tag,
    summary: 'Own tickets; for agents all',
    description: '`ordering=urgency` puts first whose client waits longest, urgent ones a day earlier.',
    access: 'user',
    keyScopes: ['tickets.answer'],
    query: listQuery(ticketListSpec),
    response: pageOf(TicketSchema),
    handler: (ctx, { query, url }) => listTickets(ctx, { query, url }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/',
    operationId: 'openTicket',
    tag,
    summary: 'Open a ticket',
    description:
      'As JSON with files uploaded before (`file_ids`), or as a form with the files in it. An agent may open one for a caller.',
    access: 'user',
    idempotent: true,
    limit: { name: 'tickets-open', points: 20, seconds: 3600, by: 'actor' },
    body: OpenTicketBody,
    files: fileField,
    bodyLimit: 24 * 1_048_576,
    response: TicketSchema,
    example: { body: example },
    handler: async (ctx, { body, files }) => {
      const client = readClient(body)
      const ticket = await openTicket(ctx, {
        title: body.title,
        description: body.description ?? '',
        categoryId: body.category ?? body.category_id ?? null,
        priority: isPriority(body.priority) ? body.priority : 'medium',
        link: isLinkKind(body.link_kind) && body.link_id ? { kind: body.link_kind, id: body.link_id } : null,
        fileIds: await withUploads(ctx, body.file_ids ?? [], files),
        ...(client ? { client } : {}),
      })
      return readTicket(ctx, ticket.id)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tickets/{id}/',
    operationId: 'getTicket',
    tag,
    summary: 'One ticket',
    access: 'user',
    keyScopes: ['tickets.answer'],
    params: IdParams,
    response: TicketSchema,
    handler: (ctx, { params }) => readTicket(ctx, params.id),
  }),
  route({
    ...updateOperation,
    method: 'PATCH',
    operationId: 'changeTicket',
    summary: 'Sort a ticket: priority, category, tags',
    handler: async (ctx, { params, body }) => {
      await updateTicket(ctx, params.id, changesOf(body))
      return readTicket(ctx, params.id)
    },
  }),
  route({
    ...updateOperation,
    method: 'PUT',
    operationId: 'replaceTicket',
    summary: 'Sort a ticket; absent members stay as they are',
    handler: async (ctx, { params, body }) => {
      await updateTicket(ctx, params.id, changesOf(body))
      return readTicket(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/{id}/close/',
    operationId: 'closeTicket',
    tag,
    summary: 'Close a ticket',
    description: 'Its client or an agent. Closing it again changes nothing.',
    access: 'user',
    status: 200,
    params: IdParams,
    response: TicketSchema,
    handler: async (ctx, { params }) => {
      await closeTicket(ctx, params.id)
      return readTicket(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/{id}/reopen/',
    operationId: 'reopenTicket',
    tag,
    summary: 'Open a closed ticket again',
    access: 'user',
    status: 200,
    errors: [409],
    params: IdParams,
    response: TicketSchema,
    handler: async (ctx, { params }) => {
      await reopenTicket(ctx, params.id)
      return readTicket(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/{id}/rate/',
    operationId: 'rateTicket',
    tag,
    summary: 'Say how it was, after the ticket was closed',
    access: 'user',
    status: 200,
    errors: [409],
    params: IdParams,
    body: RateBody,
    response: TicketSchema,
    handler: async (ctx, { params, body }) => {
      await rateTicket(ctx, params.id, body.rating, body.comment ?? '')
      return readTicket(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/{id}/take/',
    operationId: 'takeTicket',
    tag,
    summary: 'Take a ticket',
    access: [answerTickets],
    status: 200,
    errors: [409],
    params: IdParams,
    response: TicketSchema,
    handler: async (ctx, { params }) => {
      await takeTicket(ctx, params.id)
      return readTicket(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/{id}/assign/',
    operationId: 'assignTicket',
    tag,
    summary: 'Give a ticket to an agent, or back to the queue',
    access: [answerTickets],
    status: 200,
    errors: [409],
    params: IdParams,
    body: AssignBody,
    response: TicketSchema,
    handler: async (ctx, { params, body }) => {
      await assignTicket(ctx, params.id, body.assignee)
      return readTicket(ctx, params.id)
    },
  }),
]

function changesOf(body: { priority?: string; category_id?: string | null; tags?: string[] }) {
  return {
    ...(isPriority(body.priority) ? { priority: body.priority } : {}),
    ...(body.category_id === undefined ? {} : { categoryId: body.category_id }),
    ...(body.tags === undefined ? {} : { tags: body.tags }),
  }
}
