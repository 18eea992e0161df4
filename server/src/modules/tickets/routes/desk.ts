import { Type } from 'typebox'
import { usersWithPermission } from '#identity'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { setting } from '#platform/settings'
import { keepCannedReply, removeCannedReply } from '../actions/keep-canned-reply.ts'
import { meetAgent } from '../actions/meet-agent.ts'
import { stirDesk } from '../actions/stir-desk.ts'
import { customerOf } from '../customer.ts'
import { personName } from '../names.ts'
import { answerTickets, manageTickets } from '../policy.ts'
import { presentSince } from '../presence.ts'
import { avatarLink } from '../present.ts'
import { agentRows, setCapacity, type AgentRow } from '../queries/agents.ts'
import { selectCannedReplies } from '../queries/canned.ts'
import { cannedReplyListSpec } from '../queries/lists.ts'
import { deskCounts } from '../queries/tickets.ts'
import {
  AgentSchema,
  CannedReplyBody,
  CannedReplySchema,
  CustomerSchema,
  DeskSchema,
  IdParams,
  orNull,
} from '../schemas.ts'
import '../settings.ts'

const tag = 'Support desk'

export const deskRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/ticket-desk/',
    operationId: 'meetTicketDesk',
    tag,
    summary: 'A sign of life from the desk, and whether one takes new tickets',
    description:
      'The open desk repeats it every 45 s; who is silent for 110 s counts as away. Answers the figures of the queues.',
    access: [answerTickets],
    status: 200,
    body: Type.Object({ available: Type.Optional(Type.Boolean()) }),
    response: DeskSchema,
    handler: async (ctx, { body }) => {
      const { available } = await meetAgent(ctx, body.available ?? null)
      const counts = await deskCounts(ctx, userId(ctx))
      return {
        available,
        mine: Number(counts.mine),
        unassigned: Number(counts.unassigned),
        waiting: Number(counts.waiting),
        open: Number(counts.open),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ticket-agents/',
    operationId: 'listTicketAgents',
    tag,
    summary: 'Agents, who is there and how much they have',
    access: [answerTickets],
    response: Type.Object({ results: Type.Array(AgentSchema) }, { title: 'TicketAgents' }),
    handler: async (ctx) => ({ results: await agents(ctx) }),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/ticket-agents/{id}/',
    operationId: 'changeTicketAgent',
    tag,
    summary: 'Set how many waiting tickets an agent takes at once',
    access: [manageTickets],
    params: IdParams,
    body: Type.Object({ capacity: orNull(Type.Integer({ minimum: 0, maximum: 1000 })) }),
    response: AgentSchema,
    handler: async (ctx, { params, body }) => {
      const before = (await agents(ctx)).find((agent) => agent.id === params.id)
      if (!before) throw errors.not_found()
      await setCapacity(ctx, params.id, body.capacity)
      await audit(ctx, {
        action: 'ticket_agent.update',
        object: { kind: 'user', id: params.id },
        before: { capacity: before.capacity },
        after: body,
      })
      await stirDesk(ctx, null)
      const after = (await agents(ctx)).find((agent) => agent.id === params.id)
      return after ?? before
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tickets/{id}/customer/',
    operationId: 'getTicketCustomer',
    tag,
    summary: 'Who asks: phone, learners, courses, what is owed',
    access: [answerTickets],
    params: IdParams,
    response: CustomerSchema,
    handler: (ctx, { params }) => customerOf(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/canned-replies/',
    operationId: 'listCannedReplies',
    tag,
    summary: 'Ready answers',
    access: [answerTickets],
    query: listQuery(cannedReplyListSpec),
    response: pageOf(CannedReplySchema),
    handler: (ctx, { query, url }) =>
      runList(ctx.tx, cannedReplyListSpec, selectCannedReplies(ctx), { query, url }, (row) => row),
  }),
  route({
    method: 'POST',
    path: '/api/v1/canned-replies/',
    operationId: 'createCannedReply',
    errors: [409],
    tag,
    summary: 'Write a ready answer',
    access: [answerTickets],
    body: CannedReplyBody,
    response: CannedReplySchema,
    handler: (ctx, { body }) => keepCannedReply(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/canned-replies/{id}/',
    operationId: 'replaceCannedReply',
    errors: [409],
    tag,
    summary: 'Change a ready answer',
    access: [answerTickets],
    params: IdParams,
    body: CannedReplyBody,
    response: CannedReplySchema,
    handler: (ctx, { params, body }) => keepCannedReply(ctx, body, params.id),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/canned-replies/{id}/',
    operationId: 'deleteCannedReply',
    tag,
    summary: 'Delete a ready answer',
    access: [answerTickets],
    params: IdParams,
    handler: (ctx, { params }) => removeCannedReply(ctx, params.id),
  }),
]

async function agents(ctx: Context) {
  const allowed = await usersWithPermission(ctx, answerTickets)
  const usual = await setting(ctx, 'tickets.agent_capacity')
  return (await agentRows(ctx, allowed, presentSince(ctx))).map((row) => presentAgent(row, usual))
}

function presentAgent(row: AgentRow, usualCapacity: number) {
  return {
    id: row.user_id,
    name: personName(row.first_name, row.last_name),
    avatar: avatarLink(row.avatar_file_id),
    online: row.online,
    available: row.available,
    capacity: row.capacity ?? usualCapacity,
    open_tickets: row.open,
    waiting_tickets: row.waiting,
    last_seen_at: row.last_seen_at,
  }
}
