import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { timestamp } from '#platform/time'
import { confirmSession } from '../queries/sessions.ts'
import { atomically } from '../scope.ts'
import { demandOwnPassword, ownRow } from './change-password.ts'

const freshMinutes = 15

/** Money and guardian changes ask for a person who proved who he is lately. @throws Problem `fresh_sign_in_required` */
export function requireFreshSignIn(ctx: Pick<Context, 'actor' | 'now'>): void {
  const proven = ctx.actor.authenticatedAt
  if (!proven || Temporal.Instant.compare(proven.add({ minutes: freshMinutes }), ctx.now) < 0)
    throw errors.fresh_sign_in_required()
}

/** Makes the present session fresh again by the password. Runs outside a transaction. @throws Problem naming `password` */
export async function confirmSignIn(ctx: Context, password: string): Promise<void> {
  const user = await ownRow(ctx)
  await demandOwnPassword(ctx, user, password, 'password')
  const { sessionId } = ctx.actor
  if (!sessionId) return
  await atomically(ctx, async (inner) => {
    await confirmSession(inner.tx, sessionId, timestamp(inner.now))
    await audit(inner, { action: 'session.confirm', object: { kind: 'session', id: sessionId } })
  })
}
