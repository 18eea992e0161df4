import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { timestamp } from '#platform/time'
import {
  endOtherSessions,
  endSession,
  issueSocketTicket,
  socketTicketSeconds,
} from '../actions/end-sessions.ts'
import { endSessionOf, personToManage } from '../actions/manage-user.ts'
import { toSessionInfo } from '../present.ts'
import { liveSessions } from '../queries/sessions.ts'
import { SessionInfo } from '../schemas.ts'

const tag = 'session'

const SessionList = Type.Object({ results: Type.Array(SessionInfo) }, { title: 'SessionList' })

async function sessionsOf(ctx: Context, person: string) {
  const rows = await liveSessions(ctx.tx, person, timestamp(ctx.now), ctx.actor.sessionId)
  const viewer = { sessionId: ctx.actor.sessionId, ip: ctx.origin.ip }
  return { results: rows.map((row) => toSessionInfo(row, viewer)) }
}

const list = route({
  method: 'GET',
  path: '/api/v1/sessions/',
  operationId: 'listSessions',
  tag,
  access: 'user',
  summary: 'Where the person is signed in',
  response: SessionList,
  handler: (ctx) => sessionsOf(ctx, userId(ctx)),
})

const endOne = route({
  method: 'DELETE',
  path: '/api/v1/sessions/{id}/',
  operationId: 'endSession',
  tag,
  access: 'user',
  summary: 'End one session, at once',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  handler: (ctx, input) => endSession(ctx, input.params.id),
})

const endOthers = route({
  method: 'DELETE',
  path: '/api/v1/sessions/',
  operationId: 'endOtherSessions',
  tag,
  access: 'user',
  status: 200,
  summary: 'End all sessions but this one',
  response: Type.Object({ ended: Type.Integer() }, { title: 'SessionsEnded' }),
  handler: async (ctx) => ({ ended: await endOtherSessions(ctx) }),
})

const ticket = route({
  method: 'POST',
  path: '/api/v1/ws-tickets/',
  operationId: 'createSocketTicket',
  tag,
  access: 'user',
  summary: 'A one-use credential for opening a socket',
  limit: { name: 'socket-tickets', points: 60, seconds: 60, by: 'actor' },
  response: Type.Object({ ticket: Type.String(), expires_in: Type.Integer() }, { title: 'SocketTicket' }),
  handler: async (ctx) => ({ ticket: await issueSocketTicket(ctx), expires_in: socketTicketSeconds }),
})

const ofUser = route({
  method: 'GET',
  path: '/api/v1/users/{id}/sessions/',
  operationId: 'listUserSessions',
  tag,
  access: ['users.manage'],
  summary: 'Where somebody is signed in',
  description: 'Of owners and administrators: for owners only.',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  response: SessionList,
  async handler(ctx, { params }) {
    await personToManage(ctx, params.id)
    return sessionsOf(ctx, params.id)
  },
})

const endOfUser = route({
  method: 'DELETE',
  path: '/api/v1/users/{id}/sessions/{session_id}/',
  operationId: 'endUserSession',
  tag,
  access: ['users.manage'],
  summary: 'End one session of somebody, at once',
  params: Type.Object({
    id: Type.String({ format: 'uuid' }),
    session_id: Type.String({ format: 'uuid' }),
  }),
  handler: (ctx, { params }) => endSessionOf(ctx, params.id, params.session_id),
})

export const sessionRoutes = [list, endOne, endOthers, ofUser, endOfUser, ticket]
