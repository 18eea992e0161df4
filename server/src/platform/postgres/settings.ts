/** How PostgreSQL listens: a socket in a private folder, or a port of the loopback where sockets do not exist. */
export type Address =
  | { readonly kind: 'socket'; readonly folder: string }
  | { readonly kind: 'tcp'; readonly port: number }

/** A small machine is assumed: what is not set here is PostgreSQL's own default. */
const common: Readonly<Record<string, string>> = {
  log_timezone: 'UTC',
  timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%a ',
  log_checkpoints: 'off',
  jit: 'off',
  shared_buffers: '96MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  max_logical_replication_workers: '0',
  // Separate processes for reading cost memory at rest, and what a centre reads lies in memory.
  io_method: 'sync',
  huge_pages: 'off',
}

const lasting: Readonly<Record<string, string>> = {
  max_connections: '100',
  // The online backup keeps its WAL by a temporary slot (backup.ts).
  wal_level: 'replica',
  max_replication_slots: '2',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '512MB',
}

const ephemeral: Readonly<Record<string, string>> = {
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
}

/** Arguments of the `postgres` program. Kept out of postgresql.conf, so that a newer Halqa brings its own. */
export function serverArguments(pgData: string, address: Address, isEphemeral: boolean): string[] {
  const settings = { ...common, ...(isEphemeral ? ephemeral : lasting), ...addressSettings(address) }
  return ['-D', pgData, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function addressSettings(address: Address): Record<string, string> {
  if (address.kind === 'tcp') {
    return {
      listen_addresses: '127.0.0.1',
      port: String(address.port),
      ...(process.platform === 'win32' ? {} : { unix_socket_directories: '' }),
    }
  }
  // The value is a list: quotes keep a comma in the path from splitting it.
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${address.folder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  }
}
