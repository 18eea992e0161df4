import type { IncomingMessage } from 'node:http'
import type { Actor, Database } from '#platform/context'
import { Problem, errors } from '#platform/errors'
import type { Credentials } from '#platform/http/server'
import type { SocketAuth, SocketCredentials } from '#platform/realtime/sockets'
import { timestamp } from '#platform/time'
import { identityErrors } from './errors.ts'
import {
  accountState,
  sessionState,
  sessionStateBySecret,
  touchSession,
  type SessionState,
} from './queries/actor.ts'
import { csrfTokenOf, digestOf, type TokenSigner } from './tokens.ts'

export const sessionCookies = { secure: '__Host-halqa_session', plain: 'halqa_session' } as const

interface Remembered {
  readonly at: number
  /** When its use was last written down. */
  readonly touchedAt: number
  readonly state: SessionState | undefined
}

/** How long rights are remembered: a revocation is felt within this time even if its signal is lost. */
const rememberMs = 800
const touchMs = 60_000

interface Wanted {
  readonly headers: IncomingMessage['headers']
}

/**
 * Turns credentials into an actor: `Authorization: Bearer|JWT|Token`, else the web session's cookie.
 * The session is looked up at every request (remembered for under a second), so ending it works at once.
 */
export class Authenticator {
  readonly #database: Database
  readonly #signer: TokenSigner
  readonly #now: () => Temporal.Instant
  readonly #remembered = new Map<string, Remembered>()

  constructor(options: { database: Database; signer: TokenSigner; now: () => Temporal.Instant }) {
    this.#database = options.database
    this.#signer = options.signer
    this.#now = options.now
  }

  /** @throws Problem 401 for credentials that are there but bad */
  async authenticate(request: Wanted): Promise<Credentials | null> {
    const bearer = readAuthorization(request.headers.authorization)
    if (bearer) {
      const state = await this.#byBearer(bearer)
      return { actor: actorOf(state), locale: state.locale, csrfToken: null }
    }
    const secret = sessionSecret(request.headers.cookie)
    if (secret === null) return null
    const state = await this.#bySecret(secret, 'web')
    return state ? { actor: actorOf(state), locale: state.locale, csrfToken: csrfTokenOf(secret) } : null
  }

  /** After a sign-out, a role change and the like: the next request looks again. */
  forget(): void {
    this.#remembered.clear()
  }

  /** @throws Problem that says what is wrong with it, in the words of REST framework */
  async #byBearer({ scheme, token }: Bearer): Promise<SessionState> {
    const signed = token.split('.').length === 3
    if (!signed && scheme === 'token') {
      const state = await this.#bySecret(token, 'token')
      if (!state) throw identityErrors.invalid_token()
      return state
    }
    const claims = await this.#signer.read(token, this.#now())
    if (!claims) throw errors.token_not_valid({ message: 'Token is invalid or expired' })
    if (claims.type !== 'access') throw errors.token_not_valid({ message: 'Token has wrong type' })
    const state = await this.#remember(`t:${claims.sessionId}`, (now) =>
      sessionState(this.#database, claims.sessionId, now),
    )
    if (state) return state
    const account = await accountState(this.#database, claims.userId)
    if (account === 'erased') throw identityErrors.user_not_found()
    if (account === 'inactive') throw identityErrors.user_inactive()
    throw errors.token_not_valid({ message: 'Token is invalid or expired' })
  }

  #bySecret(secret: string, kind: 'web' | 'token'): Promise<SessionState | undefined> {
    const digest = digestOf(secret)
    return this.#remember(`${kind}:${digest.toString('base64')}`, (now) =>
      sessionStateBySecret(this.#database, digest, kind, now),
    )
  }

  async #remember(
    key: string,
    load: (now: string) => Promise<SessionState | undefined>,
  ): Promise<SessionState | undefined> {
    const known = this.#remembered.get(key)
    const clock = performance.now()
    if (known && clock - known.at < rememberMs) return known.state
    const now = timestamp(this.#now())
    const state = await load(now)
    const touch = state !== undefined && clock - (known?.touchedAt ?? -touchMs) >= touchMs
    if (this.#remembered.size > 20_000) this.#remembered.clear()
    this.#remembered.set(key, { at: clock, touchedAt: touch ? clock : (known?.touchedAt ?? -touchMs), state })
    if (state && touch) await touchSession(this.#database, state.session_id, now)
    return state
  }

  /** The same people on sockets. `allowQueryToken` is for the seeds' clients only. */
  sockets(options: {
    allowQueryToken: boolean
    origins: () => readonly string[]
    ticket: (ticket: string) => Promise<string | null>
  }): SocketAuth {
    return {
      fromHandshake: async (request) => {
        const url = new URL(request.url ?? '/', 'http://local')
        const header = request.headers.authorization
        if (header !== undefined) return (await this.#socketBearer(header)) ?? 'invalid'
        const ticket = url.searchParams.get('ticket')
        if (ticket !== null) {
          const sessionId = await options.ticket(ticket)
          const state = sessionId
            ? await sessionState(this.#database, sessionId, timestamp(this.#now()))
            : undefined
          return state ? credentialsOf(state) : 'invalid'
        }
        const token = url.searchParams.get('token')
        if (token !== null && options.allowQueryToken)
          return (await this.#socketBearer(`Bearer ${token}`)) ?? 'invalid'
        const secret = sessionSecret(request.headers.cookie)
        if (secret === null || !sameOrigin(request, options.origins())) return null
        const state = await this.#bySecret(secret, 'web')
        return state ? credentialsOf(state) : 'invalid'
      },
      fromToken: (token) => this.#socketBearer(`Bearer ${token}`),
      refresh: async (actor) => {
        if (!actor.sessionId) return null
        const state = await sessionState(this.#database, actor.sessionId, timestamp(this.#now()))
        return state ? credentialsOf(state) : null
      },
    }
  }

  async #socketBearer(header: string): Promise<SocketCredentials | null> {
    try {
      const bearer = readAuthorization(header)
      return bearer ? credentialsOf(await this.#byBearer(bearer)) : null
    } catch (error) {
      if (error instanceof Problem) return null
      throw error
    }
  }
}

function credentialsOf(state: SessionState): SocketCredentials {
  return { actor: actorOf(state), locale: state.locale ?? 'en' }
}

function actorOf(state: SessionState): Actor {
  return {
    kind: 'user',
    userId: state.user_id,
    sessionId: state.session_id,
    roles: state.roles,
    permissions: new Set(state.permissions),
    authenticatedAt: state.authenticated_at ? Temporal.Instant.from(state.authenticated_at) : null,
  }
}

interface Bearer {
  readonly scheme: string
  readonly token: string
}

/** `Bearer`, `JWT` and `Token` mean the same; another scheme is no credential of ours. @throws Problem for a torn header */
function readAuthorization(header: string | undefined): Bearer | null {
  const [scheme = '', ...rest] = (header ?? '').trim().split(/\s+/)
  if (!/^(?:bearer|jwt|token)$/i.test(scheme)) return null
  const [token, ...more] = rest
  if (!token || more.length > 0) throw identityErrors.bad_authorization_header()
  return { scheme: scheme.toLowerCase(), token }
}

function sessionSecret(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if ((name === sessionCookies.secure || name === sessionCookies.plain) && value) return value
  }
  return null
}

function sameOrigin(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (!origin) return false
  if (allowed.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
