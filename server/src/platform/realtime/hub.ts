import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../context.ts'
import { NotifyListener } from './notify-listener.ts'

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

/** What every signal says after the line to the database was down: anything may have been missed. */
export const anything = ''

const sweepMs = 5_000
const largestBacklog = 500
const roomsChannel = 'halqa_rooms'

/**
 * One node's view of the live rooms. Rows in platform.room_events are the truth; a NOTIFY is only the hint to pull
 * what a room lacks, so a lost hint delays (until the sweep) and never loses.
 */
export class Hub {
  readonly #database: Database
  readonly #log: Logger
  readonly #notify: NotifyListener
  readonly #rooms = new Map<string, Room>()
  readonly #signals = new Map<string, Set<(payload: string) => void>>()
  #sweep: NodeJS.Timeout | null = null

  constructor(options: { database: Database; url: string; log: Logger }) {
    this.#database = options.database
    this.#log = options.log
    this.#notify = new NotifyListener({
      url: options.url,
      log: options.log,
      channels: () => [roomsChannel, ...this.#signals.keys()],
      heard: (channel, payload) => this.#hint(channel, payload),
      restored: () => this.#catchUp(),
    })
  }

  async start(): Promise<void> {
    await this.#notify.start()
    this.#sweep = setInterval(() => void this.#sweepRooms(), sweepMs)
    this.#sweep.unref()
  }

  async stop(): Promise<void> {
    if (this.#sweep) clearInterval(this.#sweep)
    await this.#notify.stop()
  }

  /** Calls back for every payload on a NOTIFY channel, such as revoked sessions; {@link anything} when some may have been missed. */
  onSignal(channel: string, callback: (payload: string) => void): void {
    const known = this.#signals.get(channel) ?? new Set()
    this.#signals.set(channel, known.add(callback))
    this.#notify.listen(channel)
  }

  /** Follows a room from `since` (exclusive; null = from now on). */
  async subscribe(
    name: string,
    since: number | null,
    deliver: (event: RoomEvent) => void,
  ): Promise<Subscription> {
    const room = this.#rooms.get(name) ?? { seq: -1, pulling: false, behind: false, listeners: new Set() }
    this.#rooms.set(name, room)
    const held: RoomEvent[] = []
    let live = false
    const listener: Listener = {
      from: Number.MAX_SAFE_INTEGER,
      deliver: (event) => (live ? deliver(event) : held.push(event)),
    }
    room.listeners.add(listener)
    const close = (): void => {
      room.listeners.delete(listener)
      // Another room of this name may have begun since: that one stays.
      if (room.listeners.size === 0 && this.#rooms.get(name) === room) this.#rooms.delete(name)
    }
    try {
      const { seq, oldest } = await this.#position(name)
      if (room.seq < 0) room.seq = seq
      const start = since === null || since > seq ? seq : since
      const resync = start < seq && (oldest === null || oldest > start + 1 || seq - start > largestBacklog)
      listener.from = resync ? seq : start
      // The room may stand before or behind this position; what it has pulled already is read here, the rest it pulls.
      const missed = room.seq > listener.from ? await this.#events(name, listener.from, room.seq) : []
      for (const event of missed) deliver(event)
      const seen = missed.at(-1)?.seq ?? listener.from
      listener.from = Math.max(listener.from, room.seq)
      live = true
      for (const event of held) if (event.seq > seen) deliver(event)
      if (room.behind || room.seq < seq) void this.#pull(name)
      return { seq, resync, close }
    } catch (error) {
      close()
      throw error
    }
  }

  #hint(channel: string, payload: string): void {
    if (channel === roomsChannel) {
      const name = payload.slice(0, payload.lastIndexOf(' '))
      if (this.#rooms.has(name)) void this.#pull(name)
      return
    }
    for (const callback of this.#signals.get(channel) ?? []) {
      try {
        callback(payload)
      } catch (error) {
        this.#log.error({ err: error, channel }, 'a signal was not heard')
      }
    }
  }

  /** Hints were lost while the line was down: every room is looked at, every signal says "anything". */
  #catchUp(): void {
    for (const channel of this.#signals.keys()) this.#hint(channel, anything)
    void this.#sweepRooms()
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
          this.#deliver(room, event)
        }
        if (events.length === largestBacklog) room.behind = true
      }
    } catch (error) {
      this.#log.warn({ err: error, room: name }, 'live hub could not pull')
    } finally {
      room.pulling = false
    }
  }

  /** One reader's trouble keeps nothing from the others. */
  #deliver(room: Room, event: RoomEvent): void {
    for (const listener of room.listeners) {
      if (event.seq <= listener.from) continue
      try {
        listener.deliver(event)
      } catch (error) {
        this.#log.error({ err: error, room: event.room }, 'an event was not delivered')
      }
    }
  }

  async #position(name: string): Promise<{ seq: number; oldest: number | null }> {
    const { rows } = await sql<{ seq: bigint | null; oldest: bigint | null }>`
      SELECT (SELECT seq FROM platform.rooms WHERE room = ${name}) AS seq,
        (SELECT min(seq) FROM platform.room_events WHERE room = ${name}) AS oldest`.execute(this.#database)
    const row = rows[0]
    return { seq: Number(row?.seq ?? 0n), oldest: row?.oldest == null ? null : Number(row.oldest) }
  }

  /** With `upTo` all of them, without at most one backlog. */
  async #events(name: string, after: number, upTo: number | null): Promise<RoomEvent[]> {
    const { rows } = await sql<{ seq: bigint; type: string; data: unknown; audience: unknown; at: string }>`
      SELECT seq, type, data, audience, at FROM platform.room_events
      WHERE room = ${name} AND seq > ${after} AND seq <= ${upTo ?? Number.MAX_SAFE_INTEGER}
      ORDER BY seq LIMIT ${upTo === null ? largestBacklog : Number.MAX_SAFE_INTEGER}`.execute(this.#database)
    return rows.map((row) => ({ ...row, room: name, seq: Number(row.seq) }))
  }
}
