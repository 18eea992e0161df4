import path from 'node:path'

/** The folder of PostgreSQL's own files inside the data folder. */
export function pgDataOf(dataDir: string): string {
  return path.join(dataDir, 'postgres')
}

/** The file that says which process started, watches and stops the PostgreSQL of a data folder. */
export function lockFileOf(dataDir: string): string {
  return path.join(dataDir, 'postgres.lock')
}
