import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Tx = Pick<Context, 'tx'>

/** Takes the words out of tickets that were closed before; answers their ids. Numbers, dates and ratings stay. */
export async function blankOldTickets({ tx }: Tx, before: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`UPDATE tickets.tickets
    SET title = 'Erased', description = '', tags = '{}', csat_comment = NULL
    WHERE status = 'closed' AND resolved_at < ${timestamp(before)} AND (title <> 'Erased' OR description <> '')
    RETURNING id`.execute(tx)
  const ids = rows.map((row) => row.id)
  await sql`UPDATE tickets.messages SET body = '' WHERE ticket_id = ANY(${ids}::uuid[])`.execute(tx)
  return ids
}

export async function messageIdsOf({ tx }: Tx, ticketIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`SELECT id FROM tickets.messages WHERE ticket_id = ANY(${ticketIds}::uuid[])`.execute(tx)
  return rows.map((row) => row.id)
}
