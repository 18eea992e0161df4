import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { addressOf } from '../http/origin.ts'
import type { SocketRoute } from './socket-contract.ts'

/** The asked address; only its path and query mean anything. */
export function addressOfSocket(request: Pick<IncomingMessage, 'url'>): URL {
  return addressOf(request.url, { headers: {}, host: 'local', protocol: 'http' }, null)
}

/** Turns an upgrade down in plain HTTP. */
export function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Which socket an address means, and its parameters. */
export function matchRoute(
  routes: readonly SocketRoute[],
  pathname: string,
): { route: SocketRoute; params: Record<string, string> } | null {
  const parts = pathname.replace(/\/$/, '').split('/')
  for (const route of routes) {
    const pattern = route.path.replace(/\/$/, '').split('/')
    if (pattern.length !== parts.length) continue
    const params: Record<string, string> = {}
    const matches = pattern.every((piece, index) => {
      const part = parts[index] ?? ''
      const name = /^\{(\w+)\}$/.exec(piece)?.[1]
      if (name) params[name] = part
      return name ? part.length > 0 : piece === part
    })
    if (matches) return { route, params }
  }
  return null
}
