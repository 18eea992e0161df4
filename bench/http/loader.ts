import { setTimeout as pause } from 'node:timers/promises'
import { Connection } from './connection.ts'
import type { Load, Measured } from './load.ts'
import { targets } from './targets.ts'

/** The load generator: a process of its own, told what to do by its parent and answering with one message. */
process.once('message', (load: Load) => {
  void measure(load).then((measured) => process.send?.(measured, () => process.exit(0)))
})

async function measure(load: Load): Promise<Measured> {
  const target = targets[load.target]
  const latencies: number[] = []
  const statuses: Record<string, number> = {}
  let [next, bytes, running, counting] = [load.first, 0, true, false]

  const connections = Array.from({ length: load.connections }, () => new Connection(load.port))
  const loops = connections.map(async (connection) => {
    while (running) {
      const request = target.request(load.scenario, next++, load.token, load.run)
      const begun = performance.now()
      const outcome = await connection.ask(request).catch(() => ({ status: 0, bytes: 0 }))
      if (!counting || !running) continue
      latencies.push(performance.now() - begun)
      bytes += outcome.bytes
      statuses[outcome.status] = (statuses[outcome.status] ?? 0) + 1
      if (outcome.status === 0) await pause(20)
    }
  })

  await pause(load.warmup * 1000)
  counting = true
  const begun = performance.now()
  await pause(load.seconds * 1000)
  running = false
  const seconds = (performance.now() - begun) / 1000
  await Promise.race([Promise.all(loops), pause(3000)])
  for (const connection of connections) connection.close()

  latencies.sort((a, b) => a - b)
  const good = Object.entries(statuses).reduce(
    (sum, [status, count]) => (status.startsWith('2') ? sum + count : sum),
    0,
  )
  return {
    perSecond: good / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    bytesEach: latencies.length ? bytes / latencies.length : 0,
    statuses,
  }
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
