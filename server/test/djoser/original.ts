import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Hooks, Send } from './replay.ts'
import type { Variant } from './script.ts'

const project = join(import.meta.dirname, 'original')
const python = '/usr/bin/python3'
const variants: Variant[] = ['plain', 'retype', 'activation']

export type Original = { send: Send; hooks: Hooks; stop(): Promise<void> }

/** Starts Djoser on three loopback ports from `firstPort` on, over one empty SQLite file in the temporary folder. */
export async function startOriginal(firstPort: number): Promise<Original> {
  const folder = await mkdtemp(join(tmpdir(), 'halqa-djoser-'))
  const database = join(folder, 'original.sqlite3')
  const children: ChildProcess[] = []
  const stop = async () => {
    await Promise.all(children.map(end))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    execFileSync(python, ['manage.py', 'migrate', '--run-syncdb', '-v', '0'], { cwd: project, env: environment('plain', database) })
    variants.forEach((variant, index) => {
      children.push(serve(variant, firstPort + index, database))
    })
    await Promise.all(variants.map((_, index) => ready(firstPort + index)))
  } catch (error) {
    await stop()
    throw error
  }
  return { send: sender(firstPort), hooks: backstage(firstPort), stop }
}

function environment(variant: Variant, database: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    PYTHONDONTWRITEBYTECODE: '1',
    ORIGINAL_VARIANT: variant,
    ORIGINAL_DATABASE: database,
  }
}

function serve(variant: Variant, port: number, database: string): ChildProcess {
  return spawn(python, ['manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`], {
    cwd: project,
    env: environment(variant, database),
    stdio: 'ignore',
  })
}

async function ready(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/backstage/ready/`).catch(() => undefined)
    if (answer?.ok) return
    await pause(200)
  }
  throw new Error(`Djoser did not answer on port ${port}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

function sender(firstPort: number): Send {
  return async ({ method, path, headers, body, variant }) => {
    // Bytes, because fetch would name a content type of its own for a text.
    const payload = body === undefined ? undefined : new TextEncoder().encode(body)
    const request: RequestInit = { method, headers, body: payload, redirect: 'manual' }
    const answer = await fetch(`http://127.0.0.1:${firstPort + variants.indexOf(variant)}${path}`, request)
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
  }
}

function backstage(port: number): Hooks {
  const ask = async (path: string, query: Record<string, string>) => {
    const answer = await fetch(`http://127.0.0.1:${port}/backstage/${path}/?${new URLSearchParams(query)}`)
    if (!answer.ok) throw new Error(`backstage ${path} ${JSON.stringify(query)}: ${answer.status}`)
    return answer
  }
  return {
    unknownId: '999999',
    mailbox: async (kind, to) => {
      const letter: { uid: string; token: string } = JSON.parse(await (await ask('mailbox', { kind, to })).text())
      return letter
    },
    promote: async (phone) => void (await ask('promote', { phone })),
    deactivate: async (phone) => void (await ask('deactivate', { phone })),
    // Djoser takes a new phone at its word.
    confirmPhone: async () => undefined,
  }
}
