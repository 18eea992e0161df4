import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

interface Message {
  readonly to: string
  readonly text: string
}

/** Stands in for the SMS provider outside this machine: keeps what it is sent, and refuses what no provider takes. */
export class SmsGateway {
  readonly #messages: Message[] = []
  readonly #server: Server
  #port = 0

  private constructor() {
    this.#server = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.on('end', () => {
        const message = readMessage(text)
        const fine =
          request.method === 'POST' &&
          request.headers['content-type']?.startsWith('application/json') &&
          message
        if (message && fine) this.#messages.push(message)
        response.writeHead(fine ? 202 : 400, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify(
            fine ? { id: `sms-${this.#messages.length}` } : { error: 'to (E.164) and text are required' },
          ),
        )
      })
    })
  }

  static async start(): Promise<SmsGateway> {
    const gateway = new SmsGateway()
    await new Promise<void>((resolve) => gateway.#server.listen(0, '127.0.0.1', resolve))
    const address = gateway.#server.address()
    gateway.#port = address && typeof address === 'object' ? address.port : 0
    return gateway
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/messages`
  }

  /** The newest six-digit code sent to a number; waits for it. */
  async code(to: string): Promise<string> {
    for (let tries = 0; tries < 100; tries++) {
      const codes = this.#messages
        .filter((message) => message.to === to)
        .map((message) => /\b\d{6}\b/.exec(message.text)?.[0])
      const newest = codes.findLast(Boolean)
      if (newest) return newest
      await sleep(100)
    }
    throw new Error(`no code was sent to ${to}`)
  }

  /** The newest link sent to a number whose path begins so; waits for it. */
  async link(to: string, begins: string): Promise<string> {
    for (let tries = 0; tries < 300; tries++) {
      const links = this.#messages
        .filter((message) => message.to === to)
        .flatMap((message) => message.text.match(/https?:\/\/[^\s،,]+/g) ?? [])
      const newest = links.findLast((link) => new URL(link).pathname.startsWith(begins))
      if (newest) return newest
      await sleep(100)
    }
    throw new Error(`no link to ${begins} was sent to ${to}`)
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

function readMessage(text: string): Message | null {
  try {
    const { to, text: body }: { to?: unknown; text?: unknown } = JSON.parse(text)
    return typeof to === 'string' &&
      /^\+[1-9]\d{6,14}$/.test(to) &&
      typeof body === 'string' &&
      body.length > 0
      ? { to, text: body }
      : null
  } catch {
    return null
  }
}
