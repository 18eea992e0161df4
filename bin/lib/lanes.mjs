import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from './chromium.mjs'
import { cache, pinnedNode, root } from './paths.mjs'

/**
 * A lane is one kind of check. `steps` are run one after another; `count` reads how many checks passed and failed
 * when the lane can say so itself, otherwise it counts as one.
 * @typedef {{ name: string, steps: { program: string, args: string[], cwd?: string, env?: Record<string, string> }[],
 *   count?: (log: string) => { passed: number, failed: number } | undefined }} Lane
 */

/** Every lane of this checkout in the order of running; cheap ones first. */
export const laneNames = [
  'types',
  'lint',
  'format',
  'migrations',
  'drift',
  'server',
  'web',
  'faults',
  'journeys',
]

/** @returns {Lane | undefined} nothing when this checkout has nothing for that lane to check. */
export function lane(name) {
  return makers[name]()
}

const makers = {
  types,
  lint,
  format,
  migrations,
  drift,
  server: () => vitest('server'),
  web,
  faults,
  journeys,
}

function types() {
  const folders = ['server', 'web', 'e2e', 'bench', 'packages/api-client']
  const projects = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => /^tsconfig(?:\.[\w-]+)?\.json$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
  return {
    name: 'types',
    steps: projects.map((project) => tool('typescript/bin/tsc', '--noEmit', '-p', project)),
  }
}

function lint() {
  return { name: 'lint', steps: [tool('oxlint/bin/oxlint', '--format=unix')] }
}

function format() {
  return { name: 'format', steps: [tool('@biomejs/biome/bin/biome', 'format', '--max-diagnostics=20', '.')] }
}

function migrations() {
  const folder = path.join(root, 'server/migrations')
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => path.join(folder, file))
  return { name: 'migrations', steps: [tool('squawk-cli/js/bin/squawk', ...files)] }
}

function drift() {
  if (!has('server/src/cli/generate.ts')) return undefined
  return { name: 'drift', steps: [script('server/src/cli/generate.ts', '--check')] }
}

function web() {
  return has('web/src') && someFile('web/src', /\.test\.tsx?$/) ? vitest('web') : undefined
}

/** `npm run faults` with fewer payments. */
function faults() {
  if (!has('e2e/faults/run.ts')) return undefined
  return { name: 'faults', steps: [script('e2e/faults/run.ts', '300')], count: lastCounts }
}

function journeys() {
  if (!has('e2e/run.ts')) return undefined
  return {
    name: 'journeys',
    steps: [{ ...script('e2e/run.ts'), env: { CHROMIUM_PATH: findChromium() } }],
    count: lastCounts,
  }
}

function vitest(workspace) {
  const report = path.join(cache, 'test-logs', `${workspace}.json`)
  rmSync(report, { force: true })
  const step = tool(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  )
  return {
    name: workspace,
    steps: [{ ...step, cwd: path.join(root, workspace) }],
    count: () => vitestCounts(report),
  }
}

function vitestCounts(report) {
  if (!existsSync(report)) return undefined
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that could not even be loaded holds no tests, and is one failure.
  const failed = testResults.map((file) => {
    const tests = file.assertionResults.filter((test) => test.status === 'failed').length
    return tests === 0 && file.status === 'failed' ? 1 : tests
  })
  return { passed: numPassedTests, failed: failed.reduce((sum, count) => sum + count, 0) }
}

/** The last line of the form `12 passed, 0 failed`. */
function lastCounts(log) {
  const found = [...readFileSync(log, 'utf8').matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1)
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : undefined
}

function tool(program, ...args) {
  return script(path.join(root, 'node_modules', program), ...args)
}

function script(file, ...args) {
  return { program: pinnedNode(), args: [file, ...args] }
}

function has(relative) {
  return existsSync(path.join(root, relative))
}

function someFile(folder, pattern) {
  return readdirSync(path.join(root, folder), { recursive: true }).some((name) => pattern.test(String(name)))
}
