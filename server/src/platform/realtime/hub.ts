import pg from 'pg'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../context.ts'

export interface RoomEvent {
  readonly room: string
  readonly seq: number
  readonly type: string
  readonly data: unknown
  readonly audience: unknown
  readonly at: string
}

export interface Subscription {
  /** The room's position when the subscription began; everything after it is delivered. */
  readonly seq: number
  /** True when `since` is older than what is kept: the client must reload, then follow. */
  readonly resync: boolean
  close(): void
}

interface Room {
  seq: number
  pulling: boolean
  behind: boolean
  readonly listeners: Set<Listener>
}

interface Listener {
  from: number
  readonly deliver: (event: RoomEvent) => void
}

const sweepMs = 5_000
const largestBacklog = 500

/**
 * One node's view of the live rooms. Rows in platform.room_events are the truth; a NOTIFY is only the hint to pull
 * what a room lacks, so a lost hint delays (until the sweep) and never loses.
 */
export class Hub {
  readonly #database: Database
  readonly #url: string
  readonly #log: Logger
  readonly #rooms = new Map<string, Room>()
  readonly #signals = new Map<string, Set<(payload: string) => void>>()
  #client: pg.Client | null = null
  #sweep: NodeJS.Timeout | null = null
  #stopped = false

  constructor(options: { database: Database; url: string; log: Logger }) {
    this.#database = options.database
    this.#url = options.url
    this.#log = options.log
  }

  async start(): Promise<void> {
    await this.#listen()
    this.#sweep = setInterval(() => void this.#sweepRooms(), sweepMs)
    this.#sweep.unref()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#sweep) clearInterval(this.#sweep)
    await this.#client?.end().catch(() => {})
  }

  /** Calls back for every payload on a NOTIFY channel, such as revoked sessions. */
  onSignal(channel: string, callback: (payload: string) => void): void {
    const known = this.#signals.get(channel) ?? new Set()
    this.#signals.set(channel, known.add(callback))
    if (this.#client) void this.#client.query(`LISTEN ${pg.escapeIdentifier(channel)}`).catch(() => {})
  }

  /** Follows a room from `since` (exclusive; null = from now on). */
  async subscribe(name: string, since: number | null, deliver: (event: RoomEvent) => void): Promise<Subscription> {
    const room = this.#rooms.get(name) ?? { seq: -1, pulling: false, behind: false, listeners: new Set() }
    this.#rooms.set(name, room)
    const held: RoomEvent[] = []
    let live = false
    const listener: Listener = { from: Number.MAX_SAFE_INTEGER, deliver: (event) => (live ? deliver(event) : held.push(event)) }
    room.listeners.add(listener)
    const close = (): void => {
      room.listeners.delete(listener)
      if (room.listeners.size === 0) this.#rooms.delete(name)
    }
    try {
      const { seq, oldest } = await this.#position(name)
      if (room.seq < 0) room.seq = seq
      const start = since === null || since > seq ? seq : since
      const resync = start < seq && (oldest === null || oldest > start + 1 || seq - start > largestBacklog)
      listener.from = resync ? seq : start
      const missed = resync ? [] : await this.#events(name, listener.from, room.seq)
      for (const event of missed) deliver(event)
      listener.from = Math.max(listener.from, room.seq)
      live = true
      for (const event of held) if (event.seq > (missed.at(-1)?.seq ?? 0)) deliver(event)
      if (room.behind || room.seq < seq) void this.#pull(name)
      return { seq, resync, close }
    } catch (error) {
      close()
      throw error
    }
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'halqa-hub', keepAlive: true })
    client.on('notification', (message) => this.#hint(message.channel, message.payload ?? ''))
    client.on('error', (error) => {
      this.#log.warn({ err: error }, 'live hub lost its database connection')
    })
    client.on('end', () => {
      if (this.#client === client) this.#client = null
      if (!this.#stopped) setTimeout(() => void this.#reconnect(), 500).unref()
    })
    await client.connect()
    await client.query('LISTEN halqa_rooms')
    for (const channel of this.#signals.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    this.#client = client
  }

  async #reconnect(): Promise<void> {
    try {
      await this.#listen()
      await this.#sweepRooms()
    } catch {
      if (!this.#stopped) setTimeout(() => void this.#reconnect(), 1_000).unref()
    }
  }

  #hint(channel: string, payload: string): void {
    if (channel !== 'halqa_rooms') {
      for (const callback of this.#signals.get(channel) ?? []) callback(payload)
      return
    }
    const name = payload.slice(0, payload.lastIndexOf(' '))
    if (this.#rooms.has(name)) void this.#pull(name)
  }

  async #sweepRooms(): Promise<void> {
    const names = [...this.#rooms.keys()]
    if (names.length === 0) return
    try {
      const { rows } = await sql<{ room: string; seq: bigint }>`
        SELECT room, seq FROM platform.rooms WHERE room = ANY(${names}::text[])`.execute(this.#database)
      for (const row of rows) {
        const room = this.#rooms.get(row.room)
        if (room && room.seq >= 0 && room.seq < Number(row.seq)) void this.#pull(row.room)
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'live hub could not sweep')
    }
  }

  /** Brings a room forward; one pull at a time keeps the order, a hint meanwhile asks for another round. */
  async #pull(name: string): Promise<void> {
    const room = this.#rooms.get(name)
    if (!room) return
    room.behind = true
    if (room.pulling || room.seq < 0) return
    room.pulling = true
    try {
      while (room.behind) {
        room.behind = false
        const events = await this.#events(name, room.seq, null)
        for (const event of events) {
          room.seq = event.seq
          for (const listener of room.listeners) if (event.seq > listener.from) listener.deliver(event)
        }
        if (events.length === largestBacklog) room.behind = true
      }
    } catch (error) {
      this.#log.warn({ err: error, room: name }, 'live hub could not pull')
    } finally {
      room.pulling = false
    }
  }

  async #position(name: string): Promise<{ seq: number; oldest: number | null }> {
    const { rows } = await sql<{ seq: bigint | null; oldest: bigint | null }>`
      SELECT (SELECT seq FROM platform.rooms WHERE room = ${name}) AS seq,
        (SELECT min(seq) FROM platform.room_events WHERE room = ${name}) AS oldest`.execute(this.#database)
    const row = rows[0]
    return { seq: Number(row?.seq ?? 0n), oldest: row?.oldest == null ? null : Number(row.oldest) }
  }

  async #events(name: string, after: number, upTo: number | null): Promise<RoomEvent[]> {
    const { rows } = await sql<{ seq: bigint; type: string; data: unknown; audience: unknown; at: string }>`
      SELECT seq, type, data, audience, at FROM platform.room_events
      WHERE room = ${name} AND seq > ${after} AND seq <= ${upTo ?? Number.MAX_SAFE_INTEGER}
      ORDER BY seq LIMIT ${largestBacklog}`.execute(this.#database)
    return rows.map((row) => ({ ...row, room: name, seq: Number(row.seq) }))
  }
}
