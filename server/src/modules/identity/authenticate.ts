import type { IncomingMessage } from 'node:http'
import type { Actor, Database } from '#platform/context'
import { Problem, errors } from '#platform/errors'
import { isOwnOrigin, readIp, readZone } from '#platform/http/origin'
import type { Limits } from '#platform/http/limits'
import type { Credentials } from '#platform/http/server'
import { addressOfSocket } from '#platform/realtime/handshake'
import type { SocketAuth, SocketCredentials } from '#platform/realtime/sockets'
import { timestamp } from '#platform/time'
import { ApiKeyReader, readApiKey } from './api-keys.ts'
import { identityErrors } from './errors.ts'
import {
  accountState,
  sessionState,
  sessionStateBySecret,
  touchSession,
  type SessionState,
} from './queries/actor.ts'
import { accessSeconds, csrfTokenOf, digestOf, type TokenSigner } from './tokens.ts'

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
  readonly ip?: string
}

/** A socket's handshake says nothing certain about the place: the proxy's word is read for requests only. */
const unplaced: Wanted = { headers: {} }

/**
 * Turns credentials into an actor: an API key, `Authorization: Bearer|JWT|Token`, else the web session's cookie.
 * The session is looked up at every request (remembered for under a second), so ending it works at once.
 */
export class Authenticator {
  readonly #database: Database
  readonly #signer: TokenSigner
  readonly #now: () => Temporal.Instant
  readonly #keys: ApiKeyReader
  readonly #remembered = new Map<string, Remembered>()
  #forgotten = 0

  constructor(options: {
    database: Database
    signer: TokenSigner
    limits: Limits
    now: () => Temporal.Instant
  }) {
    this.#database = options.database
    this.#signer = options.signer
    this.#now = options.now
    this.#keys = new ApiKeyReader(options)
  }

  /** @throws Problem 401 for credentials that are there but bad */
  async authenticate(request: Wanted): Promise<Credentials | null> {
    const key = readApiKey(request.headers)
    if (key !== null) return { actor: await this.#keys.actor(key, request), locale: null, csrfToken: null }
    const bearer = readAuthorization(request.headers.authorization)
    if (bearer) {
      const state = await this.#byBearer(bearer, request)
      return { actor: actorOf(state), locale: state.locale, csrfToken: null }
    }
    const secret = sessionSecret(request.headers.cookie)
    if (secret === null) return null
    const state = await this.#bySecret(secret, 'web', request)
    return state ? { actor: actorOf(state), locale: state.locale, csrfToken: csrfTokenOf(secret) } : null
  }

  /** After a sign-out, a role change and the like: the next request looks again. */
  forget(): void {
    this.#forgotten += 1
    this.#remembered.clear()
    this.#keys.forget()
  }

  /** @throws Problem that says what is wrong with it, in the words of REST framework */
  async #byBearer({ scheme, token }: Bearer, request: Wanted): Promise<SessionState> {
    const signed = token.split('.').length === 3
    if (!signed && scheme === 'token') {
      const state = await this.#bySecret(token, 'token', request)
      if (!state) throw identityErrors.invalid_token()
      return state
    }
    const claims = await this.#signer.read(token, this.#now())
    if (!claims) throw errors.token_not_valid({ message: 'Token is invalid or expired' })
    if (claims.type !== 'access') throw errors.token_not_valid({ message: 'Token has wrong type' })
    const state = await this.#remember(request, `t:${claims.sessionId}`, (now) =>
      sessionState(this.#database, claims.sessionId, now),
    )
    if (state) return state
    const account = await accountState(this.#database, claims.userId)
    if (account === 'erased') throw identityErrors.user_not_found()
    if (account === 'inactive') throw identityErrors.user_inactive()
    throw errors.token_not_valid({ message: 'Token is invalid or expired' })
  }

  #bySecret(secret: string, kind: 'web' | 'token', request: Wanted): Promise<SessionState | undefined> {
    const digest = digestOf(secret)
    return this.#remember(request, `${kind}:${digest.toString('base64')}`, (now) =>
      sessionStateBySecret(this.#database, digest, kind, now),
    )
  }

  async #remember(
    request: Wanted,
    key: string,
    load: (now: string) => Promise<SessionState | undefined>,
  ): Promise<SessionState | undefined> {
    const known = this.#remembered.get(key)
    const clock = performance.now()
    if (known && clock - known.at < rememberMs) return known.state
    const now = timestamp(this.#now())
    const before = this.#forgotten
    const state = await load(now)
    const touch = state !== undefined && clock - (known?.touchedAt ?? -touchMs) >= touchMs
    if (this.#remembered.size > 20_000) this.#remembered.clear()
    // What was read before something changed is not remembered after it.
    if (before === this.#forgotten) {
      this.#remembered.set(key, {
        at: clock,
        touchedAt: touch ? clock : (known?.touchedAt ?? -touchMs),
        state,
      })
    }
    if (state && touch)
      await touchSession(this.#database, state.session_id, now, {
        ip: readIp(request.ip),
        timeZone: readZone(request.headers['x-time-zone']),
      })
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
        const header = request.headers.authorization
        if (header !== undefined) return (await this.#socketBearer(header)) ?? 'invalid'
        // The order of the contract: cookie, then (the first frame comes later) ticket, then the token in the address.
        const secret = sameOrigin(request, options.origins()) ? sessionSecret(request.headers.cookie) : null
        const state = secret === null ? undefined : await this.#bySecret(secret, 'web', unplaced)
        if (state) return socketCredentials(state, null)
        const { searchParams } = addressOfSocket(request)
        const ticket = searchParams.get('ticket')
        if (ticket !== null) return (await this.#byTicket(await options.ticket(ticket))) ?? 'invalid'
        const token = searchParams.get('token')
        if (token !== null && options.allowQueryToken)
          return (await this.#socketBearer(`Bearer ${token}`)) ?? 'invalid'
        return secret === null ? null : 'invalid'
      },
      fromToken: (token) => this.#socketBearer(`Bearer ${token}`),
      refresh: async ({ actor, lapsesAt }) => {
        const now = this.#now()
        const state = actor.sessionId
          ? await sessionState(this.#database, actor.sessionId, timestamp(now))
          : undefined
        if (!state) return null
        const fresh = socketCredentials(state, lapsesAt)
        return fresh.lapsesAt && Temporal.Instant.compare(fresh.lapsesAt, now) <= 0 ? null : fresh
      },
    }
  }

  async #byTicket(sessionId: string | null): Promise<SocketCredentials | null> {
    const now = this.#now()
    const state = sessionId ? await sessionState(this.#database, sessionId, timestamp(now)) : undefined
    return state ? socketCredentials(state, now.add({ seconds: accessSeconds })) : null
  }

  async #socketBearer(header: string): Promise<SocketCredentials | null> {
    try {
      const bearer = readAuthorization(header)
      if (!bearer) return null
      const state = await this.#byBearer(bearer, unplaced)
      const claims = state.kind === 'api' ? await this.#signer.read(bearer.token, this.#now()) : null
      return socketCredentials(
        state,
        claims ? Temporal.Instant.fromEpochMilliseconds(claims.expiresAt * 1_000) : null,
      )
    } catch (error) {
      if (error instanceof Problem) return null
      throw error
    }
  }
}

/**
 * A line that was opened with an access token lasts as long as that, and longer while its session goes on being used
 * with fresh ones (docs/domain/identity.md).
 */
function socketCredentials(state: SessionState, tokenEnds: Temporal.Instant | null): SocketCredentials {
  const known = { actor: actorOf(state), locale: state.locale ?? 'en' }
  if (state.kind !== 'api') return { ...known, lapsesAt: null }
  const used = Temporal.Instant.from(state.last_used_at).add({ seconds: accessSeconds })
  return { ...known, lapsesAt: tokenEnds && Temporal.Instant.compare(tokenEnds, used) > 0 ? tokenEnds : used }
}

function actorOf(state: SessionState): Actor {
  return {
    kind: 'user',
    userId: state.user_id,
    sessionId: state.session_id,
    roles: state.roles,
    permissions: new Set(state.permissions),
    authenticatedAt: state.authenticated_at ? Temporal.Instant.from(state.authenticated_at) : null,
    ...impersonationOf(state),
  }
}

function impersonationOf(state: SessionState): Pick<Actor, 'impersonation'> {
  const { impersonator_id: by, impersonation_mode: mode } = state
  if (by === null || mode === null) return {}
  return { impersonation: { by, mode, endsAt: Temporal.Instant.from(state.expires_at) } }
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

/** The `__Host-` cookie wins: only this very host over TLS can have set it. */
function sessionSecret(header: string | undefined): string | null {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const [name = '', value = ''] = part.trim().split('=', 2)
    if (value && !found.has(name)) found.set(name, value)
  }
  return found.get(sessionCookies.secure) ?? found.get(sessionCookies.plain) ?? null
}

function sameOrigin(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  return origin !== undefined && isOwnOrigin(origin, host, allowed)
}
