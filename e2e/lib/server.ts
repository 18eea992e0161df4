import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export interface RunningServer {
  readonly address: string
  /** The one-time set-up link of a centre that is not set up yet. */
  readonly setUpLink: string | null
  stop(): Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')
const startWithinMs = 180_000

/** Starts Halqa as its people do (`npm start`'s program), on a data folder of its own. */
export async function startServer(
  options: { flags?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<RunningServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'halqa-e2e-'))
  const port = await freePort()
  const child = spawn(process.execPath, [path.join(root, 'bin/start.mjs'), ...(options.flags ?? [])], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = await readyLines(child)
  const stop = async (): Promise<void> => {
    await end(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  const link = lines.map((line) => /https?:\/\/\S*\/setup\?token=\S+/.exec(line)?.[0]).find(Boolean)
  return { address: `http://localhost:${port}`, setUpLink: link ?? null, stop }
}

function readyLines(child: ChildProcess): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let out = ''
    let errors = ''
    const timer = setTimeout(
      () => reject(new Error(`the server was not ready in time: ${errors.slice(-2000)}`)),
      startWithinMs,
    )
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (!/^ready /m.test(out)) return
      clearTimeout(timer)
      resolve(out.split('\n'))
    })
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code}: ${errors.slice(-2000)}`))
    })
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGINT')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}
