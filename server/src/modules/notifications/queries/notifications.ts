import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Category } from '../words.ts'

export type Tx = Pick<Context, 'tx'>

export interface NotificationRow {
  readonly id: string
  readonly user_id: string
  readonly type: string
  readonly category: Category
  readonly params: unknown
  readonly link_kind: string | null
  readonly link_id: string | null
  readonly read_at: string | null
  readonly created_at: string
}

const columns = sql.raw(
  'n.id, n.user_id, n.type, n.category, n.params, n.link_kind, n.link_id, n.read_at, n.created_at',
)

/** What a person is shown: what a newer one replaced is left out. */
export function selectNotifications(ctx: Tx, userId: string) {
  return ctx.tx.selectFrom(notificationList(userId).as('n')).selectAll()
}

function notificationList(userId: string): RawBuilder<NotificationRow> {
  return sql`(SELECT ${columns} FROM notifications.notifications n WHERE n.user_id = ${userId} AND n.replaced_at IS NULL)`
}

/** Newest first, after the row with this id. */
export async function notificationsAfter(
  ctx: Tx,
  userId: string,
  after: string | null,
  filter: { unread: boolean; category: string | null },
  limit: number,
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`SELECT ${columns} FROM notifications.notifications n
    WHERE n.user_id = ${userId} AND n.replaced_at IS NULL AND ${after === null ? sql`true` : sql`n.id < ${after}`}
      AND ${filter.unread ? sql`n.read_at IS NULL` : sql`true`} AND ${filter.category === null ? sql`true` : sql`n.category = ${filter.category}`}
    ORDER BY n.id DESC LIMIT ${limit}`.execute(ctx.tx)
  return rows
}

export async function findNotification(
  ctx: Tx,
  userId: string,
  id: string,
): Promise<NotificationRow | undefined> {
  const { rows } = await sql<NotificationRow>`SELECT ${columns} FROM notifications.notifications n
    WHERE n.id = ${id} AND n.user_id = ${userId} AND n.replaced_at IS NULL`.execute(ctx.tx)
  return rows[0]
}

export interface NewNotification {
  readonly id: string
  readonly userId: string
  readonly eventId: string
  readonly subject: string
  readonly type: string
  readonly category: Category
  readonly params: object
  readonly linkKind: string | null
  readonly linkId: string | null
  readonly thread: string | null
}

/** Writes those that the event has not written before; answers their ids. */
export async function insertNotifications(
  ctx: Context,
  list: readonly NewNotification[],
): Promise<Set<string>> {
  const now = timestamp(ctx.now)
  const { rows } = await sql<{ id: string }>`INSERT INTO notifications.notifications
      (id, user_id, event_id, subject, type, category, params, link_kind, link_id, thread, created_at)
    SELECT n.id, n."userId", n."eventId", n.subject, n.type, n.category, n.params, n."linkKind", n."linkId", n.thread, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS n(id uuid, "userId" uuid, "eventId" uuid, subject text, type text, category text,
      params jsonb, "linkKind" text, "linkId" text, thread text)
    ON CONFLICT (event_id, user_id, subject) DO NOTHING RETURNING id`.execute(ctx.tx)
  return new Set(rows.map((row) => row.id))
}

/** One at a time writes into a thread, so that events that are handled side by side see each other. */
export async function lockThread(ctx: Tx, thread: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${thread}, 80))`.execute(ctx.tx)
}

/** Those of the new rows whose thread went on already: their event was older than one that was told first. */
export async function overtaken(ctx: Context, newIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`UPDATE notifications.notifications f SET replaced_at = ${timestamp(ctx.now)}
    WHERE f.id = ANY(${[...newIds]}::uuid[]) AND f.thread IS NOT NULL AND EXISTS (SELECT 1 FROM notifications.notifications o
      WHERE o.user_id = f.user_id AND o.thread = f.thread AND o.event_id > f.event_id)
    RETURNING f.id`.execute(ctx.tx)
  return new Set(rows.map((row) => row.id))
}

/** Older unread ones of the same thread give way, and what of them has not left yet stays. */
export async function replaceOlder(ctx: Context, newIds: readonly string[]): Promise<void> {
  const now = timestamp(ctx.now)
  await sql`WITH fresh AS (SELECT id, user_id, thread FROM notifications.notifications WHERE id = ANY(${[...newIds]}::uuid[]) AND thread IS NOT NULL),
    old AS (UPDATE notifications.notifications o SET replaced_at = ${now} FROM fresh f
      WHERE o.user_id = f.user_id AND o.thread = f.thread AND o.id <> f.id AND o.read_at IS NULL AND o.replaced_at IS NULL
        AND o.id <> ALL(${[...newIds]}::uuid[]) RETURNING o.id)
    UPDATE notifications.deliveries d SET status = 'replaced' FROM old WHERE d.notification_id = old.id AND d.status = 'deferred'`.execute(
    ctx.tx,
  )
}

export async function unreadCounts(ctx: Tx, userIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    user_id: string
    n: number
  }>`SELECT user_id, count(*)::int AS n FROM notifications.notifications
    WHERE user_id = ANY(${[...userIds]}::uuid[]) AND replaced_at IS NULL AND read_at IS NULL GROUP BY user_id`.execute(
    ctx.tx,
  )
  return new Map(rows.map((row) => [row.user_id, row.n]))
}

/** Marks some (`ids`), a category or all; answers how many changed. */
export async function markRead(
  ctx: Context,
  userId: string,
  which: { ids?: readonly string[]; category?: string },
): Promise<bigint> {
  const { numAffectedRows } = await sql`UPDATE notifications.notifications SET read_at = ${timestamp(ctx.now)}
    WHERE user_id = ${userId} AND read_at IS NULL
      AND ${which.ids ? sql`id = ANY(${[...which.ids]}::uuid[])` : sql`true`}
      AND ${which.category ? sql`category = ${which.category}` : sql`true`}`.execute(ctx.tx)
  return numAffectedRows ?? 0n
}

/** What stands about an object is read once the person has looked at it. */
export async function markThreadRead(ctx: Context, userId: string, thread: string): Promise<bigint> {
  const { numAffectedRows } = await sql`UPDATE notifications.notifications SET read_at = ${timestamp(ctx.now)}
    WHERE user_id = ${userId} AND thread = ${thread} AND read_at IS NULL`.execute(ctx.tx)
  return numAffectedRows ?? 0n
}

export async function markUnread(ctx: Tx, userId: string, id: string): Promise<void> {
  await sql`UPDATE notifications.notifications SET read_at = NULL WHERE user_id = ${userId} AND id = ${id}`.execute(
    ctx.tx,
  )
}
