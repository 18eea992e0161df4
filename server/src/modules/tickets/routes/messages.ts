import type { Context } from '#platform/context'
import { Type } from 'typebox'
import { cursorQuery, feedOf } from '#platform/http/cursor'
import { listQuery } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { lookAtTicket } from '../actions/look-at-ticket.ts'
import { postMessage } from '../actions/post-message.ts'
import { postOrdinarily } from '../actions/post-ordinarily.ts'
import { personName } from '../names.ts'
import { presentLive } from '../present.ts'
import { messageListSpec } from '../queries/lists.ts'
import { listMessages } from '../read-messages.ts'
import { IdParams, LookBody, MessageSchema, PostMessageBody, ViewersSchema } from '../schemas.ts'
import { fileField, withUploads } from '../uploads.ts'

const tag = 'Tickets'
const number = (description: string) => Type.Optional(Type.String({ maxLength: 12, description }))

export const messageRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/tickets/{id}/messages/',
    operationId: 'listTicketMessages',
    tag,
    summary: 'The conversation, oldest first',
    description: 'Internal notes are there for agents only, and the numbers of a reader have no holes.',
    access: 'user',
    keyScopes: ['tickets.answer'],
    params: IdParams,
    query: Type.Object({
      ...listQuery(messageListSpec).properties,
      ...cursorQuery,
      since: number('Only messages after this `seq`'),
      before: number('The last messages before this `seq`'),
    }),
    response: feedOf(MessageSchema),
    handler: (ctx, { params, query, url }) => listMessages(ctx, params.id, { query, url }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/{id}/messages/',
    operationId: 'postTicketMessage',
    tag,
    summary: 'Write a message',
    description:
      'JSON with files uploaded before, or a form with the files in it. A retry with the same `client_id` answers the first message again (`Idempotent-Replayed: true`).',
    access: 'user',
    keyScopes: ['tickets.answer'],
    errors: [409],
    limit: { name: 'ticket-message', points: 60, seconds: 60, by: 'actor' },
    params: IdParams,
    body: PostMessageBody,
    files: fileField,
    bodyLimit: 24 * 1_048_576,
    response: MessageSchema,
    example: { body: { body: 'Here is the receipt.', client_id: 'a-1' } },
    // The ordinary message is one statement that a rush shares; everything else takes the usual way in one transaction.
    mode: 'manual',
    handler: async (ctx, { params, body, files }) => {
      const message = {
        ticketId: params.id,
        body: body.body ?? body.message ?? '',
        fileIds: body.file_ids ?? [],
        internalNote: body.internal_note ?? false,
        asks: body.asks ?? false,
        clientMessageId: body.client_id ?? null,
      }
      const usually = async (within: Context) => {
        const fileIds = await withUploads(within, message.fileIds, files)
        return postMessage(within, { ...message, fileIds })
      }
      // Whoever has a transaction already (the demo's past) posts inside it.
      const posted = ctx.tx.isTransaction
        ? await usually(ctx)
        : ((files.length === 0 ? await postOrdinarily(ctx, message) : null) ??
          (await ctx.tx.transaction().execute((tx) => usually({ ...ctx, tx }))))
      return new Reply({
        status: 201,
        headers: posted.replayed ? { 'idempotent-replayed': 'true' } : {},
        body: presentLive(posted.message, posted.message.side),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tickets/{id}/look/',
    operationId: 'lookAtTicket',
    tag,
    summary: 'Say that one looks at a ticket or writes in it',
    description:
      'Repeated every 20 s while it is open. Marks everything as read and answers who else is there; clients learn only who writes to them.',
    access: 'user',
    status: 200,
    limit: { name: 'ticket-look', points: 120, seconds: 60, by: 'actor' },
    params: IdParams,
    body: LookBody,
    response: ViewersSchema,
    handler: async (ctx, { params, body }) => {
      const state = body.state === 'typing' || body.state === 'left' ? body.state : 'viewing'
      const others = await lookAtTicket(ctx, params.id, { state, note: body.note ?? false })
      return {
        others: others.map((viewer) => ({
          id: viewer.user_id,
          name: personName(viewer.first_name, viewer.last_name),
          state: viewer.state,
        })),
      }
    },
  }),
]
