import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Channel } from '../words.ts'
import type { Tx } from './notifications.ts'

export interface NewDelivery {
  readonly id: string
  readonly notificationId: string
  readonly eventId: string
  readonly userId: string
  readonly subject: string
  readonly channel: Channel
  readonly status: 'delivered' | 'queued' | 'deferred'
  readonly outboxMessageId: string | null
  readonly notBefore: string | null
  readonly usefulUntil: string | null
}

export async function insertDeliveries(ctx: Context, list: readonly NewDelivery[]): Promise<void> {
  if (list.length === 0) return
  await sql`INSERT INTO notifications.deliveries
      (id, notification_id, event_id, user_id, subject, channel, status, outbox_message_id, not_before, useful_until, created_at)
    SELECT d.id, d."notificationId", d."eventId", d."userId", d.subject, d.channel, d.status, d."outboxMessageId", d."notBefore", d."usefulUntil", ${timestamp(ctx.now)}
    FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS d(id uuid, "notificationId" uuid, "eventId" uuid, "userId" uuid, subject text,
      channel text, status text, "outboxMessageId" uuid, "notBefore" timestamptz, "usefulUntil" timestamptz)
    ON CONFLICT (event_id, user_id, subject, channel) DO NOTHING`.execute(ctx.tx)
}

export interface DeferredRow {
  readonly id: string
  readonly user_id: string
  readonly channel: 'email' | 'sms'
  readonly not_before: string
  readonly useful_until: string | null
  readonly type: string
  readonly params: unknown
  readonly link_kind: string | null
  readonly link_id: string | null
}

/** A delivery that still waits, locked; undefined when it left, was replaced, or somebody else has it. */
export async function lockDeferred(ctx: Tx, id: string): Promise<DeferredRow | undefined> {
  const { rows } =
    await sql<DeferredRow>`SELECT d.id, d.user_id, d.channel, d.not_before, d.useful_until, n.type, n.params, n.link_kind, n.link_id
    FROM notifications.deliveries d JOIN notifications.notifications n ON n.id = d.notification_id
    WHERE d.id = ${id} AND d.status = 'deferred' FOR UPDATE OF d SKIP LOCKED`.execute(ctx.tx)
  return rows[0]
}

export async function deliveryQueued(ctx: Tx, id: string, outboxMessageId: string): Promise<void> {
  await sql`UPDATE notifications.deliveries SET status = 'queued', outbox_message_id = ${outboxMessageId} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function deliveryExpired(ctx: Tx, id: string): Promise<void> {
  await sql`UPDATE notifications.deliveries SET status = 'expired' WHERE id = ${id}`.execute(ctx.tx)
}

/** Deferred ones whose time has come: what a lost job left behind. */
export async function dueDeliveries(ctx: Context, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM notifications.deliveries
    WHERE status = 'deferred' AND not_before <= ${timestamp(ctx.now)} ORDER BY not_before LIMIT ${limit}`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

/** What still waits to be sent to somebody about a learner whom he may not see any more never leaves. */
export async function dropAbout(ctx: Pick<Context, 'tx'>, userId: string, learnerId: string): Promise<void> {
  await sql`UPDATE notifications.deliveries d SET status = 'expired'
    FROM notifications.notifications n WHERE n.id = d.notification_id AND d.status = 'deferred'
      AND n.user_id = ${userId} AND n.link_kind = 'learner' AND n.link_id = ${learnerId}`.execute(ctx.tx)
}
