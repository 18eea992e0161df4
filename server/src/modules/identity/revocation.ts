import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import { announceRights, endSessions } from './queries/sessions.ts'

/**
 * Ends sessions of a person: `only` one, or all `except` one. This node forgets them at once; the others when the
 * commit tells them, within a second. Answers how many ended.
 */
export async function revokeSessions(
  ctx: Context,
  which: { userId: string; only?: string; except?: string | null },
  reason: string,
): Promise<number> {
  const ended = await endSessions(ctx.tx, which, reason, timestamp(ctx.now))
  ctx.ports.authenticator.forget()
  return ended
}

/** Rights of a person (`*`: of everybody) have changed: the next request and every open socket look again. */
export async function rightsChanged(ctx: Context, userId: string): Promise<void> {
  await announceRights(ctx.tx, userId)
  ctx.ports.authenticator.forget()
}
