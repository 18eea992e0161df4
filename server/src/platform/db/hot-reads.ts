import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import { clientOptions, statementName } from './pool.ts'
import type { QueryObserver } from './database.ts'

export interface HotReadsOptions {
  readonly url: string
  readonly connections: number
  readonly observe?: QueryObserver
}

/**
 * Single read statements on a few connections that many requests share: each is sent without waiting for the answer
 * before it. For statements that take well under a millisecond; no transactions, no locks, no writes.
 */
export class HotReads {
  readonly #options: HotReadsOptions
  readonly #slots: Slot[]
  #next = 0

  constructor(options: HotReadsOptions) {
    this.#options = options
    this.#slots = Array.from({ length: options.connections }, () => ({ client: null, generation: 0 }))
  }

  /** Runs a compiled query under its statement's name. A lost connection is opened anew for the next caller. */
  async rows<T extends pg.QueryResultRow>(query: CompiledQuery): Promise<T[]> {
    this.#options.observe?.(query.sql)
    this.#next = (this.#next + 1) % this.#slots.length
    const slot = this.#slots[this.#next]
    if (!slot) throw new Error('no connections for hot reads')
    const client = await (slot.client ??= this.#open(slot))
    const { rows } = await client.query<T>({ name: statementName(query.sql), text: query.sql, values: [...query.parameters] })
    return rows
  }

  async end(): Promise<void> {
    const clients = this.#slots.map((slot) => slot.client)
    await Promise.all(clients.map(async (client) => (await client?.catch(() => null))?.end()))
  }

  async #open(slot: Slot): Promise<pg.Client> {
    const client = new pg.Client({ ...clientOptions(this.#options.url, 'halqa-reads'), pipeline: true, connectionTimeoutMillis: connectWithinMs })
    const opened = slot.generation + 1
    slot.generation = opened
    // A late word of an old connection must not drop its successor.
    const forget = (): void => {
      if (slot.generation === opened) slot.client = null
    }
    client.on('error', forget)
    client.on('end', forget)
    try {
      await client.connect()
      return client
    } catch (error) {
      forget()
      throw error
    }
  }
}

const connectWithinMs = 5_000

interface Slot {
  client: Promise<pg.Client> | null
  /** Counts the connections that this slot has had. */
  generation: number
}
