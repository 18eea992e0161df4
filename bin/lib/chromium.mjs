import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The browser of the journeys; on Debian and Ubuntu it is installed when this runs as root. */
export function findChromium() {
  const found = installed()
  if (found) return found
  if (process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get')) {
    installByApt()
    const fresh = installed()
    if (fresh) return fresh
  }
  throw new Error(
    'The browser journeys need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to Chrome, Chromium or Edge.',
  )
}

function installed() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`)
    return named
  }
  return places().find((file) => existsSync(file))
}

function places() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
  }
  if (process.platform === 'win32') {
    const folders = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ].filter(Boolean)
    return [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ].flatMap((program) => folders.map((folder) => path.join(folder, program)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = [...new Set(['/usr/bin', ...(process.env.PATH ?? '').split(':').filter(Boolean)])]
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

function installByApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.error('Installing Chromium …')
  spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
    env,
  })
}
