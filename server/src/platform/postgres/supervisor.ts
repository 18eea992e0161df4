import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { chooseAddress, forgetAddress } from './address.ts'
import { answers } from './answers.ts'
import { dropStalePid, runningPostmaster, type Postmaster } from './cluster.ts'
import { pgDataOf } from './layout.ts'
import { livingProcess } from './process-lock.ts'
import { serverArguments, type Address } from './settings.ts'

export interface Log {
  info(message: string): void
  warn(message: string): void
}

interface SupervisorOptions {
  readonly account: Account
  readonly dataDir: string
  readonly log: Log
  readonly ephemeral: boolean
}

/** How long the children of a killed server may keep the next one from starting. */
const leftoversMs = 20_000
/** Recovery after a crash reads the WAL again, which may take its time. */
const recoveryMs = 600_000
const fastStopMs = 30_000
const hardStopMs = 10_000

/** Runs one PostgreSQL: starts it or takes over a running one, starts it again when it dies, stops it. */
export class Supervisor {
  readonly #account: Account
  readonly #dataDir: string
  readonly #pgData: string
  readonly #log: Log
  readonly #ephemeral: boolean
  #address: Address | null = null
  #pid: number | null = null
  #watch: NodeJS.Timeout | null = null
  #guard: ChildProcess | null = null
  #stopping = false
  #restart: Promise<void> | null = null

  constructor(options: SupervisorOptions) {
    this.#account = options.account
    this.#dataDir = options.dataDir
    this.#pgData = pgDataOf(options.dataDir)
    this.#log = options.log
    this.#ephemeral = options.ephemeral
  }

  async start(): Promise<Address> {
    const found = await this.#takeOver()
    if (found) {
      this.#address = found.address
      this.#pid = found.pid
      this.#log.info('took over the database that was still running')
    } else {
      this.#address = await chooseAddress(this.#account, this.#dataDir)
      this.#pid = await this.#launch(this.#address)
    }
    if (this.#ephemeral) this.#guard = endWithThisProcess(this.#dataDir)
    this.#watch = setInterval(() => this.#look(), 200)
    this.#watch.unref()
    return this.#address
  }

  /** A second call waits for the same end. @throws when it still runs afterwards. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#watch) clearInterval(this.#watch)
    await this.#restart
    const pid = this.#pid
    if (pid !== null && isAlive(pid)) {
      this.#signal(pid, this.#ephemeral ? 'immediate' : 'fast')
      if (!(await endsWithin(pid, fastStopMs))) {
        this.#log.warn('the database does not stop; ending it the hard way')
        this.#signal(pid, 'immediate')
        if (!(await endsWithin(pid, hardStopMs))) throw new Error(`PostgreSQL (process ${pid}) did not stop.`)
      }
    }
    this.#guard?.kill('SIGKILL')
    if (this.#address) forgetAddress(this.#address, this.#dataDir)
  }

  /** Waits for one that is starting; one that is stopping or dying is waited out. */
  async #takeOver(): Promise<Postmaster | null> {
    const until = performance.now() + leftoversMs
    for (;;) {
      const running = runningPostmaster(this.#pgData)
      if (running === null || (running.ready && (await answers(running.address)))) return running
      if (performance.now() > until)
        throw new Error(
          `PostgreSQL (process ${running.pid}) runs in ${this.#pgData} but does not become ready: end it, then start again.`,
        )
      await sleep(25)
    }
  }

  /** @returns the process number of a server that accepts connections. */
  async #launch(address: Address): Promise<number> {
    const until = performance.now() + leftoversMs
    for (;;) {
      dropStalePid(this.#pgData)
      const outcome = await this.#launchOnce(address)
      if (typeof outcome === 'number') return outcome
      const leftovers =
        /postmaster\.pid|\.lock" already exists|shared memory block|Address already in use/i.test(
          outcome.complaint,
        )
      if (!leftovers || performance.now() > until || this.#stopping) {
        throw new Error(
          `PostgreSQL did not start: ${outcome.complaint || 'it said nothing'} (see ${logFileOf(this.#dataDir)})`,
        )
      }
      await sleep(250)
    }
  }

  async #launchOnce(address: Address): Promise<number | { complaint: string }> {
    const logFile = openLog(this.#dataDir)
    const before = statSync(logFile.path).size
    const child = this.#account.spawn(
      this.#account.binaries.postgres,
      serverArguments(this.#pgData, address, this.#ephemeral),
      {
        stdio: ['ignore', logFile.descriptor, logFile.descriptor],
        cwd: this.#pgData,
      },
    )
    closeSync(logFile.descriptor)
    const end = onceEnded(child)
    child.unref()
    const until = performance.now() + recoveryMs
    while (end.reason === null && performance.now() < until) {
      const running = runningPostmaster(this.#pgData)
      if (running?.ready && running.pid === child.pid) return running.pid
      await sleep(10)
    }
    if (end.reason === null) return { complaint: `it is not ready after ${recoveryMs / 60_000} minutes` }
    const said = readFileSync(logFile.path).subarray(before).toString()
    return {
      complaint:
        /(?:FATAL|PANIC|could not)[^\n]*/.exec(said)?.[0] ??
        `${end.reason} ${said.trim().split('\n').at(-1) ?? ''}`.trim(),
    }
  }

  #look(): void {
    if (this.#stopping || this.#restart || this.#pid === null || isAlive(this.#pid)) return
    this.#log.warn('the database ended by itself; starting it again')
    this.#restart = this.#startAgain().finally(() => (this.#restart = null))
  }

  /** At the same address, so that the pools find it. */
  async #startAgain(): Promise<void> {
    const address = this.#address
    while (!this.#stopping && address) {
      try {
        this.#pid = await this.#launch(address)
        this.#log.info('the database runs again')
        return
      } catch (error) {
        this.#log.warn(error instanceof Error ? error.message : String(error))
        await sleep(1_000, undefined, { ref: false })
      }
    }
  }

  #signal(pid: number, mode: 'fast' | 'immediate'): void {
    if (process.platform === 'win32') {
      // Windows has no signals; pg_ctl reaches the server through its own pipe.
      spawnSync(this.#account.binaries.pgCtl, ['kill', mode === 'fast' ? 'INT' : 'QUIT', String(pid)], {
        windowsHide: true,
      })
      return
    }
    try {
      process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    } catch {
      // It ended in this moment.
    }
  }
}

function isAlive(pid: number): boolean {
  return livingProcess(pid) !== null
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  const until = performance.now() + ms
  while (isAlive(pid)) {
    if (performance.now() > until) return false
    await sleep(10)
  }
  return true
}

function onceEnded(child: ChildProcess): { reason: string | null } {
  const end: { reason: string | null } = { reason: null }
  child.once('error', (error) => (end.reason = error.message))
  child.once('exit', (code, signal) => (end.reason = `it ended with ${signal ?? code}`))
  return end
}

function logFileOf(dataDir: string): string {
  return path.join(dataDir, 'logs', 'postgres.log')
}

function openLog(dataDir: string): { path: string; descriptor: number } {
  const file = logFileOf(dataDir)
  mkdirSync(path.dirname(file), { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10_000_000) renameSync(file, `${file}.1`)
  return { path: file, descriptor: openSync(file, 'a', 0o640) }
}

/** A shell waits on a pipe that this process holds: however the process ends, the pipe closes and the server goes. */
function endWithThisProcess(dataDir: string): ChildProcess | null {
  if (process.platform === 'win32') return null
  const script =
    'read -r _; kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")" 2>/dev/null; sleep 0.3; rm -rf -- "$1"'
  const guard = spawn('/bin/sh', ['-c', script, 'sh', dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  guard.unref()
  // A pipe of a child is a socket; held by reference it would keep this process from ending.
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return guard
}
