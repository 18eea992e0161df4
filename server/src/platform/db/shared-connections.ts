import net from 'node:net'
import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import { clientOptions, statementName } from './pool.ts'
import type { QueryObserver } from './database.ts'

export interface SharedConnectionsOptions {
  readonly url: string
  readonly name: string
  readonly connections: number
  readonly observe?: QueryObserver
}

/**
 * Single statements on a few connections that many requests share: each is sent without waiting for the answer before
 * it, and what one turn of the event loop asks of a connection leaves in one write. Each statement is a transaction of
 * its own. For statements that are short and, if they write, wait for no lock that is held longer than a statement.
 */
export class SharedConnections {
  readonly #options: SharedConnectionsOptions
  readonly #slots: Slot[]

  constructor(options: SharedConnectionsOptions) {
    this.#options = options
    this.#slots = Array.from({ length: options.connections }, () => ({
      client: null,
      socket: null,
      waiting: 0,
      corked: false,
    }))
  }

  /** Runs a compiled query under its statement's name. A lost connection is opened anew for the next caller. */
  async rows<T extends pg.QueryResultRow>(query: CompiledQuery): Promise<T[]> {
    this.#options.observe?.(query.sql)
    const slot = this.#slots.reduce((least, other) => (other.waiting < least.waiting ? other : least))
    slot.waiting += 1
    try {
      const client = await (slot.client ??= this.#open(slot))
      gatherWrites(slot)
      const { rows } = await client.query<T>({
        name: statementName(query.sql),
        text: query.sql,
        values: [...query.parameters],
      })
      return rows
    } finally {
      slot.waiting -= 1
    }
  }

  async end(): Promise<void> {
    const clients = this.#slots.map((slot) => slot.client)
    await Promise.all(clients.map(async (client) => (await client?.catch(() => null))?.end()))
  }

  async #open(slot: Slot): Promise<pg.Client> {
    const { url, name } = this.#options
    const socket = new net.Socket()
    const client = new pg.Client({
      ...clientOptions(url, name),
      pipeline: true,
      connectionTimeoutMillis: 5_000,
      stream: () => socket,
    })
    const forget = (): void => {
      if (slot.socket !== socket) return
      slot.client = null
      slot.socket = null
    }
    client.on('error', forget)
    client.on('end', forget)
    slot.socket = socket
    try {
      await client.connect()
      return client
    } catch (error) {
      forget()
      throw error
    }
  }
}

interface Slot {
  client: Promise<pg.Client> | null
  socket: net.Socket | null
  /** Statements that were handed in and are not answered. */
  waiting: number
  corked: boolean
}

/** Holds writes back until the sockets that are readable now have been read: a write costs more than what is in it. */
function gatherWrites(slot: Slot): void {
  const { socket } = slot
  if (slot.corked || !socket) return
  slot.corked = true
  socket.cork()
  setImmediate(() => {
    slot.corked = false
    socket.uncork()
  })
}
