import { readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import type { Logger } from 'pino'
import { environment, helpText, loadConfig, type Config } from '#platform/config'
import { migrate } from '#platform/db/migrate'
import { Problem } from '#platform/errors'
import { translate } from '#platform/i18n'
import { createLogger } from '#platform/log'
import { runBackup } from '#platform/postgres/backup'
import { startEmbedded } from '#platform/postgres/embedded'
import { secret } from '#platform/secrets'
import { localStorage } from '#platform/storage'
import { buildApp, type App, type AppOptions } from './app.ts'
import { startContext } from './setup/module.ts'
import { operationsRoutes } from './site/operations.ts'
import { makeSite } from './site/pages.ts'
import { transportsOf } from './transports.ts'

/** How long a stopping node still answers, so that a proxy notices and nobody's request is cut. */
const lingerMs = 1_500
const stopWithinMs = 15_000
/** Beyond this a node refuses at once; within it nobody waits longer than a person does. */
const overload = { inFlight: 256, lateMs: 1_000 } as const

await main()

async function main(): Promise<void> {
  const result = loadConfig(environment(), process.argv.slice(2))
  if (!result.ok)
    fail(['The configuration is not right:', ...result.faults.map((fault) => `  ${fault}`)].join('\n'))
  const { config } = result
  if (config.help) {
    process.stdout.write(helpText)
    return
  }
  const log = createLogger(config.logLevel)
  if (config.role !== 'worker' && !(await portIsFree(config))) {
    fail(
      `Port ${config.port} on ${config.host} is taken. Stop what listens there, or start with another: npm start -- --port ${config.port + 1}`,
    )
  }
  const database = await openDatabase(config, log).catch((error: unknown) => fail(messageOf(error)))
  try {
    await migrate(database.adminUrl, database.appRole)
    const app = await compose(config, log, database)
    const { setupNeeded } = await app.setup.firstRun(startContext(app), config.start)
    await listen(app, config, setupNeeded && config.role !== 'worker')
    stopOnSignals(app, database.stop, log)
  } catch (error) {
    await database.stop()
    fail(messageOf(error))
  }
}

interface OpenDatabase {
  readonly appUrl: string
  readonly adminUrl: string
  readonly appRole: string
  stop(): Promise<void>
}

async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  if (config.database.kind === 'own') return { ...config.database, stop: async () => {} }
  return startEmbedded({ dataDir: config.dataDir, log })
}

async function compose(config: Config, log: Logger, database: OpenDatabase): Promise<App> {
  const version = versionOf()
  const site = makeSite({ dist: path.resolve(import.meta.dirname, '../../web/dist'), version })
  return buildApp({
    databaseUrl: database.appUrl,
    encryptionKey: config.encryptionKey ?? secret(config.dataDir, 'encryption-key'),
    log,
    storage: localStorage(path.join(config.dataDir, 'files')),
    transports: transportsOf(config),
    workers: config.role !== 'web',
    web: config.role !== 'worker',
    publicUrl: config.publicUrl,
    trustProxy: trustProxyOf(config.trustProxy),
    corsOrigins: config.corsOrigins,
    drfErrors: config.drfErrors,
    wsQueryToken: config.wsQueryToken,
    https: config.tls,
    overload,
    version,
    backup: () => backUp(config, log, database),
    moreRoutes: (parts) => [
      ...operationsRoutes({ ...parts, metricsToken: config.metricsToken }),
      ...site.routes,
    ],
    fallback: site.fallback,
  })
}

async function backUp(config: Config, log: Logger, database: OpenDatabase): Promise<void> {
  const { folder } = await runBackup({
    ...config.backups,
    dataDir: config.dataDir,
    database: { kind: config.database.kind, adminUrl: database.adminUrl },
    now: Temporal.Now.instant(),
    log,
  })
  log.info({ folder }, 'backup made')
}

/** A number of proxies means: believe that many hops. */
function trustProxyOf(setting: Config['trustProxy']): AppOptions['trustProxy'] {
  if (setting === false) return false
  return typeof setting === 'number' ? (_address, hop) => hop < setting : [...setting]
}

function versionOf(): string {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')
  const { version }: { version: string } = JSON.parse(text)
  return version
}

async function listen(app: App, config: Config, setupNeeded: boolean): Promise<void> {
  const address = await app.server.listen({ port: config.port, host: config.host })
  const local = config.host === '127.0.0.1' || config.host === 'localhost' || config.host === '::1'
  if (!local && !config.tls && !config.publicUrl.startsWith('https:')) {
    process.stderr.write(
      'Plain HTTP beyond this machine: phones get no offline mode and weaker cookies. Set TLS_CERT and TLS_KEY, or PUBLIC_URL behind a TLS proxy.\n',
    )
  }
  // What starting needed is garbage now; without this it would stay until the heap fills again.
  setTimeout(
    () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
    2_000,
  ).unref()
  if (setupNeeded) process.stdout.write(`Set up: ${await app.setup.address(startContext(app))}\n`)
  process.stdout.write(`ready ${config.port === 0 ? address : config.publicUrl}\n`)
}

/** One press of Ctrl-C, or one order of a supervisor, may arrive by several ways: from the terminal, npm and the starter. */
const sameSignalMs = 1_500

/** First signal: stop in order. A later second one: stop now. */
function stopOnSignals(app: App, stopDatabase: () => Promise<void>, log: Logger): void {
  let stopping = false
  let since = 0
  const stop = async (signal: NodeJS.Signals, code = 0): Promise<void> => {
    if (stopping) {
      if (performance.now() - since > sameSignalMs) process.exit(130)
      return
    }
    stopping = true
    since = performance.now()
    log.info({ signal }, 'stopping')
    const timer = setTimeout(() => process.exit(1), stopWithinMs)
    timer.unref()
    app.drain()
    // Ctrl-C is a person who waits; TERM comes from a supervisor whose proxy must notice first.
    if (signal === 'SIGTERM') await new Promise((resolve) => setTimeout(resolve, lingerMs))
    await app.stop().catch((error: unknown) => log.error({ err: error }, 'stop'))
    await stopDatabase().catch((error: unknown) => log.error({ err: error }, 'stop'))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, (received) => void stop(received))
  // A promise that nobody waited for harms nobody else: written down, and the server goes on.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a promise failed and nobody waited for it'),
  )
  // What throws outside any request may have left anything behind: stop in order, so that the supervisor starts afresh.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught')
    if (!stopping) void stop('SIGINT', 1)
  })
}

function portIsFree(config: Config): Promise<boolean> {
  if (config.port === 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(config.port, config.host, () => probe.close(() => resolve(true)))
  })
}

function messageOf(error: unknown): string {
  if (error instanceof Problem)
    return [
      error.detail('en'),
      ...Object.values(error.fields ?? {}).flatMap((problems) =>
        problems.map(({ text, values }) => translate(text, 'en', values)),
      ),
    ].join(' ')
  return error instanceof Error ? error.message : String(error)
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
