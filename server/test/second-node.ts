import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { houseTransport } from '#platform/delivery'
import { localStorage } from '#platform/storage'
import { buildApp, type App } from '../src/app.ts'
import type { World } from './harness.ts'

export interface SecondNode {
  readonly app: App
  /** Where it listens. */
  readonly address: string
  stop(): Promise<void>
}

/** Another node on the world's database, as a second server process would be: nothing in memory is shared. */
export async function startSecondNode(
  world: World,
  options: { limitFactor?: number } = {},
): Promise<SecondNode> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-second-'))
  const app = await buildApp({
    databaseUrl: world.databaseUrl,
    encryptionKey: world.encryptionKey,
    log: pino({ level: 'silent' }),
    storage: localStorage(folder),
    transports: { email: houseTransport, sms: houseTransport },
    workers: false,
    web: true,
    publicUrl: null,
    trustProxy: false,
    corsOrigins: [],
    drfErrors: false,
    wsQueryToken: true,
    https: null,
    version: 'test',
    poolSize: 6,
    poolWaitMs: 20_000,
    now: () => world.now(),
    limitFactor: options.limitFactor ?? 1_000,
  })
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.server.address()
  if (!address || typeof address === 'string') throw new Error('the second node does not listen')
  return {
    app,
    address: `http://127.0.0.1:${address.port}`,
    async stop() {
      await app.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
