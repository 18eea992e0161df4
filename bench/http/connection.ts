import { connect, type Socket } from 'node:net'
import type { Request } from './targets.ts'

export type Outcome = { status: number; bytes: number }

/**
 * One keep-alive HTTP/1.1 connection that asks one thing at a time and reads the answer only as far as it must:
 * status and length. It opens itself again when the server closes it. Cheap, so that the load does not measure itself.
 */
export class Connection {
  #socket: Socket | undefined
  #head = ''
  #missing = 0
  #chunked = false
  #bytes = 0
  #status = 0
  #reusable = true
  #answered: ((outcome: Outcome) => void) | undefined
  #failed: ((error: Error) => void) | undefined
  readonly #port: number

  constructor(port: number) {
    this.#port = port
  }

  ask(request: Request): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      this.#socket ??= this.#open()
      this.#socket.write(this.#text(request))
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket?.destroy()
  }

  #open(): Socket {
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true })
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('error', (error) => this.#lost(socket, error))
    socket.on('close', () => this.#lost(socket, new Error('the server closed the connection')))
    return socket
  }

  #text({ method, path, headers, body }: Request): string {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
    return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\naccept: application/json\r\n${lines.join('')}${length}\r\n${body ?? ''}`
  }

  #read(chunk: Buffer): void {
    this.#bytes += chunk.length
    if (this.#status === 0) this.#readHead(chunk)
    else if (!this.#chunked) this.#missing -= chunk.length
    if (this.#status === 0) return
    if (this.#chunked ? endsChunks(chunk) : this.#missing <= 0) this.#finish()
  }

  #readHead(chunk: Buffer): void {
    const before = this.#head.length
    this.#head += chunk.toString('latin1')
    const end = this.#head.indexOf('\r\n\r\n')
    if (end < 0) return
    this.#status = Number(this.#head.slice(9, 12))
    const head = this.#head.slice(0, end).toLowerCase()
    this.#chunked = head.includes('transfer-encoding: chunked')
    this.#reusable = !head.includes('connection: close')
    const length = /content-length: (\d+)/.exec(head)?.[1]
    this.#missing = Number(length ?? 0) - (before + chunk.length - end - 4)
  }

  #finish(): void {
    const outcome = { status: this.#status, bytes: this.#bytes }
    const answered = this.#answered
    this.#head = ''
    this.#status = 0
    this.#bytes = 0
    this.#answered = undefined
    this.#failed = undefined
    if (!this.#reusable) {
      this.#socket?.destroy()
      this.#socket = undefined
      this.#reusable = true
    }
    answered?.(outcome)
  }

  #lost(socket: Socket, error: Error): void {
    if (socket !== this.#socket) return
    this.#socket = undefined
    this.#head = ''
    this.#status = 0
    this.#bytes = 0
    const failed = this.#failed
    this.#failed = undefined
    failed?.(error)
  }
}

function endsChunks(chunk: Buffer): boolean {
  return chunk.length >= 5 && chunk.toString('latin1', chunk.length - 5) === '0\r\n\r\n'
}
