import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import bossPackage from 'pg-boss/package.json' with { type: 'json' }

const folder = path.resolve(import.meta.dirname, '../../../migrations')
const lockNumber = 4_812_006

/**
 * Brings the database to the newest schema. Forward only; one transaction a file; one node at a time (advisory
 * lock). `appRole` is granted what the application needs and owns nothing.
 * @throws when an applied file was changed afterwards or the database is newer than this program.
 */
export async function migrate(adminUrl: string, appRole: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'halqa-migrate' })
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${lockNumber})`)
    await client.query(`SET lock_timeout = '5s'`)
    await client.query(`CREATE TABLE IF NOT EXISTS public.halqa_migrations (
      name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
    const applied = await applyFiles(client)
    const boss = await applyBoss(client, adminUrl)
    if (applied.length > 0 || boss) await grant(client, appRole)
    return { applied }
  } finally {
    await client.end()
  }
}

async function applyFiles(client: pg.Client): Promise<string[]> {
  const done = new Map<string, string>()
  const { rows } = await client.query<{ name: string; digest: string }>(
    'SELECT name, digest FROM public.halqa_migrations',
  )
  for (const row of rows) done.set(row.name, row.digest)
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  const unknown = [...done.keys()].filter((name) => name.endsWith('.sql') && !files.includes(name))
  if (unknown.length > 0)
    throw new Error(`The database is newer than this program: it has ${unknown.join(', ')}.`)
  const applied: string[] = []
  for (const name of files) {
    const sql = await readFile(path.join(folder, name), 'utf8')
    const digest = createHash('sha256').update(sql).digest('hex')
    const before = done.get(name)
    if (before === digest) continue
    if (before) throw new Error(`Migration ${name} was changed after it had been applied.`)
    await client.query('BEGIN')
    try {
      await client.query(sql)
      await client.query('INSERT INTO public.halqa_migrations (name, digest) VALUES ($1, $2)', [name, digest])
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
    applied.push(name)
  }
  return applied
}

/** The job queue's tables are made by the admin role too, once for each version of the library. */
async function applyBoss(client: pg.Client, adminUrl: string): Promise<boolean> {
  const name = `pg-boss ${bossPackage.version}`
  const known = await client.query('SELECT 1 FROM public.halqa_migrations WHERE name = $1', [name])
  if (known.rowCount) return false
  const boss = new PgBoss({
    connectionString: adminUrl,
    schema: 'pgboss',
    max: 2,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await boss.stop({ graceful: false })
  await client.query('INSERT INTO public.halqa_migrations (name, digest) VALUES ($1, $1)', [name])
  return true
}

async function grant(client: pg.Client, appRole: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>('SELECT current_user AS owner')
  if (rows[0]?.owner === appRole) return
  const role = client.escapeIdentifier(appRole)
  const schemas = await client.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')`,
  )
  for (const { name } of schemas.rows) {
    const schema = client.escapeIdentifier(name)
    // Queue tables are partitions that the library makes and drops at run time: there the role may create.
    await client.query(`GRANT USAGE${name === 'pgboss' ? ', CREATE' : ''} ON SCHEMA ${schema} TO ${role}`)
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`)
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`)
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`)
  }
  const appendOnly = await client.query<{ table_name: string }>('SELECT table_name FROM platform.append_only')
  for (const { table_name } of appendOnly.rows) {
    const table = table_name
      .split('.')
      .map((part) => client.escapeIdentifier(part))
      .join('.')
    await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role}`)
  }
}
