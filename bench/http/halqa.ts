import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, end, start } from '../children.ts'
import { runSql } from '../postgres.ts'
import type { Database } from './database.ts'

export type Server = { url: string; token: string; stop(): Promise<void> }

const root = join(import.meta.dirname, '..', '..')
const seedFile = join(import.meta.dirname, '..', 'seed', 'halqa.sql')
const owner = { phone: '+201000000001', password: 'bench-of-two-benches' }

/**
 * Starts Halqa on loopback and copies the centre from schema `bench` into its tables. What an event causes later
 * (letters, notifications) is a worker's load, which the peer does not have.
 */
export async function startHalqa(database: Database, port: number): Promise<Server> {
  if (!existsSync(seedFile))
    throw new Error('bench/seed/halqa.sql is missing; leave Halqa out with --servers drf,pgbench')
  const server = await startCentre(database, port, 'web')
  try {
    await runSql(database.adminUrl, await readFile(seedFile, 'utf8'))
    return { ...server, token: await signIn(server.url) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The same with workers and an empty centre. */
export async function startWorkingHalqa(database: Database, port: number): Promise<Server> {
  const server = await startCentre(database, port, 'all')
  try {
    return { ...server, token: await signIn(server.url) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Starts Halqa as `npm start -- --empty` does, with a data folder of its own; the start migrates. */
export async function startCentre(
  database: Database,
  port: number,
  role: 'web' | 'all',
  env: Readonly<Record<string, string>> = {},
): Promise<Omit<Server, 'token'>> {
  const folder = await mkdtemp(join(tmpdir(), 'halqa-bench-'))
  const passwordFile = join(folder, 'owner-password')
  await writeFile(passwordFile, owner.password, { mode: 0o600 })
  const server = start(
    process.execPath,
    [
      join(root, 'server/src/main.ts'),
      '--empty',
      '--owner-phone',
      owner.phone,
      '--owner-password-file',
      passwordFile,
    ],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        ROLE: role,
        PORT: String(port),
        DATA_DIR: folder,
        DATABASE_URL: database.appUrl,
        DATABASE_ADMIN_URL: database.adminUrl,
        ...env,
      },
    },
  )
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    await end(server.child, 15_000)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await answers(`${url}/readyz`, server, 60)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/jwt/create/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone_number1: owner.phone, password: owner.password }),
  })
  const { access }: { access?: string } = JSON.parse(await answer.text())
  if (!access) throw new Error(`Halqa did not sign its owner in: ${answer.status}`)
  return access
}
