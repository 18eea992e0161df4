import { spawn } from 'node:child_process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program to its end and hands signals on to it. It gets a process group of its own, because a terminal sends
 * Ctrl-C to the whole group and npm repeats it: each stop must reach the program once.
 * @returns {Promise<number>} its exit code, 128 + number for a signal as shells have it.
 */
export function runToEnd(program, args, options = {}) {
  const grouped = process.platform !== 'win32'
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: grouped,
    ...options,
  })
  let last = 0
  const forward = (signal) => {
    // A second one after a while is somebody who does not want to wait any longer.
    if (Date.now() - last < 1500) return
    last = Date.now()
    if (grouped) child.kill(signal)
  }
  for (const signal of signals) process.on(signal, forward)
  watchShell(() => forward('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 128 + (signalNumbers[signal] ?? 0) : (code ?? 1)))
  })
}

/** npm hands SIGTERM to the shell that it put between, and that shell dies of it without telling anybody. */
function watchShell(whenGone) {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    whenGone()
  }, 200)
  timer.unref()
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGTERM: 15 }
