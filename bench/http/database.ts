import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../server/src/platform/postgres/embedded.ts'

/** The one PostgreSQL of a run: the owner's address, the application's, and how to end it. */
export type Database = { adminUrl: string; appUrl: string; description: string; stop(): Promise<void> }

/** DATABASE_URL (and DATABASE_ADMIN_URL for its owner) when given, else Halqa's embedded PostgreSQL, fsync on, thrown away after. */
export async function openDatabase(): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) {
    const adminUrl = process.env.DATABASE_ADMIN_URL ?? given
    return {
      adminUrl,
      appUrl: given,
      description: 'the PostgreSQL of DATABASE_URL',
      stop: async () => undefined,
    }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'halqa-bench-pg-'))
  const throwAway = () => rm(dataDir, { recursive: true, force: true })
  try {
    const embedded = await startEmbedded({ dataDir, log: quiet })
    const stop = async () => {
      await embedded.stop()
      await throwAway()
    }
    return {
      adminUrl: embedded.adminUrl,
      appUrl: embedded.appUrl,
      description: 'Halqa’s embedded PostgreSQL with its own settings',
      stop,
    }
  } catch (error) {
    await throwAway()
    throw error
  }
}

const quiet = {
  info: () => undefined,
  warn: (...words: unknown[]) => console.error('postgresql:', ...words),
}
