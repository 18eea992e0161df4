import { createWriteStream, readdirSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { writeTar, type TarEntry } from './tar.ts'

/** Folders whose content belongs to the running server only; they must exist but be empty. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const skipped =
  /^(?:postmaster\.(?:pid|opts)|backup_label.*|tablespace_map.*|pgsql_tmp.*|pg_internal\.init.*|t\d+_\d+.*)$/
const control = 'global/pg_control'

/**
 * Copies a running server's files into one archive, together with all the WAL that makes them whole again: whatever
 * is written meanwhile, the copy restores to the moment at which this ends.
 */
export async function writeBaseBackup(adminUrl: string, pgData: string, target: string): Promise<void> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'halqa-backup',
    statement_timeout: 0,
  })
  // A lost connection also fails the statement that waits on it, which is where it is told.
  client.on('error', () => {})
  await client.connect()
  try {
    // The slot goes with this session; until then the server throws no WAL away.
    await client.query(
      `SELECT pg_create_physical_replication_slot('halqa_backup_' || pg_backend_pid(), true, true)`,
    )
    await client.query(`SELECT pg_backup_start('halqa', fast => true)`)
    await pipeline(
      Readable.from(writeTar(entries(client, pgData))),
      createZstdCompress(),
      createWriteStream(target, { mode: 0o600, flush: true }),
    )
  } finally {
    await client.end()
  }
}

async function* entries(client: pg.Client, pgData: string): AsyncGenerator<TarEntry> {
  yield* clusterFiles(pgData, '')
  yield { kind: 'file', name: control, from: path.join(pgData, control) }
  const stop = await client.query<{ label: string; spaces: string; last: string }>(
    `SELECT labelfile AS label, spcmapfile AS spaces, pg_walfile_name(lsn) AS last FROM pg_backup_stop(wait_for_archive => false)`,
  )
  const row = stop.rows[0]
  const first = /\(file ([0-9A-F]{24})\)/.exec(row?.label ?? '')?.[1]
  if (!row || !first) throw new Error('PostgreSQL did not say which WAL the backup needs.')
  yield { kind: 'text', name: 'backup_label', text: row.label }
  if (row.spaces.trim())
    throw new Error('The database uses tablespaces, which the built-in backup does not copy.')
  const names = readdirSync(path.join(pgData, 'pg_wal'))
  const segments = names
    .filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= row.last)
    .sort()
  if (segments[0] !== first || segments.at(-1) !== row.last)
    throw new Error('PostgreSQL threw away WAL that the backup needs.')
  for (const name of [...names.filter((name) => name.endsWith('.history')), ...segments]) {
    yield { kind: 'file', name: `pg_wal/${name}`, from: path.join(pgData, 'pg_wal', name) }
  }
}

function* clusterFiles(pgData: string, folder: string): Generator<TarEntry> {
  for (const entry of readdirSync(path.join(pgData, folder), { withFileTypes: true })) {
    const name = folder ? `${folder}/${entry.name}` : entry.name
    if (skipped.test(entry.name) || name === control) continue
    if (entry.isDirectory()) {
      yield { kind: 'folder', name }
      if (!emptied.has(name)) yield* clusterFiles(pgData, name)
    } else if (entry.isFile()) {
      yield { kind: 'file', name, from: path.join(pgData, name) }
    }
  }
}
