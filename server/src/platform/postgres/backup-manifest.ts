import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export interface BackupFile {
  /** Inside the backup's folder, with `/`. */
  readonly path: string
  readonly size: number
  readonly sha256: string
  /** Of an uploaded file: when the original was written, to know it again in the next backup. */
  readonly modifiedMs?: number
}

export interface Manifest {
  readonly format: 1
  readonly madeAt: string
  readonly halqa: string
  readonly node: string
  readonly database: { readonly kind: 'embedded' | 'own'; readonly version: string }
  readonly bytes: number
  readonly files: readonly BackupFile[]
}

export const manifestName = 'manifest.json'
export const embeddedArchive = 'database.tar.zst'
export const ownDump = 'database.dump'

/** @throws one sentence when the folder holds no backup that this program can read. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, manifestName)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`${folder} holds no readable backup: ${manifestName} is missing or damaged.`, { cause })
  }
  if (!isManifest(value)) throw new Error(`${file} is damaged or was made by a newer Halqa.`)
  return value
}

/** Compares every file with the manifest. @throws with the first that is missing or differs. */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  for (const file of manifest.files) {
    const full = path.resolve(folder, file.path)
    if (!full.startsWith(path.resolve(folder) + path.sep))
      throw new Error(`The backup is damaged: ${file.path} lies outside of it.`)
    const found = statSync(full, { throwIfNoEntry: false })
    if (!found) throw new Error(`The backup is damaged: ${file.path} is missing.`)
    if (found.size !== file.size || (await digestOf(full)) !== file.sha256) {
      throw new Error(`The backup is damaged: ${file.path} is not what was written.`)
    }
  }
  return manifest
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value.format !== 1 || typeof value.madeAt !== 'string') return false
  if (!isRecord(value.database) || typeof value.database.version !== 'string') return false
  if (value.database.kind !== 'embedded' && value.database.kind !== 'own') return false
  return Array.isArray(value.files) && value.files.every(isFile)
}

function isFile(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.path === 'string' &&
    typeof value.size === 'number' &&
    typeof value.sha256 === 'string'
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object'
}
