import type pg from 'pg'
import { sql } from 'kysely'
import type { Database } from '../context.ts'

/** A NOTIFY that waits for its transaction: `platform.hint(channel, payload)` in SQL. */
export interface Hint {
  readonly channel: string
  readonly payload: string
}

const waiting = new WeakMap<object, Hint[]>()

/** Hears the hints that statements of this connection give. */
export function collectHints(client: pg.PoolClient): void {
  const hints: Hint[] = []
  waiting.set(client, hints)
  client.on('notice', (notice) => {
    if (notice.message !== 'halqa-hint' || !notice.detail) return
    const space = notice.detail.indexOf(' ')
    hints.push({ channel: notice.detail.slice(0, space), payload: notice.detail.slice(space + 1) })
  })
}

/** The hints of a connection so far; it forgets them. */
export function takeHints(client: object): Hint[] {
  return waiting.get(client)?.splice(0) ?? []
}

const gatherMs = 3

/** Sends hints of committed transactions to every node, many at once, in a transaction that writes nothing. */
export class HintSender {
  readonly #database: Database
  readonly #gathered = new Map<string, Hint>()
  #timer: NodeJS.Timeout | null = null
  #sending = false

  constructor(database: Database) {
    this.#database = database
  }

  send(hints: readonly Hint[]): void {
    for (const hint of hints) this.#gathered.set(`${hint.channel} ${hint.payload}`, hint)
    if (this.#gathered.size > 0 && !this.#sending && this.#timer === null)
      this.#timer = setTimeout(() => void this.#flush(), gatherMs)
  }

  /** One at a time: what comes meanwhile goes with the next. Nobody waits for the disk, since a hint may be lost. */
  async #flush(): Promise<void> {
    this.#timer = null
    this.#sending = true
    const hints = [...this.#gathered.values()]
    this.#gathered.clear()
    try {
      await sql`SELECT set_config('synchronous_commit', 'off', true), pg_notify(h.channel, h.payload)
        FROM jsonb_to_recordset(${JSON.stringify(hints)}::jsonb) AS h (channel text, payload text)`.execute(
        this.#database,
      )
    } catch {
      // A lost hint delays: rooms are swept and queues polled.
    }
    this.#sending = false
    this.send([])
  }
}
