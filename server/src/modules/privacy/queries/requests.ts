import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Person, Proof, RequestKind, RequestStatus, SubjectKind } from '../words.ts'

export interface RequestRow {
  readonly id: string
  readonly kind: RequestKind
  readonly subject_kind: SubjectKind
  readonly subject_id: string
  readonly asked_by: string | null
  readonly owner_id: string | null
  readonly by_staff: boolean
  readonly identity_proof: Proof | null
  readonly reason: string
  readonly with_children: boolean
  readonly status: RequestStatus
  readonly created_at: string
  readonly due_at: string
  readonly not_before: string | null
  readonly finished_at: string | null
  readonly expires_at: string | null
  readonly downloaded_at: string | null
  readonly storage_key: string | null
  readonly size: bigint | null
  readonly counts: unknown
  readonly blockers: string[]
}

type Tx = Pick<Context, 'tx'>
const columns =
  sql.raw(`r.id, r.kind, r.subject_kind, r.subject_id, r.asked_by, r.owner_id, r.by_staff, r.identity_proof, r.reason,
  r.with_children, r.status, r.created_at, r.due_at, r.not_before, r.finished_at, r.expires_at, r.downloaded_at, r.storage_key,
  r.size, r.counts, r.blockers`)

export interface NewRequest {
  readonly id: string
  readonly kind: RequestKind
  readonly person: Person
  readonly askedBy: string
  readonly ownerId: string
  readonly proof: Proof | null
  readonly reason: string
  readonly withChildren: boolean
  readonly dueAt: Temporal.Instant
  readonly notBefore: Temporal.Instant | null
  readonly status: RequestStatus
}

/** False when the person has such a request open already. */
export async function insertRequest(ctx: Context, request: NewRequest): Promise<boolean> {
  const { id, kind, person, askedBy, ownerId, proof, reason, withChildren, dueAt, notBefore, status } =
    request
  const { numAffectedRows } =
    await sql`INSERT INTO privacy.requests (id, kind, subject_kind, subject_id, asked_by, owner_id, by_staff,
      identity_proof, reason, with_children, status, created_at, due_at, not_before)
    VALUES (${id}, ${kind}, ${person.kind}, ${person.id}, ${askedBy}, ${ownerId}, ${proof !== null}, ${proof}, ${reason},
      ${withChildren}, ${status}, ${timestamp(ctx.now)}, ${timestamp(dueAt)}, ${notBefore ? timestamp(notBefore) : null})
    ON CONFLICT DO NOTHING`.execute(ctx.tx)
  return numAffectedRows === 1n
}

export async function findRequest(ctx: Tx, id: string, lock?: 'lock'): Promise<RequestRow | undefined> {
  const { rows } =
    await sql<RequestRow>`SELECT ${columns} FROM privacy.requests r WHERE r.id = ${id} ${sql.raw(lock ? 'FOR UPDATE' : '')}`.execute(
      ctx.tx,
    )
  return rows[0]
}

/** The person's open erasure, whoever asked for it. */
export async function openErasureOf(ctx: Tx, person: Person): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`SELECT ${columns} FROM privacy.requests r
    WHERE r.kind = 'erasure' AND r.subject_kind = ${person.kind} AND r.subject_id = ${person.id}
      AND r.status IN ('waiting', 'running', 'blocked')`.execute(ctx.tx)
  return rows[0]
}

/** Copies that somebody asked for lately; cancelled and failed ones do not count. */
export async function exportsSince(ctx: Tx, askedBy: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM privacy.requests
    WHERE kind = 'export' AND asked_by = ${askedBy} AND created_at > ${timestamp(since)} AND status NOT IN ('failed', 'cancelled')`.execute(
    ctx.tx,
  )
  return rows[0]?.n ?? 0
}

export interface Ending {
  readonly status: RequestStatus
  readonly counts?: unknown
  readonly blockers?: readonly string[]
  readonly archive?: { readonly key: string; readonly size: number; readonly expiresAt: Temporal.Instant }
  readonly cancelledBy?: string | null
}

/** Where a request stands now; what is not named stays, but for an archive, which stands only while it is ready. */
export async function writeStatus(ctx: Context, id: string, ending: Ending): Promise<void> {
  const { status, counts, blockers, archive, cancelledBy } = ending
  const over = ['ready', 'done', 'failed', 'cancelled', 'expired'].includes(status)
  const sets = [
    sql`status = ${status}`,
    sql`storage_key = ${archive?.key ?? null}`,
    sql`blockers = ${[...(blockers ?? [])]}::text[]`,
  ]
  if (over) sets.push(sql`finished_at = coalesce(finished_at, ${timestamp(ctx.now)})`)
  if (status === 'running') sets.push(sql`started_at = ${timestamp(ctx.now)}`)
  if (counts !== undefined) sets.push(sql`counts = ${JSON.stringify(counts)}::jsonb`)
  if (archive) sets.push(sql`size = ${archive.size}`, sql`expires_at = ${timestamp(archive.expiresAt)}`)
  if (cancelledBy !== undefined) sets.push(sql`cancelled_by = ${cancelledBy}`)
  await sql`UPDATE privacy.requests SET ${sql.join(sets)} WHERE id = ${id}`.execute(ctx.tx)
}

export async function noteDownload(ctx: Context, id: string): Promise<void> {
  await sql`UPDATE privacy.requests SET downloaded_at = coalesce(downloaded_at, ${timestamp(ctx.now)}) WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** Erasures whose waiting is over, and those that were blocked: perhaps all is settled now. */
export async function dueErasures(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM privacy.requests
    WHERE kind = 'erasure' AND status IN ('waiting', 'blocked') AND not_before <= ${timestamp(ctx.now)} ORDER BY not_before LIMIT 100`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

/** Takes away archives that are too old, or all of a person who is erased; answers their storage keys. */
export async function expireArchives(ctx: Context, of?: readonly string[]): Promise<string[]> {
  const which = of
    ? sql`subject_id = ANY(${of}::uuid[]) OR owner_id = ANY(${of}::uuid[])`
    : sql`expires_at <= ${timestamp(ctx.now)}`
  const { rows } = await sql<{ storage_key: string }>`WITH old AS (
      SELECT id, storage_key FROM privacy.requests WHERE status = 'ready' AND (${which}) FOR UPDATE
    ) UPDATE privacy.requests r SET status = 'expired', storage_key = NULL FROM old WHERE old.id = r.id RETURNING old.storage_key`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.storage_key)
}

export async function archiveKeysInUse(ctx: Tx, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    storage_key: string
  }>`SELECT storage_key FROM privacy.requests WHERE storage_key = ANY(${keys}::text[])`.execute(ctx.tx)
  return rows.map((row) => row.storage_key)
}
