import path from 'node:path'
import { parseArgs } from 'node:util'
import { environment, loadConfig } from '#platform/config'
import { runBackup, type BackupOptions } from '#platform/postgres/backup'
import { startEmbedded } from '#platform/postgres/embedded'
import { runCommand } from './command.ts'

/** `npm run backup [-- --out DIR]`: while Halqa runs or not. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  const loaded = loadConfig(environment(), [])
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
  const { dataDir, database, backups } = loaded.config
  const log = { info: (text: string) => console.error(text), warn: (text: string) => console.error(text) }
  const dir = values.out === undefined ? backups.dir : path.resolve(values.out)
  const backUp = (server: BackupOptions['database']) =>
    runBackup({ dataDir, database: server, dir, keep: backups.keep, now: Temporal.Now.instant(), log })
  if (database.kind === 'own') return report(await backUp(database))
  const embedded = await startEmbedded({ dataDir, log })
  try {
    report(await backUp({ kind: 'embedded', adminUrl: embedded.adminUrl }))
  } finally {
    await embedded.stop()
  }
})

function report(result: { folder: string; bytes: number; files: number }): void {
  console.log(`backup ${result.folder} (${result.files} files, ${(result.bytes / 1e6).toFixed(1)} MB)`)
}
