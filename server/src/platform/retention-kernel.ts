import { sql } from 'kysely'
import type { RetentionRule } from './retention.ts'
import { timestamp } from './time.ts'

/** The kernel's own part: letters lose words and addresses, the trail its values; that they were stays. */
export const kernelRetention: readonly RetentionRule[] = [
  {
    kind: 'letters',
    run: async (ctx, before) => {
      const { numAffectedRows } = await sql`UPDATE platform.outbox_messages
        SET recipient = '', subject = NULL, body = '', html = NULL, secrets = '{}', error = NULL
        WHERE created_at < ${timestamp(before)} AND status <> 'queued' AND (recipient <> '' OR body <> '')`.execute(
        ctx.tx,
      )
      return Number(numAffectedRows ?? 0n)
    },
  },
  {
    kind: 'audit_values',
    run: async (ctx, before) => {
      const { numAffectedRows } = await sql`UPDATE platform.audit_details d
        SET salt = NULL, before = NULL, after = NULL, ip = NULL, user_agent = NULL
        FROM platform.audit_log a WHERE a.id = d.audit_id AND a.at < ${timestamp(before)} AND d.salt IS NOT NULL`.execute(
        ctx.tx,
      )
      return Number(numAffectedRows ?? 0n)
    },
  },
]
