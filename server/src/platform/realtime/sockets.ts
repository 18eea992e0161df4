import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Logger } from 'pino'
import type { Actor, Context } from '../context.ts'
import { Problem } from '../errors.ts'
import type { Locale } from '../i18n.ts'
import type { Hub, RoomEvent } from './hub.ts'

/** Close codes of the contract. */
export const closeCodes = {
  noCredentials: 4001,
  invalidCredentials: 4002,
  notAllowed: 4003,
  flooding: 1008,
  tooLarge: 1009,
  restart: 1012,
} as const

/** A client's line. Everything sent on it is a JSON object. */
export interface LiveSocket {
  readonly actor: Actor
  readonly locale: Locale
  /** Parameters of the address that it was opened with, such as `since`. */
  readonly query: URLSearchParams
  send(frame: object): void
  /**
   * Follows a room: `toFrame` makes what this client sees of an event (null = nothing). `allowed` is asked again
   * whenever rights change; when it says no the socket ends with 4003.
   */
  follow(room: string, options: FollowOptions): Promise<{ seq: number; resync: boolean; close(): void }>
  /** One transaction in this client's name. */
  act<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  close(code: number, reason: string): void
  /** Runs when the line ends, at once when it has ended already. */
  onClose(callback: () => void): void
}

export interface FollowOptions {
  readonly since?: number | null
  readonly toFrame: (event: RoomEvent) => object | null
  readonly allowed: (ctx: Context) => Promise<boolean>
}

export interface SocketRoute {
  /** OpenAPI style, with trailing slash: `/ws/chat/{ticket_id}/`. */
  readonly path: string
  readonly maxBytes: number
  /** The handshake is done and the person known. @throws Problem → closes with 4003 */
  open(
    socket: LiveSocket,
    params: Readonly<Record<string, string>>,
  ): Promise<{ frame(frame: unknown): Promise<void> }>
}

/** A person behind a socket, as identity knows them. */
export interface SocketCredentials {
  readonly actor: Actor
  readonly locale: Locale
}

export interface SocketAuth {
  /** Cookie session of the handshake (the caller checks Origin), one-use ticket, or `?token=`; null = none of them. */
  fromHandshake(request: IncomingMessage): Promise<SocketCredentials | 'invalid' | null>
  fromToken(token: string): Promise<SocketCredentials | null>
  /** Still the same person with the same session? Answers fresh rights. */
  refresh(actor: Actor): Promise<SocketCredentials | null>
}

export interface SocketOptions {
  readonly hub: Hub
  readonly auth: SocketAuth
  readonly routes: readonly SocketRoute[]
  readonly act: <T>(who: SocketCredentials, work: (ctx: Context) => Promise<T>) => Promise<T>
  readonly log: Logger
}

const authWaitMs = 10_000
const pingMs = 25_000
const recheckMs = 60_000
const slowestBytes = 1_048_576
const framesPerWindow = 200
const windowMs = 5_000

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

  constructor(options: SocketOptions) {
    this.#options = options
    options.hub.onSignal(
      'halqa_sessions',
      (sessionId) => void this.#recheck((line) => line.who.actor.sessionId === sessionId),
    )
    options.hub.onSignal(
      'halqa_rights',
      (userId) => void this.#recheck((line) => userId === '*' || line.who.actor.userId === userId),
    )
  }

  get size(): number {
    return this.#lines.size
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
    this.#timers = [
      setInterval(() => this.#ping(), pingMs),
      setInterval(() => void this.#recheck(() => true), recheckMs),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  /** Says 1012 to everybody, so that clients come back at once to another node or the next start. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    for (const line of this.#lines) line.ws.close(closeCodes.restart, 'restart')
    const deadline = Date.now() + 2_000
    while (this.#lines.size > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20))
    for (const line of this.#lines) line.ws.terminate()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname } = new URL(request.url ?? '/', 'http://local')
    const found = matchRoute(this.#options.routes, pathname)
    if (!found) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    socket.on('error', () => socket.destroy())
    this.#server(found.route.maxBytes).handleUpgrade(request, socket, head, (ws) => {
      this.#accept(ws, request, found.route, found.params).catch((error: unknown) => {
        this.#options.log.error({ err: error }, 'socket failed')
        ws.close(1011, 'error')
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
    const inbox = new Inbox(ws)
    const offered = await this.#options.auth.fromHandshake(request)
    if (offered === 'invalid') return ws.close(closeCodes.invalidCredentials, 'invalid or expired')
    const who = offered ?? (await this.#firstFrame(ws, inbox))
    if (!who) return
    const line: Line = { ws, who, checks: new Set(), leave: new Set(), alive: true }
    this.#lines.add(line)
    ws.on('pong', () => (line.alive = true))
    ws.on('close', () => {
      this.#lines.delete(line)
      for (const leave of line.leave) leave()
    })
    const live = this.#liveSocket(line, new URL(request.url ?? '/', 'http://local').searchParams)
    try {
      const handler = await route.open(live, params)
      await inbox.drain(
        (frame) => handler.frame(frame),
        (error) => this.#frameFailed(live, error),
      )
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      ws.close(closeCodes.notAllowed, error.code)
    }
  }

  async #firstFrame(ws: WebSocket, inbox: Inbox): Promise<SocketCredentials | null> {
    const frame = await inbox.first(authWaitMs)
    const token =
      isRecord(frame) && frame['type'] === 'auth' && typeof frame['token'] === 'string'
        ? frame['token']
        : null
    if (token === null) {
      ws.close(closeCodes.noCredentials, 'no credentials')
      return null
    }
    const who = await this.#options.auth.fromToken(token)
    if (!who) ws.close(closeCodes.invalidCredentials, 'invalid or expired')
    return who
  }

  #liveSocket(line: Line, query: URLSearchParams): LiveSocket {
    const { hub, act } = this.#options
    return {
      get actor() {
        return line.who.actor
      },
      get locale() {
        return line.who.locale
      },
      query,
      send: (frame) => sendFrame(line.ws, frame),
      act: (work) => act(line.who, work),
      close: (code, reason) => line.ws.close(code, reason),
      onClose: (callback) => {
        if (line.ws.readyState === line.ws.OPEN) line.leave.add(callback)
        else callback()
      },
      follow: async (room, { since = null, toFrame, allowed }) => {
        const subscription = await hub.subscribe(room, since, (event) => {
          const frame = toFrame(event)
          if (frame) sendFrame(line.ws, frame)
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
      if (!line.alive) {
        line.ws.terminate()
        continue
      }
      line.alive = false
      line.ws.ping()
    }
  }

  async #recheck(which: (line: Line) => boolean): Promise<void> {
    for (const line of [...this.#lines].filter(which)) {
      try {
        const fresh = await this.#options.auth.refresh(line.who.actor)
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

/** Frames in order, one at a time; those that arrive before anybody reads wait. */
class Inbox {
  readonly #queue: unknown[] = []
  readonly #ws: WebSocket
  #wake: (() => void) | null = null
  #count = 0
  #windowStart = Date.now()

  constructor(ws: WebSocket) {
    this.#ws = ws
    ws.on('message', (data, binary) => this.#push(data, binary))
    ws.on('close', () => this.#wake?.())
  }

  #push(data: unknown, binary: boolean): void {
    const now = Date.now()
    if (now - this.#windowStart > windowMs) {
      this.#windowStart = now
      this.#count = 0
    }
    this.#count += 1
    if (this.#count > framesPerWindow || this.#queue.length > framesPerWindow) {
      this.#ws.close(closeCodes.flooding, 'too many frames')
      return
    }
    this.#queue.push(binary ? undefined : readFrame(String(data)))
    this.#wake?.()
  }

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
    return this.#queue.shift()
  }

  async drain(handle: (frame: unknown) => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    while (this.#ws.readyState === this.#ws.OPEN) {
      if (this.#queue.length === 0) {
        await new Promise<void>((resolve) => (this.#wake = resolve))
        this.#wake = null
        continue
      }
      try {
        await handle(this.#queue.shift())
      } catch (error) {
        failed(error)
      }
    }
  }
}

function readFrame(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
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

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function matchRoute(
  routes: readonly SocketRoute[],
  pathname: string,
): { route: SocketRoute; params: Record<string, string> } | null {
  const parts = pathname.replace(/\/$/, '').split('/')
  for (const route of routes) {
    const pattern = route.path.replace(/\/$/, '').split('/')
    if (pattern.length !== parts.length) continue
    const params: Record<string, string> = {}
    const matches = pattern.every((piece, index) => {
      const part = parts[index] ?? ''
      const name = /^\{(\w+)\}$/.exec(piece)?.[1]
      if (name) params[name] = part
      return name ? part.length > 0 : piece === part
    })
    if (matches) return { route, params }
  }
  return null
}
