import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { secret } from '../secrets.ts'
import { chooseAccount, giveTo } from './account.ts'
import { findBinaries } from './binaries.ts'
import {
  adminRole,
  appRole,
  checkVersion,
  clusterMajor,
  createCluster,
  databaseName,
  runningPostmaster,
} from './cluster.ts'
import { lockFileOf, pgDataOf } from './layout.ts'
import { acquire, holderOf, release } from './process-lock.ts'
import { connectionUrl, prepareDatabase } from './roles.ts'
import type { Address } from './settings.ts'
import { Supervisor, type Log } from './supervisor.ts'

export type { Log } from './supervisor.ts'

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly log: Log
  /** For tests: nothing is flushed to disk; the folder is thrown away on stop and when this process dies. */
  readonly ephemeral?: boolean
}

export interface Embedded {
  /** Superuser; for migrations and backups. */
  readonly adminUrl: string
  /** `halqa_app`: may log in, owns nothing. */
  readonly appUrl: string
  readonly appRole: string
  /** Stops PostgreSQL and waits for it; as a guest of another Halqa process only lets go. @throws when it does not stop. */
  stop(): Promise<void>
}

/**
 * Starts the built-in PostgreSQL of a data folder, or uses the one that runs there already: after a kill -9 of Halqa
 * it is taken over, and while another Halqa process holds it this one is a guest. It is started again when it dies.
 * @throws one sentence for people when the folder is of another version, cannot be used, or nothing starts.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = openFolder(options.dataDir)
  const ephemeral = options.ephemeral ?? false
  if (ephemeral && readdirSync(dataDir).length > 0)
    throw new Error(`An ephemeral database needs an empty folder; ${dataDir} is not.`)
  checkVersion(pgDataOf(dataDir), findBinaries().major)

  const host = await becomeOwnerOrGuest(dataDir)
  if (host) return { ...urls(host, readPasswords(dataDir)), stop: async () => {} }
  try {
    return await startAsOwner(dataDir, options.log, ephemeral)
  } catch (error) {
    release(lockFileOf(dataDir))
    throw error
  }
}

/** @throws one sentence when the folder is somebody else's; root may use every folder. */
function openFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(`${folder} cannot be written: set DATA_DIR to a folder of your own.`, { cause })
  }
  const dataDir = realpathSync(folder)
  const user = process.getuid?.() ?? 0
  for (const name of ['postgres', 'secrets']) {
    const owner = statSync(path.join(dataDir, name), { throwIfNoEntry: false })?.uid ?? user
    if (user !== 0 && owner !== user) {
      throw new Error(
        `${path.join(dataDir, name)} belongs to another user (number ${owner}): start Halqa as that user or as root, or set DATA_DIR.`,
      )
    }
  }
  return dataDir
}

/** The address of the server whose guest this process is; null when it must run one itself. */
async function becomeOwnerOrGuest(dataDir: string): Promise<Address | null> {
  const lock = lockFileOf(dataDir)
  const until = performance.now() + 60_000
  for (;;) {
    if (acquire(lock)) return null
    const running = runningPostmaster(pgDataOf(dataDir))
    if (running?.ready) return running.address
    if (performance.now() > until) {
      throw new Error(
        `Process ${holderOf(lock)?.pid ?? ''} holds ${dataDir} but its database does not answer: stop it, then start again.`,
      )
    }
    await sleep(50)
  }
}

async function startAsOwner(dataDir: string, log: Log, ephemeral: boolean): Promise<Embedded> {
  const account = chooseAccount(findBinaries(), dataDir)
  const pgData = pgDataOf(dataDir)
  const isNew = clusterMajor(pgData) === null
  if (!isNew && !existsSync(path.join(dataDir, 'secrets', adminSecret))) {
    throw new Error(
      `${path.join(dataDir, 'secrets', adminSecret)} is missing, without which ${pgData} cannot be opened: restore it from a backup.`,
    )
  }
  const passwords = readPasswords(dataDir)
  if (isNew) {
    log.info('preparing the database, once')
    await createCluster(account, dataDir, passwords.admin, ephemeral)
  }
  giveTo(account, pgData)
  const supervisor = new Supervisor({ account, dataDir, log, ephemeral })
  const stop = async (): Promise<void> => {
    await supervisor.stop()
    if (ephemeral) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
    else release(lockFileOf(dataDir))
  }
  try {
    const address = await supervisor.start()
    await prepareDatabase(address, passwords.admin, passwords.app)
    return { ...urls(address, passwords), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const adminSecret = 'postgres-admin'
interface Passwords {
  readonly admin: string
  readonly app: string
}

function readPasswords(dataDir: string): Passwords {
  return { admin: secret(dataDir, adminSecret), app: secret(dataDir, 'postgres-app') }
}

function urls(address: Address, passwords: Passwords): Pick<Embedded, 'adminUrl' | 'appUrl' | 'appRole'> {
  return {
    adminUrl: connectionUrl(address, adminRole, passwords.admin, databaseName),
    appUrl: connectionUrl(address, appRole, passwords.app, databaseName),
    appRole,
  }
}
