import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

type Tx = Pick<Context, 'tx'>

/** Sessions that are over, with device and address; living ones lose an address from which they were not used since. */
export async function forgetSessions({ tx }: Tx, before: Temporal.Instant): Promise<number> {
  const at = timestamp(before)
  const gone = await sql`DELETE FROM identity.sessions WHERE coalesce(ended_at, expires_at) < ${at}`.execute(
    tx,
  )
  const old = await sql`UPDATE identity.sessions SET ip = NULL, user_agent = NULL
    WHERE last_used_at < ${at} AND (ip IS NOT NULL OR user_agent IS NOT NULL)`.execute(tx)
  return Number((gone.numAffectedRows ?? 0n) + (old.numAffectedRows ?? 0n))
}

/** Codes and links that nobody can use any more. */
export async function forgetCodes({ tx }: Tx, before: Temporal.Instant): Promise<number> {
  const at = timestamp(before)
  const codes = await sql`DELETE FROM identity.codes WHERE expires_at < ${at}`.execute(tx)
  const links = await sql`DELETE FROM identity.one_time_tokens WHERE expires_at < ${at}`.execute(tx)
  return Number((codes.numAffectedRows ?? 0n) + (links.numAffectedRows ?? 0n))
}
