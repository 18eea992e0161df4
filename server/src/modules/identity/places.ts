import net from 'node:net'

/**
 * What we honestly know of a place: the network, without the part that names one machine in it. No outside service and
 * no bought map is asked, because those are wrong often enough to frighten people about their own sessions.
 */
export interface Place {
  /** `203.0.113.x` or `2001:db8:1::x`; null when unknown. */
  readonly network: string | null
  /** `local`: the house's own network, `machine`: this very computer. */
  readonly kind: 'public' | 'local' | 'machine' | 'unknown'
}

const local = new net.BlockList()
for (const [address, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  local.addSubnet(address, bits, 'ipv4')
local.addSubnet('fc00::', 7, 'ipv6')
local.addSubnet('fe80::', 10, 'ipv6')

const machine = new net.BlockList()
machine.addSubnet('127.0.0.0', 8, 'ipv4')
machine.addAddress('::1', 'ipv6')

export function placeOf(ip: string | null): Place {
  const family = net.isIP(ip ?? '')
  if (ip === null || family === 0) return { network: null, kind: 'unknown' }
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const kind = machine.check(ip, type) ? 'machine' : local.check(ip, type) ? 'local' : 'public'
  return {
    network: family === 4 ? ip.replace(/\d+$/, 'x') : `${groupsOf(ip).slice(0, 3).join(':')}::x`,
    kind,
  }
}

/** Are both in one household's or office's network, as far as addresses tell? */
export function isSameNetwork(a: string | null, b: string | null): boolean {
  const [first, second] = [placeOf(a).network, placeOf(b).network]
  return first !== null && first === second
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(ip: string): string[] {
  const [head = '', tail = ''] = ip.toLowerCase().split('::', 2)
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
