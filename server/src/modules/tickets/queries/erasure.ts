import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

/** Closes what a client who is erased left open, and gives back what an agent had. */
export async function leaveDesk(ctx: Context, userIds: readonly string[]): Promise<void> {
  const at = timestamp(ctx.now)
  await sql`UPDATE tickets.tickets SET status = 'closed', resolved_at = ${at}, waiting_since = NULL, updated_at = ${at}
    WHERE client_id = ANY(${userIds}::uuid[]) AND status <> 'closed'`.execute(ctx.tx)
  await sql`UPDATE tickets.tickets SET assignee_id = NULL, assigned_at = NULL, updated_at = ${at}
    WHERE assignee_id = ANY(${userIds}::uuid[]) AND status <> 'closed'`.execute(ctx.tx)
}
