import type { IncomingMessage } from 'node:http'
import type { Actor, Database } from '#platform/context'
import { errors } from '#platform/errors'
import type { Credentials } from '#platform/http/server'
import type { SocketAuth, SocketCredentials } from '#platform/realtime/sockets'
import { timestamp } from '#platform/time'
import { sessionState, sessionStateBySecret, touchSession, type SessionState } from './queries/actor.ts'
import { csrfTokenOf, digestOf, type TokenSigner } from './tokens.ts'

export const sessionCookies = { secure: '__Host-halqa_session', plain: 'halqa_session' } as const

interface Remembered {
  readonly at: number
  readonly state: SessionState | undefined
}

/** How long rights are remembered: a revocation is felt within this time even if its signal is lost. */
const rememberMs = 800

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

  /** @throws Problem `token_not_valid` for credentials that are there but bad */
  async authenticate(request: Wanted): Promise<Credentials | null> {
    const token = bearerToken(request.headers.authorization)
    if (token !== null) {
      const state = await this.#byToken(token)
      if (!state) throw errors.token_not_valid()
      return { actor: actorOf(state), locale: state.locale, csrfToken: null }
    }
    const secret = sessionSecret(request.headers.cookie)
    if (secret === null) return null
    const state = await this.#bySecret(secret)
    return state ? { actor: actorOf(state), locale: state.locale, csrfToken: csrfTokenOf(secret) } : null
  }

  /** After a sign-out, a role change and the like: the next request looks again. */
  forget(): void {
    this.#remembered.clear()
  }

  async #byToken(token: string): Promise<SessionState | undefined> {
    const claims = await this.#signer.verify(token, this.#now())
    if (!claims) return undefined
    return this.#remember(`t:${claims.sessionId}`, (now) => sessionState(this.#database, claims.sessionId, now))
  }

  #bySecret(secret: string): Promise<SessionState | undefined> {
    const digest = digestOf(secret)
    return this.#remember(`s:${digest.toString('base64')}`, (now) => sessionStateBySecret(this.#database, digest, now))
  }

  async #remember(key: string, load: (now: string) => Promise<SessionState | undefined>): Promise<SessionState | undefined> {
    const known = this.#remembered.get(key)
    if (known && performance.now() - known.at < rememberMs) return known.state
    const now = timestamp(this.#now())
    const state = await load(now)
    if (this.#remembered.size > 20_000) this.#remembered.clear()
    this.#remembered.set(key, { at: performance.now(), state })
    if (state && !known) await touchSession(this.#database, state.session_id, now)
    return state
  }

  /** The same people on sockets. `allowQueryToken` is for the seeds' clients only. */
  sockets(options: { allowQueryToken: boolean; origins: () => readonly string[]; ticket: (ticket: string) => Promise<string | null> }): SocketAuth {
    return {
      fromHandshake: async (request) => {
        const url = new URL(request.url ?? '/', 'http://local')
        const header = bearerToken(request.headers.authorization)
        if (header !== null) return (await this.#socketToken(header)) ?? 'invalid'
        const ticket = url.searchParams.get('ticket')
        if (ticket !== null) {
          const sessionId = await options.ticket(ticket)
          const state = sessionId ? await sessionState(this.#database, sessionId, timestamp(this.#now())) : undefined
          return state ? credentialsOf(state) : 'invalid'
        }
        const token = url.searchParams.get('token')
        if (token !== null && options.allowQueryToken) return (await this.#socketToken(token)) ?? 'invalid'
        const secret = sessionSecret(request.headers.cookie)
        if (secret === null || !sameOrigin(request, options.origins())) return null
        const state = await this.#bySecret(secret)
        return state ? credentialsOf(state) : 'invalid'
      },
      fromToken: (token) => this.#socketToken(token),
      refresh: async (actor) => {
        if (!actor.sessionId) return null
        const state = await sessionState(this.#database, actor.sessionId, timestamp(this.#now()))
        return state ? credentialsOf(state) : null
      },
    }
  }

  async #socketToken(token: string): Promise<SocketCredentials | null> {
    const state = await this.#byToken(token)
    return state ? credentialsOf(state) : null
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

/** `Bearer`, `JWT` and `Token` mean the same; anything else is no token of ours. */
function bearerToken(header: string | undefined): string | null {
  const match = /^(?:Bearer|JWT|Token) +(\S.*)$/i.exec(header ?? '')
  return match?.[1]?.trim() ?? null
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
