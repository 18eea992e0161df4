import pg from 'pg'

/** Where the benchmark's PostgreSQL is, in the parts that libpq's other clients (Django, pgbench) want. */
export type Place = { host: string; port: number; user: string; password: string; database: string }

/** Reads `postgres://user:password@host:port/database?host=/socket/folder`. */
export function placeOf(address: string): Place {
  const url = new URL(address)
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.searchParams.get('port') ?? (url.port || 5432)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  }
}

/** Runs a file of SQL statements on a connection of its own. */
export async function runSql(address: string, sql: string): Promise<void> {
  const client = new pg.Client(placeOf(address))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** The first column of the first row, as text. */
export async function ask(address: string, sql: string): Promise<string> {
  const client = new pg.Client(placeOf(address))
  await client.connect()
  try {
    const result = await client.query<string[]>({ text: sql, rowMode: 'array' })
    return String(result.rows[0]?.[0] ?? '')
  } finally {
    await client.end()
  }
}
