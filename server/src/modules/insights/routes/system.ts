import { readFileSync } from 'node:fs'
import path from 'node:path'
import { route } from '#platform/http/route'
import { timestamp } from '#platform/time'
import {
  databaseState,
  deliveryStates,
  failedJobs,
  largestTables,
  lastCronRuns,
  queueStates,
} from '../queries/system.ts'
import { SystemState } from '../schemas.ts'

const version = versionOf()

export const systemRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/system/',
    operationId: 'readSystem',
    tag: 'System',
    access: ['system.view'],
    summary: 'The state of the system: queues, clock, letters, storage, database, versions',
    response: SystemState,
    handler: async (ctx) => {
      const database = await databaseState(ctx)
      const tables = await largestTables(ctx, 12)
      return {
        now: timestamp(ctx.now),
        version,
        node: process.versions.node,
        uptime_seconds: Math.round(process.uptime()),
        memory_bytes: process.memoryUsage.rss(),
        database: {
          version: database.version,
          bytes: Number(database.bytes),
          connections: database.connections,
        },
        storage: { files: database.files, bytes: Number(database.file_bytes) },
        audit: { seals: database.seals, unsealed: database.unsealed },
        queues: await queueStates(ctx),
        failed_jobs: await failedJobs(ctx, 10),
        clock: await lastCronRuns(ctx),
        deliveries: await deliveryStates(ctx),
        tables: tables.map(({ name, rows, bytes }) => ({ name, rows: Number(rows), bytes: Number(bytes) })),
      }
    },
  }),
]

function versionOf(): string {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../../../package.json'), 'utf8')
  const { version: named }: { version: string } = JSON.parse(text)
  return named
}
