import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Tx = Pick<Context, 'tx'>

/** Requests of guests who never got a place. */
export async function forgetGuests({ tx }: Tx, before: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM enrolments.enrollment_requests
    WHERE learner_id IS NULL AND status IN ('rejected', 'cancelled', 'expired') AND created_at < ${timestamp(before)}`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}
