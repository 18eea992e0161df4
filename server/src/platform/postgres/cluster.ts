import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { giveTo, type Account } from './account.ts'
import { pgDataOf } from './layout.ts'
import { livingProcess } from './process-lock.ts'
import type { Address } from './settings.ts'

export const adminRole = 'halqa_admin'
export const appRole = 'halqa_app'
export const databaseName = 'halqa'

/** Major version of the files in the folder, null when there are none. */
export function clusterMajor(pgData: string): number | null {
  const file = path.join(pgData, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null
}

/** @throws one sentence when the files were made by another major version. */
export function checkVersion(pgData: string, major: number): void {
  const found = clusterMajor(pgData)
  if (found === null || found === major) return
  const relation = found > major ? 'a newer' : 'an older'
  throw new Error(
    `The data folder ${pgData} was made by ${relation} PostgreSQL (${found}) than this Halqa brings (${major}): ` +
      `use the Halqa that made it, or restore a backup into another DATA_DIR.`,
  )
}

/**
 * `LC_CTYPE` must not be C: pg_trgm then sees no letters but the Latin ones, and no search would find an Arabic name.
 * Order and case come from PostgreSQL itself (builtin C.UTF-8), the same on every machine.
 */
const ctypes = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'UTF-8', 'en-US']

/** Makes the files, whole or not at all: in a folder beside, renamed when done. */
export async function createCluster(
  account: Account,
  dataDir: string,
  password: string,
  quick: boolean,
): Promise<void> {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgres.new-')) rmSync(path.join(dataDir, name), { recursive: true, force: true })
  }
  const home = path.join(dataDir, `postgres.new-${process.pid}`)
  const draft = path.join(home, 'postgres')
  const passwordFile = path.join(home, 'password')
  try {
    mkdirSync(home, { mode: 0o700 })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    giveTo(account, home)
    let output = ''
    for (const ctype of ctypes) {
      rmSync(draft, { recursive: true, force: true })
      const args = [
        '-D',
        draft,
        '-U',
        adminRole,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${ctype}`,
        '--data-checksums',
        '--no-instructions',
        ...(quick ? ['--no-sync'] : []),
      ]
      const result = await run(account, account.binaries.initdb, args, home)
      if (result.status === 0) {
        renameSync(draft, pgDataOf(dataDir))
        return
      }
      output = result.output
      if (!/locale/i.test(output)) break
    }
    throw new Error(`PostgreSQL could not make its files in ${dataDir}: ${lastLine(output)}`)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function run(
  account: Account,
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = account.spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, output }))
  })
}

function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim())
  return lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'it said nothing'
}

export interface Postmaster {
  readonly pid: number
  readonly ready: boolean
  readonly address: Address
}

/** The server that runs on these files, null when none does (a file left by a killed one does not count). */
export function runningPostmaster(pgData: string): Postmaster | null {
  const lines = readLines(path.join(pgData, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isPostmasterOf(pid, pgData)) return null
  const folder = lines[4]?.trim() ?? ''
  const address: Address = folder.startsWith('/')
    ? { kind: 'socket', folder }
    : { kind: 'tcp', port: Number(lines[3]) }
  return { pid, address, ready: lines[7]?.trim() === 'ready' }
}

/** Another program may have got the number that a killed server left behind; PostgreSQL itself would then not start. */
export function dropStalePid(pgData: string): void {
  const file = path.join(pgData, 'postmaster.pid')
  const pid = Number(readLines(file)[0])
  if (Number.isInteger(pid) && livingProcess(pid) && !isPostmasterOf(pid, pgData))
    rmSync(file, { force: true })
}

function isPostmasterOf(pid: number, pgData: string): boolean {
  const living = livingProcess(pid)
  if (living === null) return false
  if (living.name === null) return true
  if (living.name !== 'postgres') return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === pgData
  } catch {
    // Not ours to look at: then it runs as somebody else, and the name must do.
    return true
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
