import pg from 'pg'
import { adminRole, appRole, databaseName } from './cluster.ts'
import type { Address } from './settings.ts'

/** A URL that node-postgres, libpq and `new URL` all understand. */
export function connectionUrl(address: Address, role: string, password: string, database: string): string {
  const host = address.kind === 'socket' ? 'localhost' : `127.0.0.1:${address.port}`
  const url = new URL(`postgresql://${role}:${encodeURIComponent(password)}@${host}/${database}`)
  if (address.kind === 'socket') url.search = `host=${encodeURIComponent(address.folder)}`
  return url.href
}

/** Makes what Halqa needs in a fresh cluster, and repairs the application's password when its file was renewed. */
export async function prepareDatabase(
  address: Address,
  adminPassword: string,
  appPassword: string,
): Promise<void> {
  const client = new pg.Client({
    connectionString: connectionUrl(address, adminRole, adminPassword, 'postgres'),
  })
  await client.connect()
  try {
    const role = client.escapeIdentifier(appRole)
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
      [appRole, databaseName],
    )
    const verb = rows[0]?.role ? 'ALTER' : 'CREATE'
    await client.query(
      `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(appPassword)}`,
    )
    if (!rows[0]?.database) {
      const database = client.escapeIdentifier(databaseName)
      await client.query(`CREATE DATABASE ${database} OWNER ${client.escapeIdentifier(adminRole)}`)
      await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
      await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${role}`)
    }
  } finally {
    await client.end()
  }
}
