import net from 'node:net'

/** What is read of a request to know where it went and where it came from. */
export interface Arrival {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly host: string
  readonly protocol: string
}

/**
 * Path and query of a request line, always beginning with one origin-less path: a request line may also carry a whole
 * address (`GET http://elsewhere/x`), which says nothing about where we are.
 */
export function pathOf(line: string | undefined): string {
  const text = line ?? '/'
  if (text.startsWith('/')) return text
  const path = text.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  return path.startsWith('/') ? path : `/${path}`
}

/**
 * The absolute address of a request, under PUBLIC_URL when that is known. Joined as text and never resolved, so that
 * `//elsewhere/x` stays a path of ours.
 */
export function addressOf(line: string | undefined, arrival: Arrival, publicUrl: string | null): URL {
  const path = pathOf(line)
  const address = `${publicUrl?.replace(/\/$/, '') ?? `${arrival.protocol}://${arrival.host}`}${path}`
  return URL.canParse(address) ? new URL(address) : new URL(`http://localhost${path}`)
}

/** Is this Origin one of ours: a listed one, or the very host that was asked? */
export function isOwnOrigin(origin: string, host: string | undefined, listed: readonly string[]): boolean {
  return listed.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host)
}

/** Did a page of another site make the browser send this? Browsers say so; other programs send neither header. */
export function isCrossSite(arrival: Arrival, listed: readonly string[]): boolean {
  const { origin } = arrival.headers
  if (typeof origin === 'string') return !isOwnOrigin(origin, arrival.host, listed)
  return arrival.headers['sec-fetch-site'] === 'cross-site'
}

/** An IP address as PostgreSQL reads it, else null: proxies forward whatever a stranger wrote. */
export function readIp(text: string | undefined): string | null {
  const plain = (text ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return net.isIP(plain) === 0 ? null : plain
}

/** Who counts as one caller: an IPv4 address, or the /64 network that one IPv6 household has to itself. */
export function addressKey(ip: string | null): string {
  return networkKeys(ip)[0]
}

/** The caller and the networks around him: address, /24, /16, or with IPv6 /64, /48, /32. */
export function networkKeys(ip: string | null): readonly [address: string, near: string, wide: string] {
  if (ip === null) return ['unknown', 'unknown', 'unknown']
  if (net.isIP(ip) === 4) {
    const [a = '', b = '', c = ''] = ip.split('.')
    return [ip, `${a}.${b}.${c}.0/24`, `${a}.${b}.0.0/16`]
  }
  const [head = '', tail] = ip.toLowerCase().split('::', 2)
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right]
  const first = (count: number): string =>
    groups
      .slice(0, count)
      .map((group) => Number.parseInt(group, 16).toString(16))
      .join(':')
  return [`${first(4)}::/64`, `${first(3)}::/48`, `${first(2)}::/32`]
}

/** The zone of a browser's clock, as it says it; null for what is no zone. */
export function readZone(header: unknown): string | null {
  if (typeof header !== 'string' || !/^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/.test(header) || header.length > 40)
    return null
  try {
    return Intl.DateTimeFormat('en', { timeZone: header }) && header
  } catch {
    return null
  }
}
