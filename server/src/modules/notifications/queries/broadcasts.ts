import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Tx } from './notifications.ts'

export interface BroadcastRow {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly channels: string[]
  readonly total: number
  readonly done: number
  readonly created_by: string
  readonly first_name: string
  readonly last_name: string
  readonly created_at: string
  readonly finished_at: string | null
}

export function selectBroadcasts(ctx: Tx) {
  return ctx.tx.selectFrom(broadcastList().as('b')).selectAll()
}

function broadcastList(): RawBuilder<BroadcastRow> {
  return sql`(SELECT b.id, b.title, b.body, b.channels, b.total, b.done, b.created_by, u.first_name, u.last_name, b.created_at, b.finished_at
    FROM notifications.broadcasts b JOIN identity.user_names u ON u.id = b.created_by)`
}

export async function findBroadcast(ctx: Tx, id: string): Promise<BroadcastRow | undefined> {
  const { rows } = await sql<BroadcastRow>`SELECT * FROM ${broadcastList()} AS b WHERE b.id = ${id}`.execute(
    ctx.tx,
  )
  return rows[0]
}

export interface NewBroadcast {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly channels: readonly string[]
  readonly audience: object
  readonly userIds: readonly string[]
}

export async function insertBroadcast(ctx: Context, broadcast: NewBroadcast): Promise<void> {
  await sql`WITH made AS (
      INSERT INTO notifications.broadcasts (id, title, body, channels, audience, total, created_by, created_at)
      VALUES (${broadcast.id}, ${broadcast.title}, ${broadcast.body}, ${[...broadcast.channels]}::text[], ${JSON.stringify(broadcast.audience)}::jsonb,
        ${broadcast.userIds.length}, ${ctx.actor.userId}, ${timestamp(ctx.now)}) RETURNING id)
    INSERT INTO notifications.broadcast_recipients (broadcast_id, user_id) SELECT made.id, unnest(${[...broadcast.userIds]}::uuid[]) FROM made`.execute(
    ctx.tx,
  )
}

/** The next who were not told yet, locked: two workers share the rest between them. */
export async function nextRecipients(ctx: Tx, id: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`SELECT user_id FROM notifications.broadcast_recipients
    WHERE broadcast_id = ${id} AND told_at IS NULL ORDER BY user_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.user_id)
}

export async function recipientsTold(
  ctx: Context,
  id: string,
  userIds: readonly string[],
): Promise<{ done: number; total: number }> {
  const now = timestamp(ctx.now)
  await sql`UPDATE notifications.broadcast_recipients SET told_at = ${now} WHERE broadcast_id = ${id} AND user_id = ANY(${[...userIds]}::uuid[])`.execute(
    ctx.tx,
  )
  const { rows } = await sql<{
    done: number
    total: number
  }>`UPDATE notifications.broadcasts SET done = done + ${userIds.length},
      finished_at = CASE WHEN done + ${userIds.length} >= total THEN ${now}::timestamptz END
    WHERE id = ${id} RETURNING done, total`.execute(ctx.tx)
  return rows[0] ?? { done: 0, total: 0 }
}
