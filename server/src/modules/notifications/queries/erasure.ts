import { sql } from 'kysely'
import type { Context } from '#platform/context'

/**
 * What others were told by these events about the person: their notices go; answers the letters that went out with them.
 * Events with a mark for each of many learners tell each family its own (`subject`): only the person's go.
 */
export async function forgetNotices(
  ctx: Pick<Context, 'tx'>,
  events: readonly string[],
  objects: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ outbox_message_id: string | null }>`WITH told AS (
      SELECT id FROM notifications.notifications WHERE event_id = ANY(${events}::uuid[])
        AND (subject = '' OR subject = ANY(${objects}::text[]))
    ) DELETE FROM notifications.deliveries d USING told WHERE d.notification_id = told.id RETURNING d.outbox_message_id`.execute(
    ctx.tx,
  )
  await sql`DELETE FROM notifications.notifications WHERE event_id = ANY(${events}::uuid[])
    AND (subject = '' OR subject = ANY(${objects}::text[]))`.execute(ctx.tx)
  return rows.flatMap((row) => row.outbox_message_id ?? [])
}
