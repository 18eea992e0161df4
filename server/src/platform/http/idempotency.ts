import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'
import { stableJson } from '../audit.ts'

export interface StoredAnswer {
  readonly status: number
  readonly body: string | null
}

/**
 * Runs `work` once for a key. The answer is stored in the work's own transaction: either both exist or neither.
 * Same key and request → the first answer; other request → 422; still running elsewhere → 409.
 */
export async function once(
  ctx: Context,
  key: string,
  request: { method: string; path: string; body: unknown },
  work: () => Promise<StoredAnswer>,
): Promise<{ answer: StoredAnswer; replayed: boolean }> {
  const { actor, hash } = keyOf(ctx, request)
  const lock = await sql<{
    ok: boolean
  }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`${actor} ${key}`}, 77)) AS ok`.execute(ctx.tx)
  if (!lock.rows[0]?.ok) throw errors.idempotency_in_progress()
  const known = await sql<{ request_hash: Buffer; status: number; body: string | null }>`
    SELECT request_hash, status, body FROM platform.idempotency_keys WHERE actor = ${actor} AND key = ${key}`.execute(
    ctx.tx,
  )
  const first = known.rows[0]
  if (first) {
    if (!first.request_hash.equals(hash)) throw errors.idempotency_key_reused()
    return { answer: { status: first.status, body: first.body }, replayed: true }
  }
  const answer = await work()
  await sql`INSERT INTO platform.idempotency_keys (actor, key, request_hash, status, body)
    VALUES (${actor}, ${key}, ${hash}, ${answer.status}, ${answer.body})`.execute(ctx.tx)
  return { answer, replayed: false }
}

/** Whose key it is, and the digest by which the same request is known again. */
export function keyOf(
  ctx: Context,
  request: { method: string; path: string; body: unknown },
): { actor: string; hash: Buffer } {
  return {
    actor: ctx.actor.apiKey?.id ?? ctx.actor.userId ?? `ip:${ctx.origin.ip ?? ''}`,
    hash: createHash('sha256')
      .update(`${request.method} ${request.path}\n${stableJson(request.body ?? null)}`)
      .digest(),
  }
}
