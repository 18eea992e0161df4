import type { Context } from '#platform/context'

/** Without a sign for this long an agent is away: two missed heartbeats of the desk (one each 45 s) and some. */
const presentFor = Temporal.Duration.from({ seconds: 110 })

/** Without a sign for this long nobody looks at a ticket any more. */
const viewingFor = Temporal.Duration.from({ seconds: 45 })

export function presentSince(ctx: Pick<Context, 'now'>): Temporal.Instant {
  return ctx.now.subtract(presentFor)
}

export function viewingSince(ctx: Pick<Context, 'now'>): Temporal.Instant {
  return ctx.now.subtract(viewingFor)
}
