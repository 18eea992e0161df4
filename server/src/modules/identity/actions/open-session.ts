import type { Context } from '#platform/context'
import type { Cookie } from '#platform/http/route'
import { newId } from '#platform/ids'
import { audit } from '#platform/audit'
import { timestamp } from '#platform/time'
import { sessionCookies } from '../authenticate.ts'
import { deviceCookieName, deviceDigest } from '../device.ts'
import { insertRefresh } from '../queries/refresh.ts'
import { insertSession, type SessionRow } from '../queries/sessions.ts'
import { noteSignIn } from '../queries/users.ts'
import { deviceName } from '../agents.ts'
import { refreshDays } from '../rules.ts'
import type { Admission } from './enter.ts'
import { tellOfNewDevice } from './tell-of-new-device.ts'
import { csrfTokenOf, digestOf, makeSecret } from '../tokens.ts'

/** Ways in that no second factor guards: the account is new, or it is the demo's. All others bring an {@link Admission}. */
export type SignInMethod = 'sign_up' | 'demo' | 'setup'
type WayIn = SignInMethod | Admission

export interface TokenPair {
  readonly access: string
  readonly refresh: string
}

const csrfCookies = { secure: '__Host-halqa_csrf', plain: 'halqa_csrf' } as const
const cookieSeconds = 400 * 86_400
const lastingDays = 365

/** A session for an API client: a short access token and a refresh token that rotates. */
export async function openApiSession(ctx: Context, userId: string, method: WayIn): Promise<TokenPair> {
  const { signer } = ctx.ports
  const expiresAt = ctx.now.add({ hours: refreshDays * 24 })
  const sessionId = await open(ctx, {
    userId,
    kind: 'api',
    method,
    secretDigest: null,
    mark: null,
    expiresAt,
  })
  const id = newId()
  const refresh = await signer.signRefresh(signer.kid, {
    id,
    userId,
    sessionId,
    issuedAt: ctx.now,
    expiresAt,
  })
  if (!refresh) throw new Error('no signing key is loaded')
  await insertRefresh(ctx.tx, {
    id,
    sessionId,
    kid: signer.kid,
    issuedAt: timestamp(ctx.now),
    expiresAt: timestamp(expiresAt),
  })
  return { access: await signer.sign(userId, sessionId, ctx.now), refresh }
}

/**
 * A session for our web app: the cookies to set. `secure` is `input.secure`; only there browsers take `__Host-` names.
 * `mark` is the browser's device mark when it has one (`deviceMark(input.cookies)`).
 */
export async function openWebSession(
  ctx: Context,
  userId: string,
  method: WayIn,
  secure: boolean,
  mark: string | null = null,
): Promise<Cookie[]> {
  const secret = makeSecret()
  const device = mark ?? makeSecret(20)
  await open(ctx, {
    userId,
    kind: 'web',
    method,
    secretDigest: digestOf(secret),
    mark: device,
    expiresAt: ctx.now.add({ hours: refreshDays * 24 }),
  })
  const deviceCookie = {
    name: deviceCookieName(secure),
    value: device,
    maxAge: cookieSeconds,
    httpOnly: true,
  }
  return [...webCookies(secure, secret, csrfTokenOf(secret), cookieSeconds), deviceCookie]
}

/** One lasting token, as Django's `Authorization: Token` clients want it. */
export async function openTokenSession(ctx: Context, userId: string, method: WayIn): Promise<string> {
  const token = makeSecret(30)
  await open(ctx, {
    userId,
    kind: 'token',
    method,
    secretDigest: digestOf(token),
    mark: null,
    expiresAt: ctx.now.add({ hours: lastingDays * 24 }),
  })
  return token
}

/** The cookies of a web session by its secret. */
export function sessionCookiesOf(secure: boolean, secret: string): Cookie[] {
  return webCookies(secure, secret, csrfTokenOf(secret), cookieSeconds)
}

/** Takes the web session's cookies off the browser. */
export function clearedCookies(secure: boolean): Cookie[] {
  return webCookies(secure, '', '', 0)
}

function webCookies(secure: boolean, session: string, csrf: string, maxAge: number): Cookie[] {
  const kind = secure ? 'secure' : 'plain'
  return [
    { name: sessionCookies[kind], value: session, maxAge, httpOnly: true },
    { name: csrfCookies[kind], value: csrf, maxAge, httpOnly: false },
  ]
}

interface Opening {
  readonly userId: string
  readonly kind: SessionRow['kind']
  readonly method: WayIn
  readonly secretDigest: Buffer | null
  readonly mark: string | null
  readonly expiresAt: Temporal.Instant
}

async function open(ctx: Context, opening: Opening): Promise<string> {
  const id = newId()
  const at = timestamp(ctx.now)
  const way = typeof opening.method === 'string' ? opening.method : opening.method.method
  const factor = typeof opening.method === 'string' ? null : opening.method.factor
  if (typeof opening.method !== 'string') await tellOfNewDevice(ctx, opening.userId, opening)
  await insertSession(ctx.tx, {
    id,
    userId: opening.userId,
    kind: opening.kind,
    secretDigest: opening.secretDigest,
    method: way,
    device: deviceName(ctx.origin.userAgent),
    deviceDigest: deviceDigest(ctx, opening.mark),
    ip: ctx.origin.ip,
    userAgent: ctx.origin.userAgent,
    timeZone: ctx.origin.timeZone ?? null,
    at,
    expiresAt: timestamp(opening.expiresAt),
  })
  await noteSignIn(ctx.tx, opening.userId, at)
  await audit(ctx, {
    action: 'session.open',
    object: { kind: 'session', id },
    after: { user_id: opening.userId, kind: opening.kind, method: way, factor },
  })
  return id
}
