import pg from 'pg'
import type { Logger } from 'pino'

export interface NotifyListenerOptions {
  readonly url: string
  readonly log: Logger
  readonly channels: () => readonly string[]
  readonly heard: (channel: string, payload: string) => void
  /** The line stands again after it was down: hints have been missed. */
  readonly restored: () => void
}

const firstWaitMs = 250
const longestWaitMs = 5_000
const checkEveryMs = 15_000
const connectWithinMs = 5_000

/** One LISTEN connection that comes back by itself, one try at a time, and notices a line that died silently. */
export class NotifyListener {
  readonly #options: NotifyListenerOptions
  #client: pg.Client | null = null
  #check: NodeJS.Timeout | null = null
  #stopped = false

  constructor(options: NotifyListenerOptions) {
    this.#options = options
  }

  /** @throws when the database cannot be reached at the start */
  async start(): Promise<void> {
    this.#client = await this.#open()
    this.#check = setInterval(() => void this.#isAlive(), checkEveryMs)
    this.#check.unref()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#check) clearInterval(this.#check)
    await this.#client?.end().catch(() => {})
  }

  /** Hears one more channel from now on. */
  listen(channel: string): void {
    this.#client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`).catch(() => {})
  }

  async #open(): Promise<pg.Client> {
    const { url, channels, heard, log } = this.#options
    const client = new pg.Client({
      connectionString: url,
      application_name: 'halqa-hub',
      keepAlive: true,
      connectionTimeoutMillis: connectWithinMs,
      query_timeout: connectWithinMs,
    })
    client.on('notification', (message) => heard(message.channel, message.payload ?? ''))
    client.on('error', (error) => log.warn({ err: error }, 'live hub lost its database connection'))
    try {
      await client.connect()
      for (const channel of channels()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      client.end().catch(() => {})
      throw error
    }
    // Only a line that once stood is followed: a failed try is the loop's own matter, or tries would multiply.
    client.once('end', () => void this.#lost(client))
    return client
  }

  async #lost(client: pg.Client): Promise<void> {
    if (this.#stopped || this.#client !== client) return
    this.#client = null
    for (let wait = firstWaitMs; !this.#stopped; wait = Math.min(wait * 2, longestWaitMs)) {
      await new Promise<void>((resolve) => setTimeout(resolve, wait).unref())
      const opened = this.#stopped ? null : await this.#open().catch(() => null)
      if (!opened) continue
      if (this.#stopped) return void opened.end().catch(() => {})
      this.#client = opened
      this.#options.restored()
      return
    }
  }

  /** A cut cable says nothing: the line is asked now and then, and given up when it does not answer. */
  async #isAlive(): Promise<void> {
    const client = this.#client
    if (!client) return
    try {
      await client.query('SELECT 1')
    } catch {
      client.end().catch(() => {})
      await this.#lost(client)
    }
  }
}
