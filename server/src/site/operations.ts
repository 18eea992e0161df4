import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Database } from '#platform/context'
import { errors } from '#platform/errors'
import { Reply, route, type AnyRoute, type Input } from '#platform/http/route'
import type { Metrics } from '#platform/metrics'

export interface OperationsOptions {
  readonly metrics: Metrics
  readonly database: Database
  readonly isReady: () => boolean
  /** Without a token metrics answer to loopback addresses only. */
  readonly metricsToken: string | null
}

const readyWithinMs = 2_000

/** What an operator and a proxy ask: alive, ready, metrics. */
export function operationsRoutes(options: OperationsOptions): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/livez',
      operationId: 'readLiveness',
      tag: 'platform',
      access: 'public',
      hidden: true,
      unshed: true,
      summary: 'The process runs',
      response: Type.Object({ status: Type.String() }),
      handler: async () => ({ status: 'ok' }),
    }),
    route({
      method: 'GET',
      path: '/readyz',
      operationId: 'readReadiness',
      tag: 'platform',
      access: 'public',
      hidden: true,
      unshed: true,
      summary: 'Requests may come',
      response: Type.Object({ status: Type.String() }),
      handler: async () => {
        if (!options.isReady() || !(await databaseAnswers(options.database))) {
          return new Reply({
            status: 503,
            raw: true,
            body: '{"status":"unavailable"}',
            headers: { 'content-type': 'application/json', 'retry-after': '2' },
          })
        }
        return { status: 'ok' }
      },
    }),
    route({
      method: 'GET',
      path: '/metrics',
      operationId: 'readMetrics',
      tag: 'platform',
      access: 'public',
      hidden: true,
      unshed: true,
      summary: 'Prometheus metrics',
      handler: async (ctx, input) => {
        if (!mayReadMetrics(options.metricsToken, ctx.origin.ip, input.headers)) throw errors.not_found()
        return new Reply({
          raw: true,
          body: await options.metrics.registry.metrics(),
          headers: { 'content-type': options.metrics.registry.contentType },
        })
      },
    }),
  ]
}

async function databaseAnswers(database: Database): Promise<boolean> {
  const answer = sql`SELECT 1`.execute(database).then(
    () => true,
    () => false,
  )
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), readyWithinMs).unref())
  return Promise.race([answer, late])
}

/** A proxy on this machine looks like this machine: what it passes on for somebody carries his traces. */
const traces = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

function mayReadMetrics(
  token: string | null,
  ip: string | null,
  headers: Input<unknown, unknown, unknown>['headers'],
): boolean {
  if (token === null) {
    const here = ip === '127.0.0.1' || ip === '::1'
    return here && traces.every((name) => headers[name] === undefined)
  }
  const header = headers['authorization']
  const given = Buffer.from(typeof header === 'string' ? header.replace(/^Bearer +/i, '') : '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
