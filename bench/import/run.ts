import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../http/database.ts'
import { startWorkingHalqa, type Server } from '../http/halqa.ts'
import { describeMachine } from '../http/machine.ts'
import { ask } from '../postgres.ts'
import { householdList } from './households.ts'

export const importUsage = `npm run bench -- import [--rows 1000,10000,50000] [--port 44350] [--note "…"] [--no-results]`

const goalRows = 10_000
const goalSeconds = 30

interface Measured {
  readonly rows: number
  readonly upload: number
  readonly check: number
  readonly run: number
  readonly undo: number
  /** Different positions seen by somebody who asks every 200 ms while it runs. */
  readonly positions: number
  readonly exact: boolean
}

/** Imports lists of learners with guardians through the API, with jobs and progress, and takes them back. */
export async function runImport(parameters: readonly string[]): Promise<void> {
  const value = (name: string): string | undefined =>
    parameters.includes(name) ? parameters[parameters.indexOf(name) + 1] : undefined
  const sizes = (value('--rows') ?? '1000,10000,50000').split(',').map(Number)
  const database = await openDatabase()
  const results: Measured[] = []
  const machine = await describeMachine(database.adminUrl)
  try {
    const halqa = await startWorkingHalqa(database, Number(value('--port') ?? 44_350))
    try {
      for (const rows of sizes) {
        const counts = (): Promise<string> => ask(database.adminUrl, countSql)
        results.push(await measure(halqa, rows, counts))
        console.log(line(results.at(-1)))
      }
    } finally {
      await halqa.stop()
    }
  } finally {
    await database.stop()
  }
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ')
  const text = `
## Import of learners with guardians, ${at} UTC

${['rows | upload s | dry run s | import s | undo s | progress seen | counts after undo', '---|---|---|---|---|---|---', ...results.map(line)].map((row) => `| ${row} |`).join('\n')}

- Goal: ${goalRows.toLocaleString('en')} rows in ≤ ${goalSeconds} s with progress; upload, dry run and import together: ${verdict(results)}.
- Rows: two children a family, two guardians each, both with accounts, half of the words and digits Arabic; CSV in UTF-8, columns matched by their names. Through HTTP, jobs in the same process.
- Machine: ${machine.cores} cores (${machine.processor}), ${machine.memoryGib} GiB; load average before the run ${machine.loadBefore}; ${database.description}; node ${machine.versions['node']}, postgresql ${machine.versions['postgresql']}.
- Command: \`npm run bench -- import ${parameters.join(' ')}\`.
${value('--note') ? `- Note: ${value('--note')}\n` : ''}`
  console.log(text)
  if (!parameters.includes('--no-results'))
    await appendFile(join(import.meta.dirname, '..', 'RESULTS.md'), text)
}

const countSql = `SELECT string_agg(n::text, ' ') FROM (
  SELECT count(*) AS n FROM identity.users UNION ALL SELECT count(*) FROM identity.user_roles
  UNION ALL SELECT count(*) FROM people.learners UNION ALL SELECT count(*) FROM people.guardians) c`

function line(result: Measured | undefined): string {
  if (!result) return ''
  const { rows, upload, check, run, undo, positions, exact } = result
  const seconds = [upload, check, run, undo].map((ms) => (ms / 1000).toFixed(1))
  return [rows.toLocaleString('en'), ...seconds, positions, exact ? 'as before' : 'DIFFER'].join(' | ')
}

function verdict(results: readonly Measured[]): string {
  const found = results.find(({ rows }) => rows === goalRows)
  if (!found) return 'not measured'
  const seconds = (found.upload + found.check + found.run) / 1000
  return `${seconds.toFixed(1)} s, ${seconds <= goalSeconds ? 'met' : 'NOT met'}`
}

async function measure(halqa: Server, rows: number, counts: () => Promise<string>): Promise<Measured> {
  const before = await counts()
  const started = performance.now()
  const form = new FormData()
  form.append('kind', 'households')
  form.append('file', new Blob([householdList(rows)], { type: 'text/csv' }), `${rows}.csv`)
  const { id } = await call(halqa, 'POST', '', form)
  const uploaded = performance.now()
  await call(halqa, 'POST', `${id}/check/`)
  await until(halqa, id, 'checked')
  const checked = performance.now()
  await call(halqa, 'POST', `${id}/run/`, '{}')
  const positions = await until(halqa, id, 'done')
  const done = performance.now()
  await call(halqa, 'POST', `${id}/undo/`, '{}')
  await until(halqa, id, 'undone')
  const undone = performance.now()
  return {
    rows,
    upload: uploaded - started,
    check: checked - uploaded,
    run: done - checked,
    undo: undone - done,
    positions,
    exact: before === (await counts()),
  }
}

/** Waits for a state as a screen without sockets does; answers how many different positions it saw. */
async function until(halqa: Server, id: string, state: string): Promise<number> {
  const seen = new Set<number>()
  for (;;) {
    const found = await call(halqa, 'GET', `${id}/`)
    seen.add(found.progress.done)
    if (found.state === state) return seen.size
    if (found.failure !== null) throw new Error(`the import failed: ${found.failure}`)
    await pause(200)
  }
}

interface Found {
  readonly id: string
  readonly state: string
  readonly failure: string | null
  readonly progress: { readonly done: number }
}

async function call(halqa: Server, method: string, path: string, body?: FormData | string): Promise<Found> {
  const answer = await fetch(`${halqa.url}/api/v1/imports/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${halqa.token}`,
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
  const found: Found = JSON.parse(text)
  return found
}
