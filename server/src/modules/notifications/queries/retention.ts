import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Tx = Pick<Context, 'tx'>

/** Notices and what was noted of their delivery. */
export async function forgetOldNotices({ tx }: Tx, before: Temporal.Instant): Promise<number> {
  const at = timestamp(before)
  await sql`DELETE FROM notifications.deliveries d USING notifications.notifications n
    WHERE n.id = d.notification_id AND n.created_at < ${at}`.execute(tx)
  const { numAffectedRows } =
    await sql`DELETE FROM notifications.notifications WHERE created_at < ${at}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
