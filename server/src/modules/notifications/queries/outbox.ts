import { sql, type RawBuilder } from 'kysely'
import type { Tx } from './notifications.ts'

export interface OutboxRow {
  readonly id: string
  readonly channel: 'email' | 'sms'
  readonly recipient: string
  readonly subject: string | null
  readonly body: string
  readonly html: string | null
  readonly secrets: string[]
  readonly kind: string
  readonly transport: string
  readonly status: string
  readonly error: string | null
  readonly attempts: number
  readonly created_at: string
  readonly sent_at: string | null
}

/** Searched by receiver and subject only: through the body one could try codes out. */
export function selectOutbox(ctx: Tx) {
  return ctx.tx.selectFrom(outboxList().as('m')).selectAll()
}

function outboxList(): RawBuilder<OutboxRow & { search: string }> {
  return sql`(SELECT id, channel, recipient, subject, body, html, secrets, kind, transport, status, error, attempts, created_at, sent_at,
      platform.fold(recipient || ' ' || CASE WHEN cardinality(secrets) = 0 THEN coalesce(subject, '') ELSE '' END) AS search
    FROM platform.outbox_messages)`
}

export async function findOutboxMessage(ctx: Tx, id: string): Promise<OutboxRow | undefined> {
  const { rows } = await sql<OutboxRow>`SELECT * FROM ${outboxList()} AS m WHERE m.id = ${id}`.execute(ctx.tx)
  return rows[0]
}

/** Back into the queue; false when it did not fail. */
export async function requeueFailed(ctx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE platform.outbox_messages SET status = 'queued', attempts = 0, error = NULL
    WHERE id = ${id} AND status = 'failed'`.execute(ctx.tx)
  return numAffectedRows === 1n
}
