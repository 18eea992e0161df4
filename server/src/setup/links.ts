import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Context, Database } from '#platform/context'
import { timestamp } from '#platform/time'

const lifeHours = 24
/** One set-up at a time over all nodes. */
const setupLock = 4_812_010

/** Makes a one-time set-up link's token; only its digest is kept (docs/domain/setup.md). */
export async function issueSetupLink(database: Database, now: Temporal.Instant): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await sql`INSERT INTO platform.setup_links (digest, created_at, expires_at)
    VALUES (${digestOf(token)}, ${timestamp(now)}, ${timestamp(now.add({ hours: lifeHours }))})`.execute(
    database,
  )
  return token
}

/** Whether the token opens the wizard now. */
export async function isLinkGood(ctx: Pick<Context, 'tx' | 'now'>, token: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM platform.setup_links
    WHERE digest = ${digestOf(token)} AND used_at IS NULL AND expires_at > ${timestamp(ctx.now)}`.execute(
    ctx.tx,
  )
  return rows.length > 0
}

/** Spends the token, and every other link with it: only one set-up may run. False when it was not good any more. */
export async function spendLink(ctx: Pick<Context, 'tx' | 'now'>, token: string): Promise<boolean> {
  const at = timestamp(ctx.now)
  const spent = await sql`UPDATE platform.setup_links SET used_at = ${at}
    WHERE digest = ${digestOf(token)} AND used_at IS NULL AND expires_at > ${at}`.execute(ctx.tx)
  if (spent.numAffectedRows === 0n) return false
  await sql`UPDATE platform.setup_links SET used_at = ${at} WHERE used_at IS NULL`.execute(ctx.tx)
  return true
}

/** A set-up that failed on our side gives the link back. */
export async function reopenLink(database: Database, token: string): Promise<void> {
  await sql`UPDATE platform.setup_links SET used_at = NULL WHERE digest = ${digestOf(token)}`.execute(
    database,
  )
}

/** Holds every other set-up until this transaction ends; answers whether the centre is set up by now. */
export async function lockSetup(tx: Database): Promise<{ ready: boolean }> {
  await sql`SELECT pg_advisory_xact_lock(${setupLock})`.execute(tx)
  // Past the settings' cache: another node may have finished a moment ago.
  const { rows } = await sql<{
    value: unknown
  }>`SELECT value FROM platform.settings WHERE key = 'centre.ready'`.execute(tx)
  return { ready: rows[0]?.value === true }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
