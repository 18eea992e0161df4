import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import pino from 'pino'
import { inject } from 'vitest'
import { systemActor, type Context } from '#platform/context'
import { forgetSettings } from '#platform/settings'
import { houseTransport, type Transport } from '#platform/delivery'
import { localStorage } from '#platform/storage'
import { buildApp, type App, type AppOptions } from '../src/app.ts'
import { Caller } from './caller.ts'
import { withDatabase } from './global-setup.ts'
import { makePerson, type PersonSpec } from './people.ts'

export interface World {
  readonly app: App
  /** Connection of the application's role to this world's database. */
  readonly databaseUrl: string
  readonly adminUrl: string
  /** What this world's nodes seal secrets with. */
  readonly encryptionKey: string
  /** Somebody without credentials. */
  readonly visitor: Caller
  /** A user with these roles and a live session. */
  person(name: string, spec?: PersonSpec): Promise<Caller>
  /** Sets the clock; it does not move by itself. */
  at(moment: string): void
  now(): Temporal.Instant
  /** Works off every waiting job. */
  work(): Promise<number>
  /** Rows of an SQL statement, for arranging and checking. */
  rows<T = Record<string, unknown>>(statement: string, values?: readonly unknown[]): Promise<T[]>
  /** Runs actions directly, in one transaction, as the application itself. */
  within<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  /** Statements that the application sent meanwhile. */
  statements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>
  /** Mail and text messages so far, oldest first. */
  outbox(): Promise<
    {
      channel: string
      recipient: string
      subject: string | null
      body: string
      secrets: string[]
      kind: string
      status: string
    }[]
  >
  /** Listens on a real port (sockets, streaming). Answers the address. */
  listen(): Promise<string>
  stop(): Promise<void>
}

export interface WorldOptions {
  readonly now?: string
  readonly transports?: { email?: Transport; sms?: Transport }
  /** 1 = real rate limits; by default they are too wide to matter. */
  readonly limitFactor?: number
  readonly workers?: boolean
  /** Pages and files beside the API. */
  readonly site?: Pick<AppOptions, 'moreRoutes' | 'fallback'>
  readonly wsQueryToken?: boolean
  /** How this world's node differs from the others: modules of its own, limits, a log to read. */
  readonly node?: Partial<
    Pick<
      AppOptions,
      | 'modules'
      | 'log'
      | 'overload'
      | 'poolSize'
      | 'poolWaitMs'
      | 'publicUrl'
      | 'corsOrigins'
      | 'drfErrors'
      | 'trustProxy'
    >
  >
}

/** A whole application on a database of its own, with a clock that the test moves. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const name = `halqa_world_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('adminUrl') })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('template')}`)
  const databaseUrl = withDatabase(inject('appUrl'), name)
  const adminUrl = withDatabase(inject('adminUrl'), name)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-files-'))
  forgetSettings()
  let clock = Temporal.Instant.from(options.now ?? '2026-11-21T10:00:00Z')
  let seen: string[] | null = null
  const encryptionKey = randomBytes(32).toString('base64url')
  const app = await buildApp({
    databaseUrl,
    encryptionKey,
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    storage: localStorage(folder),
    transports: {
      email: options.transports?.email ?? houseTransport,
      sms: options.transports?.sms ?? houseTransport,
    },
    workers: options.workers ?? false,
    web: true,
    publicUrl: null,
    trustProxy: false,
    corsOrigins: [],
    drfErrors: false,
    wsQueryToken: options.wsQueryToken ?? false,
    https: null,
    version: 'test',
    poolSize: 12,
    // Test machines are slow: what is not about waiting waits.
    poolWaitMs: 20_000,
    now: () => clock,
    observe: (statement) => seen?.push(statement),
    limitFactor: options.limitFactor ?? 1_000,
    ...options.site,
    ...options.node,
  })
  const query = new pg.Client({ connectionString: adminUrl })
  await query.connect()
  return {
    app,
    databaseUrl,
    adminUrl,
    encryptionKey,
    visitor: new Caller(app, null),
    person: async (fullName, spec) => new Caller(app, await makePerson(app, fullName, clock, spec)),
    at(moment) {
      clock = Temporal.Instant.from(moment)
    },
    now: () => clock,
    work: () => app.jobs.drain(app.makeContext),
    rows: async <T>(statement: string, values: readonly unknown[] = []) =>
      (await query.query(statement, [...values])).rows as T[],
    within: (work) =>
      app.database.transaction().execute((tx) => work(app.makeContext(tx, systemActor('test')))),
    async statements(work) {
      seen = []
      try {
        const result = await work()
        return { result, statements: seen.filter((text) => !/^(begin|commit|rollback)/i.test(text)) }
      } finally {
        seen = null
      }
    },
    outbox: async () => {
      const { rows } = await sql<Awaited<ReturnType<World['outbox']>>[number]>`
        SELECT channel, recipient, subject, body, secrets, kind, status FROM platform.outbox_messages ORDER BY created_at, id`.execute(
        app.database,
      )
      return rows
    },
    async listen() {
      if (!app.server.server.listening) await app.server.listen({ port: 0, host: '127.0.0.1' })
      const address: AddressInfo | string | null = app.server.server.address()
      if (!address || typeof address === 'string') throw new Error('the server does not listen')
      return `http://127.0.0.1:${address.port}`
    },
    async stop() {
      await app.stop()
      await query.end()
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await admin.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
