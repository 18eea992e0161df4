import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'

export interface Metrics {
  readonly registry: Registry
  watchServer(app: FastifyInstance): void
  watchPool(name: string, pool: pg.Pool): void
  watchSockets(count: () => number): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'halqa_http_seconds',
    help: 'Time to answer by route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const failures = new Counter({
    name: 'halqa_http_failures_total',
    help: 'Answers of 500 and above',
    registers: [registry],
  })
  const pools = new Gauge({
    name: 'halqa_pool_connections',
    help: 'Database connections',
    labelNames: ['pool', 'state'],
    registers: [registry],
  })
  return {
    registry,
    watchServer(app) {
      app.addHook('onResponse', (request, reply, done) => {
        const route = request.routeOptions.url ?? 'none'
        seconds.observe(
          { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
          reply.elapsedTime / 1000,
        )
        if (reply.statusCode >= 500) failures.inc()
        done()
      })
    },
    watchPool(name, pool) {
      const gauge = new Gauge({
        name: `halqa_pool_${name}_waiting`,
        help: 'Callers waiting for a connection',
        registers: [registry],
        collect() {
          this.set(pool.waitingCount)
          pools.set({ pool: name, state: 'total' }, pool.totalCount)
          pools.set({ pool: name, state: 'idle' }, pool.idleCount)
        },
      })
      gauge.set(0)
    },
    watchSockets(count) {
      const gauge = new Gauge({
        name: 'halqa_sockets',
        help: 'Open sockets',
        registers: [registry],
        collect() {
          this.set(count())
        },
      })
      gauge.set(0)
    },
  }
}
