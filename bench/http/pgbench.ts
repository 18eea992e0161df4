import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../children.ts'
import { placeOf } from '../postgres.ts'
import { scriptsOf } from './statements.ts'
import type { Scenario } from './targets.ts'

export type Limit = { perSecond: number; p50: number; p99: number }
type Load = { clients: number; warmup: number; seconds: number }

/**
 * What PostgreSQL does of the very same SQL when nothing but pgbench stands before it: prepared statements, as many
 * clients as the servers have connections from the load. Undefined when there is no pgbench or no statement to run.
 */
export async function measureLimit(
  database: string,
  scenario: Scenario,
  load: Load,
): Promise<Limit | undefined> {
  const scripts = scriptsOf(scenario)
  if (!scripts) return undefined
  const place = placeOf(database)
  const folder = await mkdtemp(join(tmpdir(), 'halqa-pgbench-'))
  try {
    const files = scripts.map(({ weight }, n) => `--file=${join(folder, `script-${n}`)}@${weight}`)
    await Promise.all(scripts.map(({ text }, n) => writeFile(join(folder, `script-${n}`), text)))
    const parameters = [
      ...['--no-vacuum', '--protocol=prepared', `--client=${load.clients}`, '--jobs=2'],
      ...[`--time=${Math.ceil(load.warmup + load.seconds)}`, '--log', `--log-prefix=${join(folder, 'log')}`],
      ...files,
      ...['-h', place.host, '-p', String(place.port), '-U', place.user, place.database],
    ]
    const { child, tail } = start('pgbench', parameters, {
      env: { ...process.env, PGPASSWORD: place.password },
    })
    const late = setTimeout(() => child.kill('SIGKILL'), (load.warmup + load.seconds + 30) * 1000)
    const code = await new Promise<number | 'missing'>((resolve) => {
      child.once('error', () => resolve('missing'))
      child.once('exit', (status) => resolve(status ?? 1))
    })
    clearTimeout(late)
    if (code === 'missing') return undefined
    const limit = await readLog(folder, load)
    if (code !== 0 || !limit.perSecond) throw new Error(`pgbench ${scenario} failed\n${tail()}`)
    return limit
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** pgbench's transaction log: client, number, microseconds, script, end in seconds and microseconds; the warm-up is left out. */
async function readLog(folder: string, { warmup, seconds }: Load): Promise<Limit> {
  const done: { end: number; ms: number }[] = []
  for (const file of (await readdir(folder)).filter((name) => name.startsWith('log'))) {
    for (const line of (await readFile(join(folder, file), 'utf8')).split('\n')) {
      const [, , microseconds, , end, fraction] = line.split(' ').map(Number)
      if (microseconds) done.push({ end: (end ?? 0) + (fraction ?? 0) / 1e6, ms: microseconds / 1000 })
    }
  }
  const first = done.reduce((least, { end }) => Math.min(least, end), Infinity) + warmup
  const times = done.flatMap(({ end, ms }) => (end >= first && end < first + seconds ? [ms] : []))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}
