import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { sql } from 'kysely'
import type { Context, Database, Ports } from '#platform/context'
import { claimDueJobs } from '#platform/cron'
import { createDatabase, type QueryObserver } from '#platform/db/database'
import { HintSender } from '#platform/db/hints'
import { createPool } from '#platform/db/pool'
import { SharedConnections } from '#platform/db/shared-connections'
import { deliveryJob, type Transport } from '#platform/delivery'
import { housekeeping } from '#platform/housekeeping'
import { Limits } from '#platform/http/limits'
import { openApiDocument } from '#platform/http/openapi'
import type { AnyRoute } from '#platform/http/route'
import { inPlaceOfSomebody } from '#platform/http/in-place-of'
import { Gate, type OverloadLimits } from '#platform/http/overload'
import { createServer, mountRoutes, type ServerOptions } from '#platform/http/server'
import { newId } from '#platform/ids'
import { Jobs, type CronSpec, type MakeContext } from '#platform/jobs'
import { createMetrics, type Metrics } from '#platform/metrics'
import type { Module } from '#platform/module'
import type { PersonalPart } from '#platform/personal'
import { kernelPersonal } from '#platform/personal-kernel'
import { kernelRetention } from '#platform/retention-kernel'
import { Hub } from '#platform/realtime/hub'
import { Sockets } from '#platform/realtime/sockets'
import { topicSocket } from '#platform/realtime/topics'
import { centreSettings, forgetSettings } from '#platform/settings'
import type { Locale } from '#platform/i18n'
import type { Storage } from '#platform/storage'
import { timestamp } from '#platform/time'
import { Vault } from '#platform/vault'
import { Authenticator, TokenSigner, defaultRoles, readSigningKeys, syncPermissions } from '#identity'
import { apiDocsRoutes } from './site/api-docs.ts'
import { modules as allModules } from './modules/all.ts'
import { keepDemoInHouse } from './demo/keep-in-house.ts'
import { makeSetup, type Setup } from './setup/module.ts'

declare module '#platform/context' {
  interface Ports {
    storage: Storage
    limits: Limits
    signer: TokenSigner
    authenticator: Authenticator
    jobs: Jobs
    /** Shared connections for single fast reads. */
    hotReads: SharedConnections
    /** Shared connections for writes that are one statement. */
    hotWrites: SharedConnections
    hints: HintSender
    /** Seals secrets that lie in the database. */
    vault: Vault
    /** Where people reach the centre, without a slash at the end; letters carry links to it. */
    siteUrl: () => string
  }
}

export interface AppOptions {
  /** Connection of the application's role. */
  readonly databaseUrl: string
  /** Seals secrets in the database; the same for all nodes. At least 32 characters. */
  readonly encryptionKey: string
  readonly log: Logger
  readonly storage: Storage
  readonly transports: { readonly email: Transport; readonly sms: Transport }
  readonly workers: boolean
  readonly web: boolean
  readonly publicUrl: string | null
  readonly trustProxy: ServerOptions['trustProxy']
  readonly corsOrigins: readonly string[]
  readonly drfErrors: boolean
  readonly wsQueryToken: boolean
  readonly https: ServerOptions['https']
  readonly version: string
  readonly poolSize?: number
  /** How long a request waits for a connection before it is told to come back; 5 seconds by default. */
  readonly poolWaitMs?: number
  readonly now?: () => Temporal.Instant
  readonly observe?: QueryObserver
  /** Widens rate limits; only tests set it. */
  readonly limitFactor?: number
  /** When to answer 503 at once instead of working; by default only far beyond what a node can do. */
  readonly overload?: OverloadLimits
  /** Modules beside the product's own; tests mount their probes with it. */
  readonly modules?: readonly Module[]
  /** Makes tonight's backup; absent where somebody else backs up. */
  readonly backup?: () => Promise<void>
  /** Operations endpoints and pages that need the outside of the app (files on disk). */
  readonly moreRoutes?: (app: {
    metrics: Metrics
    database: Database
    isReady: () => boolean
  }) => readonly AnyRoute[]
  /** Answers a GET that no route knows. */
  readonly fallback?: AnyRoute
}

export interface App {
  readonly server: FastifyInstance
  readonly database: Database
  readonly jobs: Jobs
  readonly hub: Hub
  readonly sockets: Sockets
  readonly metrics: Metrics
  readonly routes: readonly AnyRoute[]
  readonly modules: readonly Module[]
  readonly document: object
  readonly ports: Ports
  readonly makeContext: MakeContext
  /** The first run and the demo centre. */
  readonly setup: Setup
  /** Claims and queues what is due now; the server calls it every few seconds. */
  tick(): Promise<string[]>
  /** Fails readiness and stops taking new work; the sockets are told to come back elsewhere. */
  drain(): void
  stop(): Promise<void>
}

/** The composition root: puts platform and modules together. Nothing else knows everything. */
export async function buildApp(options: AppOptions): Promise<App> {
  const now = options.now ?? (() => Temporal.Now.instant())
  const metrics = createMetrics()
  const poolSize = options.poolSize ?? 16
  const pool = createPool({
    url: options.databaseUrl,
    max: poolSize,
    name: 'halqa',
    ...(options.poolWaitMs ? { waitMs: options.poolWaitMs } : {}),
  })
  const limitPool = createPool({ url: options.databaseUrl, max: 2, name: 'halqa-limits' })
  metrics.watchPool('main', pool)
  const hints = new HintSender(createDatabase(limitPool))
  const database = createDatabase(pool, {
    ...(options.observe ? { observe: options.observe } : {}),
    committed: (list) => hints.send(list),
  })
  const shared = (name: string, connections: number): SharedConnections =>
    new SharedConnections({
      url: options.databaseUrl,
      name,
      connections,
      ...(options.observe ? { observe: options.observe } : {}),
    })
  const hotReads = shared('halqa-reads', 4)
  const hotWrites = shared('halqa-writes', 8)
  const setup = makeSetup(allModules)
  const modules = [...allModules, setup.module, ...(options.modules ?? [])]
  await syncPermissions(database, modules)

  const vault = new Vault(options.encryptionKey)
  const signer = new TokenSigner(() => readSigningKeys({ database, vault, now }))
  await signer.load()
  const limits = new Limits(limitPool, options.limitFactor)
  const authenticator = new Authenticator({ database, signer, limits, now })
  const transports = {
    email: keepDemoInHouse(database, options.transports.email),
    sms: keepDemoInHouse(database, options.transports.sms),
  }
  const work = [
    deliveryJob(transports),
    ...housekeeping({ backup: options.backup ?? null }),
    ...modules.flatMap((module) => module.work ?? []),
  ]
  const jobs = new Jobs({
    url: options.databaseUrl,
    database,
    work,
    log: options.log,
    workers: options.workers,
    atOnce: Math.max(2, Math.floor(poolSize / 2)),
  })
  await jobs.start()

  const siteUrl = (): string => options.publicUrl?.replace(/\/$/, '') ?? localUrl(server)
  const ports: Ports = Object.assign(
    {
      personal: personalParts(modules),
      storage: options.storage,
      limits,
      signer,
      authenticator,
      jobs,
      siteUrl,
      hotReads,
      hotWrites,
      hints,
      vault,
    },
    ...modules.map((module) => module.ports ?? {}),
  )
  let locale: Locale = (await centreSettings({ tx: database })).locale
  const makeContext: MakeContext = (tx, actor) => ({
    tx,
    actor,
    now: now(),
    locale,
    bus: jobs,
    ports,
    origin: { requestId: newId(), ip: null, userAgent: null },
  })

  const hub = new Hub({ database, url: options.databaseUrl, log: options.log })
  hub.onSignal('halqa_jobs', (queue) => jobs.wake(queue))
  hub.onSignal('halqa_sessions', () => authenticator.forget())
  hub.onSignal('halqa_rights', () => authenticator.forget())
  hub.onSignal(
    'halqa_keys',
    () => void signer.load().catch((error: unknown) => options.log.warn({ err: error }, 'signing keys')),
  )
  for (const module of modules)
    for (const [channel, heard] of Object.entries(module.signals ?? {})) hub.onSignal(channel, heard)
  hub.onSignal('halqa_settings', () => {
    forgetSettings()
    void centreSettings({ tx: database }).then(
      (centre) => (locale = centre.locale),
      () => {},
    )
  })
  await hub.start()

  const gate = new Gate(options.overload ?? { inFlight: 512, lateMs: null })
  let ready = true
  const serverOptions: ServerOptions = {
    database,
    bus: jobs,
    ports,
    limits,
    gate,
    now,
    log: options.log,
    authenticate: (request) => authenticator.authenticate(request),
    defaultLocale: () => locale,
    publicUrl: options.publicUrl,
    trustProxy: options.trustProxy,
    corsOrigins: options.corsOrigins,
    drfErrors: options.drfErrors,
    ...(options.web && options.fallback ? { fallback: options.fallback } : {}),
    draining: () => !ready,
    https: options.https,
  }
  const server = await createServer(serverOptions)
  metrics.watchServer(server)
  const roles = defaultRoles(modules)
  const apiRoutes = modules.flatMap((module) => module.routes ?? [])
  const document = openApiDocument(apiRoutes, {
    version: options.version,
    roles: (access) => (Array.isArray(access) ? roles(access) : []),
  })
  const operations = options.moreRoutes?.({ metrics, database, isReady: () => ready }) ?? []
  const routes = [...apiRoutes, ...apiDocsRoutes(() => document), ...operations]
  mountRoutes(server, options.web ? routes : operations, serverOptions)

  const sockets = new Sockets({
    hub,
    log: options.log,
    routes: [
      topicSocket(modules.flatMap((module) => module.topics ?? [])),
      ...modules.flatMap((module) => module.sockets ?? []),
    ],
    auth: authenticator.sockets({
      allowQueryToken: options.wsQueryToken,
      origins: () => [
        ...(options.publicUrl ? [new URL(options.publicUrl).origin] : []),
        ...options.corsOrigins,
      ],
      ticket: (ticket) => takeSocketTicket(database, ticket, now()),
    }),
    work: (who, job) => job({ ...makeContext(database, who.actor), locale: who.locale }),
    act: (who, job) =>
      inPlaceOfSomebody(database, who.actor, (tx) => {
        const ctx: Context = { ...makeContext(tx, who.actor), locale: who.locale }
        return job(ctx)
      }),
  })
  metrics.watchSockets(() => sockets.size)
  if (options.web) sockets.attach(server.server)
  if (options.workers) await jobs.startWorkers(makeContext)

  const crons = work.filter((spec): spec is CronSpec => spec.kind === 'cron')
  const tick = async (): Promise<string[]> => {
    const { timeZone } = await centreSettings({ tx: database })
    return claimDueJobs({
      database,
      jobs,
      makeContext,
      specs: crons,
      zone: timeZone,
      now: now(),
      log: options.log,
    })
  }
  await tick()
  const timer = options.workers
    ? setInterval(
        () => void tick().catch((error: unknown) => options.log.warn({ err: error }, 'cron')),
        5_000,
      )
    : null
  timer?.unref()

  return {
    server,
    database,
    jobs,
    hub,
    sockets,
    metrics,
    routes,
    modules,
    document,
    ports,
    makeContext,
    setup,
    tick,
    drain() {
      ready = false
    },
    async stop() {
      if (timer) clearInterval(timer)
      await sockets.stop()
      await closeWithin(server, closeWithinMs)
      gate.close()
      await jobs.stop()
      await hub.stop()
      await hotReads.end()
      await hotWrites.end()
      await database.destroy()
      await limitPool.end()
    },
  }
}

/** The kernel's tables and every module's, lower ones first. */
function personalParts(modules: readonly Module[]): PersonalPart[] {
  const parts = modules.map(({ name, personal, person, retention }) => ({
    name,
    tables: personal ?? [],
    retention: retention ?? [],
    ...person,
  }))
  return [{ name: 'platform', tables: kernelPersonal, retention: kernelRetention }, ...parts]
}

/** Requests that are being answered may end; what hangs after that is cut, so that the jobs and the database stop in order too. */
const closeWithinMs = 5_000

async function closeWithin(server: FastifyInstance, ms: number): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), ms)
  await server.close()
  clearTimeout(timer)
}

/** Without PUBLIC_URL: where this node listens. Never the Host header, which a stranger chooses. */
function localUrl(server: FastifyInstance): string {
  const address = server.server.address()
  const scheme = server.initialConfig.https ? 'https' : 'http'
  return typeof address === 'object' && address
    ? `${scheme}://localhost:${address.port}`
    : `${scheme}://localhost`
}

/** A socket ticket is good once, for 30 seconds; answers its session. */
async function takeSocketTicket(
  database: Database,
  ticket: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const { rows } = await sql<{ session_id: string }>`DELETE FROM platform.socket_tickets
    WHERE digest = sha256(${ticket}::bytea) AND expires_at > ${timestamp(now)} RETURNING session_id`.execute(
    database,
  )
  return rows[0]?.session_id ?? null
}
