import { createHash, randomBytes } from 'node:crypto'
import { isIPv6, SocketAddress } from 'node:net'
import { sql } from 'kysely'
import type { Context, Database } from './context.ts'
import { newId } from './ids.ts'
import { timestamp } from './time.ts'

export interface AuditEntry {
  /** `enrollment.approve`: the object's kind and the verb. */
  readonly action: string
  readonly object: { readonly kind: string; readonly id: string | null }
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * Writes what happened into the trail, in the caller's transaction. The chain covers a salted digest of the
 * values; the values themselves sit beside it and can be erased with their person (docs/domain/general.md).
 */
export async function audit(ctx: Context, entry: AuditEntry): Promise<void> {
  const { id, salt, before, after, digest, label } = auditValues(ctx, entry)
  await sql`WITH entry AS (
      INSERT INTO platform.audit_log (id, at, actor_kind, actor_id, actor_label, action, object_kind, object_id, request_id, digest, impersonator_id)
      VALUES (${id}, ${timestamp(ctx.now)}, ${ctx.actor.kind}, ${ctx.actor.userId}, ${label}, ${entry.action},
        ${entry.object.kind}, ${entry.object.id}, ${ctx.origin.requestId}, ${digest}, ${ctx.actor.impersonation?.by ?? null}) RETURNING id)
    INSERT INTO platform.audit_details (audit_id, salt, before, after, ip, user_agent)
    SELECT id, ${salt}, ${before}::jsonb, ${after}::jsonb, ${ctx.origin.ip}::inet, ${ctx.origin.userAgent} FROM entry`.execute(
    ctx.tx,
  )
}

/** The values of an entry's two rows, for statements that write them beside other things. */
export function auditValues(ctx: Pick<Context, 'actor' | 'origin'>, entry: AuditEntry) {
  const salt = randomBytes(16)
  const before = entry.before === undefined ? null : stableJson(entry.before)
  const after = entry.after === undefined ? null : stableJson(entry.after)
  const digest = valuesDigest({ salt, before, after, ip: ctx.origin.ip, userAgent: ctx.origin.userAgent })
  const label = ctx.actor.kind === 'system' ? (ctx.actor.roles[0] ?? null) : (ctx.actor.apiKey?.label ?? null)
  return { id: newId(), salt, before, after, digest, label }
}

/** What the chain keeps of an entry's personal values: a salted digest, which tells nothing once the salt is gone. */
export function valuesDigest(values: {
  salt: Buffer
  before: string | null
  after: string | null
  ip: string | null
  userAgent: string | null
}): Buffer {
  const { salt, before, after, ip, userAgent } = values
  return createHash('sha256')
    .update(salt)
    .update(`${before ?? ''}\n${after ?? ''}\n${ip === null ? '' : canonicalIp(ip)}\n${userAgent ?? ''}`)
    .digest()
}

/** The one spelling of an address that the database gives back. */
function canonicalIp(ip: string): string {
  return isIPv6(ip) ? new SocketAddress({ address: ip, family: 'ipv6' }).address : ip
}

/** JSON with sorted keys, bigints as decimal text: the same value always gives the same digest. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString()
    if (part && typeof part === 'object' && !Array.isArray(part)) {
      return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    }
    return part
  })
}

export interface SealRow {
  position: bigint
  id: string
  at: string
  actor_kind: string
  actor_id: string | null
  action: string
  object_kind: string
  object_id: string | null
  digest: Buffer
  impersonator_id: string | null
}

/** The columns of {@link SealRow}, of `a`. */
export const sealColumns = sql`a.position, a.id, a.at, a.actor_kind, a.actor_id, a.action, a.object_kind, a.object_id, a.digest, a.impersonator_id`

const sealLock = 4_812_007

/** Seals rows that were committed since the last seal. One writer at a time; safe to call from any node. */
export async function sealAudit(database: Database): Promise<number> {
  return database.transaction().execute(async (tx) => {
    const lock = await sql<{ ok: boolean }>`SELECT pg_try_advisory_xact_lock(${sealLock}) AS ok`.execute(tx)
    if (!lock.rows[0]?.ok) return 0
    // A transaction that began earlier may commit a lower position later; those rows are in a later seal's list.
    const rows = await sql<SealRow>`SELECT ${sealColumns}
      FROM platform.audit_log a
      WHERE NOT EXISTS (SELECT 1 FROM platform.audit_sealed s WHERE s.position = a.position)
      ORDER BY a.position LIMIT 5000`.execute(tx)
    if (rows.rows.length === 0) return 0
    const last = await sql<{
      hash: Buffer
    }>`SELECT hash FROM platform.audit_seals ORDER BY id DESC LIMIT 1`.execute(tx)
    const previous = last.rows[0]?.hash ?? Buffer.alloc(32)
    const positions = rows.rows.map((row) => row.position)
    const hash = sealHash(previous, rows.rows)
    await sql`WITH seal AS (INSERT INTO platform.audit_seals (up_to, previous, hash)
        VALUES (${positions.at(-1)}, ${previous}, ${hash}) RETURNING id)
      INSERT INTO platform.audit_sealed (position, seal_id, row_hash)
      SELECT r.position, seal.id, decode(r.hash, 'hex')
      FROM seal, unnest(${`{${positions.join(',')}}`}::bigint[], ${rows.rows.map((row) => rowHash(row).toString('hex'))}::text[]) AS r (position, hash)`.execute(
      tx,
    )
    return rows.rows.length
  })
}

/** What a seal says: every row, in order, after the seal before it. */
export function sealHash(previous: Buffer, rows: readonly SealRow[]): Buffer {
  const hash = createHash('sha256').update(previous)
  for (const row of rows) hash.update(rowText(row)).update(row.digest)
  return hash.digest()
}

/** What one row was when it was sealed. */
export function rowHash(row: SealRow): Buffer {
  return createHash('sha256').update(rowText(row)).update(row.digest).digest()
}

/** Rows from before impersonation have no place for it, so that their seals stay what they were. */
function rowText(row: SealRow): string {
  const facts = [
    String(row.position),
    row.id,
    row.at,
    row.actor_kind,
    row.actor_id,
    row.action,
    row.object_kind,
    row.object_id,
  ]
  return stableJson(row.impersonator_id === null ? facts : [...facts, row.impersonator_id])
}
