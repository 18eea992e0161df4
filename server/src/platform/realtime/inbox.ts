import type { WebSocket } from 'ws'
import { parseStrictJson } from '../http/json.ts'

/** A text frame that is no JSON of ours, or a binary one. */
export const unreadable = Symbol('unreadable frame')

export interface InboxLimits {
  readonly framesPerWindow: number
  readonly windowMs: number
  /** How much may wait here before the client has to: reading its line pauses. */
  readonly waitingBytes: number
  readonly flooded: () => void
}

/** Frames in order, one at a time; those that arrive before anybody reads wait, and a full inbox makes the sender wait. */
export class Inbox {
  readonly #queue: { readonly frame: unknown; readonly bytes: number }[] = []
  readonly #ws: WebSocket
  readonly #limits: InboxLimits
  #wake: (() => void) | null = null
  #waiting = 0
  #count = 0
  #windowStart = Date.now()

  constructor(ws: WebSocket, limits: InboxLimits) {
    this.#ws = ws
    this.#limits = limits
    ws.on('message', (data, binary) => this.#push(data, binary))
    ws.on('close', () => this.#wake?.())
  }

  /** The first frame; undefined when none comes in time. */
  async first(waitMs: number): Promise<unknown> {
    if (this.#queue.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.#wake = null
    }
    return this.#take()
  }

  async drain(handle: (frame: unknown) => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    while (this.#ws.readyState === this.#ws.OPEN) {
      if (this.#queue.length === 0) {
        await new Promise<void>((resolve) => (this.#wake = resolve))
        this.#wake = null
        continue
      }
      try {
        await handle(this.#take())
      } catch (error) {
        failed(error)
      }
    }
  }

  #push(data: WebSocket.RawData, binary: boolean): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    const now = Date.now()
    if (now - this.#windowStart > this.#limits.windowMs) {
      this.#windowStart = now
      this.#count = 0
    }
    this.#count += 1
    if (this.#count > this.#limits.framesPerWindow) return this.#limits.flooded()
    const bytes = Array.isArray(data)
      ? Buffer.concat(data)
      : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
    this.#queue.push({ frame: binary ? unreadable : readFrame(bytes), bytes: bytes.length })
    this.#waiting += bytes.length
    if (this.#waiting > this.#limits.waitingBytes) this.#ws.pause()
    this.#wake?.()
  }

  #take(): unknown {
    const next = this.#queue.shift()
    this.#waiting -= next?.bytes ?? 0
    if (this.#ws.isPaused && this.#waiting <= this.#limits.waitingBytes) this.#ws.resume()
    return next?.frame
  }
}

/** As strict as a request's body: what comes in here is stored by the same actions. */
function readFrame(bytes: Buffer): unknown {
  try {
    return parseStrictJson(bytes)
  } catch {
    return unreadable
  }
}
