import { DatabaseError } from 'pg'

export interface TogetherOptions<I, O> {
  /** Items of one run, at most. */
  readonly most: number
  /** Runs at the same time, at most. */
  readonly lanes: number
  /** Does all of them, all or none; answers one result an item, in their order. */
  readonly run: (items: readonly I[]) => Promise<readonly O[]>
}

interface Waiting<I, O> {
  readonly item: I
  readonly resolve: (result: O) => void
  readonly reject: (error: unknown) => void
}

/**
 * Gathers what is asked while the database is busy with the one before and does it together: under a rush the cost of
 * a statement and its commit is shared, and a lone caller goes at once. When the database refuses a run, each item of
 * it goes alone, so that nobody fails for another one's fault; a lost connection fails them all, because what it kept
 * is unknown.
 */
export class Together<I, O> {
  readonly #options: TogetherOptions<I, O>
  readonly #waiting: Waiting<I, O>[] = []
  #running = 0
  #planned = false

  constructor(options: TogetherOptions<I, O>) {
    this.#options = options
  }

  /** The item's own result. */
  ask(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (this.#planned) return
      // What arrives in the same turn of the event loop goes along.
      this.#planned = true
      setImmediate(() => {
        this.#planned = false
        this.#startRuns()
      })
    })
  }

  #startRuns(): void {
    while (this.#running < this.#options.lanes && this.#waiting.length > 0) {
      // The lanes share what waits, so that none of them has a long run while another one rests.
      const share = Math.ceil(this.#waiting.length / (this.#options.lanes - this.#running))
      void this.#run(this.#waiting.splice(0, Math.min(share, this.#options.most)))
    }
  }

  async #run(batch: readonly Waiting<I, O>[]): Promise<void> {
    this.#running += 1
    try {
      await this.#settle(batch)
    } finally {
      this.#running -= 1
      this.#startRuns()
    }
  }

  async #settle(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const results = await this.#options.run(batch.map(({ item }) => item))
      for (const [n, result] of results.entries()) batch[n]?.resolve(result)
    } catch (error) {
      if (batch.length > 1 && isRefusal(error)) for (const one of batch) await this.#settle([one])
      else for (const { reject } of batch) reject(error)
    }
  }
}

/** The statement was rolled back as a whole, and the server is well. */
function isRefusal(error: unknown): boolean {
  return error instanceof DatabaseError && /^(?:22|23|40)/.test(error.code ?? '')
}
