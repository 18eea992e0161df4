import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { createZstdDecompress } from 'node:zlib'
import pg from 'pg'
import { embeddedArchive, ownDump, verifyBackup, type Manifest } from './backup-manifest.ts'
import { findBinaries } from './binaries.ts'
import { runClientProgram } from './client-programs.ts'
import { runningPostmaster } from './cluster.ts'
import { lockFileOf, pgDataOf } from './layout.ts'
import { acquire, release } from './process-lock.ts'
import { readTar } from './tar.ts'

export interface RestoreOptions {
  /** The folder of one backup. */
  readonly from: string
  readonly dataDir: string
  readonly database: { readonly kind: 'embedded' } | { readonly kind: 'own'; readonly adminUrl: string }
  /** Allows a data folder or database that holds something; what it held is kept beside. */
  readonly force: boolean
  readonly now: Temporal.Instant
}

export interface RestoreResult {
  readonly madeAt: string
  /** Where the former content lies now; null when there was none. */
  readonly movedTo: string | null
}

const parts = ['postgres', 'files', 'secrets'] as const

/**
 * Puts a backup back in place of what is there. Everything is checked and unpacked before the first thing is moved;
 * nothing is deleted.
 * @throws one sentence when the backup is damaged or of another kind, Halqa runs, or there is something and no `force`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const { database } = options
  mkdirSync(options.dataDir, { recursive: true })
  const dataDir = realpathSync(options.dataDir)
  const lock = lockFileOf(dataDir)
  if (runningPostmaster(pgDataOf(dataDir)) || !acquire(lock)) {
    throw new Error(`Halqa runs on ${dataDir}: stop it before restoring.`)
  }
  const draft = path.join(dataDir, `restoring-${process.pid}`)
  try {
    const manifest = await verifyBackup(options.from)
    checkKind(manifest, database.kind)
    const filled = parts.filter((part) => isFilled(path.join(dataDir, part)))
    if (filled.length > 0 && !options.force) {
      throw new Error(
        `${dataDir} holds data (${filled.join(', ')}): with --force it is moved aside and replaced.`,
      )
    }
    if (database.kind === 'own') await checkEmpty(database.adminUrl, options.force)
    await unpack(options.from, manifest, draft)
    const movedTo = path.join(
      dataDir,
      `replaced-${options.now.toString({ smallestUnit: 'second' }).replaceAll(':', '-')}`,
    )
    if (database.kind === 'own') await replaceOwn(options.from, database.adminUrl, movedTo, options.force)
    const moved = moveAside(dataDir, movedTo)
    for (const part of parts)
      if (existsSync(path.join(draft, part))) renameSync(path.join(draft, part), path.join(dataDir, part))
    return { madeAt: manifest.madeAt, movedTo: moved || existsSync(movedTo) ? movedTo : null }
  } finally {
    rmSync(draft, { recursive: true, force: true })
    release(lock)
  }
}

function checkKind(manifest: Manifest, kind: 'embedded' | 'own'): void {
  if (manifest.database.kind !== kind) {
    const words = {
      embedded: 'the built-in PostgreSQL (without DATABASE_URL)',
      own: 'a PostgreSQL of your own (with DATABASE_URL)',
    }
    throw new Error(`This backup is of ${words[manifest.database.kind]}; restore it there.`)
  }
  const major = Number.parseInt(manifest.database.version, 10)
  if (kind === 'embedded' && major !== findBinaries().major) {
    throw new Error(
      `This backup is of PostgreSQL ${major}, and this Halqa brings ${findBinaries().major}: restore it with the Halqa that made it (${manifest.halqa}).`,
    )
  }
}

async function unpack(from: string, manifest: Manifest, draft: string): Promise<void> {
  mkdirSync(draft, { mode: 0o700 })
  for (const file of manifest.files) {
    const target = path.join(draft, file.path)
    if (file.path === embeddedArchive) {
      const folder = path.join(draft, 'postgres')
      mkdirSync(folder, { mode: 0o700 })
      await readTar(createReadStream(path.join(from, file.path)).pipe(createZstdDecompress()), folder)
    } else if (file.path !== ownDump) {
      mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
      await copyFile(path.join(from, file.path), target)
    }
  }
}

/** Renamed inside the data folder: that also works where the folder itself is a mounted volume. */
function moveAside(dataDir: string, target: string): boolean {
  let moved = false
  for (const part of parts) {
    const folder = path.join(dataDir, part)
    if (!existsSync(folder)) continue
    mkdirSync(target, { recursive: true, mode: 0o700 })
    renameSync(folder, path.join(target, part))
    moved = true
  }
  return moved
}

async function checkEmpty(url: string, force: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'halqa-restore' })
  await client.connect()
  try {
    const { rows } = await client.query<{ tables: number; others: number }>(
      `SELECT (SELECT count(*)::int FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')) AS tables,
              (SELECT count(*)::int FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'halqa%') AS others`,
    )
    if ((rows[0]?.others ?? 0) > 0) throw new Error('Halqa runs on this database: stop it before restoring.')
    if ((rows[0]?.tables ?? 0) > 0 && !force)
      throw new Error('The database holds tables: with --force they are dumped aside and replaced.')
  } finally {
    await client.end()
  }
}

async function replaceOwn(from: string, url: string, movedTo: string, force: boolean): Promise<void> {
  if (force) {
    mkdirSync(movedTo, { recursive: true, mode: 0o700 })
    await runClientProgram('pg_dump', url, ['--format=custom', `--file=${path.join(movedTo, ownDump)}`])
  }
  await runClientProgram('pg_restore', url, [
    '--clean',
    '--if-exists',
    '--no-owner',
    '--single-transaction',
    '--exit-on-error',
    path.join(from, ownDump),
  ])
}

function isFilled(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0
}
