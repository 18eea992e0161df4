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

const skipped = new Set(['node_modules', 'dist', '.cache', 'coverage'])
const parts = [
  {
    title: 'Building the web app',
    name: 'web',
    output: path.join(root, 'web/dist'),
    sources: ['web', 'packages', 'package-lock.json', 'tsconfig.base.json'],
  },
  {
    title: 'Building the server',
    name: 'server',
    output: path.join(cache, 'server/main.mjs'),
    sources: ['server/src', 'server/build.mjs', 'server/package.json', 'package-lock.json'],
  },
]

/** Builds what changed of the web app and the server; judged by names, sizes and times, never by content. */
export function buildIfStale() {
  for (const part of parts) if (existsSync(path.join(root, part.name, 'build.mjs'))) build(part)
}

function build({ title, name, output, sources }) {
  const note = path.join(cache, `${name}-build.txt`)
  const state = `${root}\n${listOf(sources)}`
  if (existsSync(output) && existsSync(note) && readFileSync(note, 'utf8') === state) return
  const done = progress(title)
  const started = Date.now()
  const log = path.join(cache, `${name}-build.log`)
  mkdirSync(cache, { recursive: true })
  const descriptor = openSync(log, 'w')
  const result = spawnSync(pinnedNode(), [path.join(root, name, 'build.mjs')], {
    cwd: path.join(root, name),
    stdio: ['ignore', descriptor, descriptor],
  })
  closeSync(descriptor)
  if (result.status !== 0) {
    done('failed')
    throw new Error(`The ${name} could not be built; the end of ${log}:\n${tail(log, 25)}`)
  }
  // The state from before: what was saved during the build is built next time.
  writeFileSync(note, state)
  done(`${Math.round((Date.now() - started) / 1000)} s`)
}

function listOf(sources) {
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
