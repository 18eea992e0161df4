import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { setting } from '#platform/settings'
import { tellDesk } from '../live.ts'
import { presentSince, viewingSince } from '../presence.ts'
import { lockAssignment, releaseAbandoned } from '../queries/agents.ts'
import { forgetViewers } from '../queries/viewers.ts'
import { giveOutTickets } from './give-out-tickets.ts'
import '../settings.ts'

/** Takes waiting tickets from agents who went away and gives out what waits. Runs every minute; also what a lost job left. */
export async function releaseAbandonedTickets(ctx: Context): Promise<void> {
  await lockAssignment(ctx)
  const minutes = await setting(ctx, 'tickets.release_after_minutes')
  const released = await releaseAbandoned(ctx, {
    waitingBefore: ctx.now.subtract({ minutes }),
    seenBefore: presentSince(ctx),
  })
  for (const id of released) await audit(ctx, { action: 'ticket.release', object: { kind: 'ticket', id } })
  const plan = await giveOutTickets(ctx)
  const moved = new Set([...released, ...plan.map((line) => line.ticketId)])
  if (moved.size > 0) await tellDesk(ctx, [...moved])
  await forgetViewers(ctx, viewingSince(ctx))
}
