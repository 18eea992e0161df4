import { audit } from '#platform/audit'
import { errors } from '#platform/errors'
import { send } from '#platform/events'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { deliverJob } from '#platform/outbox'
import { setting } from '#platform/settings'
import { notificationErrors } from '../errors.ts'
import { presentOutbox } from '../present.ts'
import { outboxListSpec } from '../queries/lists.ts'
import { findOutboxMessage, requeueFailed, selectOutbox } from '../queries/outbox.ts'
import { IdParams, OutboxMessageSchema } from '../schemas.ts'

const tag = 'Outbox'
const view = 'outbox.view'

/** A mail is words of many hands: it is shown without script, forms, pictures from elsewhere or our origin. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"

export const outboxRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/outbox-messages/',
    operationId: 'listOutboxMessages',
    tag,
    summary: 'Mail and text messages that left the house, or stayed for want of a provider',
    access: [view],
    query: listQuery(outboxListSpec),
    response: pageOf(OutboxMessageSchema),
    handler: async (ctx, { query, url }) => {
      const open = await setting(ctx, 'centre.demo')
      const rows = selectOutbox(ctx)
      return runList(ctx.tx, outboxListSpec, rows, { query, url }, (row) => ({
        ...presentOutbox(row, open),
        html: null,
      }))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/outbox-messages/{id}/',
    operationId: 'getOutboxMessage',
    tag,
    summary: 'One message as it looks',
    access: [view],
    params: IdParams,
    response: OutboxMessageSchema,
    handler: async (ctx, { params }) => {
      const row = await findOutboxMessage(ctx, params.id)
      if (!row) throw errors.not_found()
      return presentOutbox(row, await setting(ctx, 'centre.demo'))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/outbox-messages/{id}/html/',
    operationId: 'getOutboxMessageHtml',
    tag,
    summary: 'The mail as its reader sees it, for a frame',
    access: [view],
    params: IdParams,
    produces: 'text/html',
    handler: async (ctx, { params }) => {
      const row = await findOutboxMessage(ctx, params.id)
      const html = row ? presentOutbox(row, await setting(ctx, 'centre.demo')).html : null
      if (html === null) throw errors.not_found()
      return new Reply({
        body: html,
        raw: true,
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': mailPolicy },
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/outbox-messages/{id}/retry/',
    operationId: 'retryOutboxMessage',
    tag,
    summary: 'Send a failed message again',
    access: [view],
    status: 200,
    errors: [409],
    params: IdParams,
    response: OutboxMessageSchema,
    handler: async (ctx, { params }) => {
      if (!(await findOutboxMessage(ctx, params.id))) throw errors.not_found()
      if (!(await requeueFailed(ctx, params.id))) throw notificationErrors.not_failed()
      await send(ctx, deliverJob, { message_id: params.id })
      await audit(ctx, { action: 'outbox_message.retry', object: { kind: 'outbox_message', id: params.id } })
      const row = await findOutboxMessage(ctx, params.id)
      if (!row) throw errors.not_found()
      return presentOutbox(row, await setting(ctx, 'centre.demo'))
    },
  }),
]
