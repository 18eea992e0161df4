import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile, cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import pino from 'pino'
import { houseTransport } from '#platform/delivery'
import { migrate } from '#platform/db/migrate'
import { startEmbedded } from '#platform/postgres/embedded'
import { localStorage } from '#platform/storage'
import { buildApp } from '../app.ts'

/*
 * Writes what is derived from migrations and routes: the database types, the OpenAPI document and the client.
 * `--check` writes nothing and fails when something committed is not what would be written.
 */
const root = path.resolve(import.meta.dirname, '../../..')
const check = process.argv.includes('--check')
const work = await mkdtemp(path.join(os.tmpdir(), 'halqa-generate-'))
const outputs = [
  { made: path.join(work, 'types.ts'), kept: path.join(root, 'server/src/platform/db/types.ts') },
  { made: path.join(work, 'openapi.json'), kept: path.join(root, 'packages/api-client/openapi.json') },
  { made: path.join(work, 'client'), kept: path.join(root, 'packages/api-client/src') },
]

const ready = process.env['TEST_DATABASE_URL']
const server = ready
  ? null
  : await startEmbedded({ dataDir: path.join(work, 'data'), log: pino({ level: 'silent' }), ephemeral: true })
const adminUrl = ready ?? server?.adminUrl ?? ''
const name = `halqa_generate_${process.pid}`
const admin = new pg.Client({ connectionString: adminUrl })
await admin.connect()
try {
  await admin.query(`CREATE DATABASE ${name}`)
  const url = adminUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
  await migrate(url, 'halqa_app')
  await generateTypes(url)
  await generateDocument(url)
  await generateClient()
} finally {
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.end()
  await server?.stop()
}
const stale = check ? await differences() : []
if (!check) await keep()
await rm(work, { recursive: true, force: true })
for (const file of stale) console.error(`not up to date: ${path.relative(root, file)} (run npm run generate)`)
console.log(
  check
    ? `${outputs.length - stale.length} of ${outputs.length} generated things are up to date`
    : 'generated database types, openapi.json and the client',
)
process.exit(stale.length > 0 ? 1 : 0)

async function generateTypes(url: string): Promise<void> {
  const bin = createRequire(import.meta.url).resolve('kysely-codegen/dist/cli/bin.js')
  await run(bin, [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    path.join(work, 'types.ts'),
    '--exclude-pattern',
    '(public|pgboss).*',
    '--type-mapping',
    JSON.stringify({
      int8: 'bigint',
      timestamptz: 'string',
      date: 'string',
      interval: 'string',
      numeric: 'string',
    }),
    '--log-level',
    'error',
  ])
}

async function generateDocument(url: string): Promise<void> {
  const app = await buildApp({
    databaseUrl: url,
    encryptionKey: randomBytes(32).toString('base64url'),
    log: pino({ level: 'silent' }),
    storage: localStorage(work),
    transports: { email: houseTransport, sms: houseTransport },
    workers: false,
    web: true,
    publicUrl: null,
    trustProxy: false,
    corsOrigins: [],
    drfErrors: false,
    wsQueryToken: false,
    https: null,
    version: '1',
  })
  await writeFile(path.join(work, 'openapi.json'), `${JSON.stringify(app.document, null, 1)}\n`)
  await app.stop()
}

async function generateClient(): Promise<void> {
  const require = createRequire(path.join(root, 'packages/api-client/package.json'))
  const bin = path.join(path.dirname(require.resolve('@hey-api/openapi-ts/package.json')), 'bin', 'run.js')
  await run(bin, [
    '-i',
    path.join(work, 'openapi.json'),
    '-o',
    path.join(work, 'client'),
    '-c',
    '@hey-api/client-fetch',
    '--silent',
    '--no-log-file',
  ])
}

function run(file: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const cwd = path.join(root, 'packages/api-client')
    const preload = pathToFileURL(path.join(cwd, 'typescript-5.mjs')).href
    const env = { ...process.env, NODE_OPTIONS: `--import ${preload}` }
    const child = spawn(process.execPath, [file, ...args], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(file)} failed: ${errors.slice(-2000)}`)),
    )
  })
}

async function filesUnder(place: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => null)
  if (!entries) {
    const text = await readFile(place, 'utf8').catch(() => null)
    return text === null ? found : found.set('', text)
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    found.set(path.relative(place, file), await readFile(file, 'utf8'))
  }
  return found
}

async function differences(): Promise<string[]> {
  const stale: string[] = []
  for (const { made, kept } of outputs) {
    const [wanted, present] = [await filesUnder(made), await filesUnder(kept)]
    const same =
      wanted.size === present.size && [...wanted].every(([file, text]) => present.get(file) === text)
    if (!same) stale.push(kept)
  }
  return stale
}

async function keep(): Promise<void> {
  for (const { made, kept } of outputs) {
    const [wanted, present] = [await filesUnder(made), await filesUnder(kept)]
    if (wanted.size === present.size && [...wanted].every(([file, text]) => present.get(file) === text))
      continue
    await rm(kept, { recursive: true, force: true })
    await mkdir(path.dirname(kept), { recursive: true })
    await cp(made, kept, { recursive: true })
  }
}
