import { environment, loadConfig } from '#platform/config'
import { verifyAudit, type AuditCheck } from '#platform/audit-verify'
import { createDatabase } from '#platform/db/database'
import { createPool } from '#platform/db/pool'
import { startEmbedded } from '#platform/postgres/embedded'
import { runCommand } from './command.ts'

/** `npm run verify-audit`: recomputes the audit trail, while Halqa runs or not. Ends with 1 when it is broken. */
await runCommand(async () => {
  const loaded = loadConfig(environment(), [])
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
  const { dataDir, database } = loaded.config
  const log = { info: (text: string) => console.error(text), warn: (text: string) => console.error(text) }
  if (database.kind === 'own') return report(await check(database.appUrl))
  const embedded = await startEmbedded({ dataDir, log })
  try {
    report(await check(embedded.adminUrl))
  } finally {
    await embedded.stop()
  }
})

async function check(url: string): Promise<AuditCheck> {
  const database = createDatabase(createPool({ url, max: 1, name: 'halqa-verify-audit' }))
  try {
    return await verifyAudit(database)
  } finally {
    await database.destroy()
  }
}

function report(result: AuditCheck): void {
  const { seals, rows, erased, broken } = result
  if (!broken) {
    const head = result.lastSeal ? `, last seal ${result.lastSeal.hash.toString('hex').slice(0, 16)}` : ''
    console.log(`ok: ${rows} rows in ${seals} seals, values of ${erased} erased${head}`)
    return
  }
  const words = {
    row: 'was changed after it was sealed',
    values: 'has other values than were sealed',
    missing: 'was deleted',
    seal: 'or a later one of its seal no longer fits the seal',
    rewritten: 'the whole chain was made anew since the last verification',
  }
  const where = broken.position === null ? '' : `row ${broken.position} ${broken.id ?? ''} `
  console.log(`BROKEN: ${where}${words[broken.problem]} (${rows} rows before it are fine)`)
  process.exitCode = 1
}
