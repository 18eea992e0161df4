import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { copyBinaries, type Binaries } from './binaries.ts'
import { pgDataOf } from './layout.ts'

/**
 * PostgreSQL refuses to run as root. Started by root it runs as another account; where that account cannot enter the
 * folders (a checkout under /root) it runs in a user namespace in which root has that account's number.
 */
export interface Account {
  readonly binaries: Binaries
  /** Who must own the database's files; null when this process's own user does. */
  readonly owner: { readonly uid: number; readonly gid: number } | null
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess
}

export interface SpawnOptions {
  readonly stdio: StdioOptions
  readonly cwd: string
}

/** Accounts that exist for such work, best first. */
const preferred = ['halqa', 'postgres', '_postgres', 'daemon', 'nobody']

export function chooseAccount(binaries: Binaries, dataDir: string): Account {
  if (process.getuid?.() !== 0)
    return { binaries, owner: null, spawn: (program, args, options) => launch(program, args, options) }
  const { uid, gid } = ownerOf(pgDataOf(dataDir)) ?? unprivileged()
  const enters = (folder: string) => spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0
  if (enters(dataDir)) {
    const usable = enters(binaries.postgres) ? binaries : copyBinaries(binaries, dataDir)
    if (enters(usable.postgres)) {
      return {
        binaries: usable,
        owner: { uid, gid },
        spawn: (program, args, options) => launch(program, args, options, { uid, gid }),
      }
    }
  }
  const namespace = ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--']
  const probe = spawnSync('unshare', [...namespace, binaries.postgres, '--version'], { cwd: '/' })
  if (probe.status === 0) {
    return {
      binaries,
      owner: { uid: 0, gid: 0 },
      spawn: (program, args, options) => launch('unshare', [...namespace, program, ...args], options),
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other account may enter ${dataDir}: start Halqa as a plain user, ` +
      'set DATA_DIR to a folder such as /var/lib/halqa, or set DATABASE_URL.',
  )
}

/** In a session of its own: Ctrl-C in the terminal must not stop the database before the server is done with it. */
function launch(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  as: { uid: number; gid: number } | undefined = undefined,
): ChildProcess {
  const env = {
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.platform === 'win32' ? process.env : {}),
  }
  return spawn(program, args, {
    ...options,
    ...as,
    env,
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

/** Files that a plain user made stay his: root starting Halqa once must not lock him out. */
function ownerOf(folder: string): { uid: number; gid: number } | null {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null
}

function unprivileged(): { uid: number; gid: number } {
  const accounts = new Map<string, { uid: number; gid: number }>()
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name = '', , uid = '', gid = ''] = line.split(':')
    // macOS gives "nobody" a negative number, which no system call takes.
    if (Number(uid) > 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) })
  }
  const found = preferred.map((name) => accounts.get(name)).find((account) => account !== undefined)
  if (!found)
    throw new Error(
      'PostgreSQL does not run as root, and /etc/passwd has no account for it such as "nobody".',
    )
  return found
}

/** Gives a folder to the account when it belongs to somebody else, as after a move or a restore. */
export function giveTo(account: Account, folder: string): void {
  const { owner } = account
  if (owner === null || statSync(folder).uid === owner.uid) return
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), owner.uid, owner.gid)
  }
  // Last: a change that was interrupted is done again.
  chownSync(folder, owner.uid, owner.gid)
}
