import type { File as StoredFile, TicketMessage } from '@halqa/api-client'
import { ApiError, api, upload } from '../../../api/index.ts'
import { messagesPath } from '../paths.ts'

/** A message on its way. It is shown at once and stays until the server has it. */
export interface Outgoing {
  readonly clientId: string
  readonly body: string
  readonly files: readonly File[]
  readonly note: boolean
  readonly asks: boolean
  readonly at: string
  /** `waiting`: no network, tried again by itself. `refused`: the server said no; the person decides. */
  readonly state: 'sending' | 'waiting' | 'refused'
  readonly reason: string
}

export type Draft = Pick<Outgoing, 'body' | 'files' | 'note' | 'asks'>

type Listener = () => void
const nothing: readonly Outgoing[] = []

/**
 * Messages of one ticket on their way, in order, one at a time. It outlives the screen: who leaves a ticket without a
 * network finds his message there when he comes back.
 */
export class OutgoingQueue {
  readonly #ticketId: string
  readonly #listeners = new Set<Listener>()
  readonly #uploaded = new Map<File, string>()
  #items: readonly Outgoing[] = nothing
  #busy = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #onSent: (message: TicketMessage) => void = () => undefined

  constructor(ticketId: string) {
    this.#ticketId = ticketId
    globalThis.addEventListener?.('online', () => this.wake())
  }

  readonly items = (): readonly Outgoing[] => this.#items

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Who is told of each message that the server has: the screen that is open. */
  readonly listen = (onSent: (message: TicketMessage) => void): (() => void) => {
    this.#onSent = onSent
    return () => {
      this.#onSent = () => undefined
    }
  }

  add(draft: Draft): void {
    const item: Outgoing = {
      ...draft,
      clientId: crypto.randomUUID(),
      at: new Date().toISOString(),
      state: 'sending',
      reason: '',
    }
    this.#set([...this.#items, item])
    void this.#work()
  }

  retry(clientId: string): void {
    this.#change(clientId, { state: 'sending', reason: '' })
    this.wake()
  }

  drop(clientId: string): void {
    this.#set(this.#items.filter((item) => item.clientId !== clientId))
  }

  /** The live line told of it before the answer came. */
  arrived(message: Pick<TicketMessage, 'client_id'>): void {
    if (message.client_id !== null && this.#items.some((item) => item.clientId === message.client_id))
      this.drop(message.client_id)
  }

  /** Tries at once, for example when the network is back. */
  wake(): void {
    clearTimeout(this.#timer)
    void this.#work()
  }

  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      for (let item = this.#next(); item; item = this.#next()) {
        this.#change(item.clientId, { state: 'sending' })
        try {
          const message = await this.#send(item)
          this.#failures = 0
          this.drop(item.clientId)
          this.#onSent(message)
        } catch (error) {
          if (!this.#putOff(item, error)) return
        }
      }
    } finally {
      this.#busy = false
    }
  }

  #next(): Outgoing | undefined {
    return this.#items.find((item) => item.state !== 'refused')
  }

  async #send(item: Outgoing): Promise<TicketMessage> {
    const fileIds: string[] = []
    for (const file of item.files) fileIds.push(await this.#fileId(file))
    return api.post<TicketMessage>(messagesPath(this.#ticketId), {
      body: item.body,
      client_id: item.clientId,
      ...(fileIds.length > 0 ? { file_ids: fileIds } : {}),
      ...(item.note ? { internal_note: true } : {}),
      ...(item.asks ? { asks: true } : {}),
    })
  }

  /** A retry does not send the picture again. */
  async #fileId(file: File): Promise<string> {
    const known = this.#uploaded.get(file)
    if (known !== undefined) return known
    const { id } = await upload<StoredFile>('/api/v1/files/', file, { fields: { purpose: 'attachment' } })
    this.#uploaded.set(file, id)
    return id
  }

  /** Whether the next one may go; without a network they wait for each other, so that the order holds. */
  #putOff(item: Outgoing, error: unknown): boolean {
    const passing =
      error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500)
    if (!passing) {
      const said = error instanceof ApiError ? (Object.values(error.errors).flat()[0] ?? error.detail) : ''
      this.#change(item.clientId, { state: 'refused', reason: said })
      return true
    }
    this.#change(item.clientId, { state: 'waiting' })
    const pause = (error.retryAfter ?? 0) * 1000 || Math.min(30_000, 1_000 * 2 ** this.#failures)
    this.#failures += 1
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.wake(), pause)
    return false
  }

  #change(clientId: string, change: Partial<Outgoing>): void {
    this.#set(this.#items.map((item) => (item.clientId === clientId ? { ...item, ...change } : item)))
  }

  #set(items: readonly Outgoing[]): void {
    this.#items = items
    for (const listener of this.#listeners) listener()
  }
}

const queues = new Map<string, OutgoingQueue>()

export function outgoingOf(ticketId: string): OutgoingQueue {
  const known = queues.get(ticketId)
  if (known) return known
  const queue = new OutgoingQueue(ticketId)
  queues.set(ticketId, queue)
  return queue
}
