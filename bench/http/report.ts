import type { Measured } from './load.ts'
import type { Machine } from './machine.ts'
import type { Options } from './options.ts'
import type { Limit } from './pgbench.ts'
import type { Scenario } from './targets.ts'

export type Row = { scenario: Scenario; halqa?: Measured; drf?: Measured; limit?: Limit }

type Goal = { ofPeer: number; ofLimit?: number }

/** Times the peer, and share of the limit, that each scenario must reach; p99 may be five times p50. */
const goals: Record<Scenario, Goal> = {
  list: { ofPeer: 7.5, ofLimit: 0.9 },
  cached: { ofPeer: 40 },
  detail: { ofPeer: 20, ofLimit: 0.6 },
  enrolment: { ofPeer: 8, ofLimit: 0.6 },
}
const longestTail = 5

const header = [
  'scenario',
  'server',
  'good/s',
  'p50 ms',
  'p99 ms',
  'other answers',
  '× peer',
  '× limit',
  'goal',
  'met?',
]

/** A Markdown table; prints well in a terminal too. */
export function table(rows: Row[]): string {
  const lines = [header, header.map(() => '---'), ...rows.flatMap(linesOf)]
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n')
}

function linesOf({ scenario, halqa, drf, limit }: Row): string[][] {
  const lines: string[][] = []
  if (halqa) {
    const ofPeer = drf && halqa.perSecond / drf.perSecond
    const ofLimit = limit && halqa.perSecond / limit.perSecond
    lines.push([
      scenario,
      'Halqa',
      ...figures(halqa),
      others(halqa),
      times(ofPeer),
      times(ofLimit),
      wish(goals[scenario]),
      verdict(scenario, halqa, ofPeer, ofLimit),
    ])
  }
  if (drf) lines.push([scenario, 'Django REST', ...figures(drf), others(drf), '', '', '', ''])
  if (limit) lines.push([scenario, 'pgbench', ...figures(limit), '', '', '', '', ''])
  return lines
}

function figures({ perSecond, p50, p99 }: { perSecond: number; p50: number; p99: number }): string[] {
  return [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)]
}

function others({ statuses }: Measured): string {
  return Object.entries(statuses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, count]) => `${count} × ${status === '0' ? 'no answer' : status}`)
    .join(', ')
}

function times(ratio: number | undefined): string {
  return ratio === undefined ? '' : ratio.toFixed(2)
}

function wish({ ofPeer, ofLimit }: Goal): string {
  const limit = ofLimit === undefined ? '' : ` ≥ ${ofLimit} × limit,`
  return `≥ ${ofPeer} × peer,${limit} p99 ≤ ${longestTail} × p50`
}

function verdict(scenario: Scenario, halqa: Measured, ofPeer?: number, ofLimit?: number): string {
  const missed = [
    ...(ofPeer !== undefined && ofPeer < goals[scenario].ofPeer ? ['peer'] : []),
    ...(ofLimit !== undefined && ofLimit < (goals[scenario].ofLimit ?? 0) ? ['limit'] : []),
    ...(halqa.p99 > longestTail * halqa.p50 ? ['tail'] : []),
    ...(others(halqa) ? ['refusals'] : []),
  ]
  if (missed.length) return `no: ${missed.join(', ')}`
  const missing = ofPeer === undefined || (ofLimit === undefined && goals[scenario].ofLimit !== undefined)
  return missing ? 'yes, of what was measured' : 'yes'
}

/** One chapter of RESULTS.md. */
export function chapter(
  rows: Row[],
  options: Options,
  machine: Machine,
  serving: string,
  at: string,
): string {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`)
  return `
## HTTP, ${at}

${table(rows)}

- Load: ${options.connections} keep-alive connections, one request each at a time, ${options.rounds} rounds in turn of ${options.warmup} s warm-up and ${options.seconds} s measured, the median round counts; the load generator is one Node process.
- Machine: ${machine.cores} cores (${machine.processor}), ${machine.memoryGib} GiB; load average before the run ${machine.loadBefore}. Servers, PostgreSQL and load generator share all cores; nothing is pinned.
- Serving: ${serving}
- Versions: ${versions.join(', ')}.
${options.note ? `- Note: ${options.note}\n` : ''}`
}
