import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Account } from './account.ts'
import type { Address } from './settings.ts'

/** The kernel takes about 104 bytes for the whole path of a socket; its name needs 15. */
const longestFolder = 85

/**
 * Where the server shall listen: a socket in `<dataDir>/run`, in a private folder of the system's temporary one when
 * that path is too long, and a kept port of the loopback where there are no such sockets.
 */
export async function chooseAddress(account: Account, dataDir: string): Promise<Address> {
  if (process.platform === 'win32') return { kind: 'tcp', port: await keptPort(dataDir) }
  const own = path.join(dataDir, 'run')
  if (Buffer.byteLength(own) <= longestFolder) return { kind: 'socket', folder: makePrivate(account, own) }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'halqa-'))
  if (Buffer.byteLength(folder) <= longestFolder)
    return { kind: 'socket', folder: makePrivate(account, folder) }
  rmdirSync(folder)
  return { kind: 'tcp', port: await keptPort(dataDir) }
}

/** Removes a folder that was made for this start only. */
export function forgetAddress(address: Address, dataDir: string): void {
  if (address.kind === 'socket' && address.folder !== path.join(dataDir, 'run'))
    rmSync(address.folder, { recursive: true, force: true })
}

function makePrivate(account: Account, folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account.owner) chownSync(folder, account.owner.uid, account.owner.gid)
  return folder
}

async function keptPort(dataDir: string): Promise<number> {
  const file = path.join(dataDir, 'postgres.port')
  const kept = readPort(file)
  if (kept !== null && (await isFree(kept)) !== null) return kept
  const port = await isFree(0)
  if (port === null) throw new Error('No port of the loopback is free for the database.')
  writeFileSync(file, `${port}\n`)
  return port
}

function readPort(file: string): number | null {
  try {
    const port = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(port) && port > 0 ? port : null
  } catch {
    return null
  }
}

/** The port when one can listen there; 0 asks for any. */
function isFree(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : null))
    })
  })
}
