import { Type } from 'typebox'
import { errors } from '#platform/errors'
import { Reply, route, type Input } from '#platform/http/route'
import { endImpersonationOfBrowser, endThisImpersonation } from '../actions/end-impersonation.ts'
import { startImpersonation } from '../actions/impersonate.ts'
import { sessionCookies } from '../authenticate.ts'
import { csrfTokenOf } from '../tokens.ts'

const tag = 'session'
const Mode = Type.Union([Type.Literal('read'), Type.Literal('full')])

const start = route({
  method: 'POST',
  path: '/api/v1/impersonation/',
  operationId: 'startImpersonation',
  tag,
  access: ['users.impersonate'],
  errors: [404, 409],
  summary: "See the product through somebody's eyes",
  description:
    'For thirty minutes and with a reason, after a fresh sign-in. `read` changes nothing; `full` needs a permission of its own and never reaches passwords, factors, contact data or payouts. The web session becomes the person’s until it ends; programs get an access token.',
  limit: { name: 'impersonation', points: 30, seconds: 3_600, by: 'actor' },
  body: Type.Object(
    {
      user_id: Type.String({ format: 'uuid' }),
      reason: Type.String({ minLength: 5, maxLength: 300, description: 'For the trail and for the person' }),
      mode: Type.Optional(Mode),
    },
    { title: 'NewImpersonation' },
  ),
  response: Type.Object(
    {
      session_id: Type.String({ format: 'uuid' }),
      mode: Mode,
      ends_at: Type.String({ format: 'date-time' }),
      access: Type.Optional(Type.String()),
    },
    { title: 'Impersonation' },
  ),
  example: {
    body: { user_id: '01939f1e-7b7a-7c5e-8a55-6a1d2f7f0001', reason: 'She cannot find her invoice' },
  },
  async handler(ctx, input) {
    const { user_id: userId, reason, mode = 'read' } = input.body
    const started = await startImpersonation(ctx, {
      userId,
      reason: reason.trim(),
      mode,
      secure: input.secure,
    })
    return new Reply({
      status: 201,
      cookies: started.cookies,
      body: {
        session_id: started.sessionId,
        mode,
        ends_at: started.endsAt,
        ...(started.access === null ? {} : { access: started.access }),
      },
    })
  },
})

const end = route({
  method: 'DELETE',
  path: '/api/v1/impersonation/',
  operationId: 'endImpersonation',
  tag,
  // By a session that may have run out: its cookie still says where to go back to.
  access: 'public',
  errors: [404],
  summary: 'Be oneself again',
  description: 'The web app gets the cookies of the own session back, also when the thirty minutes are over.',
  async handler(ctx, input) {
    const secret = cookieOf(input)
    if (secret === null) {
      if (!ctx.actor.impersonation) throw errors.not_found()
      await endThisImpersonation(ctx)
      return new Reply({ status: 204 })
    }
    if (input.crossSite || input.headers['x-csrf-token'] !== csrfTokenOf(secret)) throw errors.csrf_failed()
    return new Reply({ status: 204, cookies: await endImpersonationOfBrowser(ctx, secret, input.secure) })
  },
})

function cookieOf(input: Input<unknown, unknown, unknown>): string | null {
  if (input.headers['authorization'] !== undefined) return null
  return input.cookies[sessionCookies.secure] ?? input.cookies[sessionCookies.plain] ?? null
}

export const impersonationRoutes = [start, end]
