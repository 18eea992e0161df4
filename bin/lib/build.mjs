import { spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { progress } from './install.mjs'
import { cache, pinnedNode, root } from './paths.mjs'
import { tail } from './tail.mjs'

const note = path.join(cache, 'web-build.txt')
const output = path.join(root, 'web/dist')
const sources = ['web', 'packages', 'package-lock.json', 'tsconfig.base.json']
const skipped = new Set(['node_modules', 'dist', '.cache', 'coverage'])

/** Builds the web app when something that goes into it changed; judged by names, sizes and times, never by content. */
export function buildIfStale() {
  const command = buildCommand()
  if (!command) return
  const state = listSources()
  if (existsSync(output) && existsSync(note) && readFileSync(note, 'utf8') === state) return
  const done = progress('Building the web app')
  const started = Date.now()
  const log = path.join(cache, 'web-build.log')
  mkdirSync(cache, { recursive: true })
  const descriptor = openSync(log, 'w')
  const result = spawnSync(pinnedNode(), command, {
    cwd: path.join(root, 'web'),
    stdio: ['ignore', descriptor, descriptor],
  })
  closeSync(descriptor)
  if (result.status !== 0) {
    done('failed')
    throw new Error(`The web app could not be built; the end of ${log}:\n${tail(log, 25)}`)
  }
  // The state from before: what was saved during the build is built next time.
  writeFileSync(note, state)
  done(`${Math.round((Date.now() - started) / 1000)} s`)
}

function buildCommand() {
  if (existsSync(path.join(root, 'web/build.mjs'))) return [path.join(root, 'web/build.mjs')]
  const isSetUp = readdirSync(path.join(root, 'web')).some((name) => /^vite\.config\.[cm]?[jt]s$/.test(name))
  return isSetUp ? [path.join(root, 'node_modules/vite/bin/vite.js'), 'build'] : undefined
}

function listSources() {
  const lines = []
  const visit = (relative) => {
    const full = path.join(root, relative)
    const found = statSync(full, { throwIfNoEntry: false })
    if (!found) return
    if (!found.isDirectory()) {
      lines.push(`${relative} ${found.size} ${found.mtimeMs}`)
      return
    }
    for (const name of readdirSync(full).sort())
      if (!skipped.has(name) && !/^dist\.\d/.test(name)) visit(path.join(relative, name))
  }
  for (const source of sources) visit(source)
  return `${lines.join('\n')}\n`
}
