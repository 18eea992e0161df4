import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cache, pinnedNode, root } from './paths.mjs'
import { tail } from './tail.mjs'

const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.halqa-install')
const lockfile = path.join(root, 'package-lock.json')

/** Installs what package-lock.json names unless that is done already; returns whether it did something. */
export async function installIfNeeded() {
  if (isInstalled()) return false
  const unlock = await lock()
  try {
    // Another start may have installed while this one waited.
    if (!isInstalled()) await install()
  } finally {
    unlock()
  }
  return true
}

function isInstalled() {
  if (!existsSync(modules)) return false
  if (!existsSync(lockfile)) return existsSync(stamp)
  const hash = lockfileHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return true
  if (!installedByHand()) return false
  writeStamp(hash)
  return true
}

/** Whether somebody ran npm himself: npm notes what it installed, which must be what the lockfile names. */
function installedByHand() {
  const noted = path.join(modules, '.package-lock.json')
  if (!existsSync(noted)) return false
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  const found = JSON.parse(readFileSync(noted, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || !name.includes('node_modules/')) return true
    if (!found[name]) return entry.optional === true || entry.devOptional === true || entry.peer === true
    return entry.link === true || found[name].version === entry.version
  })
}

function lockfileHash() {
  return createHash('sha256').update(readFileSync(lockfile)).digest('hex')
}

function writeStamp(content) {
  try {
    writeFileSync(stamp, `${content}\n`)
  } catch {
    // A folder of another user: it is looked at again next time.
  }
}

async function install() {
  const command = existsSync(lockfile) ? 'ci' : 'install'
  const log = path.join(cache, 'install.log')
  const started = Date.now()
  const done = progress('Installing the packages, once')
  // Install scripts of packages are not run: none is needed, and each would be foreign code with our rights.
  const args = [
    command,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=warn',
    '--include=dev',
    '--include=optional',
  ]
  const status = await runNpm(args, log)
  if (status !== 0) {
    done('failed')
    throw new Error(`npm ${command} failed (all of it: ${log}):\n${complaints(log)}`)
  }
  await prepareDatabaseBinaries(log)
  writeStamp(existsSync(lockfile) ? lockfileHash() : 'without a lockfile')
  done(`${Math.round((Date.now() - started) / 1000)} s`)
}

/** npm says what is wrong first, and then how it could be called. */
function complaints(log) {
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /^npm error\s+\S/.test(line))
  return lines.length > 0 ? lines.slice(0, 12).join('\n') : tail(log, 20)
}

/** The libraries of PostgreSQL need links that npm cannot carry; they are made while this user may write here. */
async function prepareDatabaseBinaries(log) {
  const module = path.join(root, 'server/src/platform/postgres/binaries.ts')
  if (!existsSync(module)) return
  const program = `import(process.argv[1]).then((module) => module.findBinaries()).catch((error) => { console.error(error.message) })`
  const status = await logged(pinnedNode(), ['-e', program, module], log)
  if (status !== 0) throw new Error(`The pinned Node 26 does not run on this machine:\n${tail(log, 5)}`)
}

function runNpm(args, log) {
  rmSync(log, { force: true })
  const cli = npmCli()
  if (cli) return logged(process.execPath, [cli, ...args], log)
  // On Windows npm is a command file, which only a shell starts; the arguments are our own words.
  return logged('npm', args, log, { shell: process.platform === 'win32' })
}

/** npm's own script: the running npm, or the one that lies beside the running Node. */
function npmCli() {
  const beside = [process.execPath, realpathSync(process.execPath)].flatMap((node) => [
    path.join(path.dirname(node), '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(path.dirname(node), 'node_modules/npm/bin/npm-cli.js'),
  ])
  const running = process.env.npm_execpath ?? ''
  const known = [
    running.endsWith('npm-cli.js') ? running : '',
    ...beside,
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  return known.find((file) => file && existsSync(file))
}

function logged(program, args, log, options = {}) {
  mkdirSync(path.dirname(log), { recursive: true })
  const descriptor = openSync(log, 'a')
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', descriptor, descriptor],
      windowsHide: true,
      ...options,
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code))
  }).finally(() => closeSync(descriptor))
}

/** One line on a terminal that counts the seconds, one plain line elsewhere. */
export function progress(what) {
  const started = Date.now()
  const live = process.stderr.isTTY === true
  const show = () => process.stderr.write(`\r${what} … ${Math.round((Date.now() - started) / 1000)} s`)
  const timer = live ? setInterval(show, 1000) : undefined
  process.stderr.write(live ? `${what} …` : `${what} …\n`)
  return (result) => {
    clearInterval(timer)
    process.stderr.write(live ? `\r${what}: ${result}        \n` : `${what}: ${result}\n`)
  }
}

/** Two starts at once must not install into each other. */
async function lock() {
  mkdirSync(cache, { recursive: true })
  const file = path.join(cache, 'install.lock')
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned(file)) rmSync(file, { force: true })
      else await sleep(300)
    }
  }
}

function isAbandoned(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    // Numbers come round again, above all in containers; no installation takes that long.
    return Date.now() - statSync(file).mtimeMs > 1_200_000
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
