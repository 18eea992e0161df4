#!/usr/bin/env node
import './lib/node-version.mjs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale } from './lib/build.mjs'
import { runToEnd } from './lib/child.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { pinnedNode, root } from './lib/paths.mjs'

/** `npm start [-- flags]`: installs and builds what is missing, then runs the server until it is told to stop. */
await main(async () => {
  await installIfNeeded()
  buildIfStale()
  const withParent = pathToFileURL(path.join(root, 'bin/lib/with-parent.mjs')).href
  const server = path.join(root, 'server/src/main.ts')
  return await runToEnd(pinnedNode(), ['--import', withParent, server, ...process.argv.slice(2)], {
    cwd: root,
  })
})
