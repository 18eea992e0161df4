import { Kysely, PostgresDialect, type KyselyConfig } from 'kysely'
import type pg from 'pg'
import type { DB } from './types.ts'
import { statementName } from './pool.ts'
import { takeHints, type Hint } from './hints.ts'
import type { Database } from '../context.ts'

/** Counts statements for the test harness; the server runs without one. */
export type QueryObserver = (sql: string) => void

export interface DatabaseOptions {
  readonly observe?: QueryObserver
  /** Gets what committed statements have hinted at (platform.hint). */
  readonly committed?: (hints: readonly Hint[]) => void
}

/** Kysely over a pool, with every statement named so that PostgreSQL plans it once a connection. */
export function createDatabase(pool: pg.Pool, options: DatabaseOptions = {}): Database {
  const config: KyselyConfig = {
    dialect: new PostgresDialect({
      pool: {
        connect: async () => named(await pool.connect(), options),
        end: () => pool.end(),
        options: {},
      },
    }),
  }
  return new Kysely<DB>(config)
}

interface NamedClient {
  query: pg.PoolClient['query']
  release: () => void
}

function named(client: pg.PoolClient, { observe, committed }: DatabaseOptions): NamedClient {
  let inTransaction = false
  const run = (text: string, values: unknown[] | undefined): Promise<pg.QueryResult> => {
    if (!/^\s*(?:select|insert|update|delete|with)\b/i.test(text)) return client.query(text, values)
    return client.query({ name: statementName(text), text, values: values ?? [] })
  }
  const query = async (text: unknown, values?: unknown): Promise<unknown> => {
    if (typeof text !== 'string') return Reflect.apply(client.query, client, [text, values])
    observe?.(text)
    if (/^(?:begin|start transaction)\b/i.test(text)) {
      inTransaction = true
      takeHints(client)
    }
    const result = await run(text, Array.isArray(values) ? values : undefined)
    if (/^(?:commit|rollback)\s*$/i.test(text)) inTransaction = false
    if (/^rollback\s*$/i.test(text)) takeHints(client)
    else if (!inTransaction) committed?.(takeHints(client))
    return result
  }
  return { query: query as pg.PoolClient['query'], release: () => client.release() }
}
