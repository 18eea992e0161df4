import { Kysely, PostgresDialect, type KyselyConfig } from 'kysely'
import type pg from 'pg'
import type { DB } from './types.ts'
import { statementName } from './pool.ts'
import type { Database } from '../context.ts'

/** Counts statements for the test harness; the server runs without one. */
export type QueryObserver = (sql: string) => void

/** Kysely over a pool, with every statement named so that PostgreSQL plans it once a connection. */
export function createDatabase(pool: pg.Pool, observe?: QueryObserver): Database {
  const config: KyselyConfig = {
    dialect: new PostgresDialect({
      pool: {
        connect: async () => named(await pool.connect(), observe),
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

function named(client: pg.PoolClient, observe: QueryObserver | undefined): NamedClient {
  const query = (text: unknown, values?: unknown): unknown => {
    if (typeof text !== 'string') return Reflect.apply(client.query, client, [text, values])
    observe?.(text)
    if (!/^\s*(?:select|insert|update|delete|with)\b/i.test(text)) return client.query(text, Array.isArray(values) ? values : undefined)
    return client.query({ name: statementName(text), text, values: Array.isArray(values) ? values : [] })
  }
  return { query: query as pg.PoolClient['query'], release: () => client.release() }
}
