import { createHash, randomBytes } from 'node:crypto'
import { SignJWT, exportJWK, generateKeyPair, importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose'
import { newId } from '#platform/ids'

/** What an access token says. The names are those that existing clients read. */
export interface AccessClaims {
  readonly userId: string
  readonly sessionId: string
  readonly expiresAt: number
}

export interface StoredKey {
  readonly kid: string
  readonly private_jwk: JWK
  readonly public_jwk: JWK
}

export const accessSeconds = 600
const issuer = 'halqa'
const audience = 'halqa-api'

/** Makes a new Ed25519 signing key, as it is stored. */
export async function makeSigningKey(): Promise<StoredKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return { kid: randomBytes(9).toString('base64url'), private_jwk: await exportJWK(pair.privateKey), public_jwk: await exportJWK(pair.publicKey) }
}

/** Signs and verifies access tokens with the keys it was given; only EdDSA, only our issuer, audience and type. */
export class TokenSigner {
  readonly #keys = new Map<string, { sign: CryptoKey; verify: CryptoKey }>()
  readonly #verified = new Map<string, AccessClaims>()
  #current = ''

  /** Replaces the set; the first key signs. */
  async load(keys: readonly StoredKey[]): Promise<void> {
    this.#keys.clear()
    this.#verified.clear()
    for (const key of keys) {
      const sign = await importJWK(key.private_jwk, 'EdDSA')
      const verify = await importJWK(key.public_jwk, 'EdDSA')
      if (sign instanceof Uint8Array || verify instanceof Uint8Array) throw new Error('a signing key must be asymmetric')
      this.#keys.set(key.kid, { sign, verify })
    }
    this.#current = keys[0]?.kid ?? ''
  }

  async sign(userId: string, sessionId: string, now: Temporal.Instant): Promise<string> {
    const key = this.#keys.get(this.#current)
    if (!key) throw new Error('no signing key is loaded')
    const issued = Math.floor(now.epochMilliseconds / 1000)
    return new SignJWT({ token_type: 'access', user_id: userId, sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.#current, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(userId)
      .setJti(newId())
      .setIssuedAt(issued)
      .setExpirationTime(issued + accessSeconds)
      .sign(key.sign)
  }

  /** The claims of a valid token at that time, else null. */
  async verify(token: string, now: Temporal.Instant): Promise<AccessClaims | null> {
    const seconds = now.epochMilliseconds / 1000
    const known = this.#verified.get(token)
    if (known) return known.expiresAt > seconds ? known : null
    try {
      const { payload } = await jwtVerify(token, (header) => this.#verifier(header.kid), {
        algorithms: ['EdDSA'],
        issuer,
        audience,
        currentDate: new Date(now.epochMilliseconds),
        requiredClaims: ['sub', 'sid', 'exp', 'token_type'],
      })
      if (payload['token_type'] !== 'access' || typeof payload['sid'] !== 'string' || !payload.sub || !payload.exp) return null
      const claims = { userId: payload.sub, sessionId: payload['sid'], expiresAt: payload.exp }
      if (this.#verified.size >= 10_000) this.#verified.clear()
      this.#verified.set(token, claims)
      return claims
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
