import { createHash } from 'node:crypto'
import pg from 'pg'
import { collectHints } from './hints.ts'

/**
 * Values as they arrive from PostgreSQL: int8 and numeric sums as bigint, timestamptz as RFC 3339 in UTC, date and
 * time as text. Nothing becomes a JavaScript Date, which knows no zones.
 */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text))
types.setTypeParser(pg.types.builtins.DATE, (text) => text)
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, readTimestamp)
types.setTypeParser(pg.types.builtins.INTERVAL, (text) => text)

/** `2026-11-21 10:00:00.123456+00` → `2026-11-21T10:00:00.123Z`; sessions run in UTC. */
function readTimestamp(text: string): string {
  const [seconds = '', fraction = ''] = text.replace(' ', 'T').replace(/\+00$/, '').split('.')
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

const statementNames = new Map<string, string>()

/** A short stable name for a statement, so that each connection plans it once. */
export function statementName(text: string): string {
  const known = statementNames.get(text)
  if (known) return known
  const name = createHash('sha1').update(text).digest('base64url').slice(0, 20)
  // Statements built with varying lists would grow this without end; those are planned each time instead.
  if (statementNames.size < 5_000) statementNames.set(text, name)
  return name
}

export interface PoolOptions {
  readonly url: string
  readonly max: number
  readonly name: string
  /** How long a caller waits for a connection before the answer is a 503. */
  readonly waitMs?: number
}

export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...clientOptions(options.url, options.name),
    max: options.max,
    connectionTimeoutMillis: options.waitMs ?? 5_000,
    idleTimeoutMillis: 30_000,
  })
  // A broken idle connection is replaced by the pool; the error must not end the process.
  pool.on('error', () => {})
  // The pool listens to idle connections only: one that breaks inside a transaction would be an uncaught error.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    collectHints(client)
  })
  return pool
}

/** What every connection of the application has in common. */
export function clientOptions(url: string, name: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: name,
    types,
    options:
      '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000',
  }
}
