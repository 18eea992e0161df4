import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** A process, told apart from a later one that got the same number. */
export interface ProcessMark {
  readonly pid: number
  /** Clock ticks between boot and its start (Linux); null where that is not known. */
  readonly startedAt: string | null
}

/** Name and start of a living process; null when there is none or only a zombie is left of it. */
export function livingProcess(pid: number): (ProcessMark & { readonly name: string | null }) | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null
  }
  if (process.platform !== 'linux') return { pid, startedAt: null, name: null }
  const stat = readStat(pid)
  if (stat === null) return null
  // The name is in parentheses and may hold anything, so that fields are counted from the last one.
  const end = stat.lastIndexOf(')')
  const fields = stat.slice(end + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  return { pid, startedAt: fields[19] ?? null, name: stat.slice(stat.indexOf('(') + 1, end) }
}

/**
 * A file that says which living process holds something. A holder that died loses it to the next who asks.
 * @returns whether this process holds it now.
 */
export function acquire(file: string): boolean {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  const own = livingProcess(process.pid)
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: own?.startedAt ?? null }), {
    mode: 0o600,
  })
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (link(draft, file)) return true
      const content = read(file)
      if (content === null) continue
      const holder = parseMark(content)
      if (holder && isSame(holder)) return holder.pid === process.pid
      takeAway(file, content, `${draft}.old`)
    }
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The living process that holds the file, if any. */
export function holderOf(file: string): ProcessMark | null {
  const content = read(file)
  const holder = content === null ? null : parseMark(content)
  return holder && isSame(holder) ? holder : null
}

/** Gives it back; does nothing when somebody else holds it. */
export function release(file: string): void {
  if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true })
}

function isSame(mark: ProcessMark): boolean {
  const living = livingProcess(mark.pid)
  return living !== null && (mark.startedAt === null || living.startedAt === mark.startedAt)
}

/** Moved first: whoever moves it looks again at what he got, so that a fresh lock is never thrown away. */
function takeAway(file: string, expected: string, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) !== expected) link(aside, file)
  rmSync(aside, { force: true })
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function readStat(pid: number): string | null {
  return read(`/proc/${pid}/stat`)
}

function parseMark(content: string): ProcessMark | null {
  try {
    const value: unknown = JSON.parse(content)
    if (value === null || typeof value !== 'object' || !('pid' in value) || typeof value.pid !== 'number')
      return null
    const startedAt = 'startedAt' in value && typeof value.startedAt === 'string' ? value.startedAt : null
    return { pid: value.pid, startedAt }
  } catch {
    return null
  }
}
