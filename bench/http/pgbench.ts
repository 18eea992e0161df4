import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../children.ts'
import { placeOf } from '../postgres.ts'
import type { Scenario } from './targets.ts'

export type Limit = { perSecond: number; p50: number; p99: number }

/**
 * What PostgreSQL does of the very same SQL when nothing but pgbench stands before it: prepared statements, as many
 * clients as the servers have connections from the load. Undefined when there is no pgbench or no bench/sql/<scenario>.sql.
 */
export async function measureLimit(
  database: string,
  scenario: Scenario,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<Limit | undefined> {
  const script = join(import.meta.dirname, '..', 'sql', `${scenario}.sql`)
  if (!existsSync(script)) return undefined
  const place = placeOf(database)
  const folder = await mkdtemp(join(tmpdir(), 'halqa-pgbench-'))
  const parameters = [
    ...['--no-vacuum', '--protocol=prepared', `--client=${clients}`, '--jobs=2', `--time=${seconds}`],
    ...['--log', `--log-prefix=${join(folder, 'log')}`, `--file=${script}`],
    ...['-h', place.host, '-p', String(place.port), '-U', place.user, place.database],
  ]
  try {
    const { child, tail } = start('pgbench', parameters, {
      env: { ...process.env, PGPASSWORD: place.password },
    })
    const late = setTimeout(() => child.kill('SIGKILL'), (seconds + 30) * 1000)
    const code = await new Promise<number | 'missing'>((resolve) => {
      child.once('error', () => resolve('missing'))
      child.once('exit', (status) => resolve(status ?? 1))
    })
    clearTimeout(late)
    if (code === 'missing') return undefined
    const perSecond = Number(/tps = ([\d.]+) \(without/.exec(tail())?.[1])
    if (code !== 0 || !perSecond) throw new Error(`pgbench ${scenario} failed\n${tail()}`)
    return { perSecond, ...(await latencies(folder)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** pgbench's transaction log: client, number, microseconds, script, time. */
async function latencies(folder: string): Promise<{ p50: number; p99: number }> {
  const times: number[] = []
  for (const file of await readdir(folder)) {
    for (const line of (await readFile(join(folder, file), 'utf8')).split('\n')) {
      const time = Number(line.split(' ')[2])
      if (time) times.push(time / 1000)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}
