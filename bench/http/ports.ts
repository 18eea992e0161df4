import { createServer } from 'node:net'

/** A loopback port that was free a moment ago; BENCH_PORTS (`43000-43099`) narrows the choice. */
export async function freePort(): Promise<number> {
  const [first, last] = (process.env.BENCH_PORTS ?? '0-0').split('-').map(Number)
  for (let port = first ?? 0; port <= (last ?? 0); port++) {
    const found = await tryPort(port)
    if (found) return found
  }
  throw new Error(`no free port in ${process.env.BENCH_PORTS}`)
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
