import { createHash } from 'node:crypto'
import type { Context } from '#platform/context'
import { Reply } from '#platform/http/route'

export interface CachedAnswer {
  readonly body: string
  readonly etag: string
}

interface Entry extends CachedAnswer {
  readonly generation: number
  readonly at: number
}

/** Names come from another module, which says nothing when one changes: they are at most this old. */
const longestMs = 10_000
const most = 2_000
let generation = 0
let enabled = true
/** One cache for each application (its connections are the key), in the order of filling. */
const caches = new WeakMap<object, Map<string, Entry>>()

/** The catalogue has changed somewhere: nothing that was read before counts any more. */
export function forgetPublicAnswers(): void {
  generation += 1
}

/** Only for measuring: reads go to the database each time. */
export function usePublicCache(on: boolean): void {
  enabled = on
}

/**
 * A public answer that every visitor gets alike. It is kept until the catalogue changes on any node; an answer whose
 * reading began before the change is not kept. `make` answers null for "not found", which is not kept either.
 */
export async function publicAnswer(ctx: Pick<Context, 'ports'>, key: string, make: () => Promise<string | null>): Promise<CachedAnswer | null> {
  const cache = caches.get(ctx.ports.hotReads) ?? new Map<string, Entry>()
  caches.set(ctx.ports.hotReads, cache)
  const known = cache.get(key)
  if (enabled && known && known.generation === generation && performance.now() - known.at < longestMs) return known
  const begun = generation
  const body = await make()
  if (body === null) return null
  const entry: Entry = { body, etag: tagOf(body), generation: begun, at: performance.now() }
  if (enabled) keep(cache, key, entry)
  return entry
}

function keep(cache: Map<string, Entry>, key: string, entry: Entry): void {
  cache.delete(key)
  cache.set(key, entry)
  const oldest = cache.size > most ? cache.keys().next().value : undefined
  if (oldest !== undefined) cache.delete(oldest)
}

/** Weak: the same content, perhaps not the same version for an editor. */
function tagOf(body: string): string {
  return `W/"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`
}

/** The answer as JSON, or 304 when the reader has it. */
export function conditionalJson(answer: CachedAnswer, ifNoneMatch: string | string[] | undefined): Reply {
  const headers = { etag: answer.etag, 'cache-control': 'public, max-age=0, must-revalidate', vary: 'Origin, Authorization, Cookie' }
  if (ifNoneMatch === answer.etag) return new Reply({ status: 304, headers })
  return new Reply({ body: answer.body, raw: true, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } })
}
