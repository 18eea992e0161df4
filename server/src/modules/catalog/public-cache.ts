import { hash } from 'node:crypto'
import type { Context } from '#platform/context'
import { Reply } from '#platform/http/route'

export interface CachedAnswer {
  readonly body: string
  readonly etag: string
}

interface Entry extends CachedAnswer {
  /** The course that it shows; null when it shows several. */
  readonly course: string | null
  /** Changes that had been heard of when its reading began. */
  readonly heard: number
  readonly at: number
}

/** Names come from another module, which says nothing when one changes: they are at most this old. */
const longestMs = 10_000
const mostBytes = 24 * 1_048_576

/**
 * Public answers of one application. What changed is told by the database to every node; an answer whose reading
 * began before a change of what it shows is never given afterwards.
 */
class PublicCache {
  readonly #entries = new Map<string, Entry>()
  #bytes = 0

  get(key: string): Entry | undefined {
    const entry = this.#entries.get(key)
    return entry && isCurrent(entry) ? entry : undefined
  }

  set(key: string, entry: Entry): void {
    this.#remove(key)
    this.#entries.set(key, entry)
    this.#bytes += sizeOf(entry)
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= mostBytes) return
      this.#remove(oldest)
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#bytes -= sizeOf(entry)
  }
}

let changes = 0
let everythingChanged = 0
const courseChanged = new Map<string, number>()
const caches = new WeakMap<object, PublicCache>()
let enabled = true

/** A change of one course (its id), or of what all of them show (an empty payload). */
export function forgetPublicAnswers(payload: string): void {
  changes += 1
  if (payload === '' || courseChanged.size > 50_000) {
    everythingChanged = changes
    courseChanged.clear()
  } else courseChanged.set(payload, changes)
}

function isCurrent(entry: Entry): boolean {
  const changed =
    entry.course === null ? changes : Math.max(everythingChanged, courseChanged.get(entry.course) ?? 0)
  return changed <= entry.heard && performance.now() - entry.at < longestMs
}

/** Roughly what an entry holds in memory: letters beyond Latin-1 take two bytes. */
function sizeOf(entry: Entry): number {
  return entry.body.length * 2 + 300
}

/** Only for measuring: reads go to the database each time. */
export function usePublicCache(on: boolean): void {
  enabled = on
}

/**
 * A public answer that every visitor gets alike. `make` answers null for "not found", which is not kept. `one` says
 * that the answer shows a single course, whose id it begins with: then changes of others do not touch it.
 */
export async function publicAnswer(
  ctx: Pick<Context, 'ports'>,
  key: string,
  make: () => Promise<string | null>,
  one = false,
): Promise<CachedAnswer | null> {
  const cache = caches.get(ctx.ports.hotReads) ?? new PublicCache()
  caches.set(ctx.ports.hotReads, cache)
  const known = enabled ? cache.get(key) : undefined
  if (known) return known
  const heard = changes
  const body = await make()
  if (body === null) return null
  const entry: Entry = {
    body,
    etag: tagOf(body),
    course: one ? idIn(body) : null,
    heard,
    at: performance.now(),
  }
  if (enabled) cache.set(key, entry)
  return entry
}

function idIn(json: string): string | null {
  return /^\{"id" ?: ?"([0-9a-f-]{36})"/.exec(json)?.[1] ?? null
}

/** Weak: the same content, perhaps not the same version for an editor. */
function tagOf(body: string): string {
  return `W/"${hash('sha1', body, 'base64url').slice(0, 16)}"`
}

/** The answer as JSON, or 304 when the reader has it. */
export function conditionalJson(answer: CachedAnswer, ifNoneMatch: string | string[] | undefined): Reply {
  const headers = {
    etag: answer.etag,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'Origin, Authorization, Cookie',
  }
  if (ifNoneMatch === answer.etag) return new Reply({ status: 304, headers })
  return new Reply({
    body: answer.body,
    raw: true,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
  })
}
