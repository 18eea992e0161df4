import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { errors } from '../errors.ts'
import { newId } from '../ids.ts'

export interface TypesetJob {
  readonly id: string
  readonly source: string
  /** JSON. */
  readonly data: string
  readonly locale: string
  /** Pictures by the path under which the template reads them. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly seconds: number
}

export type TypesetAnswer =
  | { readonly id: string; readonly pdf: Uint8Array }
  | { readonly id: string; readonly problem: string }

export interface TypesetterLimits {
  /** How long one document may take. */
  readonly documentMs: number
  /** How many may wait. */
  readonly waiting: number
  /** How long the process stays without work. */
  readonly idleMs: number
}

interface Waiting {
  readonly job: TypesetJob
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: unknown) => void
}

/** One process that typesets one document at a time; started with the first, ended when nothing comes. */
export class Typesetter {
  readonly #limits: TypesetterLimits
  readonly #program: URL
  readonly #queue: Waiting[] = []
  #process: ChildProcess | null = null
  #busy: Waiting | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(limits: TypesetterLimits, program = new URL('./typesetter.ts', import.meta.url)) {
    this.#limits = limits
    this.#program = program
  }

  /** @throws Problem `unavailable` when too many wait or this one takes too long; Error for a wrong template */
  typeset(job: Omit<TypesetJob, 'id'>): Promise<Uint8Array> {
    if (this.#queue.length >= this.#limits.waiting) return Promise.reject(errors.unavailable())
    return new Promise((resolve, reject) => {
      this.#queue.push({ job: { id: newId(), ...job }, resolve, reject })
      this.#next()
    })
  }

  /** Ends the process; who waits is refused. */
  stop(): void {
    this.#end()
    for (const waiting of this.#queue.splice(0)) waiting.reject(errors.unavailable())
  }

  #next(): void {
    if (this.#busy) return
    const next = this.#queue.shift()
    this.#wait(next ? this.#limits.documentMs : this.#limits.idleMs)
    if (!next) {
      this.#hold(false)
      return
    }
    this.#busy = next
    this.#running().send(next.job, (error) => {
      if (error) this.#end()
    })
    this.#hold(true)
  }

  /** The server may end while the process idles, not while somebody waits for it. */
  #hold(hold: boolean): void {
    const child = this.#process
    if (hold) {
      child?.ref()
      child?.channel?.ref()
    } else {
      child?.unref()
      child?.channel?.unref()
    }
  }

  /** In time or not at all; without work the same clock ends the process. */
  #wait(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#end(), ms)
    this.#timer.unref()
  }

  #running(): ChildProcess {
    if (this.#process) return this.#process
    const child = fork(fileURLToPath(this.#program), {
      serialization: 'advanced',
      execArgv: [],
      // Nothing of the server's environment: it holds keys.
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (answer: TypesetAnswer) => this.#answered(answer))
    child.on('error', () => this.#gone(child))
    child.on('exit', () => this.#gone(child))
    this.#process = child
    return child
  }

  #answered(answer: TypesetAnswer): void {
    const done = this.#busy
    if (!done || done.job.id !== answer.id) return
    this.#busy = null
    if ('pdf' in answer) done.resolve(answer.pdf)
    else done.reject(new Error(`a document was not typeset: ${answer.problem}`))
    this.#next()
  }

  #gone(child: ChildProcess): void {
    if (this.#process !== child) return
    this.#process = null
    const failed = this.#busy
    this.#busy = null
    failed?.reject(errors.unavailable())
    if (this.#queue.length > 0) this.#next()
  }

  #end(): void {
    const child = this.#process
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (!child) return
    child.kill('SIGKILL')
    this.#gone(child)
  }
}
