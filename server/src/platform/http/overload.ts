import { monitorEventLoopDelay } from 'node:perf_hooks'
import { unavailable } from './problem.ts'

export interface OverloadLimits {
  /** Requests that may be worked on at once; more are told to come back, which costs almost nothing. */
  readonly inFlight: number
  /** How late the event loop may be on average over half a second, in milliseconds; null = not watched. */
  readonly lateMs: number | null
}

const sampleMs = 500
const resolutionMs = 20

/**
 * Keeps a node useful when more is asked of it than it can do: beyond its limits it answers 503 at once instead of
 * letting everybody wait (docs/operations.md).
 */
export class Gate {
  readonly #limits: OverloadLimits
  readonly #stop: () => void
  #running = 0
  #late = false

  constructor(limits: OverloadLimits) {
    this.#limits = limits
    this.#stop = limits.lateMs === null ? () => {} : this.#watch(limits.lateMs)
  }

  /** Requests that are worked on now. */
  get running(): number {
    return this.#running
  }

  /** @throws Problem `unavailable` when nothing more should be begun */
  check(): void {
    if (this.#late || this.#running >= this.#limits.inFlight) throw unavailable()
  }

  /** Works on one request. @throws Problem `unavailable` when there are too many */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.check()
    this.#running += 1
    try {
      return await work()
    } finally {
      this.#running -= 1
    }
  }

  close(): void {
    this.#stop()
  }

  #watch(lateMs: number): () => void {
    const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
    histogram.enable()
    const timer = setInterval(() => {
      this.#late = histogram.mean / 1e6 - resolutionMs > lateMs
      histogram.reset()
    }, sampleMs)
    timer.unref()
    return () => {
      clearInterval(timer)
      histogram.disable()
    }
  }
}
