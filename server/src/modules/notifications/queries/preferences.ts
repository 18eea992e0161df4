import { sql } from 'kysely'
import type { Choice } from '../rules/channels.ts'
import type { QuietHours } from '../rules/quiet.ts'
import type { Category, SwitchableChannel } from '../words.ts'
import type { Tx } from './notifications.ts'

interface PreferenceRow {
  readonly user_id: string
  readonly category: Category
  readonly channel: SwitchableChannel
  readonly enabled: boolean
}

/** What these people chose for one category; who chose nothing is absent. */
export async function choicesFor(
  ctx: Tx,
  userIds: readonly string[],
  category: Category,
): Promise<Map<string, Choice>> {
  const { rows } =
    await sql<PreferenceRow>`SELECT user_id, category, channel, enabled FROM notifications.preferences
    WHERE user_id = ANY(${[...userIds]}::uuid[]) AND category = ${category}`.execute(ctx.tx)
  const map = new Map<string, Choice>()
  for (const row of rows) map.set(row.user_id, { ...map.get(row.user_id), [row.channel]: row.enabled })
  return map
}

export async function choicesOf(ctx: Tx, userId: string): Promise<Map<Category, Choice>> {
  const { rows } =
    await sql<PreferenceRow>`SELECT user_id, category, channel, enabled FROM notifications.preferences WHERE user_id = ${userId}`.execute(
      ctx.tx,
    )
  const map = new Map<Category, Choice>()
  for (const row of rows) map.set(row.category, { ...map.get(row.category), [row.channel]: row.enabled })
  return map
}

/** null = as each message needs it again. */
export async function putChoice(
  ctx: Tx,
  userId: string,
  category: Category,
  channel: SwitchableChannel,
  enabled: boolean | null,
): Promise<void> {
  if (enabled === null) {
    await sql`DELETE FROM notifications.preferences WHERE user_id = ${userId} AND category = ${category} AND channel = ${channel}`.execute(
      ctx.tx,
    )
    return
  }
  await sql`INSERT INTO notifications.preferences (user_id, category, channel, enabled) VALUES (${userId}, ${category}, ${channel}, ${enabled})
    ON CONFLICT (user_id, category, channel) DO UPDATE SET enabled = excluded.enabled`.execute(ctx.tx)
}

/** Own quiet hours of these people; who has none follows the centre's. */
export async function quietHoursOf(ctx: Tx, userIds: readonly string[]): Promise<Map<string, QuietHours>> {
  const { rows } = await sql<{
    user_id: string
    starts: string
    ends: string
  }>`SELECT user_id, starts, ends FROM notifications.quiet_hours
    WHERE user_id = ANY(${[...userIds]}::uuid[])`.execute(ctx.tx)
  return new Map(
    rows.map((row) => [
      row.user_id,
      { starts: Temporal.PlainTime.from(row.starts), ends: Temporal.PlainTime.from(row.ends) },
    ]),
  )
}

export async function putQuietHours(ctx: Tx, userId: string, quiet: QuietHours): Promise<void> {
  await sql`INSERT INTO notifications.quiet_hours (user_id, starts, ends) VALUES (${userId}, ${quiet.starts.toString()}, ${quiet.ends.toString()})
    ON CONFLICT (user_id) DO UPDATE SET starts = excluded.starts, ends = excluded.ends`.execute(ctx.tx)
}
