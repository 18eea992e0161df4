import type { Context } from '#platform/context'
import { userId } from '#platform/permissions'
import { presentSince } from '../presence.ts'
import { touchAgent } from '../queries/agents.ts'
import { stirDesk } from './stir-desk.ts'

/**
 * An agent gives a sign of life (`available` null), or says whether he takes new tickets. Who comes to the desk gets
 * what waits. Support people take tickets from the start, others (an admin who only looks) when they say so.
 */
export async function meetAgent(ctx: Context, available: boolean | null): Promise<{ available: boolean }> {
  const firstAvailable = ctx.actor.roles.includes('support')
  const met = await touchAgent(ctx, { userId: userId(ctx), available, firstAvailable }, presentSince(ctx))
  if (met.came) await stirDesk(ctx, null)
  return { available: met.available }
}
