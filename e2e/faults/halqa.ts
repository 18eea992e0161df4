import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
export const owner = { phone: '+201001234567', password: 'Faults-and-falls-26' }

/** A Halqa server that a test may shoot and start again on the same data folder and port. */
export class Halqa {
  readonly dataDir: string
  readonly port: number
  #child: ChildProcess | null = null

  private constructor(dataDir: string, port: number) {
    this.dataDir = dataDir
    this.port = port
  }

  static async make(): Promise<Halqa> {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'halqa-faults-'))
    await writeFile(path.join(dataDir, 'owner-password'), owner.password, { mode: 0o600 })
    return new Halqa(dataDir, await freePort())
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const password = path.join(this.dataDir, 'owner-password')
    const child = spawn(
      process.execPath,
      [
        path.join(root, 'server/src/main.ts'),
        '--empty',
        '--owner-phone',
        owner.phone,
        '--owner-password-file',
        password,
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          DATA_DIR: path.join(this.dataDir, 'data'),
          PORT: String(this.port),
          HOST: '127.0.0.1',
          LOG_LEVEL: process.env['FAULTS_LOG'] ?? 'fatal',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    this.#child = child
    await new Promise<void>((resolve, reject) => {
      let text = ''
      const hear = (chunk: Buffer): void => {
        text += chunk.toString()
        if (/^ready /m.test(text)) resolve()
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text.slice(-1000)}`)))
      child.once('exit', (code, signal) => {
        if (signal !== 'SIGKILL' && code !== 0)
          console.error(`the server ended by itself with ${code ?? signal}: ${text.slice(-1500)}`)
      })
      setTimeout(() => reject(new Error(`not ready in time: ${text.slice(-1000)}`)), 60_000).unref()
    })
  }

  /** kill -9 of the server; its PostgreSQL goes on. */
  shootServer(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return Promise.resolve()
    return new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  }

  /** kill -9 of the database's postmaster. */
  async shootDatabase(): Promise<void> {
    const lines = (await readFile(path.join(this.dataDir, 'data/postgres/postmaster.pid'), 'utf8')).split(
      '\n',
    )
    process.kill(Number(lines[0]), 'SIGKILL')
  }

  async remove(): Promise<void> {
    const child = this.#child
    if (child && child.exitCode === null) {
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGINT')
      })
    }
    await rm(this.dataDir, { recursive: true, force: true })
  }
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
