import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Tx } from './tickets.ts'

export interface CannedReplyRow {
  readonly id: string
  readonly shortcut: string
  readonly title: string
  readonly body: string
  readonly updated_at: string
}

export interface CannedReplyValues {
  readonly shortcut: string
  readonly title: string
  readonly body: string
}

export function selectCannedReplies(ctx: Tx) {
  return ctx.tx.selectFrom(cannedReplyList().as('r')).selectAll()
}

function cannedReplyList(): RawBuilder<CannedReplyRow & { search: string }> {
  return sql`(SELECT id, shortcut, title, body, updated_at, platform.fold(shortcut || ' ' || title || ' ' || body) AS search FROM tickets.canned_replies)`
}

export async function findCannedReply(ctx: Tx, id: string): Promise<CannedReplyRow | undefined> {
  const { rows } =
    await sql<CannedReplyRow>`SELECT id, shortcut, title, body, updated_at FROM tickets.canned_replies WHERE id = ${id}`.execute(
      ctx.tx,
    )
  return rows[0]
}

/** False when the shortcut is taken by another reply. */
export async function putCannedReply(ctx: Context, id: string, values: CannedReplyValues): Promise<boolean> {
  const now = timestamp(ctx.now)
  const taken =
    await sql`SELECT 1 FROM tickets.canned_replies WHERE platform.fold(shortcut) = platform.fold(${values.shortcut}) AND id <> ${id}`.execute(
      ctx.tx,
    )
  if (taken.rows.length > 0) return false
  await sql`INSERT INTO tickets.canned_replies (id, shortcut, title, body, created_by, created_at, updated_at)
    VALUES (${id}, ${values.shortcut}, ${values.title}, ${values.body}, ${ctx.actor.userId}, ${now}, ${now})
    ON CONFLICT (id) DO UPDATE SET shortcut = excluded.shortcut, title = excluded.title, body = excluded.body, updated_at = excluded.updated_at`.execute(
    ctx.tx,
  )
  return true
}

export async function deleteCannedReply(ctx: Tx, id: string): Promise<void> {
  await sql`DELETE FROM tickets.canned_replies WHERE id = ${id}`.execute(ctx.tx)
}
