import { sql } from 'kysely'
import { sealAudit } from './audit.ts'
import { recordVerification } from './audit-verify.ts'
import type { Context, Database } from './context.ts'
import { cron, type WorkSpec } from './jobs.ts'
import { timestamp } from './time.ts'

/** How long the kernel's own rows are kept. */
const kept: readonly { readonly table: string; readonly column: string; readonly interval: string }[] = [
  { table: 'platform.idempotency_keys', column: 'created_at', interval: '3 days' },
  { table: 'platform.room_events', column: 'at', interval: '7 days' },
  { table: 'platform.events', column: 'at', interval: '90 days' },
  { table: 'platform.handled_events', column: 'handled_at', interval: '90 days' },
  { table: 'platform.cron_runs', column: 'due_at', interval: '30 days' },
  { table: 'platform.socket_tickets', column: 'expires_at', interval: '1 hour' },
  { table: 'platform.setup_links', column: 'expires_at', interval: '30 days' },
]

/** The kernel's own work: seals the audit chain, throws away what nobody can need any more, backs up at night. */
export function housekeeping(options: { backup: (() => Promise<void>) | null }): WorkSpec[] {
  const { backup } = options
  return [
    cron({
      name: 'platform.seal-audit',
      at: { everyMinutes: 1 },
      run: async (ctx) => void (await sealAll(ctx.tx)),
    }),
    cron({ name: 'platform.clean-up', at: '03:10', run: (ctx) => cleanUp(ctx) }),
    cron({
      name: 'platform.verify-audit',
      at: '04:20',
      longestMinutes: 120,
      run: async (ctx) => void (await recordVerification(ctx)),
    }),
    ...(backup
      ? [cron({ name: 'platform.nightly-backup', at: '03:30', longestMinutes: 360, run: backup })]
      : []),
  ]
}

async function sealAll(database: Database): Promise<number> {
  let sealed = 0
  for (let batch = await sealAudit(database); batch > 0; batch = await sealAudit(database)) sealed += batch
  return sealed
}

async function cleanUp({ tx, now }: Pick<Context, 'tx' | 'now'>): Promise<void> {
  for (const { table, column, interval } of kept) {
    await sql`DELETE FROM ${sql.raw(table)} WHERE ${sql.ref(column)} < ${timestamp(now)}::timestamptz - ${interval}::interval`.execute(
      tx,
    )
  }
  await sql`DELETE FROM platform.rate_limits WHERE expire < ${now.epochMilliseconds}`.execute(tx)
}
