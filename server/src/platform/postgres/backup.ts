import { constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { copyFile, link, open, stat } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import rootPackage from '../../../../package.json' with { type: 'json' }
import {
  digestOf,
  embeddedArchive,
  manifestName,
  ownDump,
  readManifest,
  type BackupFile,
  type Manifest,
} from './backup-manifest.ts'
import { writeBaseBackup } from './base-backup.ts'
import { runClientProgram } from './client-programs.ts'
import { pgDataOf } from './layout.ts'
import type { Log } from './supervisor.ts'

export interface BackupOptions {
  readonly dataDir: string
  /** A running server; `adminUrl` must be a superuser of the embedded one, and read everything of an own one. */
  readonly database: { readonly kind: 'embedded' | 'own'; readonly adminUrl: string }
  /** The folder that holds the backups, each in a folder of its own. */
  readonly dir: string
  /** How many of the newest stay. */
  readonly keep: number
  readonly now: Temporal.Instant
  readonly log: Log
}

export interface BackupResult {
  readonly folder: string
  readonly bytes: number
  readonly files: number
}

const backupName = /^halqa-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/

/**
 * Backs up database, uploaded files and secrets while everything runs (docs/operations.md). The backup appears whole
 * under its name or not at all; then all but the newest `keep` are removed.
 */
export async function runBackup(options: BackupOptions): Promise<BackupResult> {
  const { dir, keep, now, log } = options
  const folder = path.join(dir, `halqa-${now.toString({ smallestUnit: 'second' }).replaceAll(':', '-')}`)
  if (existsSync(folder)) throw new Error(`${folder} exists already.`)
  const draft = path.join(dir, `.partial-${path.basename(folder)}`)
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  try {
    const manifest = await fill(draft, options)
    renameSync(draft, folder)
    await syncFolder(dir)
    prune(dir, keep, log)
    return { folder, bytes: manifest.bytes, files: manifest.files.length }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

/** The database goes first: every upload that it mentions is then there to be copied. */
async function fill(draft: string, options: BackupOptions): Promise<Manifest> {
  const { dataDir, database, dir, now } = options
  const version = await serverVersion(database.adminUrl)
  const archive = database.kind === 'embedded' ? embeddedArchive : ownDump
  const target = path.join(draft, archive)
  if (database.kind === 'embedded') await writeBaseBackup(database.adminUrl, pgDataOf(dataDir), target)
  else await runClientProgram('pg_dump', database.adminUrl, ['--format=custom', `--file=${target}`])
  const files: BackupFile[] = [
    { path: archive, size: (await stat(target)).size, sha256: await digestOf(target) },
    ...(await copyTree(path.join(dataDir, 'files'), draft, 'files', newestBackup(dir))),
    ...(await copyTree(path.join(dataDir, 'secrets'), draft, 'secrets', null)),
  ]
  const manifest: Manifest = {
    format: 1,
    madeAt: now.toString({ smallestUnit: 'second' }),
    halqa: rootPackage.version,
    node: process.versions.node,
    database: { kind: database.kind, version },
    bytes: files.reduce((sum, file) => sum + file.size, 0),
    files,
  }
  writeFileSync(path.join(draft, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  })
  return manifest
}

async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, application_name: 'halqa-backup' })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    )
    return rows[0]?.version ?? ''
  } finally {
    await client.end()
  }
}

interface Earlier {
  readonly folder: string
  readonly files: ReadonlyMap<string, BackupFile>
}

/**
 * Copies a folder. What the earlier backup has already, by name, size and time, is linked from there instead: uploads
 * do not change, and fourteen copies of each film would fill the disk.
 */
async function copyTree(
  from: string,
  draft: string,
  name: string,
  earlier: Earlier | null,
): Promise<BackupFile[]> {
  if (!existsSync(from)) return []
  const copied: BackupFile[] = []
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const source = path.join(entry.parentPath, entry.name)
    const relative = `${name}/${path.relative(from, source).split(path.sep).join('/')}`
    const target = path.join(draft, relative)
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
    const file =
      (await linkFrom(earlier, relative, source, target)) ?? (await copyOne(relative, source, target))
    if (file) copied.push(file)
  }
  return copied
}

async function linkFrom(
  earlier: Earlier | null,
  relative: string,
  source: string,
  target: string,
): Promise<BackupFile | null> {
  const known = earlier?.files.get(relative)
  if (!earlier || !known) return null
  const found = await stat(source).catch(() => null)
  if (!found || found.size !== known.size || found.mtimeMs !== known.modifiedMs) return null
  // Another disk, or one without links: then it is copied.
  return link(path.join(earlier.folder, relative), target).then(
    () => known,
    () => null,
  )
}

/** Nothing when the file was deleted meanwhile: then the database does not mention it any longer either. */
async function copyOne(relative: string, source: string, target: string): Promise<BackupFile | null> {
  try {
    const { mtimeMs } = await stat(source)
    await copyFile(source, target, constants.COPYFILE_FICLONE)
    const copy = await open(target, 'r+')
    await copy.chmod(0o600)
    await copy.sync()
    await copy.close()
    return {
      path: relative,
      size: (await stat(target)).size,
      sha256: await digestOf(target),
      modifiedMs: mtimeMs,
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function backupsIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => backupName.test(name))
    .sort()
}

function newestBackup(dir: string): Earlier | null {
  const name = backupsIn(dir).at(-1)
  if (!name) return null
  const folder = path.join(dir, name)
  try {
    return { folder, files: new Map(readManifest(folder).files.map((file) => [file.path, file])) }
  } catch {
    return null
  }
}

function prune(dir: string, keep: number, log: Log): void {
  const all = backupsIn(dir)
  for (const name of all.slice(0, Math.max(0, all.length - keep))) {
    rmSync(path.join(dir, name), { recursive: true, force: true })
    log.info(`removed the old backup ${name}`)
  }
}

async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(dir, 'r')
  await handle.sync()
  await handle.close()
}
