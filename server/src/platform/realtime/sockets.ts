import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Logger } from 'pino'
import type { Actor, Context } from '../context.ts'
import { Problem, errors } from '../errors.ts'
import { addressOfSocket, matchRoute, refuse } from './handshake.ts'
import { anything, type Hub } from './hub.ts'
import { Inbox, unreadable } from './inbox.ts'
import {
  closeCodes,
  isRecord,
  type LiveSocket,
  type SocketAuth,
  type SocketCredentials,
  type SocketRoute,
} from './socket-contract.ts'

export * from './socket-contract.ts'

export interface SocketOptions {
  readonly hub: Hub
  readonly auth: SocketAuth
  readonly routes: readonly SocketRoute[]
  readonly work: <T>(who: SocketCredentials, work: (ctx: Context) => Promise<T>) => Promise<T>
  readonly act: <T>(who: SocketCredentials, work: (ctx: Context) => Promise<T>) => Promise<T>
  readonly log: Logger
}

const authWaitMs = 10_000
const pingMs = 25_000
const recheckMs = 60_000
/** What may wait for a slow reader: more than the longest backlog of small frames, far less than memory. */
const slowestBytes = 4_194_304
const inboxLimits = { framesPerWindow: 200, windowMs: 5_000, waitingBytes: 1_048_576 } as const
/** Before anybody is known, bytes and lines are few. */
const strangerBytes = 65_536
const mostStrangers = 500

interface Line {
  readonly ws: WebSocket
  who: SocketCredentials
  readonly checks: Set<(ctx: Context) => Promise<boolean>>
  readonly leave: Set<() => void>
  alive: boolean
}

/** Accepts upgrades, proves who is there, keeps the lines honest: heartbeats, floods, slow readers, lost rights. */
export class Sockets {
  readonly #options: SocketOptions
  readonly #servers = new Map<number, WebSocketServer>()
  readonly #lines = new Set<Line>()
  #timers: NodeJS.Timeout[] = []
  #strangers = 0
  /** Signals about sessions and rights so far. */
  #heard = 0
  #stopping = false
  #rechecking = false

  constructor(options: SocketOptions) {
    this.#options = options
    options.hub.onSignal('halqa_sessions', (sessionId) => {
      this.#heard += 1
      void this.#recheck((line) => line.who.actor.sessionId === sessionId)
    })
    // After a lost line the hub says "anything" on every channel: this one re-checks sessions too.
    options.hub.onSignal('halqa_rights', (userId) => {
      this.#heard += 1
      void this.#recheck((line) => userId === '*' || userId === anything || isAbout(line.who.actor, userId))
    })
  }

  get size(): number {
    return this.#lines.size
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
    this.#timers = [
      setInterval(() => this.#ping(), pingMs),
      setInterval(() => void this.#recheckAll(), recheckMs),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  /** Says 1012 to everybody, so that clients come back at once to another node or the next start. */
  async stop(): Promise<void> {
    this.#stopping = true
    for (const timer of this.#timers) clearInterval(timer)
    // All of them, also those whose person is not known yet: an open line keeps the HTTP server from closing.
    for (const ws of this.#open()) ws.close(closeCodes.restart, 'restart')
    const deadline = Date.now() + 2_000
    while (this.#open().length > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20))
    for (const ws of this.#open()) ws.terminate()
  }

  #open(): WebSocket[] {
    return [...this.#servers.values()].flatMap((server) => [...server.clients])
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // First of all: the HTTP server has let go of this connection, and an error that nobody hears ends the process.
    socket.on('error', () => socket.destroy())
    const found = matchRoute(this.#options.routes, addressOfSocket(request).pathname)
    if (!found) return refuse(socket, '404 Not Found')
    if (this.#stopping || this.#strangers >= mostStrangers)
      return refuse(socket, '503 Service Unavailable\r\nRetry-After: 2')
    this.#server(found.route.maxBytes).handleUpgrade(request, socket, head, (ws) => {
      this.#accept(ws, request, found.route, found.params).catch((error: unknown) => {
        this.#options.log.error({ err: error }, 'socket failed')
        ws.close(closeCodes.failed, 'error')
      })
    })
  }

  #server(maxBytes: number): WebSocketServer {
    const known = this.#servers.get(maxBytes)
    if (known) return known
    const server = new WebSocketServer({ noServer: true, maxPayload: maxBytes, perMessageDeflate: false })
    this.#servers.set(maxBytes, server)
    return server
  }

  async #accept(
    ws: WebSocket,
    request: IncomingMessage,
    route: SocketRoute,
    params: Record<string, string>,
  ): Promise<void> {
    ws.on('error', () => {})
    const inbox = new Inbox(ws, {
      ...inboxLimits,
      flooded: () => ws.close(closeCodes.flooding, 'too many frames'),
    })
    const heard = this.#heard
    const who = await this.#recognise(ws, request, inbox)
    // Gone while we looked: its close event has passed, so nothing would ever take it off the list.
    if (!who || ws.readyState !== ws.OPEN) return
    const line: Line = { ws, who, checks: new Set(), leave: new Set(), alive: true }
    this.#lines.add(line)
    // Something ended while we looked who is there: the signal did not find this line yet.
    if (heard !== this.#heard) void this.#recheck((each) => each === line)
    ws.on('pong', () => (line.alive = true))
    ws.on('close', () => {
      this.#lines.delete(line)
      for (const leave of line.leave) leave()
    })
    const live = this.#liveSocket(line, addressOfSocket(request).searchParams)
    try {
      const handler = await route.open(live, params)
      await inbox.drain(
        async (frame) => {
          if (frame === unreadable) throw errors.malformed_body({ reason: 'JSON' })
          await (isAuth(frame) ? this.#renew(line, frame.token) : handler.frame(frame))
        },
        (error) => this.#frameFailed(live, error),
      )
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      ws.close(closeCodes.notAllowed, error.code)
    }
  }

  /** Who is there? Until that is known little is read and not many may wait. */
  async #recognise(ws: WebSocket, request: IncomingMessage, inbox: Inbox): Promise<SocketCredentials | null> {
    let bytes = 0
    const meter = (chunk: Buffer): void => {
      bytes += chunk.length
      if (bytes > strangerBytes) ws.close(closeCodes.tooLarge, 'too large')
      if (bytes > 4 * strangerBytes) ws.terminate()
    }
    this.#strangers += 1
    request.socket.on('data', meter)
    try {
      const offered = await this.#options.auth.fromHandshake(request)
      if (offered === 'invalid') {
        ws.close(closeCodes.invalidCredentials, 'invalid or expired')
        return null
      }
      return offered ?? (await this.#firstFrame(ws, inbox))
    } finally {
      request.socket.off('data', meter)
      this.#strangers -= 1
    }
  }

  async #firstFrame(ws: WebSocket, inbox: Inbox): Promise<SocketCredentials | null> {
    const frame = await inbox.first(authWaitMs)
    if (!isAuth(frame)) {
      ws.close(closeCodes.noCredentials, 'no credentials')
      return null
    }
    const who = await this.#options.auth.fromToken(frame.token)
    if (!who) ws.close(closeCodes.invalidCredentials, 'invalid or expired')
    return who
  }

  /** The same person shows a fresh token on an open line, so that it does not lapse. */
  async #renew(line: Line, token: string): Promise<void> {
    const who = await this.#options.auth.fromToken(token)
    if (who?.actor.userId === line.who.actor.userId) line.who = who
    else line.ws.close(closeCodes.invalidCredentials, 'invalid or expired')
  }

  #liveSocket(line: Line, query: URLSearchParams): LiveSocket {
    const { hub, act, work: outside } = this.#options
    return {
      get actor() {
        return line.who.actor
      },
      get locale() {
        return line.who.locale
      },
      query,
      send: (frame) => sendFrame(line.ws, frame),
      work: (work) => outside(line.who, work),
      act: (work) => act(line.who, work),
      close: (code, reason) => line.ws.close(code, reason),
      onClose: (callback) => {
        if (line.ws.readyState === line.ws.OPEN) line.leave.add(callback)
        else callback()
      },
      follow: async (room, { since = null, toFrame, allowed }) => {
        const subscription = await hub.subscribe(room, since, (event) => {
          try {
            const frame = toFrame(event)
            if (frame) sendFrame(line.ws, frame)
          } catch (error) {
            // A gap must not pass for completeness: this reader comes back and resumes.
            this.#options.log.error({ err: error, room }, 'an event could not be shown')
            line.ws.close(closeCodes.failed, 'error')
          }
        })
        const close = (): void => {
          subscription.close()
          line.checks.delete(allowed)
          line.leave.delete(close)
        }
        line.checks.add(allowed)
        line.leave.add(close)
        if (line.ws.readyState !== line.ws.OPEN) close()
        return { seq: subscription.seq, resync: subscription.resync, close }
      },
    }
  }

  #frameFailed(socket: LiveSocket, error: unknown): void {
    if (error instanceof Problem) {
      socket.send({
        type: 'error',
        code: error.code,
        detail: error.detail(socket.locale),
        message: error.detail(socket.locale),
      })
      return
    }
    this.#options.log.error({ err: error }, 'socket frame failed')
    socket.send({ type: 'error', code: 'internal' })
  }

  #ping(): void {
    for (const line of this.#lines) {
      // Who waits for us to read cannot be blamed for a silent pong.
      if (!line.alive && !line.ws.isPaused) {
        line.ws.terminate()
        continue
      }
      line.alive = false
      line.ws.ping()
    }
  }

  async #recheckAll(): Promise<void> {
    if (this.#rechecking) return
    this.#rechecking = true
    await this.#recheck(() => true)
    this.#rechecking = false
  }

  async #recheck(which: (line: Line) => boolean): Promise<void> {
    for (const line of [...this.#lines].filter(which)) {
      if (line.ws.readyState !== line.ws.OPEN) continue
      try {
        const before = line.who
        const fresh = await this.#options.auth.refresh(before)
        // A fresh token was shown while we asked: the answer is about the old one.
        if (line.who !== before) continue
        if (!fresh) {
          line.ws.close(closeCodes.invalidCredentials, 'session ended')
          continue
        }
        line.who = fresh
        for (const allowed of [...line.checks]) {
          if (!(await this.#options.act(fresh, allowed)))
            line.ws.close(closeCodes.notAllowed, 'right withdrawn')
        }
      } catch (error) {
        this.#options.log.warn({ err: error }, 'socket re-check failed')
      }
    }
  }
}

/** The rights of the person himself, or of who stands in for him. */
function isAbout(actor: Actor, userId: string): boolean {
  return actor.userId === userId || actor.impersonation?.by === userId
}

function sendFrame(ws: WebSocket, frame: object): void {
  if (ws.readyState !== ws.OPEN) return
  // A reader that cannot follow is cut; it resumes by sequence when it comes back.
  if (ws.bufferedAmount > slowestBytes) {
    ws.terminate()
    return
  }
  ws.send(JSON.stringify(frame))
}

function isAuth(frame: unknown): frame is { readonly type: 'auth'; readonly token: string } {
  return isRecord(frame) && frame['type'] === 'auth' && typeof frame['token'] === 'string'
}
