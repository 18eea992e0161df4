import { createHash, randomBytes } from 'node:crypto'
import { SignJWT, exportJWK, generateKeyPair, importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose'
import { newId } from '#platform/ids'

export type TokenType = 'access' | 'refresh'

/** What a token says. The names in it are those that existing clients read. */
export interface Claims {
  readonly type: TokenType
  readonly id: string
  readonly userId: string
  readonly sessionId: string
  readonly expiresAt: number
}

/** A refresh token is signed again, letter for letter, from these. */
export interface RefreshSpec {
  readonly id: string
  readonly userId: string
  readonly sessionId: string
  readonly issuedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export interface StoredKey {
  readonly kid: string
  /** Null: it verifies only. */
  readonly private_jwk: JWK | null
  readonly public_jwk: JWK
}

export const accessSeconds = 600
/** Made-up key names cost a look into the database this often at most. */
const reloadMs = 1_000
const issuer = 'halqa'
const audiences = { access: 'halqa-api', refresh: 'halqa-refresh' } as const satisfies Record<
  TokenType,
  string
>

/** Makes a new Ed25519 signing key, as it is stored. */
export async function makeSigningKey(): Promise<StoredKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return {
    kid: randomBytes(9).toString('base64url'),
    private_jwk: await exportJWK(pair.privateKey),
    public_jwk: await exportJWK(pair.publicKey),
  }
}

/** Signs and verifies tokens with the keys it was given; only EdDSA, only our issuer, audiences and types. */
export class TokenSigner {
  readonly #keys = new Map<string, { sign: CryptoKey | null; verify: CryptoKey }>()
  readonly #read: () => Promise<readonly StoredKey[]>
  readonly #verified = new Map<string, Claims>()
  #current = ''
  #loading: Promise<void> | null = null
  #loadedAt = Number.NEGATIVE_INFINITY

  /** `read` answers the keys that verify, newest first. */
  constructor(read: () => Promise<readonly StoredKey[]>) {
    this.#read = read
  }

  /** The key that signs now. */
  get kid(): string {
    return this.#current
  }

  /** Reads the keys again; the newest that can, signs. One reading follows another: a running one may be too early. */
  load(): Promise<void> {
    const before = this.#loading?.catch(() => {}) ?? Promise.resolve()
    const reading: Promise<void> = before
      .then(() => this.#load())
      .finally(() => {
        if (this.#loading === reading) this.#loading = null
      })
    this.#loading = reading
    return reading
  }

  async #load(): Promise<void> {
    this.#loadedAt = performance.now()
    const stored = await this.#read()
    const fresh = await Promise.all(
      stored.map(async (key) => {
        const sign = key.private_jwk ? await asymmetric(key.private_jwk) : null
        return [key.kid, { sign, verify: await asymmetric(key.public_jwk) }] as const
      }),
    )
    this.#keys.clear()
    this.#verified.clear()
    for (const [kid, key] of fresh) this.#keys.set(kid, key)
    this.#current = fresh.find(([, key]) => key.sign !== null)?.[0] ?? ''
  }

  /** An access token of ten minutes. */
  sign(userId: string, sessionId: string, now: Temporal.Instant): Promise<string> {
    const expiresAt = now.add({ seconds: accessSeconds })
    return this.#sign('access', this.#current, { id: newId(), userId, sessionId, issuedAt: now, expiresAt })
  }

  /** The same row and key give the same token (Ed25519 signatures are deterministic). Null when the key is gone. */
  async signRefresh(kid: string, spec: RefreshSpec): Promise<string | null> {
    return this.#keys.get(kid)?.sign ? this.#sign('refresh', kid, spec) : null
  }

  async #sign(type: TokenType, kid: string, spec: RefreshSpec): Promise<string> {
    const sign = this.#keys.get(kid)?.sign
    if (!sign) throw new Error('no signing key is loaded')
    return new SignJWT({ token_type: type, user_id: spec.userId, sid: spec.sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audiences[type])
      .setSubject(spec.userId)
      .setJti(spec.id)
      .setIssuedAt(Math.floor(spec.issuedAt.epochMilliseconds / 1000))
      .setExpirationTime(Math.floor(spec.expiresAt.epochMilliseconds / 1000))
      .sign(sign)
  }

  /** The claims of a valid token of either type at that time, else null. */
  async read(token: string, now: Temporal.Instant): Promise<Claims | null> {
    const seconds = now.epochMilliseconds / 1000
    const known = this.#verified.get(token)
    if (known) return known.expiresAt > seconds ? known : null
    const claims = await this.#check(token, now)
    if (!claims) return null
    if (this.#verified.size >= 10_000) this.#verified.clear()
    this.#verified.set(token, claims)
    return claims
  }

  async #check(token: string, now: Temporal.Instant): Promise<Claims | null> {
    if (token.length > 4_096) return null
    try {
      const { payload } = await jwtVerify(token, (header) => this.#verifier(header.kid), {
        algorithms: ['EdDSA'],
        issuer,
        audience: Object.values(audiences),
        typ: 'JWT',
        currentDate: new Date(now.epochMilliseconds),
        requiredClaims: ['sub', 'sid', 'jti', 'exp', 'token_type'],
      })
      const { sub, jti, exp, aud, sid, token_type: type } = payload
      if (type !== 'access' && type !== 'refresh') return null
      if (aud !== audiences[type] || typeof sid !== 'string' || !sub || !jti || !exp) return null
      return { type, id: jti, userId: sub, sessionId: sid, expiresAt: exp }
    } catch {
      return null
    }
  }

  /** A key that we do not know may be new: another node has made it, and its word may still be on the way. */
  async #verifier(kid: string | undefined): Promise<CryptoKey> {
    const known = this.#keys.get(kid ?? '')
    if (known) return known.verify
    if (this.#loading) await this.#loading
    else if (performance.now() - this.#loadedAt >= reloadMs) await this.load()
    const key = this.#keys.get(kid ?? '')
    if (!key) throw new Error('unknown key')
    return key.verify
  }
}

async function asymmetric(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'EdDSA')
  if (key instanceof Uint8Array) throw new Error('a signing key must be asymmetric')
  return key
}

/** A secret that only its bearer knows; the database keeps {@link digestOf} it. */
export function makeSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** What X-CSRF-Token must be for a web session; scripts of our own pages read it from its cookie. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf:${secret}`).digest('base64url')
}
