import { sql } from 'kysely'
import type { Context } from './context.ts'
import { newId } from './ids.ts'
import { send } from './events.ts'
import { timestamp } from './time.ts'

/** A mail or text message on its way out. Codes and links go into `secrets` too: the outbox page masks them. */
export interface OutboxMessage {
  readonly channel: 'email' | 'sms'
  readonly recipient: string
  readonly subject?: string
  readonly body: string
  readonly html?: string
  readonly secrets?: readonly string[]
  /** What it is about, such as `otp` or `notification`. */
  readonly kind: string
}

export const deliverJob = 'platform.deliver-message'

/** Queues a message in the caller's transaction: it leaves if, and only if, the transaction commits. Answers its id. */
export async function queueMessage(ctx: Context, message: OutboxMessage): Promise<string> {
  const id = newId()
  await sql`INSERT INTO platform.outbox_messages (id, channel, recipient, subject, body, html, secrets, kind, transport, created_at)
    VALUES (${id}, ${message.channel}, ${message.recipient}, ${message.subject ?? null}, ${message.body}, ${message.html ?? null},
      ${[...(message.secrets ?? [])]}::text[], ${message.kind}, 'queued', ${timestamp(ctx.now)})`.execute(
    ctx.tx,
  )
  await send(ctx, deliverJob, { message_id: id })
  return id
}
