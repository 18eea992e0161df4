import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import type { Cookie } from '#platform/http/route'
import { timestamp } from '#platform/time'
import { impersonationBySecret, parentOf, renewSecret } from '../queries/impersonation.ts'
import { revokeSessions } from '../revocation.ts'
import { digestOf, makeSecret } from '../tokens.ts'
import { clearedCookies, sessionCookiesOf } from './open-session.ts'

/** Ends the session in somebody's place that this very request uses (programs). @throws Problem `not_found` */
export async function endThisImpersonation(ctx: Context): Promise<void> {
  const { sessionId, userId, impersonation } = ctx.actor
  if (!sessionId || !userId || !impersonation) throw errors.not_found()
  if ((await parentOf(ctx.tx, sessionId)) === null) throw errors.not_found()
  await end(ctx, { id: sessionId, userId, by: impersonation.by })
}

/**
 * Ends it by the browser's cookie, also when it has run out meanwhile, and answers the cookies of the staff's own
 * session. That one gets a new secret: its old one is no longer in the browser. Cleared ones when it has ended too.
 * @throws Problem `not_found`
 */
export async function endImpersonationOfBrowser(
  ctx: Context,
  secret: string,
  secure: boolean,
): Promise<readonly Cookie[]> {
  const session = await impersonationBySecret(ctx.tx, digestOf(secret), timestamp(ctx.now))
  if (!session) throw errors.not_found()
  await end(ctx, { id: session.id, userId: session.user_id, by: session.impersonator_id })
  const own = makeSecret()
  const alive = await renewSecret(ctx.tx, session.parent_session_id, digestOf(own), timestamp(ctx.now))
  return alive ? sessionCookiesOf(secure, own) : clearedCookies(secure)
}

async function end(ctx: Context, session: { id: string; userId: string; by: string }): Promise<void> {
  const ended = await revokeSessions(ctx, { userId: session.userId, only: session.id }, 'impersonation_ended')
  if (ended === 0) return
  // The staff's deed, whatever session the request came by.
  const { impersonation: _gone, ...actor } = ctx.actor
  await audit(
    { ...ctx, actor: { ...actor, kind: 'user', userId: session.by } },
    {
      action: 'impersonation.end',
      object: { kind: 'user', id: session.userId },
      after: { session_id: session.id },
    },
  )
}
