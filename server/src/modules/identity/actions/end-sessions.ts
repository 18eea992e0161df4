import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { userId } from '#platform/permissions'
import { timestamp } from '#platform/time'
import { parentOf } from '../queries/impersonation.ts'
import { insertSocketTicket } from '../queries/sessions.ts'
import { digestOf, makeSecret } from '../tokens.ts'
import { revokeSessions } from '../revocation.ts'

/** Ends the session of this request. */
export async function signOut(ctx: Context): Promise<void> {
  const { sessionId } = ctx.actor
  if (!sessionId) return
  await revokeSessions(ctx, { userId: userId(ctx), only: sessionId }, 'signed_out')
  // Who signs out while he stands in for somebody signs out himself too.
  const { impersonation } = ctx.actor
  if (impersonation) {
    const own = await parentOf(ctx.tx, sessionId)
    if (own) await revokeSessions(ctx, { userId: impersonation.by, only: own }, 'signed_out')
  }
  await audit(ctx, { action: 'session.end', object: { kind: 'session', id: sessionId } })
}

/** Ends one of the person's own sessions. @throws Problem `not_found` */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  const ended = await revokeSessions(ctx, { userId: userId(ctx), only: sessionId }, 'ended_by_owner')
  if (ended === 0) throw errors.not_found()
  await audit(ctx, { action: 'session.end', object: { kind: 'session', id: sessionId } })
}

/** Ends all of the person's sessions but this one. Answers how many ended. */
export async function endOtherSessions(ctx: Context): Promise<number> {
  const id = userId(ctx)
  const ended = await revokeSessions(ctx, { userId: id, except: ctx.actor.sessionId }, 'ended_by_owner')
  await audit(ctx, { action: 'session.end_others', object: { kind: 'user', id }, after: { ended } })
  return ended
}

export const socketTicketSeconds = 30

/** A one-use credential for opening a socket, good for thirty seconds. */
export async function issueSocketTicket(ctx: Context): Promise<string> {
  const { sessionId } = ctx.actor
  if (!sessionId) throw errors.not_authenticated()
  const ticket = makeSecret(24)
  await insertSocketTicket(
    ctx.tx,
    digestOf(ticket),
    sessionId,
    timestamp(ctx.now.add({ seconds: socketTicketSeconds })),
  )
  return ticket
}
