import { Type } from 'typebox'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { timestamp } from '#platform/time'
import {
  endOtherSessions,
  endSession,
  issueSocketTicket,
  socketTicketSeconds,
} from '../actions/end-sessions.ts'
import { toSessionInfo } from '../present.ts'
import { liveSessions } from '../queries/sessions.ts'
import { SessionInfo } from '../schemas.ts'

const tag = 'session'

const list = route({
  method: 'GET',
  path: '/api/v1/sessions/',
  operationId: 'listSessions',
  tag,
  access: 'user',
  summary: 'Where the person is signed in',
  response: Type.Object({ results: Type.Array(SessionInfo) }, { title: 'SessionList' }),
  async handler(ctx) {
    const rows = await liveSessions(ctx.tx, userId(ctx), timestamp(ctx.now))
    return { results: rows.map((row) => toSessionInfo(row, ctx.actor.sessionId)) }
  },
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

export const sessionRoutes = [list, endOne, endOthers, ticket]
