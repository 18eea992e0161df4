import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Tx = Pick<Context, 'tx'>

/** What devices sent; the presence that was made of it stays. */
export async function forgetScans({ tx }: Tx, before: Temporal.Instant): Promise<number> {
  const { numAffectedRows } =
    await sql`DELETE FROM attendance.raw_scans WHERE received_at < ${timestamp(before)}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
