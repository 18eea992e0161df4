import { Type } from 'typebox'
import { errors } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route } from '#platform/http/route'
import { startBroadcast } from '../actions/broadcast.ts'
import { peopleOf, reachOf } from '../audience.ts'
import { presentBroadcast } from '../present.ts'
import { findBroadcast, selectBroadcasts } from '../queries/broadcasts.ts'
import { broadcastListSpec } from '../queries/lists.ts'
import { AudienceMembers, BroadcastBody, BroadcastSchema, IdParams, ReachSchema } from '../schemas.ts'

const tag = 'Announcements'
const broadcast = 'notifications.broadcast'

export const broadcastRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/notifications/',
    operationId: 'broadcastNotification',
    tag,
    summary: 'Announce something to users, roles or the families of courses',
    description: 'Who belongs to them is frozen now; a job tells them and shows its progress.',
    access: [broadcast],
    idempotent: true,
    errors: [409],
    limit: { name: 'broadcast', points: 30, seconds: 3600, by: 'actor' },
    body: BroadcastBody,
    response: BroadcastSchema,
    example: { body: { title: 'Eid holiday', body: 'The centre is closed on Friday.', roles: ['parent'] } },
    handler: async (ctx, { body }) => {
      const { title, body: text, channels = ['in_app', 'email'], ...audience } = body
      return presentBroadcast(await startBroadcast(ctx, { title, body: text, channels, audience }))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/notifications/preview/',
    operationId: 'previewNotification',
    tag,
    summary: 'How many people an announcement would reach',
    access: [broadcast],
    status: 200,
    mode: 'read',
    body: Type.Object(AudienceMembers),
    response: ReachSchema,
    handler: async (ctx, { body }) => reachOf(ctx, await peopleOf(ctx, body)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/broadcasts/',
    operationId: 'listBroadcasts',
    tag,
    summary: 'Announcements and how far they are',
    access: [broadcast],
    query: listQuery(broadcastListSpec),
    response: pageOf(BroadcastSchema),
    handler: (ctx, { query, url }) =>
      runList(ctx.tx, broadcastListSpec, selectBroadcasts(ctx), { query, url }, presentBroadcast),
  }),
  route({
    method: 'GET',
    path: '/api/v1/broadcasts/{id}/',
    operationId: 'getBroadcast',
    tag,
    summary: 'One announcement and how far it is',
    access: [broadcast],
    params: IdParams,
    response: BroadcastSchema,
    handler: async (ctx, { params }) => {
      const row = await findBroadcast(ctx, params.id)
      if (!row) throw errors.not_found()
      return presentBroadcast(row)
    },
  }),
]
