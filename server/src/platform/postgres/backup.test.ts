import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runBackup } from './backup.ts'
import { verifyBackup } from './backup-manifest.ts'
import { startEmbedded, type Embedded } from './embedded.ts'
import { restoreBackup } from './restore.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'halqa-backup-'))
const dataDir = path.join(root, 'data')
const dir = path.join(root, 'backups')
const log = { info: () => {}, warn: () => {} }
let second = 0
let server: Embedded

beforeAll(async () => {
  server = await startEmbedded({ dataDir, log })
  await query(
    'CREATE TABLE payments (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, amount bigint NOT NULL)',
  )
  mkdirSync(path.join(dataDir, 'files/2026'), { recursive: true })
  writeFileSync(path.join(dataDir, 'files/2026/receipt.jpg'), 'a picture of a receipt')
})
afterAll(async () => {
  await server.stop()
  rmSync(root, { recursive: true, force: true })
})

async function query<T extends object>(sql: string, url = server.adminUrl): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

function backUp(keep = 14) {
  const now = Temporal.Instant.from('2026-11-21T01:00:00Z').add({ seconds: (second += 1) })
  return runBackup({
    dataDir,
    database: { kind: 'embedded', adminUrl: server.adminUrl },
    dir,
    keep,
    now,
    log,
  })
}

function restore(from: string, into: string, force = false) {
  return restoreBackup({
    from,
    dataDir: into,
    database: { kind: 'embedded' },
    force,
    now: Temporal.Instant.from('2026-11-22T08:00:00Z'),
  })
}

/** Pays pairs that sum to zero until told to stop; each pair is one transaction. */
function payMeanwhile(): { stop: () => Promise<number> } {
  let isRunning = true
  const work = (async () => {
    const client = new pg.Client({ connectionString: server.adminUrl })
    await client.connect()
    let pairs = 0
    for (; isRunning; pairs += 1) await client.query('INSERT INTO payments (amount) VALUES (100), (-100)')
    await client.end()
    return pairs
  })()
  return {
    stop: () => {
      isRunning = false
      return work
    },
  }
}

test('a backup under live writes restores whole, with files and secrets', async () => {
  const payments = payMeanwhile()
  await sleep(200)
  const before = Number((await query<{ count: string }>('SELECT count(*) FROM payments'))[0]?.count)
  const backup = await backUp()
  const pairs = await payments.stop()
  const into = path.join(root, 'restored')
  const result = await restore(backup.folder, into)
  expect(result.movedTo).toBeNull()

  const restored = await startEmbedded({ dataDir: into, log })
  const [sums] = await query<{ count: string; sum: string }>(
    'SELECT count(*), sum(amount) FROM payments',
    restored.adminUrl,
  )
  expect(Number(sums?.sum)).toBe(0)
  expect(Number(sums?.count)).toBeGreaterThanOrEqual(before)
  expect(Number(sums?.count)).toBeLessThanOrEqual(2 * pairs)
  expect(await query('SELECT 1 AS one', restored.appUrl)).toEqual([{ one: 1 }])
  await restored.stop()
  expect(readFileSync(path.join(into, 'files/2026/receipt.jpg'), 'utf8')).toBe('a picture of a receipt')
  expect(readdirSync(dir).filter((name) => name.startsWith('.partial'))).toEqual([])
})

test('what a force replaces is kept beside', async () => {
  const { folder } = await backUp()
  const into = path.join(root, 'used')
  await restore(folder, into)
  writeFileSync(path.join(into, 'files/mine.txt'), 'mine')
  await expect(restore(folder, into)).rejects.toThrow(/holds data \(postgres, files, secrets\)/)
  const { movedTo } = await restore(folder, into, true)
  expect(readFileSync(path.join(movedTo ?? '', 'files/mine.txt'), 'utf8')).toBe('mine')
  expect(existsSync(path.join(into, 'files/mine.txt'))).toBe(false)
})

test('a damaged backup is refused before anything is touched', async () => {
  const { folder } = await backUp()
  const archive = path.join(folder, 'database.tar.zst')
  const bytes = readFileSync(archive)
  const into = path.join(root, 'untouched')

  const flipped = Buffer.from(bytes)
  flipped[1000] = (flipped[1000] ?? 0) ^ 1
  writeFileSync(archive, flipped)
  await expect(restore(folder, into)).rejects.toThrow(/database\.tar\.zst is not what was written/)

  truncateSync(archive, 1000)
  await expect(restore(folder, into)).rejects.toThrow(/damaged/)

  writeFileSync(archive, bytes)
  rmSync(path.join(folder, 'secrets/postgres-admin'))
  await expect(restore(folder, into)).rejects.toThrow(/secrets\/postgres-admin is missing/)

  writeFileSync(path.join(folder, 'manifest.json'), '{"format":1')
  await expect(restore(folder, into)).rejects.toThrow(/no readable backup/)
  expect(readdirSync(into)).toEqual([])
  rmSync(folder, { recursive: true })
})

test('nothing is restored while Halqa runs on the folder', async () => {
  const { folder } = await backUp()
  // The holder of the lock is this very process, which is why the running server itself must be noticed as well.
  await expect(restore(folder, dataDir, true)).rejects.toThrow(/stop it before restoring/)
  expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('uploads that did not change are linked, and only the newest backups stay', async () => {
  const first = await backUp()
  const next = await backUp()
  const inode = (folder: string) => statSync(path.join(folder, 'files/2026/receipt.jpg')).ino
  expect(inode(next.folder)).toBe(inode(first.folder))
  await verifyBackup(next.folder)
  const last = await backUp(2)
  expect(readdirSync(dir).sort()).toEqual([path.basename(next.folder), path.basename(last.folder)])
  await verifyBackup(last.folder)
})

test('a backup of an own server without pg_dump says what to do', async () => {
  const former = process.env.PATH
  process.env.PATH = path.join(root, 'nowhere')
  const now = Temporal.Instant.from('2026-11-23T01:00:00Z')
  const work = runBackup({
    dataDir,
    database: { kind: 'own', adminUrl: server.adminUrl },
    dir,
    keep: 9,
    now,
    log,
  })
  await expect(work).rejects.toThrow(/^pg_dump is not on PATH: install/)
  process.env.PATH = former
})
