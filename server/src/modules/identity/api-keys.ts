import net from 'node:net'
import type { Actor, Database } from '#platform/context'
import type { Limits } from '#platform/http/limits'
import { addressKey, readIp } from '#platform/http/origin'
import { timestamp } from '#platform/time'
import { identityErrors } from './errors.ts'
import { apiKeyInUse, touchApiKey, type ApiKeyInUse } from './queries/api-keys.ts'
import { digestOf, makeSecret } from './tokens.ts'

/** Every key begins like this: people, secret scanners and our own reader tell it from a token. */
const mark = 'hqk_'
const shownLetters = 12

/** Wrong keys an address may try; the secret has 256 bits, so this is against noise, not against luck. */
const misses = { name: 'api-key-miss', points: 60, seconds: 900 } as const
const rememberMs = 800
const touchMs = 60_000

/** A new key: the whole is shown once, `prefix` is what people see of it afterwards. */
export function makeApiKey(): { secret: string; prefix: string; digest: Buffer } {
  const secret = `${mark}${makeSecret(32)}`
  return { secret, prefix: secret.slice(0, shownLetters), digest: digestOf(secret) }
}

const peopleOnly = [
  /^api_keys\./,
  /^roles\./,
  /^settings\./,
  /^users\.(?!view$)/,
  /^(?:audit|outbox|privacy|custody|demo)\./,
]

/** Power over accounts, rights and the centre itself stays with people; the rest may be a scope. */
export function isScope(permission: string): boolean {
  return !peopleOnly.some((pattern) => pattern.test(permission))
}

export interface KeyRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly ip?: string | undefined
}

/** The key in `Api-Key: …` or in `Authorization: Bearer|Api-Key …`; null when there is none. */
export function readApiKey(headers: KeyRequest['headers']): string | null {
  const own = headers['api-key']
  if (typeof own === 'string' && own.trim() !== '') return own.trim()
  const { authorization } = headers
  const [scheme = '', value = ''] = (typeof authorization === 'string' ? authorization : '')
    .trim()
    .split(/\s+/)
  if (/^api-key$/i.test(scheme)) return value
  return value.startsWith(mark) && /^(?:bearer|jwt|token)$/i.test(scheme) ? value : null
}

interface Remembered {
  readonly at: number
  readonly touchedAt: number
  readonly key: ApiKeyInUse | undefined
}

/** Turns an API key into an actor: its maker's rights, narrowed to its scopes, asked anew every second. */
export class ApiKeyReader {
  readonly #database: Database
  readonly #limits: Limits
  readonly #now: () => Temporal.Instant
  readonly #remembered = new Map<string, Remembered>()
  #forgotten = 0

  constructor(options: { database: Database; limits: Limits; now: () => Temporal.Instant }) {
    this.#database = options.database
    this.#limits = options.limits
    this.#now = options.now
  }

  /** @throws Problem 401 for a key that does not count, 403 from a strange network, 429 too often */
  async actor(secret: string, request: KeyRequest): Promise<Actor> {
    const ip = readIp(request.ip)
    const key = await this.#find(secret, ip)
    if (!key) {
      await this.#limits.take(misses, addressKey(ip))
      throw identityErrors.api_key_not_valid()
    }
    if (!isFrom(key.networks, ip)) throw identityErrors.api_key_address()
    const { per_minute: points } = key
    await this.#limits.take({ name: `api-key-${points}`, points, seconds: 60 }, key.id)
    return {
      kind: 'api_key',
      userId: key.created_by,
      sessionId: null,
      roles: [],
      permissions: new Set(key.permissions),
      authenticatedAt: null,
      apiKey: { id: key.id, label: `${key.name} (${key.prefix}…)` },
    }
  }

  forget(): void {
    this.#forgotten += 1
    this.#remembered.clear()
  }

  async #find(secret: string, ip: string | null): Promise<ApiKeyInUse | undefined> {
    if (!secret.startsWith(mark) || secret.length > 200) return undefined
    const digest = digestOf(secret)
    const name = digest.toString('base64')
    const known = this.#remembered.get(name)
    const clock = performance.now()
    if (known && clock - known.at < rememberMs) return known.key
    const now = timestamp(this.#now())
    const before = this.#forgotten
    const key = await apiKeyInUse(this.#database, digest, now)
    const touch = key !== undefined && clock - (known?.touchedAt ?? -touchMs) >= touchMs
    if (this.#remembered.size > 5_000) this.#remembered.clear()
    // What was read before something changed is not remembered after it.
    if (before === this.#forgotten)
      this.#remembered.set(name, {
        at: clock,
        touchedAt: touch ? clock : (known?.touchedAt ?? -touchMs),
        key,
      })
    if (key && touch) await touchApiKey(this.#database, key.id, ip, now)
    return key
  }
}

/** Is the caller in one of the networks? Without any, everybody is. */
export function isFrom(networks: readonly string[], ip: string | null): boolean {
  if (networks.length === 0) return true
  if (ip === null) return false
  const list = new net.BlockList()
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/')
    list.addSubnet(address, Number(bits), net.isIPv6(address) ? 'ipv6' : 'ipv4')
  }
  return list.check(ip, net.isIPv6(ip) ? 'ipv6' : 'ipv4')
}

/** `192.0.2.7`, `192.0.2.0/24` or IPv6, as PostgreSQL's cidr writes it (host bits cleared); null for anything else. */
export function readNetwork(text: string): string | null {
  const [address = '', bits, ...rest] = text.trim().split('/')
  const family = net.isIP(address)
  if (family === 0 || rest.length > 0 || address.includes('%')) return null
  const width = family === 4 ? 32 : 128
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return null
  const length = bits === undefined ? width : Number(bits)
  return length > width ? null : `${address}/${length}`
}
