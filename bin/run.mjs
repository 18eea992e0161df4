#!/usr/bin/env node
import './lib/node-version.mjs'
import path from 'node:path'
import { runToEnd } from './lib/child.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { pinnedNode } from './lib/paths.mjs'

/** `node bin/run.mjs <file.ts> [arguments]`: runs a script of this repository on the pinned Node. */
await main(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (!file) throw new Error('Usage: node bin/run.mjs <file> [arguments]')
  await installIfNeeded()
  return await runToEnd(pinnedNode(), [path.resolve(file), ...args])
})
