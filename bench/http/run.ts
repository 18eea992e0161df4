import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endAll } from '../children.ts'
import { chosenWorkers, preparePeer, startPeer } from '../peers/drf/run.ts'
import { runSql } from '../postgres.ts'
import { checkAnswers } from './check.ts'
import { type Database, openDatabase } from './database.ts'
import { startHalqa } from './halqa.ts'
import { type Measured, putUnderLoad } from './load.ts'
import { describeMachine } from './machine.ts'
import type { Options } from './options.ts'
import { measureLimit } from './pgbench.ts'
import { freePort } from './ports.ts'
import { chapter, type Row, table } from './report.ts'
import { type Scenario, seeded, type TargetKey } from './targets.ts'

type Running = { target: TargetKey; url: string; port: number; token: string; stop(): Promise<void> }

const bench = join(import.meta.dirname, '..')

/** Course list, course detail and enrolment: Halqa, the peer and the limit on one database, in one run. */
export async function runHttp(options: Options): Promise<void> {
  const database = await openDatabase()
  const servers: Running[] = []
  const bound = bounded(options)
  try {
    await Promise.race([compareServers(options, database, servers), bound.broken])
  } finally {
    bound.clear()
    await Promise.all(servers.map((server) => server.stop()))
    await endAll()
    await database.stop()
  }
}

async function compareServers(options: Options, database: Database, servers: Running[]): Promise<void> {
  const machine = await describeMachine(database.adminUrl)
  say('seeding')
  await seed(database)
  if (options.servers.includes('drf')) servers.push(await servePeer(database))
  if (options.servers.includes('halqa')) servers.push(await serveHalqa(database))
  await runSql(database.adminUrl, 'VACUUM ANALYZE')
  await checkAnswers(servers, options.only)

  const rows: Row[] = []
  for (const scenario of options.only) rows.push(await measure(scenario, servers, database, options))
  console.log(`\n${table(rows)}\n`)
  if (!options.keep) return
  const at = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`
  await appendFile(join(bench, 'RESULTS.md'), chapter(rows, options, machine, serving(database), at))
}

/** Breaks off when somebody interrupts, or when the run takes far longer than its loads can. */
function bounded(options: Options): { broken: Promise<never>; clear: () => void } {
  const loads =
    options.rounds * options.only.length * options.servers.length * (options.warmup + options.seconds + 30)
  let clear = () => {}
  const broken = new Promise<never>((_, reject) => {
    const interrupt = () => reject(new Error('interrupted'))
    const late = setTimeout(() => reject(new Error('the run takes too long')), (300 + loads) * 1000)
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
    clear = () => {
      clearTimeout(late)
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    }
  })
  return { broken, clear }
}

async function seed(database: Database): Promise<void> {
  const source = await readFile(join(bench, 'seed/source.sql'), 'utf8')
  await runSql(
    database.adminUrl,
    source.replaceAll(':courses', String(seeded.courses)).replaceAll(':learners', String(seeded.learners)),
  )
}

async function servePeer(database: Database): Promise<Running> {
  say('starting the peer')
  await preparePeer(database.adminUrl)
  await runSql(database.adminUrl, await readFile(join(bench, 'seed/peer.sql'), 'utf8'))
  const port = await freePort()
  return { target: 'drf', port, ...(await startPeer(database.adminUrl, port)) }
}

async function serveHalqa(database: Database): Promise<Running> {
  say('starting Halqa')
  const port = await freePort()
  return { target: 'halqa', port, ...(await startHalqa(database, port)) }
}

/** Takes turns, round after round, so that a change of the machine's mood meets all; the median round counts. */
async function measure(
  scenario: Scenario,
  servers: Running[],
  database: Database,
  options: Options,
): Promise<Row> {
  const rounds: Row[] = []
  for (let round = 1; round <= options.rounds; round++) {
    const row: Row = { scenario }
    for (const server of servers) {
      say(`${scenario}, round ${round}: ${server.target}`)
      row[server.target] = await measureServer(server, scenario, round, options)
    }
    if (options.servers.includes('pgbench')) {
      say(`${scenario}, round ${round}: pgbench`)
      const { connections: clients, warmup, seconds } = options
      row.limit = await measureLimit(database.adminUrl, scenario, { clients, warmup, seconds })
    }
    rounds.push(row)
  }
  return {
    scenario,
    halqa: median(rounds.map((row) => row.halqa)),
    drf: median(rounds.map((row) => row.drf)),
    limit: median(rounds.map((row) => row.limit)),
  }
}

function measureServer(
  server: Running,
  scenario: Scenario,
  round: number,
  options: Options,
): Promise<Measured> {
  const { target, port, token } = server
  const { connections, warmup, seconds } = options
  const run = `load-${process.pid}`
  return putUnderLoad({
    target,
    scenario,
    port,
    token,
    run,
    first: round * 1_000_000,
    connections,
    warmup,
    seconds,
  })
}

function median<T extends { perSecond: number }>(rounds: (T | undefined)[]): T | undefined {
  const measured = rounds.filter((round) => round !== undefined).sort((a, b) => a.perSecond - b.perSecond)
  return measured[Math.floor((measured.length - 1) / 2)]
}

function serving(database: Database): string {
  const { kind, count, threads } = chosenWorkers
  const peer = `${count} gunicorn workers (${kind}${kind === 'gthread' ? `, ${threads} threads each` : ''})`
  return `Halqa as one Node process; the peer as ${peer}, debug off, persistent connections; ${database.description} for all.`
}

function say(words: string): void {
  console.log(`… ${words}`)
}
