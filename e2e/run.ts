import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { devices, launch, type Device } from './lib/browser.ts'
import { Steps } from './lib/steps.ts'

/*
 * Walks every journey of e2e/journeys in a real browser, on a phone in Arabic and on a desktop in English.
 * `node e2e/run.ts [journey …] [--device ar-375] [--keep]`; --keep writes the pictures into docs/screens.
 */
export interface Journey {
  readonly name: string
  readonly walk: (options: { browser: Browser; device: Device; steps: Steps }) => Promise<void>
}

const words = process.argv.slice(2)
const keep = words.includes('--keep')
const onlyDevice = words[words.indexOf('--device') + 1]
const wanted = words.filter((word, index) => !word.startsWith('--') && words[index - 1] !== '--device')

const folder = path.join(import.meta.dirname, 'journeys')
const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).toSorted()
const browser = await launch()
let passed = 0
let failed = 0
for (const file of files) {
  const { journey }: { journey: Journey } = await import(path.join(folder, file))
  if (wanted.length > 0 && !wanted.includes(journey.name)) continue
  for (const device of devices) {
    if (words.includes('--device') && device.name !== onlyDevice) continue
    const steps = new Steps(journey.name, device.name, keep)
    await journey.walk({ browser, device, steps }).catch((error: unknown) => {
      steps.results.push({
        name: `${journey.name} (${device.name})`,
        problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    })
    for (const result of steps.results) {
      if (result.problem === null) passed += 1
      else failed += 1
      console.log(
        result.problem === null ? `ok    ${result.name}` : `FAIL  ${result.name}\n      ${result.problem}`,
      )
    }
  }
}
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
