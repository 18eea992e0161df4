import type { IncomingMessage } from 'node:http'
import type { Actor, Context } from '../context.ts'
import type { Locale } from '../i18n.ts'
import type { RoomEvent } from './hub.ts'

/** Close codes of the contract. */
export const closeCodes = {
  failed: 1011,
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
  /** Work in this client's name that opens its own transactions, if any. */
  work<T>(work: (ctx: Context) => Promise<T>): Promise<T>
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
  /** When the access token behind it ends, unless its session goes on being used; null for sessions without tokens. */
  readonly lapsesAt: Temporal.Instant | null
}

export interface SocketAuth {
  /** Cookie session of the handshake (the caller checks Origin), one-use ticket, or `?token=`; null = none of them. */
  fromHandshake(request: IncomingMessage): Promise<SocketCredentials | 'invalid' | null>
  fromToken(token: string): Promise<SocketCredentials | null>
  /** Still the same person with the same session, its token not lapsed? Answers fresh rights. */
  refresh(who: SocketCredentials): Promise<SocketCredentials | null>
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
