#!/usr/bin/env node
import './lib/node-version.mjs'
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { installIfNeeded } from './lib/install.mjs'
import { lane, laneNames } from './lib/lanes.mjs'
import { main } from './lib/main.mjs'
import { cache, root } from './lib/paths.mjs'
import { tail } from './lib/tail.mjs'

const logs = path.join(cache, 'test-logs')
let current

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.on(signal, () => {
    current?.kill(signal)
    process.exit(code)
  })
}

/** `npm test [-- --lane server,types]`: every lane to its end, then one line with the sums. */
await main(async () => {
  const names = chosenLanes()
  await installIfNeeded()
  mkdirSync(logs, { recursive: true })
  const sum = { passed: 0, failed: 0 }
  for (const name of names) {
    const counts = await runLane(name)
    sum.passed += counts.passed
    sum.failed += counts.failed
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed > 0 ? 1 : 0
})

function chosenLanes() {
  const { values } = parseArgs({ options: { lane: { type: 'string', multiple: true } } })
  const names = (values.lane ?? []).flatMap((value) => value.split(',')).filter(Boolean)
  const unknown = names.filter((name) => !laneNames.includes(name))
  if (unknown.length > 0)
    throw new Error(`There is no lane ${unknown.join(', ')}; there are ${laneNames.join(', ')}.`)
  return names.length > 0 ? laneNames.filter((name) => names.includes(name)) : laneNames
}

async function runLane(name) {
  const log = path.join(logs, `${name}.log`)
  writeFileSync(log, '')
  const started = Date.now()
  let work
  let isFine = true
  try {
    work = lane(name)
    // All steps, also after one that failed: people want the whole list.
    for (const step of work?.steps ?? []) isFine = (await runStep(step, log)) && isFine
  } catch (error) {
    writeFileSync(log, `${error instanceof Error ? error.message : error}\n`)
    isFine = false
  }
  if (isFine && !work) return { passed: 0, failed: 0 }
  const counts = judge(isFine, work?.count?.(log))
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(11)} ${seconds.padStart(6)} s  ${counts.passed} passed, ${counts.failed} failed`,
  )
  if (counts.failed > 0) console.log(`${indent(tail(log, 60))}\n    (all of it: ${path.relative(root, log)})`)
  return counts
}

/** A lane that ended badly has failed, whatever it counted. */
function judge(isFine, counted) {
  if (!counted) return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  if (!isFine && counted.failed === 0) return { passed: counted.passed, failed: 1 }
  if (isFine && counted.passed + counted.failed === 0) return { passed: 0, failed: 1 }
  return counted
}

function runStep(step, log) {
  const descriptor = openSync(log, 'a')
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...step.env }
    current = spawn(step.program, step.args, {
      cwd: step.cwd ?? root,
      env,
      stdio: ['ignore', descriptor, descriptor],
    })
    current.once('error', reject)
    current.once('close', (code) => resolve(code === 0))
  }).finally(() => closeSync(descriptor))
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}
