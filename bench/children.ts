import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const running = new Set<ChildProcess>()

/** Starts a child that ends with this process, however this process ends. Its last output is kept for error messages. */
export function start(
  command: string,
  parameters: string[],
  options: SpawnOptions,
): { child: ChildProcess; tail: () => string } {
  const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe', ...ipc(options)] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  const note = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000)
  }
  child.stdout?.on('data', note)
  child.stderr?.on('data', note)
  return { child, tail: () => output }
}

function ipc(options: SpawnOptions): 'ipc'[] {
  return Array.isArray(options.stdio) && options.stdio.includes('ipc') ? ['ipc'] : []
}

/** Asks the child to end, and ends it after `grace` milliseconds. */
export async function end(child: ChildProcess, grace = 5000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const forced = setTimeout(() => child.kill('SIGKILL'), grace)
  await gone
  clearTimeout(forced)
}

export async function endAll(): Promise<void> {
  await Promise.all([...running].map((child) => end(child)))
}

/** Waits until the address answers, for at most `seconds`; fails early when the child ends. */
export async function answers(
  url: string,
  server: { child: ChildProcess; tail: () => string },
  seconds: number,
): Promise<void> {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    if (server.child.exitCode !== null) throw new Error(`${url}: the server ended\n${server.tail()}`)
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer && answer.status < 500) return
    await pause(100)
  }
  throw new Error(`${url} did not answer in ${seconds} s\n${server.tail()}`)
}

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
