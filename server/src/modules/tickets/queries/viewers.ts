import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Tx } from './tickets.ts'

/** `noting`: an agent writes an internal note. */
export type ViewerState = 'viewing' | 'typing' | 'noting'

export interface ViewerRow {
  readonly user_id: string
  readonly first_name: string
  readonly last_name: string
  readonly state: ViewerState
}

/** Answers the state before, when it is younger than `since`. */
export async function putViewer(
  ctx: Context,
  ticketId: string,
  userId: string,
  state: ViewerState,
  since: Temporal.Instant,
): Promise<string | null> {
  const { rows } = await sql<{ before: string | null }>`WITH old AS (
      SELECT state FROM tickets.viewers WHERE ticket_id = ${ticketId} AND user_id = ${userId} AND seen_at >= ${timestamp(since)})
    INSERT INTO tickets.viewers (ticket_id, user_id, state, seen_at) VALUES (${ticketId}, ${userId}, ${state}, ${timestamp(ctx.now)})
    ON CONFLICT (ticket_id, user_id) DO UPDATE SET state = excluded.state, seen_at = excluded.seen_at
    RETURNING (SELECT state FROM old) AS before`.execute(ctx.tx)
  return rows[0]?.before ?? null
}

/** Answers whether he was there. */
export async function removeViewer(ctx: Tx, ticketId: string, userId: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`DELETE FROM tickets.viewers WHERE ticket_id = ${ticketId} AND user_id = ${userId}`.execute(
      ctx.tx,
    )
  return numAffectedRows === 1n
}

export async function viewersOf(ctx: Tx, ticketId: string, since: Temporal.Instant): Promise<ViewerRow[]> {
  const { rows } =
    await sql<ViewerRow>`SELECT v.user_id, u.first_name, u.last_name, v.state FROM tickets.viewers v
    JOIN identity.user_names u ON u.id = v.user_id
    WHERE v.ticket_id = ${ticketId} AND v.seen_at >= ${timestamp(since)} ORDER BY v.user_id`.execute(ctx.tx)
  return rows
}

export async function forgetViewers(ctx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`DELETE FROM tickets.viewers WHERE seen_at < ${timestamp(before)}`.execute(ctx.tx)
}
