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
  readonly private_jwk: JWK
  readonly public_jwk: JWK
}

export const accessSeconds = 600
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
  readonly #keys = new Map<string, { sign: CryptoKey; verify: CryptoKey }>()
  readonly #verified = new Map<string, Claims>()
  #current = ''

  /** The key that signs now. */
  get kid(): string {
    return this.#current
  }

  /** Replaces the set; the first key signs. */
  async load(keys: readonly StoredKey[]): Promise<void> {
    this.#keys.clear()
    this.#verified.clear()
    for (const key of keys) {
      const sign = await importJWK(key.private_jwk, 'EdDSA')
      const verify = await importJWK(key.public_jwk, 'EdDSA')
      if (sign instanceof Uint8Array || verify instanceof Uint8Array)
        throw new Error('a signing key must be asymmetric')
      this.#keys.set(key.kid, { sign, verify })
    }
    this.#current = keys[0]?.kid ?? ''
  }

  /** An access token of ten minutes. */
  sign(userId: string, sessionId: string, now: Temporal.Instant): Promise<string> {
    const expiresAt = now.add({ seconds: accessSeconds })
    return this.#sign('access', this.#current, { id: newId(), userId, sessionId, issuedAt: now, expiresAt })
  }

  /** The same row and key give the same token (Ed25519 signatures are deterministic). Null when the key is gone. */
  async signRefresh(kid: string, spec: RefreshSpec): Promise<string | null> {
    return this.#keys.has(kid) ? this.#sign('refresh', kid, spec) : null
  }

  async #sign(type: TokenType, kid: string, spec: RefreshSpec): Promise<string> {
    const key = this.#keys.get(kid)
    if (!key) throw new Error('no signing key is loaded')
    return new SignJWT({ token_type: type, user_id: spec.userId, sid: spec.sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audiences[type])
      .setSubject(spec.userId)
      .setJti(spec.id)
      .setIssuedAt(Math.floor(spec.issuedAt.epochMilliseconds / 1000))
      .setExpirationTime(Math.floor(spec.expiresAt.epochMilliseconds / 1000))
      .sign(key.sign)
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

  #verifier(kid: string | undefined): CryptoKey {
    const key = this.#keys.get(kid ?? '')
    if (!key) throw new Error('unknown key')
    return key.verify
  }
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
