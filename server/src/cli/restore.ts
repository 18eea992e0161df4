import path from 'node:path'
import { parseArgs } from 'node:util'
import { environment, loadConfig } from '#platform/config'
import { restoreBackup } from '#platform/postgres/restore'
import { runCommand } from './command.ts'

/** `npm run restore -- --from DIR [--force]`: only while Halqa does not run. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, force: { type: 'boolean', default: false } },
  })
  if (values.from === undefined) throw new Error('Usage: npm run restore -- --from DIR [--force]')
  const loaded = loadConfig(environment(), [])
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
  const { dataDir, database } = loaded.config
  const from = path.resolve(values.from)
  const result = await restoreBackup({
    from,
    dataDir,
    database,
    force: values.force,
    now: Temporal.Now.instant(),
  })
  console.log(`restored the backup of ${result.madeAt} into ${dataDir}`)
  if (result.movedTo) console.log(`what was there lies in ${result.movedTo}`)
})
