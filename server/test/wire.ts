import net from 'node:net'
import { WebSocket, type ClientOptions } from 'ws'

/** Sends these very bytes and answers what came back until the server was silent or hung up. */
export function wire(base: string, text: string, quietMs = 300): Promise<string> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname)
    let answer = ''
    socket.setTimeout(quietMs, () => socket.destroy())
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('error', (error) =>
      'code' in error && error.code === 'ECONNRESET' ? resolve(answer) : reject(error),
    )
    socket.on('close', () => resolve(answer))
    socket.write(text)
  })
}

export interface Line {
  readonly ws: WebSocket
  // Frames have many shapes; each assertion says what it expects.
  // oxlint-disable-next-line no-explicit-any
  readonly frames: any[]
  /** Close code, once it is closed. */
  readonly closed: Promise<number>
}

/** Opens a socket; resolves when it is open, or closed again. */
export async function dial(base: string, path: string, options: ClientOptions = {}): Promise<Line> {
  const ws = new WebSocket(`${base.replace(/^http/, 'ws')}${path}`, options)
  const frames: unknown[] = []
  ws.on('message', (data) => frames.push(JSON.parse(String(data))))
  const closed = new Promise<number>((resolve) => ws.on('close', (code) => resolve(code)))
  await new Promise<void>((resolve, reject) => {
    ws.on('open', resolve)
    ws.on('error', reject)
  })
  return { ws, frames, closed }
}
