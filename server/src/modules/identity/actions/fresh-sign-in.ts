import type { Context } from '#platform/context'
import { errors } from '#platform/errors'

export const freshMinutes = 15

/** Money and guardian changes ask for a person who proved who he is lately. @throws Problem `fresh_sign_in_required` */
export function requireFreshSignIn(ctx: Pick<Context, 'actor' | 'now'>): void {
  const proven = ctx.actor.authenticatedAt
  if (!proven || Temporal.Instant.compare(proven.add({ minutes: freshMinutes }), ctx.now) < 0)
    throw errors.fresh_sign_in_required()
}
