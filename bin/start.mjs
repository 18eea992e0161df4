#!/usr/bin/env node
import './lib/node-version.mjs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale } from './lib/build.mjs'
import { runToEnd } from './lib/child.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { cache, pinnedNode, root } from './lib/paths.mjs'

// A small young generation, one arena for what is not JavaScript and the server in one file (server/build.mjs) keep the
// resting server below 150 MB (215 MB without); the compile cache saves half of the start.
const memory = ['--max-semi-space-size=4', '--expose-gc']

/** `npm start [-- flags]`: installs and builds what is missing, then runs the server until it is told to stop. */
await main(async () => {
  await installIfNeeded()
  buildIfStale()
  const withParent = pathToFileURL(path.join(root, 'bin/lib/with-parent.mjs')).href
  const server = path.join(cache, 'server/main.mjs')
  return await runToEnd(pinnedNode(), [...memory, '--import', withParent, server, ...process.argv.slice(2)], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: path.join(root, '.cache/compile'), MALLOC_ARENA_MAX: '1', ...process.env },
  })
})
