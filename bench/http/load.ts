import { join } from 'node:path'
import { end, start } from '../children.ts'
import type { Scenario, TargetKey } from './targets.ts'

export type Load = {
  target: TargetKey
  scenario: Scenario
  port: number
  token: string
  run: string
  /** Number of the first request; another for each load, so that no learner is enrolled twice. */
  first: number
  connections: number
  /** Seconds before counting starts. */
  warmup: number
  seconds: number
}

/** Good answers a second; times in milliseconds; how often each status came (0: no answer). */
export type Measured = {
  perSecond: number
  p50: number
  p99: number
  bytesEach: number
  statuses: Record<string, number>
}

/** Puts one server under one load, from a process of its own. */
export async function putUnderLoad(load: Load): Promise<Measured> {
  const loader = start(process.execPath, [join(import.meta.dirname, 'loader.ts')], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const late = setTimeout(() => loader.child.kill('SIGKILL'), (load.warmup + load.seconds + 30) * 1000)
  try {
    return await new Promise<Measured>((resolve, reject) => {
      loader.child.once('message', (measured: Measured) => resolve(measured))
      loader.child.once('exit', () =>
        reject(new Error(`the load generator ended without a result\n${loader.tail()}`)),
      )
      loader.child.send(load)
    })
  } finally {
    clearTimeout(late)
    await end(loader.child)
  }
}
