import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const leastBytes = 16

/**
 * A random secret that is made once and kept in `<dataDir>/secrets/<name>` (folder 0700, file 0600), as base64url.
 * @param bytes of randomness, at least 16.
 * @throws when the file is there but holds less than that: somebody damaged it, and a weak secret is never used.
 */
export function secret(dataDir: string, name: string, bytes = 32): string {
  if (bytes < leastBytes) throw new RangeError(`A secret needs at least ${leastBytes} random bytes.`)
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new RangeError(`"${name}" is no name for a secret.`)
  const folder = path.join(dataDir, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const file = path.join(folder, name)
  const value = read(file) ?? make(file, bytes)
  if (Buffer.from(value, 'base64url').length < bytes) {
    throw new Error(
      `The secret in ${file} is damaged. Restore it from a backup, or delete it to get a new one.`,
    )
  }
  return value
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Written whole under another name and linked: of two processes at the same moment one wins, both read the same. */
function make(file: string, bytes: number): string {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(bytes).toString('base64url')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}
