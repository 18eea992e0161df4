import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { runningPostmaster } from './cluster.ts'
import { startEmbedded } from './embedded.ts'
import { livingProcess } from './process-lock.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'halqa pg '))
const dataDir = path.join(root, 'data')
const pgData = path.join(dataDir, 'postgres')
const said: string[] = []
const log = { info: (text: string) => said.push(text), warn: (text: string) => said.push(text) }

afterAll(() => rmSync(root, { recursive: true, force: true }))

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

function pidNow(): number {
  const running = runningPostmaster(pgData)
  if (!running) throw new Error('no server runs')
  return running.pid
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await sleep(20)) {
    if (await what()) return
  }
  throw new Error('it did not happen in time')
}

/** Another Halqa process on the same folder, which is then killed without mercy. */
async function startAndKillHalqa(): Promise<void> {
  const program = `import { startEmbedded } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded.ts'))}
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: { info() {}, warn() {} } })
    console.log('started'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a first start makes the database, two roles and passwords; a stop ends it', async () => {
  const database = await startEmbedded({ dataDir, log })
  const pid = pidNow()
  expect(await ask(database.appUrl, 'SELECT current_user, current_database()')).toEqual([
    'halqa_app',
    'halqa',
  ])
  expect(
    await ask(database.adminUrl, `SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = 'halqa_app'`),
  ).toEqual([false, false])
  await expect(ask(database.appUrl, 'CREATE TABLE public.mine ()')).rejects.toThrow(/permission denied/)
  await expect(ask(database.appUrl.replace(/:[^:@/]+@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password/)
  await ask(database.adminUrl, 'CREATE TABLE kept AS SELECT 7 AS number')
  await database.stop()
  expect(livingProcess(pid)).toBeNull()
  expect(existsSync(path.join(dataDir, 'postgres.lock'))).toBe(false)
})

test('a second start finds what was written, sorts alike everywhere and knows Arabic letters', async () => {
  const database = await startEmbedded({ dataDir, log })
  expect(await ask(database.adminUrl, 'SELECT number FROM kept')).toEqual([7])
  expect(
    await ask(database.adminUrl, `SELECT x FROM unnest(ARRAY['b', 'a', 'B', 'ب']) AS x ORDER BY x`),
  ).toEqual(['B', 'a', 'b', 'ب'])
  await ask(database.adminUrl, 'CREATE EXTENSION pg_trgm')
  expect(await ask(database.adminUrl, `SELECT 'القرآن' % 'القران', similarity('تجويد', 'تجويد')`)).toEqual([
    true,
    1,
  ])
  await database.stop()
})

test('the server is started again when it dies, at the same address', async () => {
  const database = await startEmbedded({ dataDir, log })
  const killed = pidNow()
  process.kill(killed, 'SIGKILL')
  await until(() =>
    ask(database.appUrl, 'SELECT 1').then(
      () => pidNow() !== killed,
      () => false,
    ),
  )
  expect(await ask(database.adminUrl, 'SELECT number FROM kept')).toEqual([7])
  await database.stop()
  expect(runningPostmaster(pgData)).toBeNull()
})

test('after a kill -9 of Halqa its server is taken over, and stopped in the end', async () => {
  await startAndKillHalqa()
  const pid = pidNow()
  const database = await startEmbedded({ dataDir, log })
  expect(pidNow()).toBe(pid)
  expect(await ask(database.adminUrl, 'SELECT number FROM kept')).toEqual([7])
  await database.stop()
  expect(livingProcess(pid)).toBeNull()
})

test('after a kill -9 of both the next start recovers', async () => {
  await startAndKillHalqa()
  process.kill(pidNow(), 'SIGKILL')
  const database = await startEmbedded({ dataDir, log })
  expect(await ask(database.adminUrl, 'SELECT number FROM kept')).toEqual([7])
  await database.stop()
})

test('a number that another program got meanwhile does not keep the server from starting', async () => {
  writeFileSync(path.join(pgData, 'postmaster.pid'), `${process.pid}\n${pgData}\n1\n5432\n\n\n\nready   \n`)
  const database = await startEmbedded({ dataDir, log })
  expect(pidNow()).not.toBe(process.pid)
  await database.stop()
})

test('while one process holds the folder another is its guest', async () => {
  const owner = await startEmbedded({ dataDir, log })
  const program = `import { startEmbedded } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded.ts'))}
    const guest = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: { info() {}, warn() {} } })
    console.log(guest.appUrl); await guest.stop()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [answer] = await Promise.all([once(child.stdout, 'data'), once(child, 'exit')])
  expect(String(answer[0]).trim()).toBe(owner.appUrl)
  expect(await ask(owner.appUrl, 'SELECT 1')).toEqual([1])
  await owner.stop()
})

test('files of a newer PostgreSQL are refused in one sentence', async () => {
  const file = path.join(pgData, 'PG_VERSION')
  const version = readFileSync(file, 'utf8')
  writeFileSync(file, '99\n')
  await expect(startEmbedded({ dataDir, log })).rejects.toThrow(
    /made by a newer PostgreSQL \(99\) than this Halqa brings \(\d+\)/,
  )
  writeFileSync(file, version)
})

test('a folder whose password is gone is refused, not guessed at', async () => {
  const file = path.join(dataDir, 'secrets/postgres-admin')
  const password = readFileSync(file)
  rmSync(file)
  await expect(startEmbedded({ dataDir, log })).rejects.toThrow(/postgres-admin is missing/)
  expect(existsSync(path.join(dataDir, 'postgres.lock'))).toBe(false)
  writeFileSync(file, password, { mode: 0o600 })
})

test('an ephemeral database leaves nothing behind and never takes a folder that holds something', async () => {
  const folder = path.join(root, 'thrown away')
  const database = await startEmbedded({ dataDir: folder, log, ephemeral: true })
  expect(await ask(database.appUrl, `SELECT current_setting('fsync')`)).toEqual(['off'])
  await database.stop()
  expect(existsSync(folder)).toBe(false)
  await expect(startEmbedded({ dataDir, log, ephemeral: true })).rejects.toThrow(/empty folder/)
})
